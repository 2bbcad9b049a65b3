import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect } from 'vitest';
import type { ShownError } from '../../src/platform/execute.ts';
import { atEnd } from '../support/at-end.ts';
import { type TestClock, testClock } from '../support/clock.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';

export type TwoServers = {
  /** The server that seeded the demo account. */
  first: TestServer;
  second: TestServer;
  both: readonly [TestServer, TestServer];
  clock: TestClock;
  databaseUrl: string;
  /** Gives the two servers alternately. */
  at(index: number): TestServer;
};

/** Starts two servers on one PostgreSQL database, with one clock. At the end there must have been no deadlock. */
export async function startTwoServers(env: Record<string, string> = {}): Promise<TwoServers> {
  const { url } = await createPostgresDatabase();
  expectNoDeadlocks(url);
  const clock = testClock();
  const first = await startServer({ database: { url }, clock, env });
  const second = await startServer({ database: { url }, clock, env });
  return {
    first,
    second,
    both: [first, second],
    clock,
    databaseUrl: url,
    at: (index) => (index % 2 === 0 ? first : second),
  };
}

/** Runs work in parallel a number of times. */
export function inParallel<T>(times: number, work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, (_, index) => work(index)));
}

const MOST_TRIES = 50;

/**
 * Sends a request again while the server answers that it is overloaded. On a busy machine a server gives this answer if
 * it gets no connection, lock or verdict within a few seconds. A deadlock causes the same answer, but
 * `expectNoDeadlocks` shows that there was none.
 */
export async function untilAdmitted<Answer extends { errors: readonly ShownError[] }>(
  send: () => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send();
    if (answer.errors[0]?.extensions?.code !== 'UNAVAILABLE' || tries === MOST_TRIES) return answer;
    await sleep(100);
  }
}

/** At the end of the test, no two transactions of the database may have waited for each other. */
export function expectNoDeadlocks(url: string): void {
  atEnd(async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ deadlocks: string }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    await client.end();
    expect(rows).toEqual([{ deadlocks: '0' }]);
  });
}
