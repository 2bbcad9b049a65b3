import type { Acting } from '../../platform/acting.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { batchesOf, carryOut, requireFewErrors } from './carry-out.ts';
import { checkFile, type FileSummary } from './check-file.ts';
import { withHeartbeat } from './heartbeat.ts';
import { beginRun, countProblems, problemsOf, refusedLines } from './import-run.ts';
import {
  createOwnConduct,
  digestOfImport,
  type Importing,
  type ImportOptions,
  prepareImport,
} from './importing.ts';
import type { ImportProblem } from './problem.ts';
import { sortRecords } from './sort-records.ts';

export type { ImportOptions } from './importing.ts';

export type ImportResult = {
  /** Null: a dry run. */
  runId: number | null;
  lines: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  refused: number;
  /** The number of lines by the code of their problem. */
  problems: Record<string, number>;
  /** Counts of facts that are not problems, and that may apply to every record. */
  notes: FileSummary['notes'];
  hashes: FileSummary['hashes'];
};

/**
 * Imports customers from a file. A run that was interrupted resumes with the same call. No mail is sent. Webhooks are
 * sent only if `sendsEvents` is set.
 * @param report called with each problem, in the order of the lines
 * @throws OperatorError as `carryOut`
 */
export async function importCustomers(
  runtime: CommandRuntime,
  acting: Acting,
  options: ImportOptions,
  report: (problem: ImportProblem) => void,
): Promise<ImportResult> {
  const importing = await prepareImport(runtime, acting, options, createOwnConduct());
  if (options.isDryRun) return tryOut(importing, report);
  const { prisma } = runtime;
  const { source } = options;
  const digest = await digestOfImport(runtime, options);
  const begun = await beginRun(runtime, acting, { digest, source, isDryRun: false, fileName: null });
  const run = await withHeartbeat(
    runtime,
    begun.id,
    () => {},
    () => carryOut(importing, begun),
  );
  for await (const problem of problemsOf(prisma, run.id)) report(problem);
  const { created, updated, unchanged, skipped, refused } = run;
  return {
    runId: run.id,
    lines: run.lines ?? 0,
    ...{ created, updated, unchanged, skipped, refused },
    problems: await countProblems(prisma, run.id),
    ...(run.summary as Pick<ImportResult, 'notes' | 'hashes'>),
  };
}

/** Checks a file and compares it with the database. Writes nothing. */
async function tryOut(importing: Importing, report: (problem: ImportProblem) => void): Promise<ImportResult> {
  const { runtime, batches } = importing;
  const summary = await checkFile(importing.reading);
  const { lines, notes, hashes } = summary;
  const total = { created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 };
  const problems: Record<string, number> = {};
  for await (const batch of batchesOf(importing, summary, 0)) {
    const prepared = batch.records.map(({ line, record }) => ({ line, record, passwordHash: null }));
    const sorted = await sortRecords(runtime.prisma, batches, prepared);
    total.created += sorted.fresh.length;
    total.updated += sorted.changed.length;
    total.unchanged += sorted.unchanged;
    total.skipped += sorted.skipped;
    const all = [...batch.problems, ...sorted.problems].sort((a, b) => a.line - b.line);
    total.refused += refusedLines(all);
    for (const problem of all) {
      problems[problem.code] = (problems[problem.code] ?? 0) + 1;
      report(problem);
    }
  }
  requireFewErrors(importing, total.refused);
  return { runId: null, lines, ...total, problems, notes, hashes };
}
