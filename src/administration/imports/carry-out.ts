import { customerObject } from '../../customers/customer/customer-object.ts';
import { ELSEWHERE } from '../../customers/passwords/hash-format.ts';
import { holdHashSecrets } from '../../customers/passwords/hash-secrets.ts';
import { recordEvents } from '../../delivery/webhooks/record-event.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { OperatorError } from '../../lib/operator-error.ts';
import { readAhead } from '../../lib/read-ahead.ts';
import { yieldToEventLoop } from '../../lib/yield-to-event-loop.ts';
import type { ImportRun } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { LostRace, type PreparedRecord } from './batch.ts';
import { type CheckedRecord, checkFile, type FileSummary, hashOf, readRecords } from './check-file.ts';
import {
  finishRun,
  noteFailure,
  RunTakenOver,
  recordProgress,
  refusedLines,
  storeSummary,
} from './import-run.ts';
import type { Importing } from './importing.ts';
import type { ImportProblem } from './problem.ts';
import { sortRecords } from './sort-records.ts';
import { writeBatch } from './write-batch.ts';

const MAX_RACES = 10;
const TRANSACTION_MILLISECONDS = 120_000;

/** Consecutive records of a file: those after the line `from`, up to the line `to`. */
export type Batch = {
  from: number;
  to: number;
  records: readonly CheckedRecord[];
  problems: readonly ImportProblem[];
};

/**
 * Carries out a run: reads the file once to check it, and once more to store the records or, in a dry run, to compare
 * them with the database. The place in the file is stored with each batch.
 * @throws OperatorError when the file cannot be read or has too many errors; RunTakenOver
 */
export async function carryOut(importing: Importing, run: ImportRun): Promise<ImportRun> {
  const { runtime, options } = importing;
  try {
    const summary = await checkFile(importing.reading);
    await storeSummary(runtime, run, summary);
    requireFewErrors(importing, summary.refused);
    if (!options.isDryRun) await moveIdSequence(runtime, summary.maxId);
    let refused = run.refused;
    const batches = batchesOf(importing, summary, run.lastLine);
    for await (const batch of importing.conduct.readsAhead ? readAhead(batches) : batches) {
      refused += await store(importing, run.id, batch);
      requireFewErrors(importing, refused);
    }
    return await finishRun(runtime, importing.acting, run);
  } catch (error) {
    if (!(error instanceof RunTakenOver)) {
      const reason = error instanceof OperatorError ? error.message : 'An unexpected error. See the log.';
      await noteFailure(runtime, run, reason);
    }
    throw error;
  }
}

export function requireFewErrors({ options: { maxErrors } }: Importing, refused: number): void {
  if (maxErrors === null || refused <= maxErrors) return;
  throw new OperatorError(`More than ${maxErrors} lines are refused. Nothing more is imported.`);
}

/** Divides a file into batches, beginning after a line. */
export async function* batchesOf(
  { reading, conduct }: Importing,
  { repeated }: Pick<FileSummary, 'repeated'>,
  afterLine: number,
): AsyncGenerator<Batch> {
  const begin = (from: number) => {
    return { from, to: from, records: [] as CheckedRecord[], problems: [] as ImportProblem[], lines: 0 };
  };
  let batch = begin(afterLine);
  for await (const checked of readRecords(reading, repeated)) {
    if (checked.line <= afterLine) continue;
    batch.to = checked.line;
    batch.lines += 1;
    batch.problems.push(...checked.problems);
    if (checked.record) batch.records.push(checked);
    if (batch.lines < conduct.recordsPerTransaction) continue;
    yield batch;
    batch = begin(batch.to);
  }
  if (batch.lines > 0) yield batch;
}

/**
 * Stores a batch and the place in the file in one transaction, so that nothing is lost or done twice.
 * @returns the number of refused lines
 */
