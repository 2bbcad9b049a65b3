import { getDomain } from 'tldts';
import { isLoopback } from '../../lib/loopback.ts';
import type { Site } from '../../platform/database/client/client.ts';
import { loginOrigin } from './login-host.ts';

export type RelyingParty = {
  /** The domain (RP ID) of new passkeys: the `passkeyDomain` of the site, or else `own`. */
  id: string;
  /** The registrable domain of the site's pages. Its passkeys can be used there in every browser. */
  own: string;
  /** All domains whose passkeys can be used here, `own` first. Some need a browser that supports related origins. */
  domains: string[];
  name: string;
  /** The origins at which a ceremony may take place. */
  origins: string[];
};

type PartySite = Pick<
  Site,
  'name' | 'link' | 'loginHost' | 'allowedOrigins' | 'passkeyDomain' | 'androidAppOrigins'
>;

/**
 * The relying party of a site (Web Authentication §5.1.7): the registrable domain of the site's link, or of this
 * service if the site has no link. A login host does not change that, so older passkeys stay usable. On the login
 * host, a browser without related origins can only use passkeys of that host's domain, which is therefore in `domains`.
 * @param site null: the admin side, whose relying party is this service
 */
export function relyingPartyOf(site: PartySite | null, publicUrl: string): RelyingParty {
  const home = named(new URL(site?.link ?? publicUrl));
  const login = site && loginOrigin(site, publicUrl);
  const origins = [
    ...[home, named(new URL(publicUrl)), new URL(publicUrl)].map(({ origin }) => origin),
    ...(login ? [login] : []),
  ];
  const own = registrableDomain(home);
  const id = site?.passkeyDomain ?? own;
  return {
    id,
    own,
    domains: [...new Set([own, id, ...(login ? [registrableDomain(new URL(login))] : [])])],
    name: site?.name ?? 'Gatehouse',
    origins: [...new Set([...origins, ...(site?.allowedOrigins ?? []), ...(site?.androidAppOrigins ?? [])])],
  };
}

function registrableDomain({ hostname }: URL): string {
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}

/** Browsers create no passkey for an IP address (Web Authentication §5.1.3): a loopback address becomes `localhost`. */
function named(url: URL): URL {
  if (isLoopback(url) && !url.hostname.endsWith('localhost')) url.hostname = 'localhost';
  return url;
}
