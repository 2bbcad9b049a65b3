import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { OperatorError } from '../../lib/operator-error.ts';

/**
 * The secrets of exported customers are encrypted as JWE (RFC 7516) to a key of the operator. Each record with secrets
 * has its own JWE, so that any JOSE library can decrypt it.
 */

const CONTENT = 'A256GCM';
const MIN_RSA_BITS = 2_048;
/** The EC curves for ECDH-ES (RFC 7518 §4.6). */
const CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

export type Encryption = (value: object) => Promise<string>;
export type Decryption = (sealed: string) => Promise<object>;

/**
 * Reads the key that encrypts an export.
 * @param text a public or private key as PEM or JWK: RSA, X25519, or EC on P-256, P-384 or P-521
 * @throws OperatorError
 */
export function readEncryption(text: string): Encryption {
  const key = readKey(text, createPublicKey);
  const alg = algorithmOf(key);
  return (value) =>
    new CompactEncrypt(Buffer.from(JSON.stringify(value)))
      .setProtectedHeader({ alg, enc: CONTENT })
      .encrypt(key);
}

/** Reads the private key of an encrypted export. @throws OperatorError */
export function readDecryption(text: string): Decryption {
  const key = readKey(text, createPrivateKey);
  const alg = algorithmOf(key);
  return async (sealed) => {
    const { plaintext } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: [CONTENT],
    });
    return JSON.parse(new TextDecoder().decode(plaintext)) as object;
  };
}

function readKey(text: string, create: typeof createPublicKey | typeof createPrivateKey): KeyObject {
  try {
    return text.trimStart().startsWith('{') ? create({ key: JSON.parse(text), format: 'jwk' }) : create(text);
  } catch {
    const kind = create === createPrivateKey ? 'private' : 'public';
    throw new OperatorError(`The file is not a ${kind} key as PEM or JWK.`);
  }
}

function algorithmOf(key: KeyObject): string {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = key;
  if (type === 'rsa' && (details.modulusLength ?? 0) >= MIN_RSA_BITS) return 'RSA-OAEP-256';
  if (type === 'x25519' || (type === 'ec' && CURVES.has(details.namedCurve ?? ''))) return 'ECDH-ES';
  throw new OperatorError(
    'The key must be RSA with 2,048 bits or more, X25519, or EC on P-256, P-384 or P-521.',
  );
}
