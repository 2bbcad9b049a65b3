import { randomUUID } from 'node:crypto';
import type { CryptoKey, JSONWebKeySet, JWK } from 'jose';
import { addDays, addSeconds } from '../../lib/clock.ts';
import { isStorable } from '../../lib/stored-values.ts';
import { type Acting, COMMAND_LINE } from '../../platform/acting.ts';
import type { SigningKey } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { recordAuditEverywhere } from '../../tenancy/audit/audit.ts';
import { MAX_TOKEN_LIFETIME_DAYS } from '../../tenancy/sites/setting-rules.ts';
import { recordKeyAudit } from './key-audit.ts';
import {
  ALGORITHM,
  generateKey,
  importKey,
  importPrivateKey,
  RSA_ALGORITHM,
  type SigningAlgorithm,
} from './key-material.ts';
import { ensureRsaKeys, rsaKidOf, signingKidOf } from './rsa-keys.ts';

/** How long a process uses the keys that it has read. */
const REFRESH_MILLISECONDS = 5_000;
/** How long a new key is published before it signs: twice the time after which every process has read it. */
const AHEAD_SECONDS = 10;
/** An unknown `kid` makes a process read the keys again, but not more often than this. */
const MISS_MILLISECONDS = 1_000;

type LoadedKey = { algorithm: SigningAlgorithm; kid: string; publicJwk: JWK; publicKey: CryptoKey };
type PrivateKey = { kid: string; key: CryptoKey };

/** The signing keys of the deployment, cached for a few seconds. */
export type SigningKeys = {
  /** The key that signs now. A missing key for RS256 is generated (`rsa-keys.ts`). */
  forSigning(algorithm?: SigningAlgorithm): Promise<PrivateKey>;
  /**
   * The public key with this id; null when it is unknown or no longer verifies.
   * @param algorithm default: ES256. A key of another algorithm is unknown.
   */
  forVerifying(kid: string, algorithm?: SigningAlgorithm): Promise<CryptoKey | null>;
  /** Whether the cached ES256 keys contain `kid`. False if they are too old. Does not read the keys again. */
  isKnownToVerify(kid: string): boolean;
  /** The public keys as a JWKS (RFC 7517), for partners and apps that verify tokens themselves. */
  published(): Promise<JSONWebKeySet>;
};

/** Creates a key pair and stores it, the private key encrypted. @returns the key's id */
async function createSigningKey(
  db: Db,
  { clock, derivedKeys }: CommandRuntime,
  signsFrom: Date,
): Promise<string> {
  const kid = randomUUID();
  const material = await generateKey(ALGORITHM, kid, derivedKeys);
  await db.signingKey.create({ data: { kid, ...material, createdAt: clock(), signsFrom } });
  return kid;
}

/** Creates the first key if there is none. The caller ensures that one process at a time does this. */
export async function ensureSigningKey(runtime: CommandRuntime): Promise<void> {
  const { prisma, clock } = runtime;
  if ((await prisma.signingKey.count()) === 0) await createSigningKey(prisma, runtime, clock());
}

/**
 * Replaces the signing key. The new key is published now and signs after `aheadSeconds`. The old keys stop signing
 * then, and verify until the last token that they may have signed has expired, plus a margin for clock differences.
 * @param aheadSeconds default: 10, after which every process has read the key
 * @returns the ids of the new key and of the retired keys, when the new key signs, and when the retired ones no longer
 *   verify
 */
