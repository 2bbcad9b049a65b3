import { createHmac, createSecretKey, type Hmac, hkdfSync, type KeyObject, scryptSync } from 'node:crypto';

/**
 * Returns the 256-bit key of a purpose, always the same one. Callers share the array and must not change it.
 */
export type DerivedKeys = (purpose: string) => Uint8Array<ArrayBuffer>;

/**
 * Derives independent keys from the deployment's secret, which may be any text. It is stretched first
 * (scrypt, RFC 7914, N = 2^14: 40 ms, once at start), then HKDF (RFC 5869) derives a key per purpose. The
 * salt is fixed, because all processes must derive the same keys.
 */
export function deriveKeys(secret: string): DerivedKeys {
  const master = scryptSync(secret, 'gatehouse', 32, { N: 2 ** 14, r: 8, p: 1 });
  const derived = new Map<string, Uint8Array<ArrayBuffer>>();
  return (purpose) => {
    const key = derived.get(purpose) ?? new Uint8Array(hkdfSync('sha256', master, 'gatehouse', purpose, 32));
    derived.set(purpose, key);
    return key;
  };
}

const hmacKeys = new WeakMap<Uint8Array, KeyObject>();

/**
 * Begins an HMAC-SHA-256 with the key of a purpose. Node takes six times as long with the bytes of a key as with a
 * `KeyObject`.
 */
export function derivedHmac(derivedKeys: DerivedKeys, purpose: string): Hmac {
  const bytes = derivedKeys(purpose);
  const key = hmacKeys.get(bytes) ?? createSecretKey(bytes);
  hmacKeys.set(bytes, key);
  return createHmac('sha256', key);
}
