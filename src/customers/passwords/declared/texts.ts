import { logRoundsOf } from '../foreign/iterated-digest.ts';
import { writeStoredForm } from '../foreign/stored-form.ts';
import type { DeclaredText, Found } from './declared-text.ts';
import { bareDigest } from './digests.ts';
import { fromBase64, fromHexadecimal, MALFORMED } from './encodings.ts';

/** Readers of texts that contain all parameters of a hash. Only `discourse` needs further columns. */

export const readArgon2 = ({ hash }: Pick<DeclaredText, 'hash'>): Found =>
  hash.startsWith('$argon2') ? hash : MALFORMED;

/** `$2x$` is the faulty variant of crypt_blowfish, and refused. */
export const readBcrypt = ({ hash }: Pick<DeclaredText, 'hash'>): Found =>
  /^\$2[aby]\$/.test(hash) ? hash : MALFORMED;

/** Writes a bcrypt hash in the stored form of a variant of bcrypt. */
export function bcryptVariant(scheme: string, hash: string, parameters: { k?: number } = {}): Found {
  const [, cost] = /^\$2[aby]\$(\d\d)\$/.exec(hash) ?? [];
  return cost === undefined ? MALFORMED : writeStoredForm(scheme, { c: Number(cost), ...parameters }, hash);
}

/** passlib: `$pbkdf2-sha256$29000$salt$key`. Ory: `$pbkdf2-sha256$i=29000,l=32$salt$key`. */
const PBKDF2 =
  /^\$pbkdf2(?:-(sha1|sha224|sha256|sha384|sha512))?\$(?:i=)?(\d{1,10})(?:,l=(\d{1,4}))?\$([^$]*)\$([^$]+)$/;

export function readPbkdf2({ hash }: Pick<DeclaredText, 'hash'>): Found {
  const [, digest = 'sha1', rounds, length, salt = '', key = ''] = PBKDF2.exec(hash) ?? [];
  return pbkdf2Form(digest, Number(rounds), fromBase64(salt), fromBase64(key), length);
}

function pbkdf2Form(
  digest: string,
  rounds: number,
  salt: Buffer | null,
  key: Buffer | null,
  length?: string,
): Found {
  if (!Number.isInteger(rounds) || salt === null || key === null) return MALFORMED;
  if (length !== undefined && Number(length) !== key.length) return MALFORMED;
  return writeStoredForm('pbkdf2', { d: digest, i: rounds, l: key.length }, salt, key);
}

/** Discourse has three columns: the algorithm such as `$pbkdf2-sha256$i=600000,l=32$`, the salt, and the hash. */
export function readDiscourse({ algorithm = '', salt = '', hash }: DeclaredText): Found {
  const [, digest, rounds, length] =
    /^\$pbkdf2-(sha256|sha512)\$i=(\d{1,10}),l=(\d{1,4})\$$/.exec(algorithm) ?? [];
  return digest === undefined
    ? MALFORMED
    : pbkdf2Form(digest, Number(rounds), Buffer.from(salt), fromHexadecimal(hash), length);
}

/** The digests of the third version of ASP.NET Identity, by their numbers. */
const ASP_NET_DIGESTS = ['sha1', 'sha256', 'sha512'];
const ASP_NET_V2 = { rounds: 1_000, saltBytes: 16, keyBytes: 32 };
const ASP_NET_V3_HEADER_BYTES = 13;

/** https://github.com/dotnet/aspnetcore/blob/main/src/Identity/Extensions.Core/src/PasswordHasher.cs */
export function readAspNet({ hash }: DeclaredText): Found {
  const bytes = fromBase64(hash);
  if (bytes?.[0] === 0) {
    const { rounds, saltBytes, keyBytes } = ASP_NET_V2;
    if (bytes.length !== 1 + saltBytes + keyBytes) return MALFORMED;
    return pbkdf2Form('sha1', rounds, bytes.subarray(1, 1 + saltBytes), bytes.subarray(1 + saltBytes));
  }
  if (bytes?.[0] !== 1 || bytes.length < ASP_NET_V3_HEADER_BYTES) return MALFORMED;
  const digest = ASP_NET_DIGESTS[bytes.readUInt32BE(1)];
  const keyAt = ASP_NET_V3_HEADER_BYTES + bytes.readUInt32BE(9);
  if (digest === undefined || keyAt >= bytes.length) return MALFORMED;
  const salt = bytes.subarray(ASP_NET_V3_HEADER_BYTES, keyAt);
  return pbkdf2Form(digest, bytes.readUInt32BE(5), salt, bytes.subarray(keyAt));
}

const SCRYPT = /^\$scrypt\$ln=(\d{1,10}),r=(\d{1,3}),p=(\d{1,3})\$([^$]*)\$([^$]+)$/;
/** An `ln` above this bound is N itself; any other `ln` is the logarithm of N. No system uses an N up to this bound. */
const MAX_LOG_N = 31;

