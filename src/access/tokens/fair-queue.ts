import { unavailable } from '../../platform/errors.ts';

/** The unanswered items of one tenant. */
type Share<Item> = { unanswered: number; waiting: Item[] };

/**
 * A bounded queue that tenants share. While there is room, a tenant may use all of it. Once the queue is full, a
 * tenant is still admitted up to its equal part of it, so the total is at most twice the bound. Items leave in
 * turn, one of each tenant that waits.
 */
export type FairQueue<Item> = {
  /**
   * @param size of the item, at least 1
   * @throws IdentityError UNAVAILABLE for a tenant beyond its share of a full queue
   */
  add(tenant: string, size: number, item: Item): void;
  /** Takes items out, in turn, until their number or their size is reached; one item at least if any waits. */
  take(maxItems: number, maxSize: number, sizeOf: (item: Item) => number): Item[];
  /** The item has its answer, or never gets one. */
  settle(tenant: string, size: number): void;
  readonly isEmpty: boolean;
};

export function createFairQueue<Item>(maxUnanswered: number, retryAfterSeconds: number): FairQueue<Item> {
  const shares = new Map<string, Share<Item>>();
  /** The tenants with waiting items, the next one first. */
  let turns: Share<Item>[] = [];
  let unanswered = 0;

  return {
    add(tenant, size, item) {
      let share = shares.get(tenant);
      if (unanswered >= maxUnanswered) {
        const tenants = shares.size + (share ? 0 : 1);
        if ((share?.unanswered ?? 0) >= maxUnanswered / tenants || unanswered >= 2 * maxUnanswered) {
          throw unavailable(retryAfterSeconds);
        }
      }
      if (!share) {
        share = { unanswered: 0, waiting: [] };
        shares.set(tenant, share);
      }
      share.unanswered += size;
      unanswered += size;
      share.waiting.push(item);
      if (share.waiting.length === 1) turns.push(share);
    },
    take(maxItems, maxSize, sizeOf) {
      const taken: Item[] = [];
      let size = 0;
      while (turns.length > 0 && taken.length < maxItems && size < maxSize) {
        const round = turns;
        turns = [];
        for (const [index, share] of round.entries()) {
          if (taken.length >= maxItems || size >= maxSize) {
            // Those who had no turn come before those who had one.
            turns = [...round.slice(index), ...turns];
            break;
          }
          const item = share.waiting.shift() as Item;
          taken.push(item);
          size += sizeOf(item);
          if (share.waiting.length > 0) turns.push(share);
        }
      }
      return taken;
    },
    settle(tenant, size) {
      const share = shares.get(tenant);
      if (!share) return;
      share.unanswered -= size;
      unanswered -= size;
      if (share.unanswered <= 0) shares.delete(tenant);
    },
    get isEmpty() {
      return turns.length === 0;
    },
  };
}
