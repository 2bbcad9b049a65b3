import { LRUCache } from 'lru-cache';
import type { AccessTokenClaims } from './access-token.ts';

/** What a good signature vouches for: the claims of one canonical token, and the key that signed it. */
export type VerifiedToken = { claims: AccessTokenClaims; notBefore: Date; kid: string };

/**
 * Remembers that a signature was good, and nothing else: whether the token is good now is read from the
 * database each time. A signature cannot turn bad while its key is one of ours.
 */
export type VerifiedSignatures = {
  get(token: string): VerifiedToken | undefined;
  /** @param token canonical, so that one token is one entry. Forgotten at its `exp` at the latest */
  remember(token: string, verified: VerifiedToken, now: Date): void;
};

/** Together at most some 60 MB: an entry is its token (about 500 bytes) and as much again for its claims. */
const MAX_ENTRIES = 50_000;
const MAX_BYTES = 32 * 1024 * 1024;

export function rememberSignatures(): VerifiedSignatures {
  const cache = new LRUCache<string, Entry>({
    max: MAX_ENTRIES,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ token }) => token.length,
  });
  return {
    get(token) {
      const entry = cache.get(signatureOf(token));
      return entry?.token === token ? entry.verified : undefined;
    },
    remember(token, verified, now) {
      if (verified.claims.expiresAt <= now) return;
      cache.set(signatureOf(token), { token, verified });
    },
  };
}

type Entry = { token: string; verified: VerifiedToken };

/** Tells tokens apart as well as all of their text does, and is a sixth of it to be hashed. */
function signatureOf(token: string): string {
  return token.slice(token.lastIndexOf('.') + 1);
}
