import { setTimeout as sleep } from 'node:timers/promises';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import type { ImportRun } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount, lockCustomers } from '../../platform/database/locks.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { IS_UNTOUCHED } from './existing-customers.ts';
import { requireIdleAccount } from './idle-account.ts';

/** How an undo shares the machine with other work. */
type Conduct = {
  customersPerTransaction: number;
  /** Waits after a transaction. @param milliseconds that the transaction took */
  pause(milliseconds: number): Promise<void>;
};

const OWN_CONDUCT: Conduct = { customersPerTransaction: 500, pause: async () => {} };
const SERVER_BATCH = 50;

/**
 * Deletes the customers whom an import has created and whose account was not used or changed since. The others stay, as
 * do customers whom the import has only updated. A run that is still in progress stops. An undo can be repeated.
 * @throws IdentityError NOT_FOUND, also for an import of another account and for a dry run
 */
export async function undoImport(
  runtime: CommandRuntime,
  acting: Acting,
  runId: number,
): Promise<{ runId: number; deleted: number; kept: number }> {
  await beginUndo(runtime, acting, runId);
  return carryOutUndo(runtime, acting, runId, OWN_CONDUCT);
}

/**
 * Begins `undoImport` in the background. An undo that was interrupted is resumed by the same call.
 * @throws IdentityError NOT_FOUND, CONFLICT while another import or an undo of the account is under way
 */
export async function undoInBackground(runtime: Runtime, acting: Acting, id: string): Promise<ImportRun> {
  const { imports } = runtime;
  const runId = idOf(id);
  const run = await beginUndo(runtime, acting, runId, (tx) =>
    requireIdleAccount(tx, runtime, acting.accountId, { id: runId }),
  );
  await imports.stop(runId);
  imports.begin(runId, (signal) =>
    carryOutUndo(runtime, acting, runId, {
      customersPerTransaction: SERVER_BATCH,
      pause: async (milliseconds) => {
        signal.throwIfAborted();
        await sleep(milliseconds, undefined, { signal });
      },
    }),
  );
  return run;
}

/** Marks the run as undone. No batch of it is stored from then on. */
async function beginUndo(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  runId: number,
  requireAllowed: (tx: Db) => Promise<void> = async () => {},
): Promise<ImportRun> {
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await requireAllowed(tx);
    const now = clock();
    const { count } = await tx.importRun.updateMany({
      where: { id: runId, accountId, isDryRun: false },
      data: { undoneAt: now, undoEndedAt: null, changedAt: now },
    });
    if (count === 0) throw new IdentityError('NOT_FOUND');
    const target = { kind: 'import', id: runId };
    await recordAudit(tx, actor, { accountId, action: 'import.undo_started', target }, now);
    return tx.importRun.findUniqueOrThrow({ where: { id: runId } });
  });
}

async function carryOutUndo(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  runId: number,
  { customersPerTransaction, pause }: Conduct,
): Promise<{ runId: number; deleted: number; kept: number }> {
  let afterId = 0;
  for (;;) {
    const startedAt = performance.now();
    const ids = await untouchedAfter(prisma, { runId, afterId, count: customersPerTransaction });
    if (ids.length > 0) await prisma.$transaction((tx) => deleteUntouched(tx, runId, ids, clock()));
    if (ids.length < customersPerTransaction) break;
    afterId = ids.at(-1) ?? afterId;
    await pause(performance.now() - startedAt);
  }
  const now = clock();
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const kept = await tx.importedCustomer.count({ where: { runId } });
    const { deleted } = await tx.importRun.update({
      where: { id: runId },
      data: { kept, undoEndedAt: now, changedAt: now },
    });
    const target = { kind: 'import', id: runId };
    const after = { deleted, kept };
    await recordAudit(tx, actor, { accountId, action: 'import.undone', target, after }, now);
    return { runId, deleted, kept };
  });
}

async function untouchedAfter(
  db: Db,
  { runId, afterId, count }: { runId: number; afterId: number; count: number },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT c.id FROM customer c JOIN imported_customer i ON i.customer_id = c.id
    WHERE i.run_id = ${runId} AND c.id > ${afterId} AND ${IS_UNTOUCHED} ORDER BY c.id LIMIT ${count}`;
  return rows.map(({ id }) => id);
}

/** Deletes customers who have not logged in or changed since they were listed. A login takes the same lock. */
async function deleteUntouched(tx: Db, runId: number, ids: readonly number[], now: Date): Promise<void> {
  await lockCustomers(tx, ids);
  const deleted = await tx.$executeRaw`
    DELETE FROM customer c USING imported_customer i
    WHERE i.customer_id = c.id AND i.run_id = ${runId} AND c.id = ANY(${[...ids]}::int[]) AND ${IS_UNTOUCHED}`;
  await tx.importRun.update({
    where: { id: runId },
    data: { deleted: { increment: deleted }, changedAt: now },
  });
}
