import { CompactEncrypt, compactDecrypt } from 'jose';
import type { DerivedKeys } from './derived-keys.ts';

/**
 * Encrypts a secret that this service must be able to read: JWE (RFC 7516), `dir` with A256GCM, with the key
 * of a purpose. It can only be decrypted for the same purpose.
 */
export async function seal(derivedKeys: DerivedKeys, purpose: string, text: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(derivedKeys(purpose));
}

/**
 * Decrypts a sealed secret. @throws JOSEError when it was sealed for another purpose or with another secret
 */
export async function unseal(derivedKeys: DerivedKeys, purpose: string, sealed: string): Promise<string> {
  const { plaintext } = await compactDecrypt(sealed, derivedKeys(purpose), {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return new TextDecoder().decode(plaintext);
}
