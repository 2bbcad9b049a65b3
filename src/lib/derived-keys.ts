import { hkdfSync, scryptSync } from 'node:crypto';

/**
 * A 256-bit key for one purpose, of which there are a few; the same purpose always gives the same key. It is
 * one piece of memory for all who ask: nobody writes to it.
 */
export type DerivedKeys = (purpose: string) => Uint8Array<ArrayBuffer>;

/**
 * Derives independent keys from the deployment's secret. The secret may be any text, so it is
 * stretched first (scrypt, RFC 7914, N = 2^14: 40 ms, once at start); HKDF (RFC 5869) separates purposes.
 * The salt is fixed because the same secret must give the same keys in every process.
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
