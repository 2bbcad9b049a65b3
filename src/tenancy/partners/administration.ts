import { z } from 'zod';
import { addDays } from '../../lib/clock.ts';
import { hashSecret, randomSecret } from '../../lib/credential.ts';
import { idOf } from '../../lib/ids.ts';
import { text } from '../../lib/input.ts';
import type { Actor } from '../../platform/acting.ts';
import type { Partner, PrismaClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount, lockPartner } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { differences, recordAudit } from '../audit/audit.ts';
import { createPartner } from './partner.ts';

/** Who administers which account. */
export type Acting = { accountId: number; actor: Actor };

/** A partner with a secret that is shown this once. */
export type PartnerWithSecret = { partner: Partner; clientSecret: string };

const MAX_PARTNERS = 200;
const MAX_RATE = 1_000_000;
const MAX_OVERLAP_DAYS = 30;

const fields = {
  name: text('name', 100)
    .transform((value) => value.trim())
    .refine((value) => value !== '', 'The name field is required.'),
  ratePerMinute: z
    .int()
    .min(1, 'The ratePerMinute must be at least 1.')
    .max(MAX_RATE, `The ratePerMinute may not be greater than ${MAX_RATE}.`)
    .nullable(),
  siteIds: z
    .array(z.string().transform(idOf))
    .max(1_000, 'The siteIds may not be more than 1000.')
    .transform((ids) => [...new Set(ids)]),
};
const newPartner = z.object({
  ...fields,
  ratePerMinute: fields.ratePerMinute.nullish().transform((rate) => rate ?? null),
  siteIds: fields.siteIds.nullish().transform((ids) => ids ?? []),
});
const changes = z.object({
  name: fields.name.nullish(),
  ratePerMinute: fields.ratePerMinute.optional(),
  siteIds: fields.siteIds.nullish(),
});
const rotation = z.object({
  overlapDays: z
    .int()
    .min(0, 'The overlapDays must be at least 0.')
    .max(MAX_OVERLAP_DAYS, `The overlapDays may not be greater than ${MAX_OVERLAP_DAYS}.`),
});

/** An account's partners, in the order of their making. An account has two hundred at most. */
export async function partnersOf(db: Db, accountId: number): Promise<Partner[]> {
  return db.partner.findMany({ where: { accountId }, orderBy: { id: 'asc' }, take: MAX_PARTNERS });
}

/** @throws IdentityError NOT_FOUND, also for another account's */
export async function findPartner(db: Db, accountId: number, id: string): Promise<Partner> {
  const partner = await db.partner.findFirst({ where: { id: idOf(id), accountId } });
  if (!partner) throw new IdentityError('NOT_FOUND');
  return partner;
}

/** The sites that a partner is restricted to; none: it is not. */
export async function sitesOfPartner(db: Db, partnerId: number): Promise<number[]> {
  const rows = await db.partnerSite.findMany({ where: { partnerId }, orderBy: { siteId: 'asc' } });
  return rows.map(({ siteId }) => siteId);
}

/**
 * Makes a partner of the account.
 * @param input a CreatePartnerInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function addPartner(
  prisma: PrismaClient,
  { accountId, actor }: Acting,
  input: unknown,
  now: Date,
): Promise<PartnerWithSecret> {
  const { name, ratePerMinute, siteIds } = requireValid(newPartner, input);
  return prisma.$transaction(async (tx) => {
    // One after the other, so that the number of partners is exact.
    await lockAccount(tx, accountId);
    if ((await tx.partner.count({ where: { accountId } })) >= MAX_PARTNERS) {
      throw invalidField('name', `An account may have ${MAX_PARTNERS} partners.`);
    }
    const { clientId, clientSecret } = await createPartner(tx, accountId, name);
    const partner = await tx.partner.update({ where: { clientId }, data: { ratePerMinute, createdAt: now } });
    await restrict(tx, partner, siteIds);
    const target = { kind: 'partner', id: partner.id };
    const after = { name, ratePerMinute, siteIds };
    await recordAudit(tx, actor, { accountId, action: 'partner.created', target, after }, now);
    return { partner, clientSecret };
  });
}

/**
 * Changes what is given and leaves the rest. It holds from the next question of the partner on.
 * @param input an UpdatePartnerInput, not yet validated
 * @throws IdentityError NOT_FOUND, VALIDATION_FAILED
 */
