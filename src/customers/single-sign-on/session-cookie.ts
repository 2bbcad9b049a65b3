import { getDomain } from 'tldts';
import type { Site } from '../../platform/database/client/client.ts';
import { loginOrigin } from '../../tenancy/sites/login-host.ts';
import { allowsOrigin } from '../../tenancy/sites/site.ts';

/** `__Secure-`: browsers accept it only over TLS (RFC 6265bis §4.1.3.1). */
export const SESSION_COOKIE = '__Secure-gatehouse_session';

type SharingSite = Pick<Site, 'cookieSharing' | 'link' | 'loginHost' | 'allowedOrigins'>;

/**
 * The domain of the session cookie that Gatehouse shares with a site's pages: the registrable domain of PUBLIC_URL. The
 * site must enable `cookieSharing`, and its link (without one, its login host) must be under that domain. The result
 * does not depend on headers of the request. Private suffixes (`github.io`) count as suffixes, because their subdomains
 * have different owners.
 * @returns null when no cookie can be shared
 */
export function cookieDomain(publicUrl: string, site: SharingSite): string | null {
  const home = site.link ?? loginOrigin(site, publicUrl);
  if (!site.cookieSharing || home === null || !publicUrl.startsWith('https:')) return null;
  const domain = registrableDomain(publicUrl);
  return domain !== null && registrableDomain(home) === domain ? domain : null;
}

/**
 * Whether the cookie authenticates pages of an origin. The origin must be an allowed origin of the site, this server's
 * own origin, or that of the site's login host. It must also use TLS and be under the cookie's domain.
 */
export function sharesCookie(publicUrl: string, site: SharingSite, origin: string): boolean {
  const domain = cookieDomain(publicUrl, site);
  return (
    domain !== null &&
    (allowsOrigin(site, origin) ||
      origin === new URL(publicUrl).origin ||
      origin === loginOrigin(site, publicUrl)) &&
    origin.startsWith('https://') &&
    registrableDomain(origin) === domain
  );
}

function registrableDomain(url: string): string | null {
  return getDomain(url, { allowPrivateDomains: true });
}
