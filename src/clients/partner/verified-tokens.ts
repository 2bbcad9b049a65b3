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

/** Remembers which signatures were verified. Whether a token is valid is decided each time. */
export type VerifiedTokens = {
  get(token: string): VerifiedToken | undefined;
  remember(token: string, verified: VerifiedToken): void;
  readonly size: number;
};

/**
 * Keeps between the half of `max` and `max` of the tokens that were used last. Only tokens with a valid signature are
 * remembered, so forged ones use no memory.
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
