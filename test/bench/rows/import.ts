import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KEY_ENCRYPTION_SECRET, startGatehouse } from '../gatehouse.ts';
import { childrenProcessorSeconds } from '../machine.ts';
import type { Stage } from '../stage.ts';
import { count, type Row } from '../table.ts';

const run = promisify(execFile);
const AT_LEAST = { postgres: 5_000, embedded: 3_000 };
/** The hash of all customers. Nothing here logs in with it. */
const BCRYPT = '$2y$10$.vGA1O9wmRjrwAVXD98HNOgsNpDczlqm3Jq7KnEd1rVAGv3Fykk1a';

/**
 * How fast `import-customers` stores customers of another system, from its start to its end, and the processor time of
 * the command for one customer. The processor time that PostgreSQL needs is not counted.
 */
export async function importRows(stage: Stage, records: number): Promise<Row[]> {
  const file = join(stage.folder, 'customers.ndjson');
  writeFileSync(file, recordsFile(records));
  const folder = stage.subfolder('imported');
  // Creates the demo account.
  await (await startGatehouse(stage, folder)).stop();
  const url = await stage.createDatabase('imported');
  await (await startGatehouse(stage, stage.subfolder('importing'), url)).stop();
  return [
    await rowOf(
      'PostgreSQL',
      { file, records },
      { DATABASE_URL: url, KEY_ENCRYPTION_SECRET },
      AT_LEAST.postgres,
    ),
    await rowOf('embedded', { file, records }, { DATA_DIR: folder }, AT_LEAST.embedded),
  ];
}

async function rowOf(
  database: string,
  { file, records }: { file: string; records: number },
  env: object,
  atLeast: number,
): Promise<Row> {
  const before = childrenProcessorSeconds(process.pid);
  const from = performance.now();
  const options = ['--account', 'demo', '--source', 'gatehouse', '--file', file];
  const { stdout } = await run(process.execPath, ['src/cli/import-customers.ts', ...options], {
    env: { PATH: process.env.PATH, ...env },
  });
  const seconds = (performance.now() - from) / 1000;
  const { created } = JSON.parse(stdout) as { created: number };
  if (created !== records) throw new Error(`The import stored ${created} customers.`);
  const rate = records / seconds;
  const microseconds = ((childrenProcessorSeconds(process.pid) - before) / records) * 1e6;
  return {
    measured: `customers imported a second, ${database}`,
    figure: `${count(rate)} (${count(records)} in ${seconds.toFixed(1)} s), ${microseconds.toFixed(0)} µs`,
    ratio: '',
    target: `≥ ${count(atLeast)}`,
    reached: rate >= atLeast,
  };
}

function recordsFile(records: number): string {
  return Array.from({ length: records }, (_, index) =>
    JSON.stringify({
      id: 1_000_000 + index,
      email: `reader-${index}@example.com`,
      emailVerified: index % 3 > 0,
      firstName: 'Ada',
      lastName: `Number ${index}`,
      metadata: { newsletter: index % 2 === 0 },
      password: { format: 'bcrypt', hash: BCRYPT },
      createdAt: 1_600_000_000 + index,
    }),
  ).join('\n');
}
