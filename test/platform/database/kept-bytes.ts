import { openDatabase } from '../../../src/platform/database/open-database.ts';

/**
 * A program that reads from a PostgreSQL server, and prints how many bytes each read leaves behind after the short
 * garbage collections. It has a process of its own, so that nothing else is counted. Run it with `--expose-gc` and a
 * connection string.
 */

const READS = 2_000;
const WARM_UP_READS = 500;

const [databaseUrl = ''] = process.argv.slice(2);
const collect = (globalThis as unknown as { gc(options: { type: 'minor' | 'major' }): void }).gc;
const { read, close } = await openDatabase({
  databaseUrl,
  directDatabaseUrl: null,
  databasePoolSize: 2,
  dataDir: '',
});
const one = () => read('one', 'SELECT $1::int AS one', [1]);
for (let count = 0; count < WARM_UP_READS; count += 1) await one();
collect({ type: 'major' });
const before = process.memoryUsage().heapUsed;
for (let count = 0; count < READS; count += 1) {
  await one();
  if (count % 100 === 0) collect({ type: 'minor' });
}
// Twice, because an object becomes old in the second collection that it survives.
collect({ type: 'minor' });
collect({ type: 'minor' });
process.stdout.write(String((process.memoryUsage().heapUsed - before) / READS));
await close();
