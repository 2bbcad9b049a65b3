import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';

const QUERIES = 2_000;
/** A query that is kept, with its result, takes 1,800 bytes. */
const MAX_BYTES_EACH = 600;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { type: 'minor' | 'major' }) => void;

describePostgres('short garbage collections', () => {
  test('free what reads leave behind', async () => {
    const { url } = await createPostgresDatabase();
    const { read, close } = await openDatabase({
      databaseUrl: url,
      directDatabaseUrl: null,
      databasePoolSize: 2,
      dataDir: '',
    });
    const query = () => read('one', 'SELECT $1::int AS one', [1]);
    for (let count = 0; count < 100; count += 1) await query();
    collect({ type: 'major' });
    const before = process.memoryUsage().heapUsed;
    for (let count = 0; count < QUERIES; count += 1) {
      await query();
      if (count % 100 === 0) collect({ type: 'minor' });
    }
    // Twice, because an object becomes old in the second collection that it survives.
    collect({ type: 'minor' });
    collect({ type: 'minor' });
    expect((process.memoryUsage().heapUsed - before) / QUERIES).toBeLessThan(MAX_BYTES_EACH);
    await close();
  });
});
