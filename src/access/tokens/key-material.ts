import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { seal, unseal } from '../../platform/encryption/sealed.ts';
import { WrongKeyEncryptionSecretError } from '../../platform/encryption/wrong-secret.ts';

/** ES256: ECDSA on P-256 with SHA-256 (RFC 7518 §3.4). Access tokens and the feed are signed with it only. */
export const ALGORITHM = 'ES256';

/** RS256: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3). For OpenID clients that support no other algorithm. */
export const RSA_ALGORITHM = 'RS256';

/** The algorithms of ID tokens and logout tokens, the default first. */
export const ID_TOKEN_ALGORITHMS = [ALGORITHM, RSA_ALGORITHM] as const;

export type SigningAlgorithm = (typeof ID_TOKEN_ALGORITHMS)[number];

/** The minimum of RFC 7518 §3.3. It suffices for a key that signs for some months. */
const RSA_BITS = 2_048;

/** The members of a public key (RFC 7518 §6.2.1, §6.3.1). All others are private. */
const PUBLIC_MEMBERS = { ES256: ['kty', 'crv', 'x', 'y'], RS256: ['kty', 'n', 'e'] } as const;

export type KeyMaterial = { publicJwk: Record<string, string>; encryptedPrivate: string };

/** Generates a key pair, outside the main thread, and encrypts the private key. */
export async function generateKey(
  algorithm: SigningAlgorithm,
  kid: string,
  derivedKeys: DerivedKeys,
): Promise<KeyMaterial> {
  const options = { extractable: true, modulusLength: RSA_BITS };
  const { publicKey, privateKey } = await generateKeyPair(algorithm, options);
  const jwk = (await exportJWK(publicKey)) as Record<string, string>;
  const members = PUBLIC_MEMBERS[algorithm].map((name) => [name, jwk[name]]);
  return {
    publicJwk: { ...Object.fromEntries(members), kid, alg: algorithm, use: 'sig' },
    encryptedPrivate: await seal(derivedKeys, 'signing-key', JSON.stringify(await exportJWK(privateKey))),
  };
}

/** Imports a key that signs or verifies with one algorithm only. */
export async function importKey(algorithm: SigningAlgorithm, jwk: JWK): Promise<CryptoKey> {
  return (await importJWK(jwk, algorithm)) as CryptoKey;
}

/** Decrypts a private key. @throws WrongKeyEncryptionSecretError */
export async function importPrivateKey(
  algorithm: SigningAlgorithm,
  encryptedPrivate: string,
  derivedKeys: DerivedKeys,
): Promise<CryptoKey> {
  return importKey(algorithm, await decrypt(encryptedPrivate, derivedKeys));
}

async function decrypt(jwe: string, derivedKeys: DerivedKeys): Promise<JWK> {
  try {
    return JSON.parse(await unseal(derivedKeys, 'signing-key', jwe)) as JWK;
  } catch (error) {
    throw new WrongKeyEncryptionSecretError(
      'The signing key in the database cannot be decrypted: KEY_ENCRYPTION_SECRET is not the secret it was ' +
        'encrypted with.',
      { cause: error },
    );
  }
}
