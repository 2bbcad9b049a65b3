import type { Db } from '../../platform/database/database.ts';
import { lockCollaborator, lockCustomer } from '../../platform/database/locks.ts';

/** Whose second factor it is. As it stands it is a filter of the tables that hold factors and challenges. */
export type Owner = { customerId: number } | { collaboratorId: number };

/** How counters and passkeys name an owner. */
export function ownerKey(owner: Owner): string {
  return 'customerId' in owner ? `customer:${owner.customerId}` : `collaborator:${owner.collaboratorId}`;
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
 * Holds the owner's row until the transaction ends: what is done to factors happens one after the other, and
 * in the same order of locks as a sign-in.
 */
export async function lockOwner(tx: Db, owner: Owner): Promise<void> {
  if ('customerId' in owner) {
    await lockCustomer(tx, { id: owner.customerId });
  } else {
    await lockCollaborator(tx, { id: owner.collaboratorId });
  }
}
