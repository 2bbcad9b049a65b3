import { z } from 'zod';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import { rotatedSecret, rotation } from '../../platform/client-secret.ts';
import {
  type Connection,
  type PageInput,
  readConnectionById,
} from '../../platform/connections/connection.ts';
import type { Partner } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount, lockPartner } from '../../platform/database/locks.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { requiredText } from '../../platform/input.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../audit/audit.ts';
import { nextChange, requireUnchanged } from '../audit/conflict.ts';
import { createPartner } from './partner.ts';

/** A partner with its new secret, which is shown once. */
export type PartnerWithSecret = { partner: Partner; clientSecret: string };

const MAX_PARTNERS = 200;
const MAX_RATE = 1_000_000;

const fields = {
  name: requiredText('name', 100),
  ratePerMinute: z
    .int()
    .min(1, 'The ratePerMinute must be at least 1.')
    .max(MAX_RATE, `The ratePerMinute may not be greater than ${MAX_RATE}.`)
    .nullable(),
  siteIds: z
    .array(z.string().transform(idOf))
    .max(1_000, 'The siteIds may not have more than 1000 items.')
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

export async function listPartners(
  { prisma, verdictCounts }: Runtime,
  { accountId }: Acting,
): Promise<Partner[]> {
  // Writes the latest counts of this process first, so that the result contains them.
  await verdictCounts.flush();
  return prisma.partner.findMany({ where: { accountId }, orderBy: { id: 'asc' }, take: MAX_PARTNERS });
}

/** `listPartners` as a connection, the oldest first. @throws IdentityError VALIDATION_FAILED */
export async function readPartners(
  runtime: Runtime,
  { accountId }: Acting,
  page: PageInput,
): Promise<Connection<Partner>> {
  await runtime.verdictCounts.flush();
  return readConnectionById(runtime, ['partners', accountId], page, (id, query) =>
    runtime.prisma.partner.findMany({ where: { accountId, id }, ...query }),
  );
}

/** Finds a partner of the account. @throws IdentityError NOT_FOUND */
export async function readPartner(
  { prisma, verdictCounts }: Runtime,
  acting: Acting,
  id: string,
): Promise<Partner> {
  await verdictCounts.flush();
  return findPartner(prisma, acting, id);
}

/** @throws IdentityError NOT_FOUND, also for a partner of another account */
export async function findPartner(db: Db, { accountId }: Acting, id: string): Promise<Partner> {
  return requireFound(await db.partner.findFirst({ where: { id: idOf(id), accountId } }));
}

/** The sites that a partner is restricted to. Empty: no restriction. */
export async function sitesOfPartner(db: Db, partnerId: number): Promise<number[]> {
  const rows = await db.partnerSite.findMany({ where: { partnerId }, orderBy: { siteId: 'asc' } });
  return rows.map(({ siteId }) => siteId);
}

/**
 * Creates a partner of the account.
 * @param input a CreatePartnerInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function addPartner(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  input: unknown,
): Promise<PartnerWithSecret> {
  const { name, ratePerMinute, siteIds } = requireValid(newPartner, input);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    // The lock makes the count of partners exact.
    await lockAccount(tx, accountId);
    if ((await tx.partner.count({ where: { accountId } })) >= MAX_PARTNERS) {
      throw invalidField('name', `An account may have up to ${MAX_PARTNERS} partners.`);
    }
    const { clientId, clientSecret } = await createPartner(tx, accountId, name);
    const partner = await tx.partner.update({
      where: { clientId },
      data: { ratePerMinute, createdAt: now, updatedAt: now },
    });
    await restrict(tx, partner, siteIds);
    const target = { kind: 'partner', id: partner.id };
    const after = { name, ratePerMinute, siteIds };
    await recordAudit(tx, actor, { accountId, action: 'partner.created', target, after }, now);
    return { partner, clientSecret };
  });
}

/**
 * Changes a partner. The changes apply from its next request. An absent field is not changed.
 * @param input an UpdatePartnerInput, not yet validated
 * @throws IdentityError NOT_FOUND, VALIDATION_FAILED; CONFLICT if a field was changed since `ifUpdatedAt`
 */
export async function updatePartner(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
  input: object & { ifUpdatedAt?: unknown },
): Promise<Partner> {
  const { name, ratePerMinute, siteIds } = requireValid(changes, input);
  const { ifUpdatedAt } = input;
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindPartner(tx, acting, id);
    const current = {
      name: before.name,
      ratePerMinute: before.ratePerMinute,
      siteIds: await sitesOfPartner(tx, before.id),
    };
    const given = {
      ...(name == null ? {} : { name }),
      ...(ratePerMinute === undefined ? {} : { ratePerMinute }),
      ...(siteIds == null ? {} : { siteIds: siteIds.toSorted((one, other) => one - other) }),
    };
    const change = entry(before, 'partner.updated');
    await requireUnchanged(tx, { ...change, actions: [change.action], current, given, ifUpdatedAt });
    const changed = differences(current, { ...current, ...given });
    if (siteIds) await restrict(tx, before, siteIds);
    if (Object.keys(changed.after).length === 0) return before;
    const { siteIds: _sites, ...columns } = given;
    const updatedAt = nextChange(before, clock());
    const partner = await tx.partner.update({ where: { id: before.id }, data: { ...columns, updatedAt } });
    await recordAudit(tx, acting.actor, { ...change, ...changed }, updatedAt);
    return partner;
  });
}

/**
 * Gives a partner a new secret. The current secret stays valid for some days. Older secrets become invalid.
 * @param input `overlapDays`: how long the current secret stays valid; 0: not at all
 * @throws IdentityError NOT_FOUND, VALIDATION_FAILED
 */
export async function rotatePartnerSecret(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
  input: { overlapDays: unknown },
): Promise<PartnerWithSecret> {
  const overlap = requireValid(rotation, input);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindPartner(tx, acting, id);
    const { clientSecret, hashes } = rotatedSecret(before.secretHash, overlap, now);
    const partner = await tx.partner.update({ where: { id: before.id }, data: hashes });
    const rotated = entry(partner, 'partner.secret_rotated', { after: overlap });
    await recordAudit(tx, acting.actor, rotated, now);
    return { partner, clientSecret };
  });
}

/**
 * Disables or enables a partner. Changes nothing if the partner is already in that state.
 * @throws IdentityError NOT_FOUND
 */
export async function setPartnerDisabled(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
  disabled: boolean,
): Promise<Partner> {
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindPartner(tx, acting, id);
    if ((before.disabledAt !== null) === disabled) return before;
    const partner = await tx.partner.update({
      where: { id: before.id },
      data: { disabledAt: disabled ? now : null },
    });
    const action = disabled ? 'partner.disabled' : 'partner.enabled';
    await recordAudit(tx, acting.actor, entry(partner, action), now);
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

async function lockAndFindPartner(tx: Db, acting: Acting, id: string): Promise<Partner> {
  await lockPartner(tx, { id: idOf(id), accountId: acting.accountId });
  return findPartner(tx, acting, id);
}

/** Restricts a partner to some sites. Sites of another account get the same answer as unknown sites. */
async function restrict(tx: Db, { id, accountId }: Partner, siteIds: number[]): Promise<void> {
  const own = await tx.site.count({ where: { accountId, id: { in: siteIds } } });
  if (own < siteIds.length) throw invalidField('siteIds', 'The selected site ids are invalid.');
  await tx.partnerSite.deleteMany({ where: { partnerId: id } });
  await tx.partnerSite.createMany({ data: siteIds.map((siteId) => ({ partnerId: id, siteId })) });
}
