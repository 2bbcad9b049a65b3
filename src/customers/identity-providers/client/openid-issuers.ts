import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Outgoing } from '../../../lib/outgoing.ts';
import { fetchJson, providerUnavailable } from './provider-response.ts';

/** The metadata of an issuer that Gatehouse uses (OpenID Connect Discovery 1.0 §3). */
const metadataShape = z.looseObject({
  issuer: z.string(),
  jwks_uri: z.url(),
  authorization_endpoint: z.url().optional(),
  token_endpoint: z.url().optional(),
  userinfo_endpoint: z.url().optional(),
  /** A value that is not a list is ignored. */
  token_endpoint_auth_methods_supported: z.array(z.string()).optional().catch(undefined),
});

export type IssuerMetadata = z.output<typeof metadataShape>;

export type OpenIdIssuer = {
  /** The claim `iss` of its tokens. */
  issuer: string;
  metadata: IssuerMetadata;
  /** Its keys. They are cached, and fetched again for an unknown `kid`, at most once per cooldown. */
  keys: JWTVerifyGetKey;
};

export type OpenIdIssuers = {
  /**
   * Finds an issuer by its pinned name, without a trailing slash. Its metadata are cached for an hour.
   * @throws IdentityError PROVIDER_UNAVAILABLE
   */
  discover(pinned: string): Promise<OpenIdIssuer>;
  /** An issuer whose metadata are documented, so that only its keys are fetched. */
  documented(metadata: IssuerMetadata): OpenIdIssuer;
};

const MAX_ISSUERS = 500;
const METADATA_MS = 3_600_000;
const KEYS = { timeoutDuration: 3_000, cooldownDuration: 30_000, cacheMaxAge: 600_000 };

/** Caches issuers: their metadata and keys. A failure is not cached. */
export function openIdIssuers(outgoing: Outgoing): OpenIdIssuers {
  const discovered = new LRUCache<string, Promise<OpenIdIssuer>>({ max: MAX_ISSUERS, ttl: METADATA_MS });
  const documented = new LRUCache<string, OpenIdIssuer>({ max: MAX_ISSUERS });
  return {
    discover(pinned) {
      const cached = discovered.get(pinned);
      if (cached) return cached;
      const requested = discover(outgoing, pinned);
      discovered.set(pinned, requested);
      requested.catch(() => discovered.peek(pinned) === requested && discovered.delete(pinned));
      return requested;
    },
    documented(metadata) {
      const cached = documented.get(metadata.jwks_uri);
      if (cached) return cached;
      const issuer = withKeys(outgoing, metadata);
      documented.set(metadata.jwks_uri, issuer);
      return issuer;
    },
  };
}

async function discover(outgoing: Outgoing, pinned: string): Promise<OpenIdIssuer> {
  const document = await fetchJson(outgoing, new URL(`${pinned}/.well-known/openid-configuration`), null);
  const parsed = metadataShape.safeParse(document);
  // The issuer must be the requested one (§4.3). Auth0 adds a trailing slash.
  if (!parsed.success || withoutSlash(parsed.data.issuer) !== pinned) {
    throw providerUnavailable(new Error('The provider’s metadata are not those of its issuer.'));
  }
  return withKeys(outgoing, parsed.data);
}

function withKeys(outgoing: Outgoing, metadata: IssuerMetadata): OpenIdIssuer {
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), { ...KEYS, [customFetch]: outgoing });
  return { issuer: metadata.issuer, metadata, keys };
}

export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/**
 * Whether a text is an issuer: an https URL without a query or a fragment (OpenID Connect Discovery 1.0 §3).
 * @param local whether http on this machine is accepted, for development
 */
export function isIssuer(text: string, local: boolean): boolean {
  if (!URL.canParse(text) || /[?#\s]/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isLocal = local && protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
  return (protocol === 'https:' || isLocal) && username === '' && password === '';
}
