import { z } from 'zod';
import { parseAddressRange } from '../../lib/address-range.ts';
import { asciiDomain, isDomain } from '../../lib/domain.ts';
import { idOf, MAX_ID } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import {
  type Connection,
  type PageInput,
  readConnectionById,
} from '../../platform/connections/connection.ts';
import type { Plan, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockPlan, lockSite } from '../../platform/database/locks.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { optionalText, text } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../audit/audit.ts';
import { nextChange, requireUnchanged } from '../audit/conflict.ts';
import { findSiteOfAccount } from '../sites/site-settings.ts';

const MAX_PLANS_OF_A_SITE = 100;
/** The maximum number of address ranges, and of email domains, of a plan. */
const MAX_BINDINGS = 1_000;
const MAX_ENTITLEMENTS = 100;
const MAX_COUNTRIES = 250;
const MAX_PAGE = 100;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

const integer = (name: string, min: number) =>
  z.int(`The ${name} must be a whole number.`).min(min, `The ${name} must be at least ${min}.`).max(MAX_ID);
const list = <Item extends z.ZodType>(name: string, item: Item, max: number) =>
  z.array(item).max(max, `The ${name} may not have more than ${max} items.`);

const countryCode = text('country', 2)
  .transform((code) => code.toUpperCase())
  .refine((code) => /^[A-Z]{2}$/.test(code), 'The countries must be two-letter ISO 3166-1 codes.');
const addressRange = text('address range', 100)
  .transform((range) => range.trim())
  .refine(
    (range) => parseAddressRange(range) !== null,
    'The address ranges must be addresses, CIDR blocks or ranges from-to.',
  );
const emailDomain = text('email domain', 253)
  .transform((domain) => asciiDomain(domain.trim()))
  .refine(isDomain, 'The email domains must be domain names.');

const settings = z.object({
  nickname: text('nickname', 100)
    .transform((name) => name.trim())
    .refine((name) => name !== '', 'The nickname field is required.'),
  description: optionalText('description', 1_000),
  amount: integer('amount', 0),
  currency: text('currency', 3)
    .transform((code) => code.toLowerCase())
    .refine((code) => CURRENCIES.has(code.toUpperCase()), 'The currency must be an ISO 4217 code.'),
  quantity: integer('quantity', 1),
  type: text('type', 50),
  autoRenew: z.boolean(),
  countries: list('countries', countryCode, MAX_COUNTRIES),
  entitlements: list('entitlements', text('entitlement', 100), MAX_ENTITLEMENTS),
  productId: integer('productId', 1).nullable(),
  addressRanges: list('addressRanges', addressRange, MAX_BINDINGS),
  emailDomains: list('emailDomains', emailDomain, MAX_BINDINGS),
});
const changes = settings.partial();
const creation = changes.required({ nickname: true });

/**
 * Lists the plans of a site, the oldest first, including deactivated ones.
 * @param page `first`: up to 100 plans; `after`: the id of the last plan of the previous page
 * @throws IdentityError NOT_FOUND for a site of another account
 */
export async function listPlans(
  { prisma }: Runtime,
  acting: Acting,
  siteId: string,
  page: { first: number; after: string | null },
): Promise<Plan[]> {
  const site = await findSiteOfAccount({ prisma }, acting, siteId);
  return prisma.plan.findMany({
    where: { siteId: site.id, id: { gt: page.after === null ? 0 : idOf(page.after) } },
    orderBy: { id: 'asc' },
    take: Math.min(Math.max(page.first, 1), MAX_PAGE),
  });
}

/** `listPlans` as a connection. @throws IdentityError NOT_FOUND for a site of another account, VALIDATION_FAILED */
export async function readPlans(
  runtime: Runtime,
  acting: Acting,
  siteId: string,
  page: PageInput,
): Promise<Connection<Plan>> {
  const site = await findSiteOfAccount(runtime, acting, siteId);
  return readConnectionById(runtime, ['plans', acting.accountId, site.id], page, (id, query) =>
    runtime.prisma.plan.findMany({ where: { siteId: site.id, id }, ...query }),
  );
}

/**
 * Adds a plan to a site.
 * @param input a CreatePlanInput, not yet validated
 * @throws IdentityError NOT_FOUND, VALIDATION_FAILED
 */
