import { beforeAll, expect, test } from 'vitest';
import { joinVerdictReads } from '../../src/access/tokens/verdict-reads.ts';
import type { Read } from '../../src/platform/database/database.ts';
import { request, rest } from '../support/client.ts';
import { count } from '../support/counts.ts';
import { type RegisteredCustomer, register } from '../support/customers.ts';
import { ValidateToken, ValidateTokens } from '../support/documents.ts';
import { holdTimers } from '../support/held-timers.ts';
import { describePostgres, startPostgres } from '../support/postgres.ts';
import type { PostgresCluster } from '../support/postgres-cluster.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { freeze } from './freeze.ts';

/** The time within which each verdict is answered, on the clock that the test moves. */
const SAID_WITHIN_MS = 5_000;
/** How long a verdict waits for the database. Timers of this length show how many verdicts wait. */
const DEADLINE_MS = 4_000;
/** Shorter than the deadline, so that timers of connections can be distinguished from those of verdicts. */
const CONNECT_TIMEOUT_SECONDS = 3;
/** In later rounds the connections are broken, and no new one can be opened. */
const ROUNDS = count(4, 20);
const ASKERS = 40;

type Answer = { status: number; headers: { 'retry-after'?: string }; valid: boolean };

describePostgres('while the database is frozen', () => {
  let postgres: PostgresCluster;
  let server: TestServer;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    postgres = await startPostgres();
    const url = `${postgres.url('postgres')}?connect_timeout=${CONNECT_TIMEOUT_SECONDS}`;
    server = await startServer({ database: { url } });
    customer = await register(server.url);
  });

  const basic = () => server.demo.partner;
  const token = () => customer.token;
  const questions: (() => Promise<Answer>)[] = [
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

  const askAll = (askers: number) =>
    Promise.all(
      Array.from(
        { length: askers },
        (_, index) => questions[index % questions.length]?.() as Promise<Answer>,
      ),
    );

  test('every verdict is a 503 with Retry-After within 5 s, and the first ones afterwards are correct', async () => {
    expect((await askAll(questions.length)).map(({ valid }) => valid)).toEqual(questions.map(() => true));
    const thaw = await freeze(postgres);
    const timers = holdTimers();
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const asking = askAll(ASKERS);
        await expect
          .poll(() => timers.waiting().filter((delay) => delay === DEADLINE_MS).length)
          .toBe(ASKERS);
        await timers.pass(SAID_WITHIN_MS);
        for (const { status, headers } of await asking) {
          expect(status).toBe(503);
          expect(Number(headers['retry-after'])).toBeGreaterThan(0);
        }
      }
    } finally {
      thaw();
    }
    // No timer runs, so nothing waits for a timeout.
    expect((await askAll(questions.length)).map(({ valid }) => valid)).toEqual(questions.map(() => true));
  });
});

test('a limited number of reads wait for a database that does not answer, and more are refused at once', async () => {
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
  // The database answers again, and all waiting reads are answered.
  const answering = setInterval(() => {
    for (const answer of answers.splice(0)) answer();
  }, 1);
  expect(new Set(await Promise.all([...waiting, ...sites]))).toEqual(new Set([null]));
  expect(await reads.partner('one-more')).toBeNull();
  clearInterval(answering);
});
