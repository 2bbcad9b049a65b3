/** A bounded amount of work that tenants share. */
export type FairShare<Tenant> = {
  hasRoom(tenant: Tenant): boolean;
  take(tenant: Tenant, size: number): void;
  giveBack(tenant: Tenant, size: number): void;
  /** What all tenants hold now, in the units of `take`. */
  held(): number;
};

/**
 * A tenant may use up to `weight` times the capacity that is free now (dynamic thresholds, Choudhury and Hahne 1998).
 * One tenant alone can use weight / (weight + 1) of the capacity. Several tenants use equal shares, and some capacity
 * is always free for the next tenant.
 * @param capacity in the units of `take`; the last take may exceed it
 */
export function createFairShare<Tenant>(capacity: number, weight = 1): FairShare<Tenant> {
  const shares = new Map<Tenant, number>();
  let total = 0;
  return {
    hasRoom: (tenant) => (shares.get(tenant) ?? 0) < weight * (capacity - total),
    take(tenant, size) {
      shares.set(tenant, (shares.get(tenant) ?? 0) + size);
      total += size;
    },
    giveBack(tenant, size) {
      const left = (shares.get(tenant) ?? 0) - size;
      if (left > 0) shares.set(tenant, left);
      else shares.delete(tenant);
      total -= size;
    },
    held: () => total,
  };
}
