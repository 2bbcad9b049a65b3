import { type TestClock, testClock } from '../support/clock.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';

export type TwoServers = {
  /** The one that seeded the demo. */
  first: TestServer;
  second: TestServer;
  both: readonly [TestServer, TestServer];
  clock: TestClock;
  databaseUrl: string;
  /** One of the two in turn. */
  at(index: number): TestServer;
};

/** Two servers on one PostgreSQL database, in one time. */
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

/** So many of something at once. */
export function inParallel<T>(times: number, work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, (_, index) => work(index)));
}
