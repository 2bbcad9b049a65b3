import type { Clock } from '../../lib/clock.ts';
import { type DerivedKeys, keysOf, type Secret, stretchSecret } from '../../lib/derived-keys.ts';
import type { EncryptionSecret } from '../database/client/client.ts';
import type { Database } from '../database/database.ts';
import type { Settings } from '../settings.ts';
import { unseal, unwrapRoot, wrapRoot } from './sealed.ts';
import { WrongKeyEncryptionSecretError, wrongSecret } from './wrong-secret.ts';

type SecretSettings = Pick<
  Settings,
  'keyEncryptionSecret' | 'nextKeyEncryptionSecret' | 'previousKeyEncryptionSecret'
>;
/** The stretched secrets of the settings. */
export type Secrets = { current: Secret; next: Secret | null; previous: Secret | null; all: Secret[] };

/**
 * Derives the keys of this process from its secrets and from the root in the database. The first start stores the root,
 * encrypted with the secret. The first start with a new secret also stores the root encrypted with that one. Only one
 * process at a time stores it.
 * @throws WrongKeyEncryptionSecretError when the secrets do not fit the database
 */
export async function openDerivedKeys(
  database: Pick<Database, 'prisma' | 'exclusively'>,
  given: Secrets,
  clock: Clock,
): Promise<DerivedKeys> {
  return (await read(database, given)) ?? database.exclusively(() => prepare(database, given, clock()));
}

/**
 * Stretches the secrets in other threads, so that a start can open the database meanwhile. An error is thrown when the
 * result is awaited. If the database cannot be opened, nothing awaits the result, and its error is ignored.
 */
export function stretchSecrets(settings: SecretSettings): Promise<Secrets> {
  const stretching = stretched(settings);
  stretching.catch(() => {});
  return stretching;
}

async function stretched(settings: SecretSettings): Promise<Secrets> {
  const optional = (text: string | null) => (text === null ? null : stretchSecret(text));
  const [current, next, previous] = await Promise.all([
    stretchSecret(settings.keyEncryptionSecret),
    optional(settings.nextKeyEncryptionSecret),
    optional(settings.previousKeyEncryptionSecret),
  ]);
  return { current, next, previous, all: [current, next, previous].filter((secret) => secret !== null) };
}

type Prisma = Pick<Database, 'prisma'>;

/** @returns null when the current secret is new to the database */
async function read({ prisma }: Prisma, given: Secrets): Promise<DerivedKeys | null> {
  const known = await prisma.encryptionSecret.findMany();
  if (known.length === 0) return null;
  refuseWrong(known, given);
  if (!known.some(({ id }) => id === given.current.id)) return null;
  return keysOf(await rootOf(known, given), given.current, given.all.slice(1));
}

async function prepare(database: Prisma, given: Secrets, now: Date): Promise<DerivedKeys> {
  const { encryptionSecret } = database.prisma;
  const store = async (secret: Secret, root: Buffer) => {
    const wrappedRoot = await wrapRoot(root, secret);
    await encryptionSecret.create({ data: { id: secret.id, wrappedRoot, createdAt: now } });
  };
  if ((await encryptionSecret.count()) === 0) {
    const first = await firstOf(database, given);
    await store(first, first.master);
  }
  // Another process may have stored the secret meanwhile.
  const ready = await read(database, given);
  if (ready) return ready;
  await store(given.current, await rootOf(await encryptionSecret.findMany(), given));
  return prepare(database, given, now);
}

/**
 * The first secret of the database. In a new database this is the current one. In the database of an earlier version,
 * which stored no root, it is the secret that has sealed the signing keys.
 */
async function firstOf({ prisma }: Prisma, { current, all }: Secrets): Promise<Secret> {
  const key = await prisma.signingKey.findFirst({ orderBy: { createdAt: 'desc' } });
  if (!key) return current;
  for (const secret of all) {
    const keys = keysOf(secret.master, secret);
    if ((await unseal(keys, 'signing-key', key.encryptedPrivate).catch(() => null)) !== null) return secret;
  }
  throw wrongSecret();
}

async function rootOf(known: EncryptionSecret[], { all }: Secrets): Promise<Buffer> {
  for (const secret of all) {
    const wrapped = known.find(({ id }) => id === secret.id)?.wrappedRoot;
    if (wrapped) return unwrapRoot(wrapped, secret);
  }
  throw wrongSecret();
}

/**
 * Refuses secrets that do not fit the database: one of its secrets is missing, the current or the next secret was
 * replaced earlier, or the previous secret was never used.
 */
function refuseWrong(known: EncryptionSecret[], { current, next, previous, all }: Secrets): void {
  for (const [name, secret] of [
    ['KEY_ENCRYPTION_SECRET', current],
    ['KEY_ENCRYPTION_SECRET_NEXT', next],
  ] as const) {
    const replacedAt = known.find(({ id }) => id === secret?.id)?.replacedAt;
    if (replacedAt) {
      throw new WrongKeyEncryptionSecretError(
        `${name}: was replaced on ${replacedAt.toISOString()}, and is not accepted again. Set the secret that replaced it.`,
      );
    }
  }
  const inUse = known.filter(({ replacedAt }) => replacedAt === null);
  const missing = inUse.filter(({ id }) => !all.some((secret) => secret.id === id));
  if (missing.length === inUse.length) throw wrongSecret();
  if (missing[0]) {
    throw new WrongKeyEncryptionSecretError(
      `KEY_ENCRYPTION_SECRET: the database is also encrypted with another secret, in use since ${missing[0].createdAt.toISOString()}. Set that one, too: as KEY_ENCRYPTION_SECRET_NEXT if it is the newer one, as KEY_ENCRYPTION_SECRET_PREVIOUS if it is the older one.`,
    );
  }
  if (previous && !known.some(({ id }) => id === previous.id)) {
    throw new WrongKeyEncryptionSecretError(
      'KEY_ENCRYPTION_SECRET_PREVIOUS: has never been the secret of this database.',
    );
  }
}