async function store(importing: Importing, runId: number, batch: Batch): Promise<number> {
  const { runtime, options, batches, conduct } = importing;
  const { from, to } = batch;
  const prepared = options.isDryRun ? unhashed(batch.records) : await withHashes(importing, batch.records);
  const started = performance.now();
  let yieldedMilliseconds = 0;
  const yieldToOthers = async () => {
    const yieldedAt = performance.now();
    await yieldToEventLoop();
    yieldedMilliseconds += performance.now() - yieldedAt;
  };
  for (let races = 0; ; races += 1) {
    try {
      const refused = await runtime.prisma.$transaction(
        async (tx) => {
          const now = runtime.clock();
          const hashes = prepared.map(({ passwordHash }) => passwordHash);
          await holdHashSecrets(tx, batches.accountId, hashes);
          const outcome = options.isDryRun
            ? dryOutcome(await sortRecords(tx, batches, prepared))
            : await writeBatch(tx, { ...batches, runId, now, yieldToOthers }, prepared);
          const problems = [...batch.problems, ...outcome.problems];
          const counts = { ...outcome, created: outcome.created.length };
          await recordProgress(tx, runId, { from, to, counts, problems }, now);
          if (options.sendsEvents && !options.isDryRun)
            await recordCreatedEvents(tx, runtime, batches.accountId, outcome.created, now);
          return refusedLines(problems);
        },
        { timeout: TRANSACTION_MILLISECONDS },
      );
      await conduct.pause(performance.now() - started - yieldedMilliseconds);
      return refused;
    } catch (error) {
      if (!isRace(error) || races >= MAX_RACES) throw error;
    }
  }
}

function isRace(error: unknown): boolean {
  return (
    error instanceof LostRace ||
    ['email_key', 'username_key', 'imported_subject', 'subject', 'credential_id', 'site_id'].some((column) =>
      isDuplicate(error, column),
    )
  );
}

const unhashed = (records: readonly CheckedRecord[]): PreparedRecord[] =>
  records.map(({ line, record }) => ({ line, record, passwordHash: null }));

function dryOutcome({ fresh, changed, ...sorted }: Awaited<ReturnType<typeof sortRecords>>) {
  return { ...sorted, created: fresh.map(() => 0), updated: changed.length };
}

/** Computes the password hashes to store. Bare digests are hashed again. */
function withHashes(
  { reading, conduct }: Importing,
  records: readonly CheckedRecord[],
): Promise<PreparedRecord[]> {
  return Promise.all(
    records.map(async ({ line, record }) => {
      if (record.password === 'elsewhere') return { line, record, passwordHash: ELSEWHERE };
      const hash = hashOf(record, reading.secrets);
      if (!hash || 'problem' in hash) return { line, record, passwordHash: null };
      const passwordHash = 'stored' in hash ? hash.stored : await conduct.wrapDigest(hash.bareDigest);
      return { line, record, passwordHash };
    }),
  );
}

/** The advisory lock for moving the sequence of ids. The number is arbitrary. */
const SEQUENCE_LOCK = 72_707_370;
/** The sequence moves this far beyond the largest id of the file, because registrations take ids meanwhile. */
const ID_RESERVE = 1_000;

/**
 * Moves the sequence of ids beyond those of the file before any record is stored, so that no registration gets the id
 * of a record. Never moves the sequence back.
 */
async function moveIdSequence({ prisma }: CommandRuntime, maxId: number): Promise<void> {
  if (maxId === 0) return;
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEQUENCE_LOCK})`;
    await tx.$executeRaw`
      SELECT CASE WHEN nextval(pg_get_serial_sequence('customer', 'id')) <= ${maxId}
        THEN setval(pg_get_serial_sequence('customer', 'id'), ${maxId + ID_RESERVE}) END`;
  });
}

/** Records an event `customer.created` for each new customer, in the transaction that stores them. */
async function recordCreatedEvents(
  tx: Db,
  runtime: { derivedKeys: DerivedKeys },
  accountId: number,
  ids: number[],
  now: Date,
): Promise<void> {
  const customers = await tx.customer.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
  const occurrences = customers.map((customer) => {
    return { customerId: customer.id, object: customerObject(customer) };
  });
  await recordEvents(tx, runtime, { accountId, type: 'customer.created', occurrences }, now);
}
