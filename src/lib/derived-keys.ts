import {
  createHmac,
  createSecretKey,
  type Hmac,
  hkdfSync,
  type KeyObject,
  type ScryptOptions,
  scrypt,
} from 'node:crypto';
import { promisify } from 'node:util';

type Key = Uint8Array<ArrayBuffer>;
/** Returns the 256-bit key of a purpose, always the same array. Callers must not change it. */
type KeyOf = (purpose: string) => Key;

const stretch = promisify<string, string, number, ScryptOptions, Buffer>(scrypt);

/** 128 bits, so that the ids of a deployment's secrets do not collide. */
const ID_BYTES = 16;

/** A secret of the deployment. */
export type Secret = {
  /** Identifies the secret. Guessing the secret from its id is as hard as from a sealed value. */
  id: string;
  /** The stretched secret. */
  master: Buffer;
  keyOf: KeyOf;
};

/**
 * All keys of the deployment. Called as a function, it derives the keys that a rotation of the secret must not change:
 * the keys of hashes, cookies and cursors. They derive from the root, which is the stretched first secret.
 */
export interface DerivedKeys {
  (purpose: string): Key;
  /** The id of the current secret. */
  readonly currentId: string;
  /** The id of the secret that seals new values. Null for the first secret: values sealed with it do not name it. */
  readonly sealingId: string | null;
  /** The ids of the other secrets whose sealed values this process can open. */
  readonly otherIds: string[];
  /** Returns the keys of a secret for sealed values. Null if this process does not have the secret. */
  sealedWith(id: string | null): KeyOf | null;
}

/**
 * Stretches a secret, which may be any text (scrypt, RFC 7914, N = 2^14: 40 ms, once at start), so that HKDF
 * (RFC 5869) can derive a key per purpose. The salt is fixed, because all processes must derive the same keys.
 */
export async function stretchSecret(secret: string): Promise<Secret> {
  const master = await stretch(secret, 'gatehouse', 32, { N: 2 ** 14, r: 8, p: 1 });
  const keyOf = deriving(master);
  return { id: Buffer.from(keyOf('secret id')).subarray(0, ID_BYTES).toString('base64url'), master, keyOf };
}

/**
 * The keys of a deployment.
 * @param root 256 bits
 * @param current the secret that seals new values
 * @param others further secrets whose sealed values can be opened
 */
export function keysOf(root: Buffer, current: Secret, others: Secret[] = []): DerivedKeys {
  const fromRoot = deriving(root);
  const nameOf = ({ id, master }: Secret) => (master.equals(root) ? null : id);
  // Only the given secrets open values. The root is not added to them, because the values of a first secret that was
  // replaced and removed must not be opened any more.
  const readable = new Map([current, ...others].map((secret) => [nameOf(secret), secret.keyOf]));
  return Object.assign((purpose: string) => fromRoot(purpose), {
    currentId: current.id,
    sealingId: nameOf(current),
    otherIds: others.map(({ id }) => id),
    sealedWith: (id: string | null) => readable.get(id) ?? null,
  });
}

/** The keys of a deployment whose secret was never replaced. */
export async function deriveKeys(text: string): Promise<DerivedKeys> {
  const secret = await stretchSecret(text);
  return keysOf(secret.master, secret);
}

function deriving(master: Buffer): KeyOf {
  const derived = new Map<string, Key>();
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
