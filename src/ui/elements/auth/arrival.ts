import type { Gatehouse } from '../../../clients/browser/gatehouse.ts';
import { pendingLink } from './pending-link.ts';

/** The clients whose redirect has been handled. Only one element of a page handles the result of a redirect. */
const taken = new WeakSet<Gatehouse>();

export function takeArrived(client: Gatehouse): boolean {
  if (taken.has(client)) return false;
  taken.add(client);
  return true;
}

/**
 * Whether a page with a closed dialog has to show the customer how a redirect ended: an error, a second factor, a link
 * that waits for a login, a change of the ways to log in, or terms to accept.
 */
export async function hasNews(client: Gatehouse, siteId: string): Promise<boolean> {
  const { data, error } = await client.ready;
  if (error) return error.provider !== null;
  const { arrived } = data;
  if (!arrived) return pendingLink(siteId) !== null;
  return arrived.waysInChanged.length > 0 || arrived.customer.termsToAccept !== null;
}
