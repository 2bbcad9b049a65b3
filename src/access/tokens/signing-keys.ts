import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from 'jose';
import { addDays, addSeconds } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { OperatorError } from '../../lib/operator-error.ts';
import { seal, unseal } from '../../lib/sealed.ts';
import { COMMAND_LINE } from '../../platform/acting.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAuditEverywhere } from '../../tenancy/audit/audit.ts';
import { MAX_TOKEN_LIFETIME_DAYS } from '../../tenancy/sites/site-settings.ts';

/** ES256: ECDSA on P-256 with SHA-256 (RFC 7518 §3.4). No other algorithm is accepted anywhere. */
export const ALGORITHM = 'ES256';

/** How long a process may go on with what it knows of the keys. */
const REFRESH_MILLISECONDS = 5_000;
/** A new key is published so long before it signs: twice what a process takes to notice it. */
const AHEAD_SECONDS = 10;
/** An unknown `kid` makes a process look again at once, but not more often than this. */
const MISS_MILLISECONDS = 1_000;

type LoadedKey = { kid: string; publicJwk: JWK; publicKey: CryptoKey };

/** The deployment's signing keys, read from the database and remembered for a few seconds. */
export type SigningKeys = {
  /** The newest key that may sign now. */
  forSigning(): Promise<{ kid: string; key: CryptoKey }>;
  /** The public key of that id, or null when it is not ours or no longer verifies. */
  forVerifying(kid: string): Promise<CryptoKey | null>;
  /** Whether it surely is and does, as far as can be said without reading the keys again. */
  isKnownToVerify(kid: string): boolean;
  /** The public keys, for partners who verify by themselves (RFC 7517). */
  published(): Promise<JSONWebKeySet>;
};

type KeyRuntime = Pick<Runtime, 'clock' | 'derivedKeys'>;

/** A key cannot be decrypted: KEY_ENCRYPTION_SECRET is not the one that the database was filled with. */
export class WrongKeyEncryptionSecretError extends OperatorError {
  override readonly code = 'WRONG_KEY_ENCRYPTION_SECRET';
  constructor(cause: unknown) {
    super(
      'The signing key in the database cannot be decrypted: KEY_ENCRYPTION_SECRET is not the secret it was encrypted with.',
      { cause },
    );
    this.name = 'WrongKeyEncryptionSecretError';
  }
}

/** Makes a new key pair; its private half is encrypted before it is stored. @returns its id */
async function createSigningKey(
  db: Db,
  { clock, derivedKeys }: KeyRuntime,
  signsFrom: Date,
): Promise<string> {
  const kid = randomUUID();
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  await db.signingKey.create({
    data: {
      kid,
      publicJwk: { kty, crv, x, y, kid, alg: ALGORITHM, use: 'sig' } as Record<string, string>,
      encryptedPrivate: await encrypt(await exportJWK(privateKey), derivedKeys),
      createdAt: clock(),
      signsFrom,
    },
  });
  return kid;
}

/** Makes the first key where there is none. The caller sees to it that one process does so at a time. */
export async function ensureSigningKey(db: Db, runtime: KeyRuntime): Promise<void> {
  if ((await db.signingKey.count()) === 0) await createSigningKey(db, runtime, runtime.clock());
}

/**
 * Replaces the signing key. The new one is published at once and signs a while later, when everybody who
 * has to know it does; the old ones then sign no more, and verify until the last token that they may have
 * signed has expired. A margin covers clocks that differ.
 * @param aheadSeconds by default ten, when every process of ours knows the key
 * @returns the new key's id and those of the retired ones
 */
export async function rotateSigningKey(db: Db, runtime: KeyRuntime, aheadSeconds = AHEAD_SECONDS) {
  const signsFrom = addSeconds(runtime.clock(), aheadSeconds);
  const retiring = await db.signingKey.findMany({ where: { retiredAt: null }, select: { kid: true } });
  const created = await createSigningKey(db, runtime, signsFrom);
  const retired = retiring.map(({ kid }) => kid);
  const verifiesUntil = addDays(signsFrom, MAX_TOKEN_LIFETIME_DAYS + 1);
  await db.signingKey.updateMany({
    where: { kid: { in: retired } },
    data: { retiredAt: signsFrom, verifiesUntil },
  });
  return { created, signsFrom, retired, verifiesUntil };
}

