import { expect, test } from 'vitest';
import { count } from '../support/counts.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { crashOverAndOver, stopAndStart } from './restarts.ts';

/** Each start takes its time on a busy machine. */
const timeout = 30 * 60_000;
const KILLS = count(2, 50);

describePostgres('on PostgreSQL', () => {
  test(`killed ${KILLS} times while it writes, the server starts again and has lost nothing`, {
    timeout,
  }, async () => {
    const { url } = await createPostgresDatabase();
    expect(await crashOverAndOver(KILLS, url)).toEqual([]);
  });

  test('stopped and started again, customers, tokens and logouts are what they were', async () => {
    const { url } = await createPostgresDatabase();
    await stopAndStart(url);
  });
});
