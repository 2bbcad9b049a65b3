import { getDomain } from 'tldts';
import { isLoopback } from '../../lib/loopback.ts';
import type { Site } from '../../platform/database/client/client.ts';

/** The relying party of a passkey ceremony. */
export type RelyingParty = {
  /** The domain (RP ID) of new passkeys: `own`, or one that the site shares with others. */
  id: string;
  /** The registrable domain of the site's own pages. Every browser can use its passkeys there. */
  own: string;
  name: string;
  /** Where a ceremony may take place. */
  origins: string[];
};

type PartySite = Pick<Site, 'name' | 'link' | 'allowedOrigins' | 'passkeyDomain' | 'androidAppOrigins'>;

/**
 * The relying party of a site (Web Authentication §5.1.7): the registrable domain of its link, or of this service if it
 * has no link.
 * @param site null: the admin side, whose relying party is this service
 */
export function relyingPartyOf(site: PartySite | null, publicUrl: string): RelyingParty {
  const home = named(new URL(site?.link ?? publicUrl));
  const origins = [home, named(new URL(publicUrl)), new URL(publicUrl)].map(({ origin }) => origin);
  const own = getDomain(home.hostname, { allowPrivateDomains: true }) ?? home.hostname;
  return {
    id: site?.passkeyDomain ?? own,
    own,
    name: site?.name ?? 'Gatehouse',
    origins: [...new Set([...origins, ...(site?.allowedOrigins ?? []), ...(site?.androidAppOrigins ?? [])])],
  };
}

/** The domains whose passkeys can be used here: its own, and the shared one through related origins. */
export function usableDomains({ id, own }: Pick<RelyingParty, 'id' | 'own'>): string[] {
  return [...new Set([own, id])];
}

/** Browsers create no passkey for an IP address (Web Authentication §5.1.3), so a loopback address becomes `localhost`. */
function named(url: URL): URL {
  if (isLoopback(url) && !url.hostname.endsWith('localhost')) url.hostname = 'localhost';
  return url;
}
