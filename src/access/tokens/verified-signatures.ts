/** A token whose signature was verified: its claims and the key that signed it. Dates are Unix seconds. */
export type VerifiedToken = {
  kid: string;
  customerId: number;
  siteId: number;
  sessionId: string;
  issuedAt: number;
  notBefore: number;
  expiresAt: number;
};

/**
 * Caches the tokens whose signatures were verified, with their claims. Whether a token is valid now is read from the
 * database each time. A verified signature stays correct as long as its key is in use.
 */
export type VerifiedSignatures = {
  get(token: string, now: Date): VerifiedToken | undefined;
  /**
   * @param token in canonical form, so that a token has one entry. The entry is not used after the `exp`
   */
  remember(token: string, verified: VerifiedToken, now: Date): void;
};

/** 2,048 sets of 16 entries of 768 bytes: 24 MB in total. */
const SETS = 2_048;
/**
 * Entries per set (a 16-way cache). The oldest one is replaced. With 4 ways and 10,000 tokens in rotation, 1 in 30
 * lookups missed, and so nearly every batch of 100, although two thirds of all entries were free.
 */
const WAYS = 16;
/**
 * Leaves 708 characters for a token. Tokens of this server have about 460. Signatures of RSA have 200 more than those of
 * this server.
 */
const ENTRY_BYTES = 768;
/** Memory is allocated in chunks when first used: a few tokens need a few megabytes. */
const ENTRIES_PER_CHUNK = 256;

/** The offsets in an entry: the claims, then the token's text. A token that does not fit is not cached. */
const OFFSET = {
  customerId: 0,
  siteId: 4,
  issuedAt: 8,
  notBefore: 12,
  expiresAt: 16,
  kid: 20,
  sessionId: 24,
  token: 60,
};
const MAX_TOKEN_LENGTH = ENTRY_BYTES - OFFSET.token;
const MAX_UINT32 = 0xffff_ffff;

declare module '../../platform/runtime.ts' {
  interface Runtime {
    verifiedSignatures: VerifiedSignatures;
  }
}

/**
 * Makes the cache, in memory outside of the heap. `lru-cache` with the same number of entries is as fast (about 1 µs
 * per lookup), but after 600,000 different tokens the process has 384 MB instead of 134 MB, because the garbage
 * collector does not return the memory of old entries.
 */
export function rememberSignatures(): VerifiedSignatures {
  const chunks: (Buffer | undefined)[] = new Array((SETS * WAYS) / ENTRIES_PER_CHUNK).fill(undefined);
  /** The hash of the signature in each entry; 0: empty. */
  const fingerprints = new Int32Array(SETS * WAYS);
  const lengths = new Uint16Array(SETS * WAYS);
  /** The way that was written last, for each set. */
  const lastTaken = new Uint8Array(SETS);
  const kids: string[] = [];

  /** The chunk of an entry, and its offset there. */
  function locate(entry: number): { chunk: Buffer; start: number } {
    const index = Math.floor(entry / ENTRIES_PER_CHUNK);
    const chunk = chunks[index] ?? Buffer.allocUnsafeSlow(ENTRIES_PER_CHUNK * ENTRY_BYTES);
    chunks[index] = chunk;
    return { chunk, start: (entry % ENTRIES_PER_CHUNK) * ENTRY_BYTES };
  }

  function find(token: string, fingerprint: number): number | null {
    const first = (fingerprint % SETS) * WAYS;
    for (let entry = first; entry < first + WAYS; entry += 1) {
      if (fingerprints[entry] !== fingerprint || lengths[entry] !== token.length) continue;
      const { chunk, start } = locate(entry);
      const text = start + OFFSET.token;
      if (chunk.toString('latin1', text, text + token.length) === token) return entry;
    }
    return null;
  }

  return {
    get(token, now) {
      const entry = find(token, fingerprintOf(token));
      if (entry === null) return undefined;
      const { chunk, start } = locate(entry);
      const integer = (at: number) => chunk.readUInt32LE(start + at);
      const expiresAt = integer(OFFSET.expiresAt);
      if (expiresAt * 1000 <= now.getTime()) {
        fingerprints[entry] = 0;
        return undefined;
      }
      return {
        kid: kids[integer(OFFSET.kid)] as string,
        customerId: integer(OFFSET.customerId),
        siteId: integer(OFFSET.siteId),
        sessionId: chunk.toString('latin1', start + OFFSET.sessionId, start + OFFSET.token),
        issuedAt: integer(OFFSET.issuedAt),
        notBefore: integer(OFFSET.notBefore),
        expiresAt,
      };
    },
    remember(token, verified, now) {
      if (verified.expiresAt * 1000 <= now.getTime() || !fits(token, verified)) return;
      const fingerprint = fingerprintOf(token);
      const set = fingerprint % SETS;
      const way = ((lastTaken[set] ?? 0) + 1) % WAYS;
      lastTaken[set] = way;
      const entry = set * WAYS + way;
      const { chunk, start } = locate(entry);
      const write = (at: number, value: number) => chunk.writeUInt32LE(value, start + at);
      write(OFFSET.customerId, verified.customerId);
      write(OFFSET.siteId, verified.siteId);
      write(OFFSET.issuedAt, verified.issuedAt);
      write(OFFSET.notBefore, verified.notBefore);
      write(OFFSET.expiresAt, verified.expiresAt);
      write(OFFSET.kid, indexOf(kids, verified.kid));
      chunk.write(verified.sessionId, start + OFFSET.sessionId, 'latin1');
      chunk.write(token, start + OFFSET.token, 'latin1');
      lengths[entry] = token.length;
      fingerprints[entry] = fingerprint;
    },
  };
}

function fits(token: string, { kid: _kid, sessionId, ...integers }: VerifiedToken): boolean {
  return (
    token.length <= MAX_TOKEN_LENGTH &&
    sessionId.length === OFFSET.token - OFFSET.sessionId &&
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
