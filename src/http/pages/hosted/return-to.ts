import type { Site } from '../../../platform/database/client/client.ts';
import { allowsOrigin } from '../../../tenancy/sites/site.ts';

/** The page to which a hosted page sends the customer after a login. */
export type ReturnTo = {
  address: string;
  /** Whether a handoff code for the session is added to the address. */
  takesCode: boolean;
};

const MAX_LENGTH = 2_048;

/**
 * Chooses the page to which a hosted page returns: the given page if it is on an allowed origin or on the origin of the
 * site's link, otherwise that link. Without this check, a link to a hosted page could lead to any address (RFC 9700
 * §4.11).
 * @param wished the page that the query names
 * @returns null if the query names no page that the site allows, and the site has no link
 */
export function returnToOf(
  site: Pick<Site, 'allowedOrigins' | 'link' | 'sessionHandoff'>,
  wished: unknown,
): ReturnTo | null {
  const url = typeof wished === 'string' && wished.length <= MAX_LENGTH ? URL.parse(wished) : null;
  if (!url || !isPageOf(site, url))
    return site.link === null ? null : { address: site.link, takesCode: false };
  return { address: url.href, takesCode: takesCode(site, url) };
}

function isPageOf(site: Pick<Site, 'allowedOrigins' | 'link'>, url: URL): boolean {
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return false;
  return (
    allowsOrigin(site, url.origin) || (site.link !== null && URL.parse(site.link)?.origin === url.origin)
  );
}

/**
 * A code is added only for a page that has asked for it: the page finds its own state in the address, and ignores a
 * code without that state. A page that accepted any code would let an attacker log others in to the attacker's account.
 */
function takesCode(site: Pick<Site, 'allowedOrigins' | 'sessionHandoff'>, url: URL): boolean {
  return site.sessionHandoff && allowsOrigin(site, url.origin) && url.searchParams.has('gatehouse_state');
}
