import type { Acting } from '../../platform/acting.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount, lockCustomers } from '../../platform/database/locks.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { IS_UNTOUCHED } from './existing-customers.ts';

const BATCH = 500;

/**
 * Deletes the customers whom an import has created and who were not used or changed since. The others stay, as do
 * customers whom the import has only updated. A run that is still in progress stops. Can be called again.
 * @throws IdentityError NOT_FOUND, also for an import of another account and for a dry run
 */
export async function undoImport(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  runId: number,
): Promise<{ runId: number; deleted: number; kept: number }> {
  const where = { id: runId, accountId, isDryRun: false };
  // From now on no batch of the run is stored.
  const { count } = await prisma.importRun.updateMany({ where, data: { undoneAt: clock() } });
  if (count === 0) throw new IdentityError('NOT_FOUND');
  let afterId = 0;
  for (;;) {
    const ids = await untouchedAfter(prisma, runId, afterId);
    if (ids.length > 0) await prisma.$transaction((tx) => deleteUntouched(tx, runId, ids, clock()));
    if (ids.length < BATCH) break;
    afterId = ids.at(-1) ?? afterId;
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

async function untouchedAfter(db: Db, runId: number, afterId: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT c.id FROM customer c JOIN imported_customer i ON i.customer_id = c.id
    WHERE i.run_id = ${runId} AND c.id > ${afterId} AND ${IS_UNTOUCHED} ORDER BY c.id LIMIT ${BATCH}`;
  return rows.map(({ id }) => id);
}

/** Deletes customers, unless one was used after they were read: a login holds the same lock. */
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
