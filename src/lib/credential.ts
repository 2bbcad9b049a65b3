import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A credential `id.secret`. Only the id and the hash of the secret are stored. */
export type Credential = { id: string; secret: string };

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits as 43 characters of base64url. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Hashes a random secret with SHA-256. A slow hash is needed for passwords only: 256 random bits cannot be
 * guessed.
 */
export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hash('sha256', secret, 'buffer'));
}

/** Compares a presented secret with a stored hash, in constant time. */
export function secretMatches(secret: string, kept: Uint8Array): boolean {
  return hashesEqual(hashSecret(secret), kept);
}

export function hashesEqual(presented: Uint8Array, kept: Uint8Array): boolean {
  return presented.byteLength === kept.byteLength && timingSafeEqual(presented, kept);
}

export function formatCredential({ id, secret }: Credential): string {
  return `${id}.${secret}`;
}

/** Parses `id.secret`; null for any other text. */
export function parseCredential(text: string): Credential | null {
  const [id, secret, ...rest] = text.split('.', 3);
  if (!id || !secret || rest.length > 0 || !SECRET.test(secret)) return null;
  return { id, secret };
}
