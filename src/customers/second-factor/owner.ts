import type { Db } from '../../platform/database/database.ts';
import { lockCollaborator, lockCustomer } from '../../platform/database/locks.ts';

/** The owner of a second factor. Also a filter for the tables of factors and challenges. */
export type Owner = { customerId: number } | { collaboratorId: number };

export function ownerKey(owner: Owner): string {
  return 'customerId' in owner ? `customer:${owner.customerId}` : `collaborator:${owner.collaboratorId}`;
}

/** The subject under which wrong factors of an owner are counted. */
export function factorSubject(owner: Owner): string {
  return `factor:${ownerKey(owner)}`;
}

export function isOwnedBy(
  row: { customerId: number | null; collaboratorId: number | null },
  owner: Owner,
): boolean {
  return 'customerId' in owner
    ? row.customerId === owner.customerId
    : row.collaboratorId === owner.collaboratorId;
}

/**
 * Locks the owner's row until the transaction ends, in the same lock order as a login. So the factors of one owner are
 * changed by one transaction at a time.
 */
export async function lockOwner(tx: Db, owner: Owner): Promise<void> {
  if ('customerId' in owner) {
    await lockCustomer(tx, { id: owner.customerId });
  } else {
    await lockCollaborator(tx, { id: owner.collaboratorId });
  }
}