/** passlib and PHC write the logarithm of N as `ln`; Ory writes N itself. */
export function readScrypt({ hash }: Pick<DeclaredText, 'hash'>): Found {
  const [, ln = '', r = '', p = '', salt = '', key = ''] = SCRYPT.exec(hash) ?? [];
  const logN = Number(ln) > MAX_LOG_N ? Math.log2(Number(ln)) : Number(ln);
  return scryptForm(logN, r, p, fromBase64(salt), fromBase64(key));
}

function scryptForm(logN: number, r: string, p: string, salt: Buffer | null, key: Buffer | null): Found {
  if (!Number.isInteger(logN) || salt === null || key === null) return MALFORMED;
  return writeStoredForm('scrypt', { n: logN, r: Number(r), p: Number(p) }, salt, key);
}

const DJANGO_PBKDF2 = /^pbkdf2_(sha1|sha256|sha512)\$(\d{1,10})\$([^$]*)\$([^$]+)$/;
const DJANGO_SCRYPT = /^scrypt\$(\d{1,10})\$([^$]*)\$(\d{1,3})\$(\d{1,3})\$([^$]+)$/;
const DJANGO_DIGEST = /^(sha1|md5)\$([^$]*)\$([0-9a-f]+)$/;

/** The texts of Django begin with the name of their hasher. Salts are texts. */
export function readDjango({ hash }: DeclaredText): Found {
  if (hash.startsWith('argon2$')) return readArgon2({ hash: hash.slice('argon2'.length) });
  if (hash.startsWith('bcrypt$')) return readBcrypt({ hash: hash.slice('bcrypt$'.length) });
  if (hash.startsWith('bcrypt_sha256$')) {
    return bcryptVariant('bcrypt-sha256', hash.slice('bcrypt_sha256$'.length));
  }
  const [, algorithm, rounds, salt = '', key = ''] = DJANGO_PBKDF2.exec(hash) ?? [];
  if (algorithm) return pbkdf2Form(algorithm, Number(rounds), Buffer.from(salt), fromBase64(key));
  const [, n, text = '', r = '', p = '', derived = ''] = DJANGO_SCRYPT.exec(hash) ?? [];
  if (n) return scryptForm(Math.log2(Number(n)), r, p, Buffer.from(text), fromBase64(derived));
  const [, digest, before = '', hexadecimal = ''] = DJANGO_DIGEST.exec(hash) ?? [];
  if (digest === 'sha1' || digest === 'md5') {
    return bareDigest(digest, fromHexadecimal(hexadecimal), { prefix: Buffer.from(before) });
  }
  return MALFORMED;
}

const PHPASS = /^\$[PH]\$(.)(.{8})(.{22})$/s;
const DRUPAL = /^(U?)\$S\$(.)(.{8})(.{43})$/s;
/** The characters of the salt and the digest, in phpass and Drupal. */
const CRYPT_TEXT = /^[./0-9A-Za-z]+$/;

export function readPhpass({ hash }: Pick<DeclaredText, 'hash'>, isTrimmed = false): Found {
  const [, rounds = '', salt = '', digest = ''] = PHPASS.exec(hash) ?? [];
  if (!CRYPT_TEXT.test(rounds + salt + digest)) return MALFORMED;
  return writeStoredForm('phpass', { n: logRoundsOf(rounds), ...(isTrimmed ? { t: 1 } : {}) }, salt, digest);
}

export function readDrupal({ hash }: DeclaredText): Found {
  const [, isOfMd5, rounds = '', salt = '', digest = ''] = DRUPAL.exec(hash) ?? [];
  // Drupal keeps phpass hashes of other systems. From 10.1 on, its own hashes are bcrypt.
  if (isOfMd5 === undefined) return /^\$[PH]\$/.test(hash) ? readPhpass({ hash }) : readBcrypt({ hash });
  if (!CRYPT_TEXT.test(rounds + salt + digest)) return MALFORMED;
  return writeStoredForm('drupal', { n: logRoundsOf(rounds), ...(isOfMd5 ? { m: 1 } : {}) }, salt, digest);
}

const MD5_TEXT = /^[0-9a-f]{32}$/;

/** WordPress trims passwords. It keeps older forms until the next login: phpass, and before that the bare MD5. */
export function readWordpress({ hash }: DeclaredText): Found {
  if (hash.startsWith('$wp$')) return bcryptVariant('bcrypt-wordpress', hash.slice('$wp'.length));
  if (MD5_TEXT.test(hash)) return bareDigest('md5', fromHexadecimal(hash), { isTrimmed: true });
  return /^\$[PH]\$/.test(hash) ? readPhpass({ hash }, true) : readBcrypt({ hash });
}
