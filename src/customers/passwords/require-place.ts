import { MAX_ID } from '../../lib/wire-limits.ts';
import type { SiteSelector } from '../../platform/request-info.ts';
import type { Runtime } from '../../platform/runtime.ts';

/**
 * Refuses work that has no place in the queue, before the site and the customer are read. The account is read by the
 * joined reads, and only while the queue is busy, so that refusing a storm costs almost nothing.
 * @param site what the request names; an account that is named otherwise is refused when its work comes to the queue
 * @throws IdentityError UNAVAILABLE
 */
export async function requireHashPlace(
  { hashQueue, verdictReads }: Runtime,
  site: SiteSelector | null,
): Promise<void> {
  if (!hashQueue.isBusy() || site === null || !('id' in site)) return;
  if (!Number.isInteger(site.id) || site.id < 1 || site.id > MAX_ID) return;
  const accountId = await verdictReads.accountOfSite(site.id);
  if (accountId !== null) hashQueue.requirePlace(accountId);
}
