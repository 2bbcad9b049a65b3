import { beforeAll, expect, test } from 'vitest';
import { inParallel, startTwoServers, type TwoServers } from '../../guarantees/two-servers.ts';
import { request } from '../../support/client.ts';
import { count } from '../../support/counts.ts';
import { describePostgres } from '../../support/postgres.ts';
import { CompleteLogin } from './documents.ts';
import { challengeFor, codeOf, refusalIn, registerGuarded, setPolicy, wrongCode } from './factors.ts';

const PARALLEL = 30;

describePostgres('two servers on one database', () => {
  let servers: TwoServers;
  beforeAll(async () => {
    servers = await startTwoServers();
    await setPolicy(servers.first, 'OPTIONAL');
    servers.clock.freeze();
  });

  /** Completes a login. @returns `in`, the wrong field, or the code of the error */
  async function complete(index: number, challenge: string, shown: object): Promise<string> {
    const input = { challenge, ...shown };
    const answer = await request(servers.at(index).url, CompleteLogin, { input });
    if (answer.data) return 'in';
    const { code, fields } = refusalIn(answer);
    return code === 'VALIDATION_FAILED' ? Object.keys(fields ?? {}).join() : String(code);
  }

  test(`evaluate exactly five of ${PARALLEL} parallel wrong codes, each with its own challenge`, async () => {
    for (let round = 0; round < count(1, 10); round += 1) {
      const customer = await registerGuarded(servers.first);
      const challenges = await inParallel(PARALLEL, (index) => challengeFor(servers.at(index), customer));
      const code = wrongCode(servers.first, customer.secret);
      const outcomes = await inParallel(PARALLEL, (index) =>
        complete(index, challenges[index] ?? '', { code }),
      );
      expect(outcomes.filter((outcome) => outcome === 'code')).toHaveLength(5);
      // A request that waits too long for the five gets UNAVAILABLE. Its code is not evaluated.
      const others = outcomes.filter((outcome) => outcome !== 'code');
      expect(others.filter((outcome) => !['ACCOUNT_LOCKED', 'UNAVAILABLE'].includes(outcome))).toEqual([]);
    }
  });

  test('accept a correct code once, and a recovery code once, for four challenges in parallel', async () => {
    for (let round = 0; round < count(3, 50); round += 1) {
      const customer = await registerGuarded(servers.first);
      for (const shown of [
        { code: codeOf(servers.first, customer.secret) },
        { recoveryCode: customer.recoveryCodes[0] },
      ]) {
        const challenges = await inParallel(4, (index) => challengeFor(servers.at(index), customer));
        const outcomes = await inParallel(4, (index) => complete(index, challenges[index] ?? '', shown));
        expect(outcomes.filter((outcome) => outcome === 'in')).toHaveLength(1);
        servers.clock.advance({ minutes: 5 });
      }
    }
  });

  test('accept a challenge once, even with several recovery codes', async () => {
    const customer = await registerGuarded(servers.first);
    const challenge = await challengeFor(servers.first, customer);
    const outcomes = await inParallel(4, (index) =>
      complete(index, challenge, { recoveryCode: customer.recoveryCodes[index] }),
    );
    expect(outcomes.toSorted()).toEqual(['challenge', 'challenge', 'challenge', 'in']);
  });
});
