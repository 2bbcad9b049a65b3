import { readForeignHash, readForeignKind } from './foreign/schemes.ts';
import { isStoredForm, kindOfStoredForm } from './foreign/stored-form.ts';
import { bcryptCostOf, bcryptMilliseconds, bcryptProblem } from './hashes/bcrypt-hash.ts';
import type { HashProblem } from './hashes/hash-problem.ts';
import { OWN_MILLISECONDS, OWN_PARAMETERS } from './hashes/own-hash.ts';

export { ELSEWHERE } from '../old-systems/elsewhere.ts';

/** The formats of stored password hashes, and the limits of their cost. Nothing here computes a hash. */

/** The parameters in the text of a stored hash. */
export type HashFormat =
  | { kind: 'argon2'; memoryKib: number; passes: number; lanes: number; isArgon2id: boolean }
  | { kind: 'bcrypt'; cost: number }
  /** A scheme of `foreign/`. */
  | { kind: 'foreign'; scheme: string; milliseconds: number; secretId: number | null }
  /** Such a hash is never computed, and matches no password. */
  | { kind: 'unusable'; problem: HashProblem };

/** The PHC string format, https://github.com/P-H-C/phc-string-format. Only version 19 (0x13) of argon2 is in use. */
const ARGON2 = /^\$(argon2(?:id|i|d))\$v=(\d{1,10})\$([^$]{1,100})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const ARGON2_VERSION = 19;

/** A hash beyond these bounds is not computed. At the bounds it takes about a second of a core and 128 MiB. */
const HASH_BOUNDS = {
  /** `workKib` is memory times passes. The time is proportional to it. */
  argon2: { memoryKib: 131_072, workKib: 1_310_720, lanes: 16 },
} as const;
/** Memory times passes of our own hash. The time of a hash is proportional to this product. */
const OWN_WORK_KIB = OWN_PARAMETERS.memoryCost * OWN_PARAMETERS.timeCost;
/**
 * The minima are those of libargon2 and of the drafts of RFC 9106. No known software writes longer values than the
 * maxima.
 */
const SALT_BYTES = { min: 8, max: 64 };
const DIGEST_BYTES = { min: 4, max: 128 };

const unusable = (problem: HashProblem): HashFormat => ({ kind: 'unusable', problem });

/** Reads the format of a stored hash. A hash may be computed unless its format is `unusable`. */
export function formatOfHash(hash: string): HashFormat {
  if (hash.startsWith('$argon2')) return formatOfArgon2(hash);
  if (isStoredForm(hash)) return formatOfForeign(readForeignHash(hash));
  return /^\$2[aby]\$/.test(hash) ? formatOfBcrypt(bcryptCostOf(hash)) : unusable('HASH_UNKNOWN');
}

/** Returns the scheme and the cost of a usable hash: all but its salt and its digest. */
export function kindOfHash(hash: string): string {
  if (isStoredForm(hash)) return kindOfStoredForm(hash);
  return hash.startsWith('$argon2') ? hash.split('$').slice(1, 4).join('$') : hash.slice(1, 6);
}

/** Estimates the time of one hash on one core of an ordinary server, in milliseconds. */
export function millisecondsOfFormat(format: HashFormat): number {
  switch (format.kind) {
    case 'argon2':
      return (OWN_MILLISECONDS * format.memoryKib * format.passes) / OWN_WORK_KIB;
    case 'bcrypt':
      return bcryptMilliseconds(format.cost);
    case 'foreign':
      return format.milliseconds;
    case 'unusable':
      return OWN_MILLISECONDS;
  }
}

/**
 * Returns the name of the scheme of a hash, as the metrics show it. It is `unusable` for a hash that is never computed.
 */
export function schemeOfHash(hash: string): string {
  return schemeOf(formatOfHash(hash), hash.split('$')[1]);
}

/** Returns the name of the scheme of a kind of hash, as `schemeOfHash` does. @param kind as `formatOfKind` takes it */
export function schemeOfKind(kind: string): string {
  return schemeOf(formatOfKind(kind), kind.split('$')[0]);
}

function schemeOf(format: HashFormat, type = ''): string {
  if (format.kind === 'foreign') return format.scheme;
  return format.kind === 'argon2' ? type : format.kind;
}

/**
 * Reads the format of a kind of hash, as `customer_imported_hash_idx` stores it: `$2y$10$`, `argon2id$m=65536,t=4,p=1`
 * or `foreign$phpass,n=13`. It has no salt and no digest, so a hash of the kind may still be malformed.
 */
export function formatOfKind(kind: string): HashFormat {
  const [, type = '', parameters = ''] = /^(argon2(?:id|i|d)|foreign)\$(.*)$/s.exec(kind) ?? [];
  if (type === 'foreign') return formatOfForeign(readForeignKind(parameters));
  if (type === '') return formatOfBcrypt(Number(/^\$2[aby]\$(\d\d)\$$/.exec(kind)?.[1] ?? 0));
  const digest = 'A'.repeat(43);
  return formatOfHash(`$${type}$v=${ARGON2_VERSION}$${parameters}$${digest}$${digest}`);
}

function formatOfForeign(read: ReturnType<typeof readForeignHash>): HashFormat {
  if ('problem' in read) return unusable(read.problem);
  const { scheme, milliseconds, secretId } = read;
  return { kind: 'foreign', scheme, milliseconds, secretId };
}

function formatOfBcrypt(cost: number | null): HashFormat {
  const problem = bcryptProblem(cost);
  return problem === null && cost !== null ? { kind: 'bcrypt', cost } : unusable(problem ?? 'HASH_MALFORMED');
}

function formatOfArgon2(hash: string): HashFormat {
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
    // RFC 9106 §3.1: at least eight blocks per lane.
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

/**
 * Reads `m`, `t` and `p`, each exactly once, in any order. No other parameter is accepted, because a key or data
 * changes the hash.
 */
function costOf(parameters: string): number[] {
  const pairs = parameters.split(',').map((pair) => /^([mtp])=(0|[1-9]\d{0,15})$/.exec(pair));
  const cost = new Map(pairs.map((pair) => [pair?.[1], Number(pair?.[2])]));
  if (pairs.length !== 3 || cost.size !== 3 || pairs.includes(null)) return [];
  return ['m', 't', 'p'].map((name) => cost.get(name) ?? 0);
}

/** Returns the number of bytes that a base64 text encodes; 0 for an impossible length. */
function base64Bytes(text: string): number {
  const { length } = text;
  return length % 4 === 1 ? 0 : Math.floor((length * 3) / 4);
}

function isWithin(value: number, { min, max }: { min: number; max: number }): boolean {
  return value >= min && value <= max;
}
