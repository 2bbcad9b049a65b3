/** The forms of stored password hashes, and what computing one may cost. Computes nothing itself. */

/** What is known of a stored hash before it is computed. */
export type HashForm =
  | { kind: 'argon2'; memoryKib: number; passes: number; lanes: number; isArgon2id: boolean }
  | { kind: 'bcrypt'; cost: number }
  /** Never computed: it matches no password. */
  | { kind: 'unusable'; problem: HashProblem };

export type HashProblem = 'HASH_UNKNOWN' | 'HASH_MALFORMED' | 'HASH_TOO_COSTLY';

/** Modular crypt format of bcrypt; PHP writes `$2y$` for what the others call `$2b$`. */
const BCRYPT = /^\$2[aby]\$(\d{2})\$[./A-Za-z0-9]{53}$/;
/** PHC string format, https://github.com/P-H-C/phc-string-format. Version 19 (0x13) is the only one in use. */
const ARGON2 = /^\$(argon2(?:id|i|d))\$v=(\d{1,10})\$([^$]{1,100})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const ARGON2_VERSION = 19;

/** Beyond these a hash is not computed: about a second of a core, and three at once fit into the memory of a server. */
const HASH_BOUNDS = {
  bcryptCost: { min: 4, max: 14 },
  /** `workKib`: memory times passes, which is what takes time. */
  argon2: { memoryKib: 131_072, workKib: 1_310_720, lanes: 16 },
} as const;
/** RFC 9106 §3.1, and no longer than anything that writes hashes makes them. */
const SALT_BYTES = { min: 8, max: 64 };
const DIGEST_BYTES = { min: 4, max: 128 };

const unusable = (problem: HashProblem): HashForm => ({ kind: 'unusable', problem });

/** Reads the form of a stored hash. Whatever it returns other than `unusable` may be computed. */
export function formOfHash(hash: string): HashForm {
  if (hash.startsWith('$argon2')) return formOfArgon2(hash);
  if (/^\$2[aby]\$/.test(hash)) return formOfBcrypt(hash);
  return unusable('HASH_UNKNOWN');
}

/** What a usable hash says of its scheme and cost: all but salt and digest. */
export function kindOfHash(hash: string): string {
  return hash.startsWith('$argon2') ? hash.split('$').slice(1, 4).join('$') : hash.slice(1, 6);
}

/**
 * Reads the form of what `customer_foreign_hash_idx` keeps of a hash: `$2y$10$`, or `argon2id$m=65536,t=4,p=1`.
 * Salt and digest are not in it, and may still make a hash malformed.
 */
export function formOfKind(kind: string): HashForm {
  const [, type, parameters] = /^(argon2(?:id|i|d))\$(.*)$/s.exec(kind) ?? [];
  const digest = 'A'.repeat(43);
  if (type === undefined) return formOfHash(`${kind}${digest}${digest}`.slice(0, 60));
  return formOfHash(`$${type}$v=${ARGON2_VERSION}$${parameters}$${digest}$${digest}`);
}

function formOfBcrypt(hash: string): HashForm {
  const [, digits] = BCRYPT.exec(hash) ?? [];
  if (digits === undefined) return unusable('HASH_MALFORMED');
  const cost = Number(digits);
  const { min, max } = HASH_BOUNDS.bcryptCost;
  if (cost < min) return unusable('HASH_MALFORMED');
  return cost > max ? unusable('HASH_TOO_COSTLY') : { kind: 'bcrypt', cost };
}

function formOfArgon2(hash: string): HashForm {
  const [, type, version, parameters = '', salt = '', digest = ''] = ARGON2.exec(hash) ?? [];
  const [memoryKib, passes, lanes] = costOf(parameters);
  if (
    type === undefined ||
    Number(version) !== ARGON2_VERSION ||
    memoryKib === undefined ||
    passes === undefined ||
    lanes === undefined ||
    !isWithin(base64Bytes(salt), SALT_BYTES) ||
    !isWithin(base64Bytes(digest), DIGEST_BYTES) ||
    passes < 1 ||
    lanes < 1 ||
    // RFC 9106 §3.1: eight blocks a lane.
    memoryKib < 8 * lanes
  ) {
    return unusable('HASH_MALFORMED');
  }
  const bounds = HASH_BOUNDS.argon2;
  if (memoryKib > bounds.memoryKib || memoryKib * passes > bounds.workKib || lanes > bounds.lanes) {
    return unusable('HASH_TOO_COSTLY');
  }
  return { kind: 'argon2', memoryKib, passes, lanes, isArgon2id: type === 'argon2id' };
}

/** `m`, `t` and `p`, each exactly once, in any order; nothing else, for a key or associated data change the hash. */
function costOf(parameters: string): number[] {
  const pairs = parameters.split(',').map((pair) => /^([mtp])=(0|[1-9]\d{0,15})$/.exec(pair));
  const cost = new Map(pairs.map((pair) => [pair?.[1], Number(pair?.[2])]));
  if (pairs.length !== 3 || cost.size !== 3 || pairs.includes(null)) return [];
  return ['m', 't', 'p'].map((name) => cost.get(name) ?? 0);
}

/** How many bytes base64 stands for; 0 where no bytes are written so. */
function base64Bytes(text: string): number {
  const { length } = text;
  return length % 4 === 1 ? 0 : Math.floor((length * 3) / 4);
}

function isWithin(value: number, { min, max }: { min: number; max: number }): boolean {
  return value >= min && value <= max;
}
