/** Whose second factor it is. As it stands it is a filter of the tables that hold factors and challenges. */
export type Owner = { customerId: number } | { collaboratorId: number };

/** How counters name an owner. */
export function ownerKey(owner: Owner): string {
  return 'customerId' in owner ? `customer:${owner.customerId}` : `collaborator:${owner.collaboratorId}`;
}
