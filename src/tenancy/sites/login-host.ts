import { getDomain } from 'tldts';
import { z } from 'zod';
import { asciiDomain, isDomain } from '../../lib/domain.ts';
import type { Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import type { Settings } from '../../platform/settings.ts';
import type { SiteOfAccount } from './site.ts';

/** Enough for the longest DNS name with a port. */
const MAX_LENGTH = 260;
const FORM =
  'The login host is a name in DNS, such as login.paper.example: no address, no path, and no public suffix such as co.uk.';
const HAS_PORT = 'The login host may have a port in development only.';
const OWN = 'The login host must differ from the host of this service.';
const OF_LINK = 'The login host must differ from the host of the link.';
export const LOGIN_HOST_TAKEN = 'The login host has already been taken.';

/** The setting, in lower case and in ASCII form. */
export const loginHostSetting = text('login host', MAX_LENGTH)
  .transform((given, context) => {
    const [, name = '', port = ''] = /^([^:]*)(:[1-9]\d{0,4})?$/.exec(given.trim()) ?? [];
    const host = asciiDomain(name);
    const url = isDomain(host) && isRegistrable(host) ? URL.parse(`http://${host}${port}`) : null;
    if (url) return url.host;
    context.addIssue({ code: 'custom', message: FORM });
    return z.NEVER;
  })
  .nullable();

/**
 * Whether the name is, or is under, a domain that can be registered. A private suffix, such as `github.io`, counts as a
 * public suffix, because the names under it have different owners.
 */
function isRegistrable(host: string): boolean {
  return getDomain(host, { allowPrivateDomains: true }) !== null;
}

/**
 * Requires a login host that cannot be mistaken for another host of this deployment or of the site.
 * @throws IdentityError VALIDATION_FAILED on `loginHost`
 */
export function requireSeparateHost(
  { loginHost, link }: Pick<Site, 'loginHost' | 'link'>,
  { publicUrl, adminUrl, environment }: Pick<Settings, 'publicUrl' | 'adminUrl' | 'environment'>,
): void {
  if (loginHost === null) return;
  const { hostname, port } = new URL(`http://${loginHost}`);
  if (environment === 'production' && port !== '') throw invalidField('loginHost', HAS_PORT);
  if ([publicUrl, adminUrl].some((url) => new URL(url).hostname === hostname)) {
    throw invalidField('loginHost', OWN);
  }
  if (link !== null && URL.parse(link)?.hostname === hostname) throw invalidField('loginHost', OF_LINK);
}

/** The origin of a site's login host, with the scheme of PUBLIC_URL. Null: the site has no login host. */
export function loginOrigin({ loginHost }: Pick<Site, 'loginHost'>, publicUrl: string): string | null {
  return loginHost === null ? null : new URL(`${new URL(publicUrl).protocol}//${loginHost}`).origin;
}

/**
 * Whether a host may be a login host: false for the host of PUBLIC_URL, for an IP address, and for a name that is not a
 * domain. This check saves a query for most requests.
 * @param host the host of the request
 * @param ownHost the host of PUBLIC_URL
 */
export function mayBeLoginHost(host: string, ownHost: string): boolean {
  return host !== ownHost && isDomain(host.replace(/:\d+$/, ''));
}

/** Finds the site of a login host. @param host the host of the request, with or without a port */
export async function findSiteByLoginHost(db: Db, host: string): Promise<SiteOfAccount | null> {
  const named = host.toLowerCase();
  return db.site.findFirst({
    where: { loginHost: { in: [named, named.replace(/:\d+$/, '')] } },
    include: { account: true },
  });
}
