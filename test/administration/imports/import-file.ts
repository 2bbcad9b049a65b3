import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatOfName } from '../../../src/administration/imports/entries/read-entries.ts';
import { type ImportOptions, importCustomers } from '../../../src/administration/imports/import-customers.ts';
import type { ImportProblem } from '../../../src/administration/imports/problem.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import type { TestServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

export function fileOf(content: string | Buffer, name = 'customers.ndjson'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

export const ndjson = (records: readonly unknown[]) =>
  records.map((record) => JSON.stringify(record)).join('\n');

/** Imports a file, by default into the demo account. */
export async function importFile(
  { gatehouse }: Pick<TestServer, 'gatehouse'>,
  path: string,
  others: Partial<ImportOptions> & { delimiter?: string } = {},
  accountId = 1,
) {
  const { delimiter = ',', ...options } = others;
  const report: ImportProblem[] = [];
  const result = await importCustomers(
    gatehouse,
    { accountId, actor: COMMAND_LINE },
    {
      file: { location: path, format: formatOfName(path), delimiter, maxBytes: null },
      source: 'gatehouse',
      mapping: null,
      hash: {},
      ...{ areEmailsVerified: false, arePasswordsElsewhere: false, sendsEvents: false, isDryRun: false },
      ...{ conflicts: 'skip', duplicates: 'first', maxErrors: null, decrypt: null },
      ...options,
    },
    (problem) => report.push(problem),
  );
  return { result, report };
}
