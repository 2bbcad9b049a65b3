import { expect, test } from 'vitest';
import { joinVerdictReads } from '../../../src/access/tokens/verdict-reads.ts';

const idOf = (number: number) => `0197a1a6-8b1f-7cc3-98c4-${String(number).padStart(12, '0')}`;
const HUNDRED = Array.from({ length: 100 }, (_, index) => idOf(index));

/** A database whose answers wait until they are released. Partners `a…` belong to account 1, `b…` to account 2. */
function heldDatabase() {
  const asked: { sessionIds: string[]; clientIds: string[]; answer: () => void }[] = [];
  const read = <Row>(_name: string, _statement: string, values: readonly unknown[]) =>
    new Promise<Row>((resolve) => {
      const [sessionIds, clientIds] = values as unknown as [string[], string[]];
      const partners = clientIds.map((clientId) => ({
        clientId,
        accountId: clientId.startsWith('a') ? 1 : 2,
        secretHash: '',
        previousSecretHash: null,
        previousSecretUntil: null,
        disabledAt: null,
      }));
      asked.push({ sessionIds, clientIds, answer: () => resolve({ sessions: null, partners } as Row) });
    });
  return { asked, reads: joinVerdictReads({ read, readsAtOnce: 1 }) };
}

type Held = ReturnType<typeof heldDatabase>;

async function knownPartners({ asked, reads }: Held): Promise<void> {
  const known = Promise.all(['a1', 'a2', 'b1'].map((clientId) => reads.partner(clientId)));
  await expect.poll(() => asked.length).toBe(1);
  asked.shift()?.answer();
  await known;
}

function flood({ reads }: Held, questions: number, sessionIds = HUNDRED) {
  const refused: unknown[] = [];
  for (let index = 0; index < questions; index += 1) {
    const clientId = index % 2 === 0 ? 'a1' : 'a2';
    void reads.ask({ clientId, sessionIds }).catch((error) => refused.push(error));
  }
  return refused;
}

test('an account that fills its share of the queue is refused, and another account is not', async () => {
  const held = heldDatabase();
  await knownPartners(held);
  const refused = flood(held, 300);
  await expect.poll(() => refused.length).toBe(300 - 199);
  expect(refused[0]).toMatchObject({ code: 'UNAVAILABLE' });
  let other: unknown = null;
  void held.reads.ask({ clientId: 'b1', sessionIds: [idOf(1)] }).then(
    (reply) => (other = reply.partner?.clientId),
    (error) => (other = error),
  );
  for (let statements = 0; other === null && statements < 3; statements += 1) {
    await expect.poll(() => held.asked.length).toBe(1);
    held.asked.shift()?.answer();
    await new Promise(setImmediate);
  }
  expect(other).toBe('b1');
});

test('a validation is in the next statement, however many validations of another account wait', async () => {
  const held = heldDatabase();
  await knownPartners(held);
  flood(held, 700, HUNDRED.slice(0, 10));
  await expect.poll(() => held.asked.length).toBe(1);
  expect(held.asked[0]?.clientIds.sort()).toEqual(['a1', 'a2']);
  const answered = held.reads.ask({ clientId: 'b1', sessionIds: [idOf(1)] });
  held.asked.shift()?.answer();
  await expect.poll(() => held.asked.length).toBe(1);
  expect(held.asked[0]?.clientIds).toContain('b1');
  held.asked.shift()?.answer();
  expect((await answered).partner?.accountId).toBe(2);
});

/** A database that only has sites 1 and 2. Its answers wait until they are released. */
function heldSites() {
  const asked: { ids: number[]; answer: () => void }[] = [];
  const read = <Row>(_name: string, _statement: string, values: readonly unknown[]) =>
    new Promise<Row>((resolve) => {
      const [ids] = values as unknown as [number[]];
      const sites = ids.filter((id) => id <= 2).map((id) => [id, id]);
      asked.push({ ids, answer: () => resolve({ sites } as Row) });
    });
  return { asked, accountOfSite: joinVerdictReads({ read, readsAtOnce: 1 }).accountOfSite };
}

test.each([
  ['of one account', () => 1],
  ['that do not exist', (index: number) => index + 10],
])('20,000 queries about sites %s do not delay another account', async (_whose, siteOf) => {
  const held = heldSites();
  const known = Promise.all([held.accountOfSite(1), held.accountOfSite(2)]);
  await expect.poll(() => held.asked.length).toBe(1);
  held.asked.shift()?.answer();
  expect(await known).toEqual([1, 2]);
  const refused: unknown[] = [];
  for (let index = 0; index < 21_000; index += 1) {
    void held.accountOfSite(siteOf(index)).catch((error) => refused.push(error));
  }
  await expect.poll(() => refused.length).toBe(1_000);
  expect(refused[0]).toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterSeconds: 5 } });
  let other: unknown = null;
  void held.accountOfSite(2).then(
    (accountId) => (other = accountId),
    (error) => (other = error),
  );
  await expect.poll(() => held.asked.length).toBe(1);
  held.asked.shift()?.answer();
  await expect.poll(() => held.asked.length).toBe(1);
  // The second statement answers the query about site 2.
  held.asked.shift()?.answer();
  await expect.poll(() => other).toBe(2);
});
