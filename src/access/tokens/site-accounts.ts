import { LRUCache } from 'lru-cache';
import type { Database } from '../../platform/database/database.ts';
import { createFairQueue } from './fair-queue.ts';

/** Looks up the account of a token whose session has been removed. */
const STATEMENT = `
  SELECT (SELECT json_agg(json_build_array(id, account_id)) FROM site WHERE id = ANY($1::int[])) AS sites`;

/** Unanswered sites. */
const MAX_UNANSWERED = 20_000;
/** Sites per statement. */
const MAX_BATCH_SIZE = 1_000;
const MAX_KNOWN_SITES = 20_000;
const RETRY_AFTER_SECONDS = 5;

type Waiting = {
  siteId: number;
  tenant: string;
  resolve: (accountId: number | null) => void;
  reject: (error: unknown) => void;
};

/**
 * Reads the accounts of sites. Requests of the same moment share one query, and accounts share the queue (see
 * `FairQueue`).
 * @returns a function that reads the account's id of a site; null when there is no such site
 */
export function joinSiteReads({
  read,
  readsAtOnce,
}: Pick<Database, 'read' | 'readsAtOnce'>): (siteId: number) => Promise<number | null> {
  const queue = createFairQueue<Waiting>(MAX_UNANSWERED, RETRY_AFTER_SECONDS);
  /** The account of each site as last read. Only used to choose whose share a request counts in. */
  const accounts = new LRUCache<number, number>({ max: MAX_KNOWN_SITES });
  let underWay = 0;
  let isDeparting = false;

  function schedule(): void {
    if (isDeparting || underWay >= readsAtOnce || queue.isEmpty) return;
    isDeparting = true;
    setImmediate(() => {
      isDeparting = false;
      void answer(queue.take(MAX_BATCH_SIZE, MAX_BATCH_SIZE, () => 1));
      schedule();
    });
  }

  async function answer(batch: Waiting[]): Promise<void> {
    underWay += 1;
    try {
      const ids = [...new Set(batch.map(({ siteId }) => siteId))];
      const { sites } = await read<{ sites: [id: number, accountId: number][] | null }>('sites', STATEMENT, [
        ids,
      ]);
      const found = new Map(sites);
      for (const [id, accountId] of found) accounts.set(id, accountId);
      for (const { siteId, resolve } of batch) resolve(found.get(siteId) ?? null);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      for (const { tenant } of batch) queue.settle(tenant, 1);
      underWay -= 1;
      schedule();
    }
  }

  /** Unknown sites share one part, because ids can be invented. */
  function tenantOf(siteId: number): string {
    const accountId = accounts.get(siteId);
    return accountId === undefined ? 'unknown sites' : `account ${accountId}`;
  }

  return (siteId) =>
    new Promise((resolve, reject) => {
      const tenant = tenantOf(siteId);
      queue.add(tenant, 1, { siteId, tenant, resolve, reject });
      schedule();
    });
}
