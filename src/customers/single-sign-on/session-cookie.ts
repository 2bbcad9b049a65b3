import { getDomain } from 'tldts';
import type { Site } from '../../platform/database/client/client.ts';
import { allowsOrigin } from '../../tenancy/sites/site.ts';

/** `__Secure-`: browsers let nobody set it without TLS (RFC 6265bis §4.1.3.1). */
export const SESSION_COOKIE = '__Secure-gatehouse_session';

type SharingSite = Pick<Site, 'cookieSharing' | 'link' | 'allowedOrigins'>;

/**
 * The domain of the cookie that a site's pages share with us: the registrable domain of our own address,
 * where the site wants it and lies under the same one. By PUBLIC_URL and the site's link, and by no header of
 * a request; private suffixes (`github.io`) are suffixes too, since others own their other half.
 * @returns null where no cookie can be shared
 */
export function cookieDomain(publicUrl: string, { cookieSharing, link }: SharingSite): string | null {
  if (!cookieSharing || link === null || !publicUrl.startsWith('https:')) return null;
  const domain = registrableDomain(publicUrl);
  return domain !== null && registrableDomain(link) === domain ? domain : null;
}

/**
 * Whether a page of that origin may be logged in by the cookie: one of the site's own list, over TLS, under
 * the cookie's domain.
 */
export function sharesCookie(publicUrl: string, site: SharingSite, origin: string): boolean {
  const domain = cookieDomain(publicUrl, site);
  return (
    domain !== null &&
    allowsOrigin(site, origin) &&
    origin.startsWith('https://') &&
    registrableDomain(origin) === domain
  );
}

function registrableDomain(url: string): string | null {
  return getDomain(url, { allowPrivateDomains: true });
}
