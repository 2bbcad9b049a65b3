import type { KeyObject } from 'node:crypto';

/** The claims of a token whose signature was verified. Times are Unix seconds. */
export type VerifiedToken = {
  kid: string;
  key: KeyObject;
  customerId: string;
  siteId: string;
  sessionId: string;
  issuedAt: number;
  notBefore: number;
  expiresAt: number;
};

/** A cache of tokens whose signature was verified. Whether a token is valid is decided on each call. */
export type VerifiedTokens = {
  get(token: string): VerifiedToken | undefined;
  remember(token: string, verified: VerifiedToken): void;
  readonly size: number;
};

/**
 * Keeps the most recently used tokens: at least half of `max`, at most `max`. Only tokens with a valid signature are
 * cached, so forged tokens use no memory.
 */
export function rememberTokens(max: number): VerifiedTokens {
  const half = Math.max(1, Math.floor(max / 2));
  let recent = new Map<string, VerifiedToken>();
  let older = new Map<string, VerifiedToken>();
  const remember = (token: string, verified: VerifiedToken) => {
    if (recent.size >= half) {
      older = recent;
      recent = new Map();
    }
    recent.set(token, verified);
  };
  return {
    get(token) {
      const found = recent.get(token);
      if (found) return found;
      const before = older.get(token);
      if (before) {
        older.delete(token);
        remember(token, before);
      }
      return before;
    },
    remember,
    get size() {
      return recent.size + older.size;
    },
  };
}
