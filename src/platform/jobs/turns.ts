import { LRUCache } from 'lru-cache';
import { lazily } from '../../lib/lazily.ts';

/** The turns of tenants in a queue, so that no tenant delays the jobs of the others. */
export type Turns = {
  /** The groups of the tenants that have had their turn in this round. */
  served(): string[];
  serve(groupId: string): void;
  /** Begins the next round. @returns whether any tenant had a turn in the round that has ended */
  nextRound(): boolean;
};

const MAX_TENANTS = 10_000;

/**
 * Lets tenants take turns, however many groups they have. The first job of a group may be taken out of turn, because
 * the groups of a tenant are only known from the jobs that were taken.
 */
export function takeTurns(tenantOf: (groupId: string) => string): Turns {
  const groups = lazily(() => new LRUCache<string, Set<string>>({ max: MAX_TENANTS }));
  const servedTenants = new Set<string>();
  return {
    served: () => [...servedTenants].flatMap((tenant) => [...(groups().get(tenant) ?? [])]),
    serve(groupId) {
      const tenant = tenantOf(groupId);
      const known = groups().get(tenant) ?? new Set();
      groups().set(tenant, known.add(groupId));
      servedTenants.add(tenant);
    },
    nextRound() {
      const was = servedTenants.size > 0;
      servedTenants.clear();
      return was;
    },
  };
}
