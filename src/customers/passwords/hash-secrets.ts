import { z } from 'zod';
import { OperatorError } from '../../lib/operator-error.ts';
import type { Tally } from '../../lib/tally.ts';
import type { Acting } from '../../platform/acting.ts';
import type { HashSecret } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount, lockHashSecrets } from '../../platform/database/locks.ts';
import { seal, unseal } from '../../platform/encryption/sealed.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import type { HashSecrets } from './declared/declared-text.ts';
import { formatOfHash } from './hash-format.ts';

/**
 * The secrets with which another system hashed passwords: peppers and signer keys. They are stored once for the
 * account, apart from the hashes, so that a stolen copy of the table of customers is of less use.
 */

declare module '../../platform/runtime.ts' {
  interface Runtime {
    /** Comparisons with hashes of other systems. */
    importedHashes: Tally<{ scheme: string; outcome: 'matched' | 'refused' }>;
  }
}

const PURPOSE = 'hash-secret';
const MAX_SECRETS = 100;
const MAX_BYTES = 1_024;
const newSecret = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'The name may have lower-case letters, digits and dashes.'),
  value: z
    .instanceof(Buffer)
    .refine(
      ({ length }) => length > 0 && length <= MAX_BYTES,
      `The secret must have 1 to ${MAX_BYTES} bytes.`,
    ),
});

/**
 * Adds a secret to an account. It is never shown, and it cannot be changed, because hashes refer to it.
 * @param value the secret as the other system used it; a signer key of Firebase decoded from base64
 * @throws IdentityError VALIDATION_FAILED
 */
export async function addHashSecret(
  { prisma, derivedKeys, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  input: { name: string; value: Buffer },
): Promise<HashSecret> {
  const { name, value } = requireValid(newSecret, input);
  const encryptedSecret = await seal(derivedKeys, PURPOSE, value.toString('base64'));
  const createdAt = clock();
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const existing = await tx.hashSecret.findMany({ where: { accountId }, select: { name: true } });
    if (existing.some((secret) => secret.name === name)) throw invalidField('name', 'The name is taken.');
    if (existing.length >= MAX_SECRETS)
      throw invalidField('name', `There are ${MAX_SECRETS} secrets already.`);
    const added = await tx.hashSecret.create({ data: { accountId, name, encryptedSecret, createdAt } });
    const target = { kind: 'hash_secret', id: added.id };
    await recordAudit(
      tx,
      actor,
      { accountId, action: 'hash_secret.created', target, after: { name } },
      createdAt,
    );
    return added;
  });
}

/**
 * Removes a secret that no hash needs any more.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED if a customer has a hash that needs it
 */
export async function removeHashSecret(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  name: string,
): Promise<ListedHashSecret> {
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const where = { accountId, name };
    const secret = requireFound(await tx.hashSecret.findFirst({ where, omit: { encryptedSecret: true } }));
    const { id } = secret;
    await lockHashSecrets(tx, accountId, [id], 'UPDATE');
    const [{ count } = { count: 0 }] = await tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM customer
      WHERE account_id = ${accountId} AND password_hash ~ ${`^\\$foreign\\$v=1\\$[^$]*,k=${id}[,$]`}`;
    if (count > 0) throw invalidField('name', `The passwords of ${count} customers need the secret.`);
    await tx.hashSecret.delete({ where: { id } });
    const entry = { accountId, action: 'hash_secret.removed', target: { kind: 'hash_secret', id } };
    await recordAudit(tx, actor, { ...entry, before: { name } }, clock());
    return secret;
  });
}

/**
 * Locks the secrets that the hashes need, so that none is removed before the hashes are stored.
 * @param tx a transaction that locks no customer yet
 * @throws OperatorError if a secret was removed meanwhile
 */
export async function holdHashSecrets(
  tx: Db,
  accountId: number,
  hashes: readonly (string | null)[],
): Promise<void> {
  const named = new Set(hashes.flatMap((hash) => (hash === null ? [] : (secretIdOf(hash) ?? []))));
  if (named.size === 0) return;
  const held = await lockHashSecrets(tx, accountId, [...named], 'SHARE');
  if (held.length < named.size) throw new OperatorError('A secret of the hashes was removed meanwhile.');
}

/** Returns the id of the secret that a stored hash names. Null: it names none. */
export function secretIdOf(hash: string): number | null {
  const format = formatOfHash(hash);
  return format.kind === 'foreign' ? format.secretId : null;
}

export type ListedHashSecret = Omit<HashSecret, 'encryptedSecret'>;

/** Lists the secrets of an account by name. Leaves out their values, in clear and encrypted. */
export function listHashSecrets(
  { prisma }: Pick<Runtime, 'prisma'>,
  { accountId }: Pick<Acting, 'accountId'>,
): Promise<ListedHashSecret[]> {
  return prisma.hashSecret.findMany({
    where: { accountId },
    omit: { encryptedSecret: true },
    orderBy: { name: 'asc' },
  });
}

/** Decrypts the secrets of an account, for reading declared hashes. */
export async function readHashSecrets(
  { prisma, derivedKeys }: Pick<Runtime, 'prisma' | 'derivedKeys'>,
  accountId: number,
): Promise<HashSecrets> {
  const rows = await prisma.hashSecret.findMany({ where: { accountId } });
  const values = await Promise.all(rows.map((row) => decrypted(derivedKeys, row)));
  return new Map(rows.map(({ id, name }, index) => [name, { id, value: values[index] ?? Buffer.alloc(0) }]));
}

/** Reads the secret that a stored hash names. Null: it names none, or the account does not have it. */
export async function secretOfHash(
  { prisma, derivedKeys }: Runtime,
  accountId: number,
  hash: string,
): Promise<Buffer | null> {
  const id = secretIdOf(hash);
  if (id === null) return null;
  const row = await prisma.hashSecret.findFirst({ where: { id, accountId } });
  return row && decrypted(derivedKeys, row);
}

async function decrypted(
  derivedKeys: Runtime['derivedKeys'],
  { encryptedSecret }: HashSecret,
): Promise<Buffer> {
  return Buffer.from(await unseal(derivedKeys, PURPOSE, encryptedSecret), 'base64');
}
