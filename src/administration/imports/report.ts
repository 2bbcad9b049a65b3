import { Readable } from 'node:stream';
import type { Db } from '../../platform/database/database.ts';
import { problemsOf } from './import-run.ts';
import type { ImportProblem } from './problem.ts';

export const REPORT_FORMATS = ['ndjson', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const COLUMNS = ['line', 'code', 'isRefusal', 'recordId', 'field', 'firstLine'] as const;

/** Writes the problems of an import as a file, in the order of the lines. */
export function reportOf(db: Db, runId: number, format: ReportFormat): Readable {
  return Readable.from(format === 'csv' ? csvLines(db, runId) : jsonLines(db, runId));
}

async function* jsonLines(db: Db, runId: number): AsyncGenerator<string> {
  for await (const problem of problemsOf(db, runId)) yield `${JSON.stringify(problem)}\n`;
}

async function* csvLines(db: Db, runId: number): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  for await (const problem of problemsOf(db, runId))
    yield csvLine(COLUMNS.map((name) => cellOf(problem, name)));
}

function cellOf(problem: ImportProblem, name: (typeof COLUMNS)[number]): string {
  return String(problem[name] ?? '');
}

/** Writes a line of CSV (RFC 4180). Spreadsheets execute text that begins like a formula, so it gets an apostrophe. */
function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => `"${cell.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`);
  return `${quoted.join(',')}\r\n`;
}
