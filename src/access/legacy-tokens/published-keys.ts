import { compactVerify, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Outgoing } from '../../lib/outgoing.ts';
import { unavailable } from '../../platform/errors.ts';

/** The keys that issuers publish as a JWK set. */
export type PublishedKeys = { of(url: string): JWTVerifyGetKey };

const MAX_SETS = 500;
/** Keys are fetched again for an unknown `kid`, at most once per cooldown. */
const KEYS = { timeoutDuration: 3_000, cooldownDuration: 30_000, cacheMaxAge: 600_000 };
const RETRY_AFTER_SECONDS = 5;

/** Asymmetric algorithms only. With HMAC, anyone who reads the published keys could make a token. */
export const PUBLISHED_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'] as const;

export function publishedKeys(outgoing: Outgoing): PublishedKeys {
  const sets = new LRUCache<string, JWTVerifyGetKey>({ max: MAX_SETS });
  return {
    of(url) {
      const keys =
        sets.get(url) ?? createRemoteJWKSet(new URL(url), { ...KEYS, [customFetch]: outgoing as never });
      sets.set(url, keys);
      return keys;
    },
  };
}

/**
 * Whether a published key has signed a token.
 * @param keys the keys of the issuer
 * @param algorithm the only one that is accepted
 * @throws IdentityError UNAVAILABLE when the keys cannot be read
 */
export async function isSignedByPublished(
  keys: JWTVerifyGetKey,
  algorithm: string,
  token: string,
): Promise<boolean> {
  try {
    await compactVerify(token, keys, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (isFaultOfIssuer(error)) throw unavailable(RETRY_AFTER_SECONDS, error);
    return false;
  }
}

/** Whether the keys could not be read. An error that does not come from jose occurred while they were fetched. */
function isFaultOfIssuer(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return (
    error.code === errors.JOSEError.code ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid
  );
}
