import { CompactEncrypt, compactDecrypt } from 'jose';
import type { DerivedKeys } from './derived-keys.ts';

/**
 * Encrypts a secret that has to be kept readable for ourselves: JWE (RFC 7516), `dir` with A256GCM, under
 * the key derived for that purpose, so that what is sealed for one purpose does not open for another.
 */
export async function seal(derivedKeys: DerivedKeys, purpose: string, text: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(derivedKeys(purpose));
}

/** @throws JOSEError when it was not sealed for that purpose with this deployment's secret */
export async function unseal(derivedKeys: DerivedKeys, purpose: string, sealed: string): Promise<string> {
  const { plaintext } = await compactDecrypt(sealed, derivedKeys(purpose), {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return new TextDecoder().decode(plaintext);
}
