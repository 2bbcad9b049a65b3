import { expect, test } from 'vitest';
import { count, onlyInFullRun } from '../support/counts.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { crashOverAndOver, stopAndStart } from './restarts.ts';

/** A generous limit, because each start takes long on a busy machine. */
const timeout = 30 * 60_000;
const KILLS = count(1, 50);

describePostgres('on PostgreSQL', () => {
  test(`a server killed ${KILLS} times while it writes starts again and loses no acknowledged write`, {
    timeout,
  }, async () => {
    const { url } = await createPostgresDatabase();
    expect(await crashOverAndOver(KILLS, url)).toEqual([]);
  });

  onlyInFullRun(() => {
    test('a stop and a start keep a customer, their tokens and a logout', async () => {
      const { url } = await createPostgresDatabase();
      await stopAndStart(url);
    });
  });
});
