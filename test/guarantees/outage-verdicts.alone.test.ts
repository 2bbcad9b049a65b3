import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Read } from '../../src/database/database.ts';
import { joinVerdictReads } from '../../src/tokens/verdict-reads.ts';
import { request, rest } from '../support/client.ts';
import { count } from '../support/counts.ts';
import { type RegisteredCustomer, register } from '../support/customers.ts';
import { ValidateToken, ValidateTokens } from '../support/documents.ts';
import { describePostgres, startPostgres } from '../support/postgres.ts';
import type { PostgresCluster } from '../support/postgres-cluster.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { freeze } from './freeze.ts';

/** R27 */
const SAID_WITHIN_MS = 5_000;
const BACK_WITHIN_MS = 5_000;
/** Longer than any single timeout, so that those who ask late are asked for too. */
const AWAY_MS = count(11_000, 40_000);
const ASKERS = 40;

type Answer = { status: number; headers: { 'retry-after'?: string }; milliseconds: number; valid: boolean };

describePostgres('while the database is frozen', () => {
  let postgres: PostgresCluster;
  let server: TestServer;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    postgres = await startPostgres();
    server = await startServer({ database: { url: postgres.url('postgres') } });
    customer = await register(server.url);
  });

  const basic = () => server.demo.partner;
  const token = () => customer.token;
  const questions: (() => Promise<{ status: number; headers: object; valid: boolean }>)[] = [
    async () => {
      const answer = await request(server.url, ValidateToken, { token: token() }, { basic: basic() });
      return { ...answer, valid: answer.data?.validateToken.valid === true };
    },
    async () => {
      const answer = await request(server.url, ValidateToken, { token: token() }, { token: token() });
      return { ...answer, valid: answer.data?.validateToken.valid === true };
    },
    async () => {
      const tokens = { tokens: [token(), 'nonsense'] };
      const answer = await request(server.url, ValidateTokens, tokens, { basic: basic() });
      return { ...answer, valid: answer.data?.validateTokens[0]?.valid === true };
    },
    async () => {
      const body = { auth_token: token() };
      const answer = await rest(server.url, 'POST', '/api/v1/sdk/auth/token/validate', {
        body,
        basic: basic(),
      });
      return { ...answer, valid: answer.body.data?.valid === true };
    },
  ];

  async function ask(which: number): Promise<Answer> {
    const startedAt = performance.now();
    const answer = await (questions[which % questions.length] as (typeof questions)[number])();
    const milliseconds = performance.now() - startedAt;
    return { status: answer.status, headers: answer.headers, valid: answer.valid, milliseconds };
  }

  test('every verdict is 503 with Retry-After within 5 s, however long it lasts; it is back within 5 s of its return', async () => {
    expect(
      (await Promise.all(questions.map((_question, which) => ask(which)))).every(({ valid }) => valid),
    ).toBe(true);
    const thaw = await freeze(postgres);
    const answers: Answer[] = [];
    try {
      const end = performance.now() + AWAY_MS;
      const asking = Array.from({ length: ASKERS }, async (_, which) => {
        while (performance.now() < end) answers.push(await ask(which));
      });
      await Promise.all(asking);
    } finally {
      thaw();
    }
    const returnedAt = performance.now();
    expect(answers.length).toBeGreaterThanOrEqual(2 * ASKERS);
    expect(answers.filter(({ status }) => status !== 503)).toEqual([]);
    expect(answers.filter(({ headers }) => !(Number(headers['retry-after']) > 0))).toEqual([]);
    expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(SAID_WITHIN_MS);

    for (let which = 0; which < questions.length; which += 1) {
      while (!(await ask(which)).valid) await sleep(10);
    }
    expect(performance.now() - returnedAt).toBeLessThan(BACK_WITHIN_MS);
  });
});

test('questions to a database that does not answer pile up to a bound; beyond it they are refused at once', async () => {
  const BOUND = 20_000;
  const answers: (() => void)[] = [];
  const nothing = { sessions: null, partners: null };
  const read: Read = <Row>() => new Promise<Row>((resolve) => answers.push(() => resolve(nothing as Row)));
  const reads = joinVerdictReads({ read, readsAtOnce: 2 });
  const waiting = Array.from({ length: BOUND }, (_, index) => reads.partner(`partner-${index}`));
  const sites = Array.from({ length: BOUND }, (_, index) => reads.accountOfSite(index));
  const refused = [
    reads.partner('one-more'),
    reads.ask({ clientId: 'another', sessionIds: ['one-more'] }),
    reads.accountOfSite(1),
  ];
  for (const refusal of await Promise.allSettled(refused)) {
    expect(refusal).toMatchObject({ reason: { code: 'UNAVAILABLE', details: { retryAfterSeconds: 5 } } });
  }
  // It answers again, and all that waited is answered.
  const answering = setInterval(() => {
    for (const answer of answers.splice(0)) answer();
  }, 1);
  expect(new Set(await Promise.all([...waiting, ...sites]))).toEqual(new Set([null]));
  expect(await reads.partner('one-more')).toBeNull();
  clearInterval(answering);
});
