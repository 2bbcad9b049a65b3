/** A token whose signature was verified: its claims and the key that signed it. Dates are Unix seconds. */
export type VerifiedToken = {
  kid: string;
  customerId: number;
  siteId: number;
  /** A UUID. */
  sessionId: string;
  issuedAt: number;
  notBefore: number;
  expiresAt: number;
};

/**
 * Caches which signatures were verified, and nothing else: whether a token is valid now is read from the
 * database each time. A verified signature stays correct as long as its key is in use.
 */
export type VerifiedSignatures = {
  get(token: string, now: Date): VerifiedToken | undefined;
  /**
   * @param token in canonical form, so that a token has one entry. It is removed at its `exp` at the latest
   */
  remember(token: string, verified: VerifiedToken, now: Date): void;
};

/** 32 MB in all. */
const SETS = 2_048;
/**
 * Entries per set; the oldest one is replaced (a 16-way cache). With four ways, of 10,000 tokens in rotation
 * one in thirty was replaced by its neighbours each time, although two thirds of all entries were free, and
 * nearly every batch of 100 contained one.
 */
const WAYS = 16;
const PLACE_BYTES = 1_024;
/** Memory is allocated in chunks when first used: a few tokens need a few megabytes. */
const PLACES_IN_PIECE = 256;

/** An entry: the claims, then the token's text. Longer tokens are not cached. */
const AT = {
  customerId: 0,
  siteId: 4,
  issuedAt: 8,
  notBefore: 12,
  expiresAt: 16,
  kid: 20,
  sessionId: 24,
  token: 60,
};
const MAX_TOKEN_LENGTH = PLACE_BYTES - AT.token;
const MAX_UINT32 = 0xffff_ffff;

declare module '../../platform/runtime.ts' {
  interface Runtime {
    verifiedSignatures: VerifiedSignatures;
  }
}

/**
 * Off-heap memory. `lru-cache` with as many entries is as fast (a lookup takes about 1 µs in both), but after 600,000
 * different tokens its process has 384 MB instead of 134 MB: the garbage collector does not give back what old entries
 * took.
 */
export function rememberSignatures(): VerifiedSignatures {
  const pieces: (Buffer | undefined)[] = new Array((SETS * WAYS) / PLACES_IN_PIECE).fill(undefined);
  /** The hash of the signature in each entry; 0: empty. */
  const fingerprints = new Int32Array(SETS * WAYS);
  const lengths = new Uint16Array(SETS * WAYS);
  /** The way that was written last, for each set. */
  const lastTaken = new Uint8Array(SETS);
  const kids: string[] = [];

  /** The chunk of an entry, and its offset there. */
  function locate(place: number): { piece: Buffer; start: number } {
    const index = Math.floor(place / PLACES_IN_PIECE);
    const piece = pieces[index] ?? Buffer.allocUnsafeSlow(PLACES_IN_PIECE * PLACE_BYTES);
    pieces[index] = piece;
    return { piece, start: (place % PLACES_IN_PIECE) * PLACE_BYTES };
  }

  function find(token: string, fingerprint: number): number | null {
    const first = (fingerprint % SETS) * WAYS;
    for (let place = first; place < first + WAYS; place += 1) {
      if (fingerprints[place] !== fingerprint || lengths[place] !== token.length) continue;
      const { piece, start } = locate(place);
      const text = start + AT.token;
      if (piece.toString('latin1', text, text + token.length) === token) return place;
    }
    return null;
  }

  return {
    get(token, now) {
      const place = find(token, fingerprintOf(token));
      if (place === null) return undefined;
      const { piece, start } = locate(place);
      const integer = (at: number) => piece.readUInt32LE(start + at);
      const expiresAt = integer(AT.expiresAt);
      if (expiresAt * 1000 <= now.getTime()) {
        fingerprints[place] = 0;
        return undefined;
      }
      return {
        kid: kids[integer(AT.kid)] as string,
        customerId: integer(AT.customerId),
        siteId: integer(AT.siteId),
        sessionId: piece.toString('latin1', start + AT.sessionId, start + AT.token),
        issuedAt: integer(AT.issuedAt),
        notBefore: integer(AT.notBefore),
        expiresAt,
      };
    },
    remember(token, verified, now) {
      if (verified.expiresAt * 1000 <= now.getTime() || !fits(token, verified)) return;
      const fingerprint = fingerprintOf(token);
      const set = fingerprint % SETS;
      const way = ((lastTaken[set] ?? 0) + 1) % WAYS;
      lastTaken[set] = way;
      const place = set * WAYS + way;
      const { piece, start } = locate(place);
      const write = (at: number, value: number) => piece.writeUInt32LE(value, start + at);
      write(AT.customerId, verified.customerId);
      write(AT.siteId, verified.siteId);
      write(AT.issuedAt, verified.issuedAt);
      write(AT.notBefore, verified.notBefore);
      write(AT.expiresAt, verified.expiresAt);
      write(AT.kid, indexOf(kids, verified.kid));
      piece.write(verified.sessionId, start + AT.sessionId, 'latin1');
      piece.write(token, start + AT.token, 'latin1');
      lengths[place] = token.length;
      fingerprints[place] = fingerprint;
    },
  };
}

function fits(token: string, { kid: _kid, sessionId, ...integers }: VerifiedToken): boolean {
  return (
    token.length <= MAX_TOKEN_LENGTH &&
    sessionId.length === AT.token - AT.sessionId &&
    Object.values(integers).every((value) => value <= MAX_UINT32)
  );
}

/**
 * A 30-bit hash of the signature's first characters, by FNV-1a
 * (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv). Valid signatures cannot be chosen, so they are
 * spread evenly.
 */
function fingerprintOf(token: string): number {
  const start = token.lastIndexOf('.') + 1;
  let hash = 0x811c9dc5;
  for (let index = start; index < start + 8; index += 1) {
    hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193);
  }
  return hash >>> 2 || 1;
}

/** There are few keys, and a key id is never reused. */
function indexOf(kids: string[], kid: string): number {
  const known = kids.indexOf(kid);
  return known >= 0 ? known : kids.push(kid) - 1;
}
