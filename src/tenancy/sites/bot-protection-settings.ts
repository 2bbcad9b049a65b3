import { z } from 'zod';
import type { Acting } from '../../platform/acting.ts';
import { type BotProtection, BotProtectionProvider } from '../../platform/database/client/client.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { serviceKey } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../audit/audit.ts';
import { requireUnchanged } from '../audit/conflict.ts';
import { isProtectedOperation } from '../bot-protection/providers.ts';
import { acceptsSecret, BOT_PROTECTION_SECRET } from '../bot-protection/require-human.ts';
import { findSiteOfAccount, lockAndFindSite, noteSiteChange } from './site-settings.ts';

const SECRET_NEEDED = 'The secret is needed for a new provider or site key.';
const SECRET_REFUSED = 'The provider does not accept this secret.';
const SCORE = 'The minimum score must be a number from 0 to 1.';

const protection = z.object({
  provider: z.enum(BotProtectionProvider),
  siteKey: serviceKey('site key', 255),
  /** Absent: unchanged. */
  secret: serviceKey('secret', 1_024).nullish(),
  operations: z
    .array(z.string().refine(isProtectedOperation))
    .min(1, 'Name at least one operation.')
    .transform((names) => [...new Set(names)].sort()),
  minimumScore: z.number({ error: SCORE }).min(0, SCORE).max(1, SCORE).nullish(),
});

/**
 * Sets the bot protection of a site, in place of the previous one. The secret is stored encrypted and never returned;
 * the audit log shows only whether one was given. The secret belongs to the provider and the site key, so it is
 * required again when one of them changes. A secret that the provider does not accept is refused, if the provider can
 * be reached.
 * @param input a BotProtectionInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED; CONFLICT if a field was changed since `ifUpdatedAt`; NOT_FOUND, also for a
 *   site of another account
 */
export async function setBotProtection(
  runtime: Runtime,
  acting: Acting,
  siteId: string,
  input: object & { ifUpdatedAt?: unknown },
): Promise<BotProtection> {
  const { prisma, clock, derivedKeys } = runtime;
  const { secret, minimumScore, ...chosen } = requireValid(protection, input);
  const encryptedSecret = secret ? await seal(derivedKeys, BOT_PROTECTION_SECRET, secret) : null;
  // An unknown site is refused before the request to the provider.
  await findSiteOfAccount(runtime, acting, siteId);
  if (secret && (await acceptsSecret(runtime, { ...chosen, secret })) === false) {
    throw invalidField('secret', SECRET_REFUSED);
  }
  return prisma.$transaction(async (tx) => {
    const site = await lockAndFindSite(tx, acting, siteId);
    const { id, accountId } = site;
    const before = await tx.botProtection.findUnique({ where: { siteId: id } });
    await requireUnchanged(tx, {
      accountId,
      target: { kind: 'site', id },
      actions: ['bot_protection.set', 'bot_protection.removed'],
      current: before && { ...before },
      given: { ...chosen, minimumScore: minimumScore ?? undefined, secret: secret ?? undefined },
      ifUpdatedAt: input.ifUpdatedAt,
    });
    const isKept = before?.provider === chosen.provider && before.siteKey === chosen.siteKey;
    if (encryptedSecret === null && !isKept) throw invalidField('secret', SECRET_NEEDED);
    const { updatedAt } = await noteSiteChange(tx, site, clock());
    const where = { siteId: id };
    const data = { ...chosen, minimumScore: minimumScore ?? before?.minimumScore ?? 0.5, updatedAt };
    // A kept secret is not written: a rotation of KEY_ENCRYPTION_SECRET may have encrypted it again since it was read.
    const after =
      encryptedSecret === null
        ? await tx.botProtection.update({ where, data })
        : await tx.botProtection.upsert({
            where,
            create: { ...where, ...data, encryptedSecret },
            update: { ...data, encryptedSecret },
          });
    const changed = differences(before ? shown(before) : {}, shown(after));
    const entry = {
      accountId,
      action: 'bot_protection.set',
      target: { kind: 'site', id },
      before: changed.before,
      after: { ...changed.after, secretChanged: encryptedSecret !== null },
    };
    await recordAudit(tx, acting.actor, entry, updatedAt);
    return after;
  });
}

/**
 * Removes the bot protection of a site, with its secret.
 * @throws IdentityError NOT_FOUND for a site without bot protection, and for a site of another account
 */
export async function removeBotProtection(
  { prisma, clock }: Runtime,
  acting: Acting,
  siteId: string,
): Promise<BotProtection> {
  return prisma.$transaction(async (tx) => {
    const site = await lockAndFindSite(tx, acting, siteId);
    const { id, accountId } = site;
    const before = requireFound(await tx.botProtection.findUnique({ where: { siteId: id } }));
    await tx.botProtection.delete({ where: { siteId: id } });
    const target = { kind: 'site', id };
    const entry = { accountId, action: 'bot_protection.removed', target, before: shown(before) };
    const { updatedAt } = await noteSiteChange(tx, site, clock());
    await recordAudit(tx, acting.actor, entry, updatedAt);
    return before;
  });
}

/** The settings as the audit log shows them: never the secret. */
function shown({ provider, siteKey, operations, minimumScore }: BotProtection) {
  return { provider, siteKey, operations, minimumScore };
}