/**
 * Takes a key out of use in an emergency: its private half may be known to somebody. Every token that it
 * signed, real or forged, is dead in a process as soon as that reads the keys again: five seconds after the
 * commit at the latest. Where no other key signs now, a new one does from that moment on; for one second more
 * a process that has just read the keys may not know it yet. Sessions and refresh tokens are untouched by it.
 * @param tx a transaction
 * @returns the ids of the key that is gone and of the new one; null where there was no need for one
 * @throws IdentityError NOT_FOUND
 */
export async function withdrawSigningKey(tx: Db, runtime: KeyRuntime, kid: string) {
  const now = runtime.clock();
  // Its row goes, so that no clock that lags behind keeps it alive.
  const { count } = await tx.signingKey.deleteMany({ where: { kid } });
  if (count === 0) {
    const message = `There is no signing key ${kid}. The published ones are at /.well-known/jwks.json.`;
    throw new IdentityError('NOT_FOUND', { message });
  }
  const another = await tx.signingKey.findFirst({ where: { retiredAt: null, signsFrom: { lte: now } } });
  const created = another ? null : await createSigningKey(tx, runtime, now);
  const target = { kind: 'signing_key', id: kid };
  await recordAuditEverywhere(tx, COMMAND_LINE, { action: 'signing_key.withdrawn', target }, now);
  return { withdrawn: kid, created };
}

declare module '../../platform/runtime.ts' {
  interface Runtime {
    signingKeys: SigningKeys;
  }
}

/**
 * Opens the keys and proves that the current one can be decrypted.
 * @throws WrongKeyEncryptionSecretError
 */
export async function openSigningKeys(db: Db, { clock, derivedKeys }: KeyRuntime): Promise<SigningKeys> {
  let keys: LoadedKey[] = [];
  let signing: { kid: string; key: CryptoKey };
  let loadedAt = 0;
  let loading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const now = clock();
    const rows = await db.signingKey.findMany({
      where: { OR: [{ verifiesUntil: null }, { verifiesUntil: { gt: now } }] },
      orderBy: { signsFrom: 'desc' },
    });
    keys = await Promise.all(
      rows.map(async ({ kid, publicJwk }) => ({
        kid,
        publicJwk: publicJwk as JWK,
        publicKey: (await importJWK(publicJwk as JWK, ALGORITHM)) as CryptoKey,
      })),
    );
    // Rows come newest first. One that was retired before its time to sign came never does: its successor's
    // came earlier. Where the clock lags behind all of them, the oldest has to do.
    const started = rows.filter((row) => row.signsFrom <= now);
    const current = started.find((row) => !row.retiredAt || row.retiredAt > now) ?? started[0] ?? rows.at(-1);
    if (!current) throw new Error('There is no signing key.');
    if (signing?.kid !== current.kid) {
      const privateJwk = await decrypt(current.encryptedPrivate, derivedKeys);
      signing = { kid: current.kid, key: (await importJWK(privateJwk, ALGORITHM)) as CryptoKey };
    }
    loadedAt = performance.now();
  }

  const isOlderThan = (milliseconds: number) => performance.now() - loadedAt >= milliseconds;

  /** Reads the keys again if they were read longer ago than that; many callers share one reading. */
  async function noOlderThan(milliseconds: number): Promise<void> {
    if (!isOlderThan(milliseconds)) return;
    loading ??= read().finally(() => {
      loading = null;
    });
    await loading;
  }

  await read();
  return {
    async forSigning() {
      await noOlderThan(REFRESH_MILLISECONDS);
      return signing;
    },
    async forVerifying(kid) {
      await noOlderThan(REFRESH_MILLISECONDS);
      const known = keys.find((key) => key.kid === kid);
      if (known) return known.publicKey;
      await noOlderThan(MISS_MILLISECONDS);
      return keys.find((key) => key.kid === kid)?.publicKey ?? null;
    },
    isKnownToVerify: (kid) => !isOlderThan(REFRESH_MILLISECONDS) && keys.some((key) => key.kid === kid),
    async published() {
      await noOlderThan(REFRESH_MILLISECONDS);
      return { keys: keys.map(({ publicJwk }) => publicJwk) };
    },
  };
}

async function encrypt(jwk: JWK, derivedKeys: DerivedKeys): Promise<string> {
  return seal(derivedKeys, 'signing-key', JSON.stringify(jwk));
}

async function decrypt(jwe: string, derivedKeys: DerivedKeys): Promise<JWK> {
  try {
    return JSON.parse(await unseal(derivedKeys, 'signing-key', jwe)) as JWK;
  } catch (error) {
    throw new WrongKeyEncryptionSecretError(error);
  }
}