export async function rotateSigningKey(db: Db, runtime: CommandRuntime, aheadSeconds = AHEAD_SECONDS) {
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
 * Withdraws a key and its RSA key in an emergency, when a private key may have leaked. Every process rejects all tokens
 * of both keys at the latest five seconds after the commit. If no key is left that signs now and was not rotated, a new
 * one is created and signs at once; a process that has read the keys within the last second may reject the tokens of
 * the new key until that second is over. Sessions and refresh tokens stay valid.
 * @param tx a transaction
 * @param named the `kid` of the key, or of its RSA key
 * @param acting who withdraws it; null: the command line
 * @returns the ids of the withdrawn key and of the new one; null when no new key was needed
 * @throws IdentityError NOT_FOUND
 */
export async function withdrawSigningKey(
  tx: Db,
  runtime: CommandRuntime,
  named: string,
  acting: Acting | null = null,
) {
  const now = runtime.clock();
  const kid = signingKidOf(named);
  // Delete the row, so that no process whose clock is behind keeps using the key.
  const { count } = isStorable(kid) ? await tx.signingKey.deleteMany({ where: { kid } }) : { count: 0 };
  if (count === 0) {
    const message = `There is no signing key ${named}. The published ones are at /.well-known/jwks.json.`;
    throw new IdentityError('NOT_FOUND', { message });
  }
  const another = await tx.signingKey.findFirst({ where: { retiredAt: null, signsFrom: { lte: now } } });
  const created = another ? null : await createSigningKey(tx, runtime, now);
  const entry = { action: 'signing_key.withdrawn', target: { kind: 'signing_key', id: kid } };
  if (acting) await recordKeyAudit(tx, acting, entry, now);
  else await recordAuditEverywhere(tx, COMMAND_LINE, entry, now);
  return { withdrawn: kid, created };
}

declare module '../../platform/runtime.ts' {
  interface Runtime {
    signingKeys: SigningKeys;
  }
}

/**
 * Reads the keys and checks that the current one can be decrypted.
 * @throws WrongKeyEncryptionSecretError
 */
export async function openSigningKeys(runtime: CommandRuntime): Promise<SigningKeys> {
  const { prisma, clock, derivedKeys } = runtime;
  let keys: LoadedKey[] = [];
  let current: SigningKey;
  let signing: PrivateKey | null = null;
  let rsaSigning: PrivateKey | null = null;
  let loadedAt = 0;
  let loading: Promise<void> | null = null;
  let making: Promise<void> | null = null;

  async function read(): Promise<void> {
    const now = clock();
    const rows = await prisma.signingKey.findMany({
      where: { OR: [{ verifiesUntil: null }, { verifiesUntil: { gt: now } }] },
      orderBy: { signsFrom: 'desc' },
    });
    const [own, rsa] = [rows.map(loaded), rows.filter(({ rsaPublicJwk }) => rsaPublicJwk).map(loadedRsa)];
    keys = await Promise.all([...own, ...rsa]);
    // Newest first. Skip keys that were retired before they became active. If no key is active yet (clock
    // difference), use the oldest one.
    const started = rows.filter((row) => row.signsFrom <= now);
    const active = started.find((row) => !row.retiredAt || row.retiredAt > now) ?? started[0] ?? rows.at(-1);
    if (!active) throw new Error('There is no signing key.');
    const { kid, encryptedPrivate } = active;
    if (signing?.kid !== kid)
      signing = { kid, key: await importPrivateKey(ALGORITHM, encryptedPrivate, derivedKeys) };
    current = active;
    loadedAt = performance.now();
  }

  const isOlderThan = (milliseconds: number) => performance.now() - loadedAt >= milliseconds;

  /** Reads the keys again if they are older than this. Concurrent callers share one read. */
  async function noOlderThan(milliseconds: number): Promise<void> {
    if (!isOlderThan(milliseconds)) return;
    loading ??= read().finally(() => {
      loading = null;
    });
    await loading;
  }

  /** Generates the RSA key of the current key, unless another process has stored one since the keys were read. */
  async function makeRsaKey(): Promise<void> {
    await noOlderThan(0);
    if (current.rsaEncryptedPrivate !== null) return;
    await ensureRsaKeys(runtime);
    // A read under way may have begun before the key was stored.
    await loading;
    await noOlderThan(0);
  }

  async function rsaForSigning(): Promise<PrivateKey> {
    if (current.rsaEncryptedPrivate === null) {
      making ??= makeRsaKey().finally(() => {
        making = null;
      });
      await making;
    }
    const { kid, rsaEncryptedPrivate } = current;
    if (rsaEncryptedPrivate === null) throw new Error(`The signing key ${kid} has no RSA key.`);
    const rsaKid = rsaKidOf(kid);
    if (rsaSigning?.kid !== rsaKid) {
      const key = await importPrivateKey(RSA_ALGORITHM, rsaEncryptedPrivate, derivedKeys);
      rsaSigning = { kid: rsaKid, key };
    }
    return rsaSigning;
  }

  const find = (kid: string, algorithm: SigningAlgorithm) =>
    keys.find((key) => key.kid === kid && key.algorithm === algorithm);

  await read();
  return {
    async forSigning(algorithm = ALGORITHM) {
      await noOlderThan(REFRESH_MILLISECONDS);
      return algorithm === ALGORITHM ? (signing as PrivateKey) : rsaForSigning();
    },
    async forVerifying(kid, algorithm = ALGORITHM) {
      await noOlderThan(REFRESH_MILLISECONDS);
      const known = find(kid, algorithm);
      if (known) return known.publicKey;
      await noOlderThan(MISS_MILLISECONDS);
      return find(kid, algorithm)?.publicKey ?? null;
    },
    isKnownToVerify: (kid) => !isOlderThan(REFRESH_MILLISECONDS) && find(kid, ALGORITHM) !== undefined,
    async published() {
      // An app requests the keys after it has received a token with an unknown `kid`, so they must be current.
      await noOlderThan(MISS_MILLISECONDS);
      return { keys: keys.map(({ publicJwk }) => publicJwk) };
    },
  };
}

async function loaded({ kid, publicJwk }: SigningKey): Promise<LoadedKey> {
  return loadedAs(ALGORITHM, kid, publicJwk as JWK);
}

async function loadedRsa({ kid, rsaPublicJwk }: SigningKey): Promise<LoadedKey> {
  return loadedAs(RSA_ALGORITHM, rsaKidOf(kid), rsaPublicJwk as JWK);
}

async function loadedAs(algorithm: SigningAlgorithm, kid: string, publicJwk: JWK): Promise<LoadedKey> {
  return { algorithm, kid, publicJwk, publicKey: await importKey(algorithm, publicJwk) };
}
