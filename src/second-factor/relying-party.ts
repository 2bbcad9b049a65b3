import { getDomain } from 'tldts';
import type { Site } from '../database/client/client.ts';

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
  const home = new URL(site?.link ?? publicUrl);
  const origins = new Set([home.origin, new URL(publicUrl).origin, ...(site?.allowedOrigins ?? [])]);
  return {
    id: getDomain(home.hostname, { allowPrivateDomains: true }) ?? home.hostname,
    name: site?.name ?? 'Gatehouse',
    origins: [...origins],
  };
}
