import {
  CompactEncrypt,
  type CompactJWEHeaderParameters,
  compactDecrypt,
  decodeProtectedHeader,
  errors,
} from 'jose';
import type { DerivedKeys, Secret } from '../../lib/derived-keys.ts';
import type { SealedPurpose } from './sealed-places.ts';

/** The purpose of the key that encrypts the root. */
const ROOT = 'root';

/**
 * Encrypts a secret that this service must be able to read: JWE (RFC 7516), `dir` with A256GCM, with the key
 * of a purpose. It can only be decrypted for the same purpose.
 */
export async function seal(derivedKeys: DerivedKeys, purpose: SealedPurpose, text: string): Promise<string> {
  const { sealingId } = derivedKeys;
  const key = keyFor(derivedKeys, sealingId, purpose);
  return encrypted(new TextEncoder().encode(text), headerOf(sealingId), key);
}

/**
 * Decrypts a sealed secret.
 * @throws JOSEError when it was sealed for another purpose, or with a secret that this process does not have
 */
export async function unseal(
  derivedKeys: DerivedKeys,
  purpose: SealedPurpose,
  sealed: string,
): Promise<string> {
  return new TextDecoder().decode(
    await decrypted(sealed, ({ kid = null }) => keyFor(derivedKeys, kid, purpose)),
  );
}

/**
 * The prefix of every value that is sealed with the current secret. Values with another prefix must be sealed again.
 */
export function sealedPrefix({ sealingId }: DerivedKeys): string {
  return `${Buffer.from(JSON.stringify(headerOf(sealingId))).toString('base64url')}.`;
}

/** The id of the secret that has sealed a value; null for the first secret of the database. */
export function sealingSecretOf(sealed: string): string | null {
  return (decodeProtectedHeader(sealed) as { kid?: string }).kid ?? null;
}

/** Encrypts the root with a secret. */
export function wrapRoot(root: Buffer, { id, keyOf }: Secret): Promise<string> {
  return encrypted(root, headerOf(id), keyOf(ROOT));
}

export async function unwrapRoot(wrapped: string, { keyOf }: Secret): Promise<Buffer> {
  return Buffer.from(await decrypted(wrapped, () => keyOf(ROOT)));
}

function headerOf(kid: string | null): CompactJWEHeaderParameters {
  return { alg: 'dir', enc: 'A256GCM', ...(kid === null ? {} : { kid }) };
}

function keyFor(derivedKeys: DerivedKeys, id: string | null, purpose: SealedPurpose) {
  const keyOf = derivedKeys.sealedWith(id);
  if (!keyOf) throw new errors.JWEDecryptionFailed('sealed with a secret that this process does not have');
  return keyOf(purpose);
}

function encrypted(bytes: Uint8Array, header: CompactJWEHeaderParameters, key: Uint8Array): Promise<string> {
  return new CompactEncrypt(bytes).setProtectedHeader(header).encrypt(key);
}

async function decrypted(
  sealed: string,
  keyFor: (header: { kid?: string }) => Uint8Array,
): Promise<Uint8Array> {
  const { plaintext } = await compactDecrypt(sealed, keyFor, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return plaintext;
}
