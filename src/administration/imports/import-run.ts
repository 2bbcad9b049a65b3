import { OperatorError } from '../../lib/operator-error.ts';
import type { Acting } from '../../platform/acting.ts';
import type { ImportRun, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount } from '../../platform/database/locks.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { nameOf, recordAudit } from '../../tenancy/audit/audit.ts';
import type { FileSummary } from './check-file.ts';
import type { ImportProblem } from './problem.ts';

/** Another process works on the run, or the run was stopped or undone. */
export class RunTakenOver extends OperatorError {
  constructor() {
    super('Another process carries out this import, or it was stopped or undone.');
  }
}

export type NewRun = {
  digest: Buffer<ArrayBuffer>;
  source: string;
  isDryRun: boolean;
  fileName: string | null;
};

/**
 * Begins a run, or resumes the unfinished one of the same file with the same options.
 * @param requireAllowed called in the transaction that begins the run, after the account is locked
 */
export async function beginRun(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  { digest, source, isDryRun, fileName }: NewRun,
  requireAllowed: (tx: Db) => Promise<void> = async () => {},
): Promise<ImportRun> {
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await requireAllowed(tx);
    const where = { accountId, digest, isDryRun, finishedAt: null, undoneAt: null };
    const interrupted = await tx.importRun.findFirst({ where, orderBy: { id: 'desc' } });
    const now = clock();
    if (interrupted) {
      return tx.importRun.update({
        where: { id: interrupted.id },
        data: { failure: null, changedAt: now },
      });
    }
    const run = await tx.importRun.create({
      data: {
        ...{ accountId, digest, source, isDryRun, fileName },
        startedBy: nameOf(actor),
        ...{ startedAt: now, changedAt: now },
      },
    });
    if (isDryRun) return run;
    const target = { kind: 'import', id: run.id };
    await recordAudit(tx, actor, { accountId, action: 'import.started', target, after: { source } }, now);
    return run;
  });
}

/** Stores the result of the check of the file. */
export async function storeSummary(
  { prisma, clock }: CommandRuntime,
  { id }: Pick<ImportRun, 'id'>,
  { lines, hashes, notes }: FileSummary,
): Promise<void> {
  const summary = { hashes, notes } as Prisma.InputJsonObject;
  await prisma.importRun.update({ where: { id }, data: { lines, summary, changedAt: clock() } });
}

export type Progress = {
  from: number;
  to: number;
  counts: { created: number; updated: number; unchanged: number; skipped: number };
  problems: readonly ImportProblem[];
};

/**
 * Records the progress of a run, in the transaction that stores the customers.
 * @throws RunTakenOver when the run is no longer at `from`, or has ended
 */
export async function recordProgress(
  tx: Db,
  runId: number,
  { from, to, counts, problems }: Progress,
  now: Date,
): Promise<void> {
  const moved = await tx.importRun.updateMany({
    where: { id: runId, lastLine: from, finishedAt: null, undoneAt: null, failure: null },
    data: {
      ...{ lastLine: to, changedAt: now },
      created: { increment: counts.created },
      updated: { increment: counts.updated },
      unchanged: { increment: counts.unchanged },
      skipped: { increment: counts.skipped },
      refused: { increment: refusedLines(problems) },
    },
  });
  if (moved.count === 0) throw new RunTakenOver();
  const data = problems.map((problem) => ({ runId, ...problem }));
  if (data.length > 0) await tx.importProblem.createMany({ data, skipDuplicates: true });
}

export function refusedLines(problems: readonly ImportProblem[]): number {
  return new Set(problems.filter(({ isRefusal }) => isRefusal).map(({ line }) => line)).size;
}

export async function finishRun(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  { id }: Pick<ImportRun, 'id'>,
): Promise<ImportRun> {
  return prisma.$transaction(async (tx) => {
    const now = clock();
    const finished = await tx.importRun.updateMany({
      where: { id, finishedAt: null, undoneAt: null, failure: null },
      data: { finishedAt: now, changedAt: now },
    });
    if (finished.count === 0) throw new RunTakenOver();
    const run = await tx.importRun.findUniqueOrThrow({ where: { id } });
    if (run.isDryRun) return run;
    const { created, updated, unchanged, skipped, refused } = run;
    const target = { kind: 'import', id };
    const after = { created, updated, unchanged, skipped, refused };
    await recordAudit(tx, actor, { accountId, action: 'import.finished', target, after }, now);
    return run;
  });
}

/** Records why a run has stopped. The same file with the same options resumes it. */
export async function noteFailure(
  { prisma, clock }: CommandRuntime,
  { id }: Pick<ImportRun, 'id'>,
  failure: string,
): Promise<void> {
  const where = { id, finishedAt: null, undoneAt: null, failure: null };
  await prisma.importRun.updateMany({ where, data: { failure, changedAt: clock() } });
}

const PAGE = 1_000;

/** Reads the problems of a run in the order of the lines. */
export async function* problemsOf(db: Db, runId: number): AsyncGenerator<ImportProblem> {
  for (let after = { line: 0, code: '' }; ; ) {
    const page = await db.$queryRaw<ImportProblem[]>`
      SELECT line, code, is_refusal AS "isRefusal", record_id AS "recordId", field, first_line AS "firstLine"
      FROM import_problem WHERE run_id = ${runId} AND (line, code) > (${after.line}, ${after.code})
      ORDER BY line, code LIMIT ${PAGE}`;
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last;
  }
}

/** Counts the lines of a run by the code of their problem. */
export async function countProblems(db: Db, runId: number): Promise<Record<string, number>> {
  const counted = await db.importProblem.groupBy({
    by: ['code'],
    where: { runId },
    orderBy: { code: 'asc' },
    _count: true,
  });
  return Object.fromEntries(counted.map(({ code, _count }) => [code, _count]));
}
