import { z } from 'zod';
import type { Acting, Actor } from '../../platform/acting.ts';
import type { Account, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { lockAccount } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { requiredText, slug, whole } from '../../platform/input.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../audit/audit.ts';
import { nextChange, requireUnchanged } from '../audit/conflict.ts';
import { addSite } from '../sites/site-settings.ts';

const name = requiredText('name', 255);

const newAccount = z.object({ slug: slug('slug'), name: name.optional() });

/** The settings of an account. An absent setting is not changed. */
const settings = z
  .object({
    name,
    lockoutAttempts: whole('lockout attempts', 1, 1_000),
    lockoutWindowSeconds: whole('lockout window', 10, 86_400),
    lockoutScope: z.enum(['CUSTOMER_AND_SOURCE', 'CUSTOMER']),
    lockoutDailyCap: whole('lockout daily cap', 1, 100_000),
    sandbox: z.boolean(),
  })
  .partial();

/**
 * Creates an account and its first site, which has the same slug. Only the command line and the first start call this:
 * a collaborator belongs to one account, and cannot create others.
 * @param input of the account: `slug` and `name` (default: the slug); of the site: `siteId` (default: the next id) and
 *   `settings`
 * @throws IdentityError VALIDATION_FAILED, also for a slug that is taken
 */
export async function createAccount(
  tx: Db,
  runtime: CommandRuntime,
  actor: Actor,
  input: { slug: unknown; name?: unknown; siteId?: unknown; settings?: object },
): Promise<{ account: Account; site: Site }> {
  const { slug, name = slug } = requireValid(newAccount, input);
  const now = runtime.clock();
  const account = await tx.account
    .create({ data: { slug, name, createdAt: now, updatedAt: now } })
    .catch((error) => {
      throw isDuplicate(error, 'slug') ? invalidField('slug', 'The slug has already been taken.') : error;
    });
  const { id: accountId } = account;
  const target = { kind: 'account', id: accountId };
  await recordAudit(tx, actor, { accountId, action: 'account.created', target, after: { slug, name } }, now);
  const firstSite = { slug, siteId: input.siteId, settings: { name, ...input.settings } };
  const site = await addSite(tx, runtime, { accountId, actor }, firstSite);
  return { account, site };
}

export async function readAccount({ prisma }: Runtime, { accountId }: Acting): Promise<Account> {
  return prisma.account.findUniqueOrThrow({ where: { id: accountId } });
}

/**
 * Changes settings of the account. They apply from the next request, in every process.
 * @param input the settings that change, and `ifUpdatedAt`
 * @throws IdentityError VALIDATION_FAILED; CONFLICT if a given setting was changed since `ifUpdatedAt`
 */
export async function updateAccount(
  { prisma, clock }: Runtime,
  { accountId: id, actor }: Acting,
  input: object & { ifUpdatedAt?: unknown },
): Promise<Account> {
  const changes = Object.entries(requireValid(settings, input)).filter(([, value]) => value !== undefined);
  const given = Object.fromEntries(changes);
  const { ifUpdatedAt } = input;
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, id);
    const before = await tx.account.findUniqueOrThrow({ where: { id } });
    const current = settingsOf(before);
    const target = { kind: 'account', id };
    const action = 'account.updated';
    await requireUnchanged(tx, { accountId: id, target, actions: [action], current, given, ifUpdatedAt });
    const changed = differences(current, { ...current, ...given });
    if (Object.keys(changed.after).length === 0) return before;
    const updatedAt = nextChange(before, clock());
    const after = await tx.account.update({ where: { id }, data: { ...given, updatedAt } });
    await recordAudit(tx, actor, { accountId: id, action, target, ...changed }, updatedAt);
    return after;
  });
}

/** Finds an account by its slug. @throws IdentityError NOT_FOUND */
export async function findAccount(db: Db, slug: string): Promise<Account> {
  const account = await db.account.findUnique({ where: { slug } });
  if (!account) throw new IdentityError('NOT_FOUND', { message: 'There is no account with that slug.' });
  return account;
}

function settingsOf(account: Account): Record<string, unknown> {
  const names = Object.keys(settings.shape) as (keyof typeof settings.shape)[];
  return Object.fromEntries(names.map((name) => [name, account[name]]));
}
