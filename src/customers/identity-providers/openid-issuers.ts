import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { askForJson, type Outgoing, providerUnavailable } from './outgoing.ts';

/** What we need of an issuer's metadata (OpenID Connect Discovery 1.0 §3). */
const metadataShape = z.looseObject({
  issuer: z.string(),
  jwks_uri: z.url(),
  authorization_endpoint: z.url().optional(),
  token_endpoint: z.url().optional(),
  userinfo_endpoint: z.url().optional(),
  /** A value that is not a list is ignored. */
  token_endpoint_auth_methods_supported: z.array(z.string()).optional().catch(undefined),
});

export type OpenIdIssuer = {
  /** As its tokens spell it. */
  issuer: string;
  metadata: z.output<typeof metadataShape>;
  /** Its keys, kept, and fetched again for an unknown `kid`, but not more often than the cooldown allows. */
  keys: JWTVerifyGetKey;
};

/** @throws IdentityError PROVIDER_UNAVAILABLE */
export type OpenIdIssuers = (pinned: string) => Promise<OpenIdIssuer>;

const MAX_ISSUERS = 500;
const METADATA_MS = 3_600_000;
const KEYS = { timeoutDuration: 3_000, cooldownDuration: 30_000, cacheMaxAge: 600_000 };

/**
 * Knows issuers by their pinned names, without a trailing slash: each one's metadata and keys are asked for
 * when they are first needed, and kept. A failure is not.
 */
export function openIdIssuers(outgoing: Outgoing): OpenIdIssuers {
  const known = new LRUCache<string, Promise<OpenIdIssuer>>({ max: MAX_ISSUERS, ttl: METADATA_MS });
  return (pinned) => {
    const found = known.get(pinned);
    if (found) return found;
    const asked = discover(outgoing, pinned);
    known.set(pinned, asked);
    asked.catch(() => known.peek(pinned) === asked && known.delete(pinned));
    return asked;
  };
}

async function discover(outgoing: Outgoing, pinned: string): Promise<OpenIdIssuer> {
  const document = await askForJson(outgoing, new URL(`${pinned}/.well-known/openid-configuration`), null);
  const parsed = metadataShape.safeParse(document);
  // The issuer must be the one that was asked (§4.3); with or without the slash that Auth0's has.
  if (!parsed.success || withoutSlash(parsed.data.issuer) !== pinned) {
    throw providerUnavailable(new Error('The provider’s metadata is not that of its issuer.'));
  }
  return issuerWithKeys(outgoing, parsed.data);
}

/** An issuer whose metadata are known; its keys are asked for when they are first needed. */
export function issuerWithKeys(outgoing: Outgoing, metadata: OpenIdIssuer['metadata']): OpenIdIssuer {
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), { ...KEYS, [customFetch]: outgoing });
  return { issuer: metadata.issuer, metadata, keys };
}

export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