export async function createPlan(
  { prisma, clock }: Runtime,
  acting: Acting,
  siteId: string,
  input: object,
): Promise<Plan> {
  const given = requireValid(creation, present(input));
  return prisma.$transaction(async (tx) =>
    insertPlan(tx, acting, await findSiteOfAccount({ prisma: tx }, acting, siteId), given, clock()),
  );
}

/** `createPlan` in the caller's transaction. */
export async function addPlan(tx: Db, acting: Acting, site: SiteOfPlan, input: object, now: Date) {
  return insertPlan(tx, acting, site, requireValid(creation, present(input)), now);
}

type SiteOfPlan = Pick<Site, 'id' | 'defaultCurrency'>;

async function insertPlan(
  tx: Db,
  { accountId, actor }: Acting,
  site: SiteOfPlan,
  given: z.output<typeof creation>,
  now: Date,
): Promise<Plan> {
  await requireRoom(tx, site.id);
  const currency = given.currency ?? site.defaultCurrency;
  const data = { ...given, currency, siteId: site.id, createdAt: now, updatedAt: now };
  const plan = await tx.plan.create({ data });
  const target = { kind: 'plan', id: plan.id };
  const after = differences({}, audited(plan)).after;
  await recordAudit(tx, actor, { accountId, action: 'plan.created', target, after }, now);
  return plan;
}

/**
 * Changes a plan. An absent field is not changed.
 * @param input an UpdatePlanInput, not yet validated
 * @throws IdentityError NOT_FOUND, VALIDATION_FAILED; CONFLICT if a given field was changed since `ifUpdatedAt`
 */
export async function updatePlan(
  runtime: Runtime,
  acting: Acting,
  id: string,
  input: object & { ifUpdatedAt?: unknown },
): Promise<Plan> {
  const data = requireValid(changes, present(input));
  return change(runtime, acting, id, { action: 'plan.updated', data, ifUpdatedAt: input.ifUpdatedAt });
}

/** Stops offering a plan, or offers it again. @throws IdentityError NOT_FOUND */
export async function setPlanActive(
  runtime: Runtime,
  acting: Acting,
  id: string,
  active: boolean,
): Promise<Plan> {
  const action = active ? 'plan.reactivated' : 'plan.deactivated';
  return change(runtime, acting, id, { action, data: { active }, ifUpdatedAt: null });
}

async function change(
  { prisma, clock }: Runtime,
  { accountId, actor }: Acting,
  id: string,
  {
    action,
    data,
    ifUpdatedAt,
  }: { action: string; data: z.output<typeof changes> & { active?: boolean }; ifUpdatedAt: unknown },
): Promise<Plan> {
  return prisma.$transaction(async (tx) => {
    await lockPlan(tx, idOf(id));
    const before = requireFound(await tx.plan.findFirst({ where: { id: idOf(id), site: { accountId } } }));
    const target = { kind: 'plan', id: before.id };
    const current = audited(before);
    await requireUnchanged(tx, { accountId, target, actions: [action], current, given: data, ifUpdatedAt });
    const updatedAt = nextChange(before, clock());
    const plan = await tx.plan.update({ where: { id: before.id }, data: { ...data, updatedAt } });
    const changed = differences(current, audited(plan));
    await recordAudit(tx, actor, { accountId, action, target, ...changed }, updatedAt);
    return plan;
  });
}

/** Locks the site and checks the limit. Plans are never removed, so deactivated plans count too. */
async function requireRoom(tx: Db, siteId: number): Promise<void> {
  await lockSite(tx, { id: siteId });
  if ((await tx.plan.count({ where: { siteId } })) < MAX_PLANS_OF_A_SITE) return;
  throw invalidField('siteId', `A site may have up to ${MAX_PLANS_OF_A_SITE} plans.`);
}

/** Null clears a nullable field. For every other field null means absent. */
function present(input: object): object {
  const clearable = new Set(['description', 'productId']);
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => value != null || (value === null && clearable.has(name))),
  );
}

function audited({ id: _id, createdAt: _made, updatedAt: _at, ...rest }: Plan): Record<string, unknown> {
  return rest;
}
