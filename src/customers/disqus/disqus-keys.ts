import { z } from 'zod';
import type { Acting } from '../../platform/acting.ts';
import type { DisqusKeys } from '../../platform/database/client/client.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { serviceKey } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../../tenancy/audit/audit.ts';
import { requireUnchanged } from '../../tenancy/audit/conflict.ts';
import { lockAndFindSite, noteSiteChange } from '../../tenancy/sites/site-settings.ts';

/** The purpose under which the secret keys of Disqus are sealed. */
export const DISQUS_SECRET = 'disqus';

const SECRET_NEEDED = 'The secret key is needed for a new public key.';

const keys = z.object({
  publicKey: serviceKey('public key', 255),
  /** Absent: unchanged. */
  secret: serviceKey('secret', 1_024).nullish(),
});

/**
 * Sets the Disqus keys of a site, in place of the previous ones. The secret is stored encrypted and never read back;
 * the audit log shows only that it changed. The secret belongs to its public key, so a new public key requires a new
 * secret.
 * @param input a DisqusKeysInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED; CONFLICT if a field was changed since `ifUpdatedAt`; NOT_FOUND, also for a
 *   site of another account
 */
export async function setDisqusKeys(
  { prisma, clock, derivedKeys }: Runtime,
  acting: Acting,
  site: string,
  input: object & { ifUpdatedAt?: unknown },
): Promise<DisqusKeys> {
  const { publicKey, secret } = requireValid(keys, input);
  const encryptedSecret = secret ? await seal(derivedKeys, DISQUS_SECRET, secret) : null;
  return prisma.$transaction(async (tx) => {
    const found = await lockAndFindSite(tx, acting, site);
    const { id: siteId, accountId } = found;
    const before = await tx.disqusKeys.findUnique({ where: { siteId } });
    await requireUnchanged(tx, {
      accountId,
      target: { kind: 'site', id: siteId },
      actions: ['disqus.set', 'disqus.removed'],
      current: before && { ...before },
      given: { publicKey, secret: secret ?? undefined },
      ifUpdatedAt: input.ifUpdatedAt,
    });
    if (encryptedSecret === null && before?.publicKey !== publicKey)
      throw invalidField('secret', SECRET_NEEDED);
    const { updatedAt } = await noteSiteChange(tx, found, clock());
    // A kept secret is not written: a rotation of KEY_ENCRYPTION_SECRET may have encrypted it again since it was read.
    const after =
      encryptedSecret === null
        ? await tx.disqusKeys.update({ where: { siteId }, data: { updatedAt } })
        : await tx.disqusKeys.upsert({
            where: { siteId },
            create: { siteId, publicKey, encryptedSecret, updatedAt },
            update: { publicKey, encryptedSecret, updatedAt },
          });
    const changed = differences(before ? { publicKey: before.publicKey } : {}, { publicKey });
    const entry = {
      accountId,
      action: 'disqus.set',
      target: { kind: 'site', id: siteId },
      before: changed.before,
      after: { ...changed.after, secretChanged: encryptedSecret !== null },
    };
    await recordAudit(tx, acting.actor, entry, updatedAt);
    return after;
  });
}

/**
 * Removes the Disqus keys of a site.
 * @throws IdentityError NOT_FOUND if it has none, and for a site of another account
 */
export async function removeDisqusKeys(
  { prisma, clock }: Runtime,
  acting: Acting,
  site: string,
): Promise<DisqusKeys> {
  return prisma.$transaction(async (tx) => {
    const found = await lockAndFindSite(tx, acting, site);
    const { id: siteId, accountId } = found;
    const before = requireFound(await tx.disqusKeys.findUnique({ where: { siteId } }));
    await tx.disqusKeys.delete({ where: { siteId } });
    const { updatedAt } = await noteSiteChange(tx, found, clock());
    const target = { kind: 'site', id: siteId };
    const entry = { accountId, action: 'disqus.removed', target, before: { publicKey: before.publicKey } };
    await recordAudit(tx, acting.actor, entry, updatedAt);
    return before;
  });
}
