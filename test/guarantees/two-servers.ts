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

/** Starts two servers on one PostgreSQL database, with one clock. */
export async function startTwoServers(env: Record<string, string> = {}): Promise<TwoServers> {
  const { url } = await createPostgresDatabase();
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
