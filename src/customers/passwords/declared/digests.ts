import {
  type BareDigest,
  DIGEST_BYTES,
  type DigestAlgorithm,
  isDigestAlgorithm,
} from '../foreign/wrapped-digest.ts';
import type { DeclaredText, Found } from './declared-text.ts';
import { fromBase64, fromHexadecimal, MALFORMED } from './encodings.ts';

/** Readers of bare digests: one call of MD5 or SHA, with or without a salt. */

const NOTHING = Buffer.alloc(0);
const MAX_AROUND_BYTES = 256;

/** @param digest null: it could not be decoded */
export function bareDigest(
  algorithm: DigestAlgorithm,
  digest: Buffer | null,
  around: Partial<Pick<BareDigest, 'prefix' | 'suffix' | 'isTrimmed'>> = {},
): BareDigest | typeof MALFORMED {
  const { prefix = NOTHING, suffix = NOTHING } = around;
  if (digest?.length !== DIGEST_BYTES[algorithm]) return MALFORMED;
  if (Math.max(prefix.length, suffix.length) > MAX_AROUND_BYTES) return MALFORMED;
  return { ...around, algorithm, prefix, suffix, digest };
}

/** Reads a digest in hexadecimal or base64. The salt is used unchanged, before or after the password. */
export function readDigest(
  algorithm: DigestAlgorithm,
  { hash, salt = '', saltPosition = 'prefix' }: DeclaredText,
): Found {
  return bareDigest(algorithm, fromHexadecimal(hash) ?? fromBase64(hash), {
    [saltPosition]: Buffer.from(salt),
  });
}

const LDAP = /^\{(S?MD5|S?SHA(?:224|256|384|512)?|SSHA1|SHA1)\}(.*)$/i;

/**
 * Reads a hash of RFC 2307 §5.3: a scheme such as `{SSHA}`, then the base64 of the digest. In a salted scheme, the salt
 * follows the digest.
 */
export function readLdap({ hash }: DeclaredText): Found {
  const [, name = '', encoded = ''] = LDAP.exec(hash) ?? [];
  const isSalted = /^S(?:MD5|SHA)/i.test(name);
  const plain = name.toLowerCase().slice(isSalted ? 1 : 0);
  const algorithm = plain === 'sha' ? 'sha1' : plain;
  const bytes = fromBase64(encoded);
  if (!isDigestAlgorithm(algorithm) || bytes === null) return MALFORMED;
  const length = isSalted ? DIGEST_BYTES[algorithm] : bytes.length;
  return bareDigest(algorithm, bytes.subarray(0, length), { suffix: bytes.subarray(length) });
}

const TEMPLATE = /^\$(md5|sha1|sha224|sha256|sha384|sha512)\$pf=([^$]+)\$([^$]*)\$([^$]+)$/;

/**
 * Reads a hash of Ory: `$sha256$pf=<template>$<salt>$<digest>`, each part in base64. The template shows where the salt
 * and the password stand, for example `{SALT}$${PASSWORD}`.
 */
export function readTemplate({ hash }: DeclaredText): Found {
  const [, algorithm = '', encoded = '', encodedSalt = '', digest = ''] = TEMPLATE.exec(hash) ?? [];
  const salt = fromBase64(encodedSalt);
  const template = fromBase64(encoded)?.toString() ?? '';
  const [before, after, ...more] = template.split('{PASSWORD}');
  if (!isDigestAlgorithm(algorithm) || salt === null) return MALFORMED;
  if (before === undefined || after === undefined || more.length > 0) return MALFORMED;
  const around = { prefix: withSalt(before, salt), suffix: withSalt(after, salt) };
  return bareDigest(algorithm, fromBase64(digest), around);
}

function withSalt(template: string, salt: Buffer): Buffer {
  const [first = '', ...others] = template.split('{SALT}');
  return Buffer.concat([Buffer.from(first), ...others.flatMap((text) => [salt, Buffer.from(text)])]);
}
