import type { ImportRun } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** The runs that have not ended. Some were interrupted. */
export const OPEN_RUNS = [
  { undoneAt: null, finishedAt: null, failure: null },
  { undoneAt: { not: null }, undoEndedAt: null },
];

/**
 * Requires that no import or undo of an account is under way.
 * @param tx a transaction that has locked the account; or the client, for an early answer
 * @param except a run whose import may be under way, but whose undo may not
 * @throws IdentityError CONFLICT
 */
export async function requireIdleAccount(
  tx: Db,
  { imports }: Pick<Runtime, 'imports'>,
  accountId: number,
  except?: Pick<ImportRun, 'id'>,
): Promise<void> {
  const open = await tx.importRun.findMany({ where: { accountId, OR: OPEN_RUNS } });
  const active = open.find(
    (run) => (run.id !== except?.id || run.undoneAt !== null) && imports.isActive(run),
  );
  if (!active) return;
  throw new IdentityError('CONFLICT', {
    message: `Import ${active.id} of this account, or its undo, is under way. Wait for the end, or stop the import.`,
  });
}
