import { MAX_ID } from '../../lib/ids.ts';
import type { IdentityError } from '../../platform/errors.ts';
import type { SiteSelector } from '../../platform/request-info.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { HashReservation, HashTenant } from './hash-queue.ts';

/** The parts of the context that choose whose share of the queue a request uses. */
type HashRequest = {
  runtime: Pick<Runtime, 'hashQueue' | 'verdictReads'>;
  requestInfo: { site: SiteSelector | null };
  site(): Promise<{ accountId: number }>;
};

/**
 * Reserves room for a login on a site. For the id of a site that has been read before, this needs no query.
 * @throws IdentityError UNAVAILABLE; VALIDATION_FAILED on `siteId`
 */
export async function reserveHash(request: HashRequest): Promise<HashReservation> {
  return request.runtime.hashQueue.reserve(await tenantOf(request));
}

/**
 * Like `reserveHash`, but holds no room: for a request that waits for another server before its hash.
 * @throws IdentityError UNAVAILABLE; VALIDATION_FAILED on `siteId`
 */
export async function requireHashCapacity(request: HashRequest): Promise<void> {
  request.runtime.hashQueue.requireCapacity(await tenantOf(request));
}

/** The refusal that `reserveHash` and `requireHashCapacity` would throw without a query. Null: none. */
export function hashRefusal(
  { hashQueue }: Pick<Runtime, 'hashQueue'>,
  { site }: HashRequest['requestInfo'],
): IdentityError | null {
  const siteId = idIn(site);
  const tenant = siteId === null ? undefined : hashQueue.accountsOfSites().get(siteId);
  return tenant === undefined ? null : hashQueue.refusalOf(tenant);
}

/** A site never moves to another account, so its account is read once. Concurrent requests share the query. */
async function tenantOf({ runtime, requestInfo, site }: HashRequest): Promise<HashTenant> {
  const siteId = idIn(requestInfo.site);
  if (siteId === null) return (await site()).accountId;
  const known = runtime.hashQueue.accountsOfSites();
  const accountId = known.get(siteId) ?? (await runtime.verdictReads.accountOfSite(siteId));
  // Throws for an unknown site.
  if (accountId === null) return (await site()).accountId;
  known.set(siteId, accountId);
  return accountId;
}

/** The id in a selector, if it can be that of a site. */
function idIn(site: SiteSelector | null): number | null {
  if (site === null || !('id' in site)) return null;
  return Number.isInteger(site.id) && site.id >= 1 && site.id <= MAX_ID ? site.id : null;
}