export async function updatePartner(
  prisma: PrismaClient,
  { accountId, actor }: Acting,
  id: string,
  input: unknown,
  now: Date,
): Promise<Partner> {
  const { name, ratePerMinute, siteIds } = requireValid(changes, input);
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindPartner(tx, accountId, id);
    const sitesBefore = await sitesOfPartner(tx, before.id);
    const partner = await tx.partner.update({
      where: { id: before.id },
      data: { name: name ?? before.name, ...(ratePerMinute === undefined ? {} : { ratePerMinute }) },
    });
    if (siteIds) await restrict(tx, partner, siteIds);
    const state = ({ name, ratePerMinute }: Partner, siteIds: number[]) => ({ name, ratePerMinute, siteIds });
    const changed = differences(
      state(before, sitesBefore),
      state(partner, await sitesOfPartner(tx, partner.id)),
    );
    if (Object.keys(changed.after).length > 0) {
      await recordAudit(tx, actor, entry(partner, 'partner.updated', changed), now);
    }
    return partner;
  });
}

/**
 * Gives a partner another secret. The present one stays good beside it for so many days, the one before that
 * is over.
 * @param input `overlapDays`: 0 ends the present one at once
 * @throws IdentityError NOT_FOUND, VALIDATION_FAILED
 */
export async function rotatePartnerSecret(
  prisma: PrismaClient,
  { accountId, actor }: Acting,
  id: string,
  input: { overlapDays: unknown },
  now: Date,
): Promise<PartnerWithSecret> {
  const { overlapDays } = requireValid(rotation, input);
  const clientSecret = randomSecret();
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindPartner(tx, accountId, id);
    const kept = overlapDays > 0;
    const partner = await tx.partner.update({
      where: { id: before.id },
      data: {
        secretHash: hashSecret(clientSecret),
        previousSecretHash: kept ? new Uint8Array(before.secretHash) : null,
        previousSecretUntil: kept ? addDays(now, overlapDays) : null,
      },
    });
    await recordAudit(tx, actor, entry(partner, 'partner.secret_rotated', { after: { overlapDays } }), now);
    return { partner, clientSecret };
  });
}

/** Disables a partner, or lets it in again; what is so already stays as it is. @throws IdentityError NOT_FOUND */
export async function setPartnerDisabled(
  prisma: PrismaClient,
  { accountId, actor }: Acting,
  id: string,
  disabled: boolean,
  now: Date,
): Promise<Partner> {
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindPartner(tx, accountId, id);
    if ((before.disabledAt !== null) === disabled) return before;
    const partner = await tx.partner.update({
      where: { id: before.id },
      data: { disabledAt: disabled ? now : null },
    });
    await recordAudit(tx, actor, entry(partner, disabled ? 'partner.disabled' : 'partner.enabled'), now);
    return partner;
  });
}

function entry(
  { id, accountId }: Partner,
  action: string,
  change: Pick<Parameters<typeof recordAudit>[2], 'before' | 'after'> = {},
) {
  return { accountId, action, target: { kind: 'partner', id }, ...change };
}

async function lockAndFindPartner(tx: Db, accountId: number, id: string): Promise<Partner> {
  await lockPartner(tx, { id: idOf(id), accountId });
  return findPartner(tx, accountId, id);
}

/** Sites of another account are answered as sites that do not exist. */
async function restrict(tx: Db, { id, accountId }: Partner, siteIds: number[]): Promise<void> {
  const own = await tx.site.count({ where: { accountId, id: { in: siteIds } } });
  if (own < siteIds.length) throw invalidField('siteIds', 'The selected site ids are invalid.');
  await tx.partnerSite.deleteMany({ where: { partnerId: id } });
  await tx.partnerSite.createMany({ data: siteIds.map((siteId) => ({ partnerId: id, siteId })) });
}
