import { getDomain } from 'tldts';
import type { Site } from '../database/client/client.ts';
import { isLoopback } from '../lib/loopback.ts';

/** Who asks for a passkey: it is good for the domain `id` and what is under it, used from those origins. */
export type RelyingParty = { id: string; name: string; origins: string[] };

/**
 * The relying party (Web Authentication §5.1.7) of a site: the registrable domain of its link, else of this
 * service; of the admin side: of this service.
 */
export function relyingPartyOf(
  site: Pick<Site, 'name' | 'link' | 'allowedOrigins'> | null,
  publicUrl: string,
): RelyingParty {
  const home = named(new URL(site?.link ?? publicUrl));
  const origins = [home, named(new URL(publicUrl)), new URL(publicUrl)].map(({ origin }) => origin);
  return {
    id: getDomain(home.hostname, { allowPrivateDomains: true }) ?? home.hostname,
    name: site?.name ?? 'Gatehouse',
    origins: [...new Set([...origins, ...(site?.allowedOrigins ?? [])])],
  };
}

/** No browser makes a passkey for an address (Web Authentication §5.1.3): this very machine has a name as well. */
function named(url: URL): URL {
  if (isLoopback(url) && !url.hostname.endsWith('localhost')) url.hostname = 'localhost';
  return url;
}
