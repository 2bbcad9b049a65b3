import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { wrapDigest } from '../../customers/passwords/imported-hash.ts';
import type { Acting } from '../../platform/acting.ts';
import type { ImportRun } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { carryOut } from './carry-out.ts';
import { requireIdleAccount } from './idle-account.ts';
import { beginRun } from './import-run.ts';
import { type Conduct, digestOfImport, type ImportOptions, prepareImport } from './importing.ts';
import type { UploadOptions } from './upload-options.ts';
import { storeUpload, tooLarge } from './uploaded-file.ts';

/** A decompressed file may be this many times larger than the limit of an upload. */
const MAX_EXPANSION = 10;
/** The names and ids of this many records take about 250 megabytes of memory. */
const MAX_RECORDS = 1_000_000;

/**
 * Stores an upload, and begins its import in the background. The same file with the same options resumes an import that
 * was interrupted.
 * @param length the size that the sender declares; null: not declared
 * @param requireStill checks again, after the upload, that the caller may import
 * @throws IdentityError FEATURE_DISABLED, PAYLOAD_TOO_LARGE, VALIDATION_FAILED on `hash`, CONFLICT while another import
 *   of the account is in progress, UNAVAILABLE while the process has no place, and the errors of `storeUpload`
 */
export async function importUpload(
  runtime: Runtime,
  acting: Acting,
  { form, fileName, ...options }: UploadOptions,
  { content, length }: { content: Readable; length: number | null },
  requireStill: () => Promise<unknown>,
): Promise<ImportRun> {
  const { prisma, imports, settings } = runtime;
  const { accountId } = acting;
  const { importUploadBytes: maxBytes } = settings;
  if (maxBytes === 0) throw new IdentityError('FEATURE_DISABLED');
  if (length !== null && length > maxBytes) throw tooLarge(maxBytes);
  await requireHashSecret(prisma, accountId, options.hash);
  await requireIdleAccount(prisma, runtime, accountId);
  const giveBack = imports.takePlace(accountId);
  try {
    const { handle } = await storeUpload(content, maxBytes);
    const end = async () => {
      giveBack();
      await handle.close();
    };
    try {
      await requireStill();
      const file = { location: handle, ...form, maxBytes: maxBytes * MAX_EXPANSION, maxRecords: MAX_RECORDS };
      return await begin(runtime, acting, { ...options, file }, fileName, end);
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** @throws IdentityError VALIDATION_FAILED on `hash` */
async function requireHashSecret(
  db: Db,
  accountId: number,
  { secret }: ImportOptions['hash'],
): Promise<void> {
  if (secret === undefined) return;
  const count = await db.hashSecret.count({ where: { accountId, name: String(secret) } });
  if (count === 0) throw invalidField('hash', 'The account has no hash secret of this name.');
}

/** @param end called when the work has ended */
async function begin(
  runtime: Runtime,
  acting: Acting,
  options: ImportOptions,
  fileName: string | null,
  end: () => Promise<void>,
): Promise<ImportRun> {
  const { accountId } = acting;
  const { source, isDryRun, conflicts } = options;
  const digest = await digestOfImport(runtime, options);
  const requireIdle = (tx: Db) => requireIdleAccount(tx, runtime, accountId);
  const run = await beginRun(runtime, acting, { digest, source, isDryRun, fileName }, requireIdle);
  runtime.imports.begin(run.id, async (signal) => {
    try {
      const conduct = createServerConduct(runtime, accountId, conflicts, signal);
      await carryOut(await prepareImport(runtime, acting, options, conduct), run);
    } finally {
      await end();
    }
  });
  return run;
}

/** About 30 ms of processor time. The embedded database executes no other statement meanwhile. */
const RECORDS_PER_TRANSACTION = 50;
/** Updates take a few statements for each record. */
const UPDATES_PER_TRANSACTION = 10;
/** A pause is as long as the work of the transaction before it, but not longer than this: it can wait for a lock. */
const MAX_PAUSE_MS = 500;
const BREATH_MS = 1;
const QUEUE_FULL_MS = 200;

/**
 * Slows down an import in a server, so that requests stay fast: it works for about half of the time, in transactions
 * of milliseconds, and hashes one digest at a time, in the queue of the logins.
 * @param signal aborted when the import must stop. Every wait then rejects with the signal's reason
 */
function createServerConduct(
  { hashQueue }: Pick<Runtime, 'hashQueue'>,
  accountId: number,
  conflicts: 'skip' | 'update',
  signal: AbortSignal,
): Conduct {
  const oneAtATime = pLimit(1);
  async function rest(milliseconds: number): Promise<void> {
    signal.throwIfAborted();
    await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
  return {
    recordsPerTransaction: conflicts === 'update' ? UPDATES_PER_TRANSACTION : RECORDS_PER_TRANSACTION,
    readsAhead: false,
    breathe: () => rest(BREATH_MS),
    pause: (milliseconds) => rest(Math.min(milliseconds, MAX_PAUSE_MS)),
    wrapDigest: (digest) =>
      oneAtATime(async () => {
        for (;;) {
          signal.throwIfAborted();
          try {
            return await hashQueue.run(accountId, () => wrapDigest(digest));
          } catch (error) {
            if (!(error instanceof IdentityError)) throw error;
            await rest(QUEUE_FULL_MS);
          }
        }
      }),
  };
}
