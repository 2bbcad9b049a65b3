import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from 'jose';
import { addDays, addSeconds } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { OperatorError } from '../../lib/operator-error.ts';
import { seal, unseal } from '../../lib/sealed.ts';
import { type Acting, COMMAND_LINE } from '../../platform/acting.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { recordAuditEverywhere } from '../../tenancy/audit/audit.ts';
import { MAX_TOKEN_LIFETIME_DAYS } from '../../tenancy/sites/setting-rules.ts';
import { recordKeyAudit } from './key-audit.ts';

/** ES256: ECDSA on P-256 with SHA-256 (RFC 7518 §3.4). No other algorithm is accepted anywhere. */
export const ALGORITHM = 'ES256';

/** How long a process uses the keys that it has read. */
const REFRESH_MILLISECONDS = 5_000;
/** How long a new key is published before it signs: twice the time after which every process knows it. */
const AHEAD_SECONDS = 10;
/** An unknown `kid` makes a process read the keys again, but not more often than this. */
const MISS_MILLISECONDS = 1_000;

type LoadedKey = { kid: string; publicJwk: JWK; publicKey: CryptoKey };

/** The signing keys of the deployment, cached for a few seconds. */
export type SigningKeys = {
  forSigning(): Promise<{ kid: string; key: CryptoKey }>;
  /** The public key with this id; null when it is unknown or no longer verifies. */
  forVerifying(kid: string): Promise<CryptoKey | null>;
  /** True only if the cached keys contain `kid` and it still verifies. Does not read the keys again. */
  isKnownToVerify(kid: string): boolean;
  /** The public keys as a JWKS (RFC 7517), for partners that verify tokens themselves. */
  published(): Promise<JSONWebKeySet>;
};

/** A signing key cannot be decrypted: KEY_ENCRYPTION_SECRET differs from the secret that encrypted it. */
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

/** Creates a key pair and stores it, the private key encrypted. @returns the key's id */
async function createSigningKey(
  db: Db,
  { clock, derivedKeys }: CommandRuntime,
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

/** Creates the first key if there is none. The caller ensures that one process at a time does this. */
export async function ensureSigningKey(runtime: CommandRuntime): Promise<void> {
  const { prisma, clock } = runtime;
  if ((await prisma.signingKey.count()) === 0) await createSigningKey(prisma, runtime, clock());
}

/**
 * Replaces the signing key. The new key is published now and signs after `aheadSeconds`, when all verifiers
 * know it. The old keys stop signing then, and verify until the last token that they may have signed has
 * expired, plus a margin for clock differences.
 * @param aheadSeconds default: 10, after which every process knows the key
 * @returns the new key's id and the ids of the retired keys
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
 * Withdraws a key in an emergency, when its private key may be known to others. Every process rejects all
 * tokens that it signed at the latest five seconds after the commit. If no other key signs now, a new one is
 * created and signs at once; for one second a process that has just read the keys may not know it. Sessions
 * and refresh tokens stay valid.
 * @param tx a transaction
 * @param acting who withdraws it; null: the command line
 * @returns the ids of the withdrawn key and of the new one; null when no new key was needed
 * @throws IdentityError NOT_FOUND
 */
export async function withdrawSigningKey(
  tx: Db,
  runtime: CommandRuntime,
  kid: string,
  acting: Acting | null = null,
) {
  const now = runtime.clock();
  // Delete the row, so that no process with a late clock keeps using the key.
  const { count } = await tx.signingKey.deleteMany({ where: { kid } });
  if (count === 0) {
    const message = `There is no signing key ${kid}. The published ones are at /.well-known/jwks.json.`;
    throw new IdentityError('NOT_FOUND', { message });
  }
  const another = await tx.signingKey.findFirst({ where: { retiredAt: null, signsFrom: { lte: now } } });
  const created = another ? null : await createSigningKey(tx, runtime, now);
  const target = { kind: 'signing_key', id: kid };
  const entry = { action: 'signing_key.withdrawn', target };
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
export async function openSigningKeys({ prisma, clock, derivedKeys }: CommandRuntime): Promise<SigningKeys> {
  let keys: LoadedKey[] = [];
  let signing: { kid: string; key: CryptoKey };
  let loadedAt = 0;
  let loading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const now = clock();
    const rows = await prisma.signingKey.findMany({
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
    // Newest first. Skip keys that were retired before they became active. If no key is active yet (clock
    // difference), use the oldest one.
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

  /** Reads the keys again if they are older than this. Concurrent callers share one read. */
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
