import { z } from 'zod';
import { parseAddress } from '../../lib/address.ts';
import { asciiDomain } from '../../lib/domain.ts';
import { idOf } from '../../lib/ids.ts';
import { type Customer, type Plan, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { requireFound, requireValid } from '../../platform/errors.ts';
import { email } from '../../platform/input.ts';

/** A plan may have 1,000 ranges and 1,000 domains, so only admin operations load them. */
const BINDINGS = { addressRanges: true, emailDomains: true } as const;

/** The columns of a customer that decide which plans they get. */
type CustomerOfPlans = Pick<Customer, 'id' | 'email' | 'emailVerifiedAt'>;

/** The public part of a plan. */
export type PublicPlan = Omit<Plan, keyof typeof BINDINGS>;

const emailShape = z.object({ email: email() });

/**
 * Finds a plan that a site offers.
 * @throws IdentityError NOT_FOUND, also for a plan of another site and for a deactivated plan
 */
export async function findPlan(db: Db, siteId: number, id: string): Promise<PublicPlan> {
  return requireFound(
    await db.plan.findFirst({ where: { id: idOf(id), siteId, active: true }, omit: BINDINGS }),
  );
}

export async function plansByAddress(db: Db, siteId: number, address: string): Promise<PublicPlan[]> {
  const found = await db.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT plan.id FROM plan_address_range AS range JOIN plan ON plan.id = range.plan_id
    WHERE range.span @> ${numberOf(address)} AND plan.site_id = ${siteId} AND plan.active AND plan.amount = 0`;
  return db.plan.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    omit: BINDINGS,
  });
}

/**
 * The free plans of a site that are bound to the domain of an email. Anyone may ask with any email; `unlockedPlans`
 * decides who sees the entitlements.
 * @throws IdentityError VALIDATION_FAILED on `email`
 */
export async function plansByEmailDomain(db: Db, siteId: number, input: unknown): Promise<PublicPlan[]> {
  const domain = domainOf(requireValid(emailShape, input).email);
  return db.plan.findMany({
    where: { siteId, active: true, amount: 0, emailDomains: { has: domain } },
    orderBy: { id: 'asc' },
    omit: BINDINGS,
  });
}

/** The active plans, free or not, that a customer gets from their company on a site. */
export async function plansByCompany(
  db: Db,
  siteId: number,
  customer: CustomerOfPlans,
): Promise<PublicPlan[]> {
  const found = await db.$queryRaw<{ id: number }[]>`
    SELECT id FROM plan WHERE site_id = ${siteId} AND active AND ${givenByCompany(customer)}`;
  return db.plan.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    omit: BINDINGS,
  });
}

/**
 * Selects the plans whose entitlements the caller may see:
 * - plans that are not bound to addresses, email domains or companies
 * - plans bound to the caller's address
 * - plans bound to the domain of the customer's verified email
 * - plans that the customer gets from their company
 * @param customer the customer of the presented token, if any
 */
export async function unlockedPlans(
  db: Db,
  ids: readonly number[],
  { address, customer }: { address: string; customer: CustomerOfPlans | null },
): Promise<ReadonlySet<number>> {
  const domain = customer?.emailVerifiedAt ? domainOf(customer.email) : '';
  const found = await db.$queryRaw<{ id: number }[]>`
    SELECT id FROM plan WHERE id = ANY(${ids}) AND (
      (cardinality(address_ranges) = 0 AND cardinality(email_domains) = 0
        AND NOT EXISTS (SELECT 1 FROM enterprise_plan WHERE plan_id = plan.id))
      OR EXISTS (SELECT 1 FROM plan_address_range WHERE plan_id = plan.id AND span @> ${numberOf(address)})
      OR (${domain} <> '' AND ${domain} = ANY(email_domains))
      OR ${givenByCompany(customer)})`;
  return new Set(found.map(({ id }) => id));
}

/**
 * A condition on a row of `plan`: whether a customer gets the plan from their company. The customer must have logged in
 * at the company, and must still have a verified email of a domain that the company has proven.
 */
function givenByCompany(customer: CustomerOfPlans | null): Prisma.Sql {
  if (!customer?.emailVerifiedAt) return Prisma.sql`false`;
  return Prisma.sql`EXISTS (
    SELECT 1 FROM enterprise_plan AS rule
    JOIN enterprise_connection AS connection ON connection.id = rule.connection_id AND connection.enabled
    JOIN enterprise_member AS member ON member.connection_id = connection.id
    JOIN enterprise_domain AS proven
      ON proven.connection_id = connection.id AND proven.verified_domain = member.domain
    WHERE rule.plan_id = plan.id AND member.customer_id = ${customer.id}
      AND member.domain = ${domainOf(customer.email)}
      AND (rule.domain IS NULL OR rule.domain = member.domain)
      AND (rule."group" IS NULL OR rule."group" = ANY(member.groups)))`;
}

/** Converts an address to a number, as in the stored ranges. NULL, which is in no range, for an invalid address. */
function numberOf(address: string): Prisma.Sql {
  const parsed = parseAddress(address);
  if (!parsed) return Prisma.sql`NULL::numeric`;
  const text = parsed.toNormalizedString().replace(/%.*$/, '');
  return Prisma.sql`plan_address_number(${text}::inet, ${parsed.kind() === 'ipv4'})`;
}

export function formattedAmount({ amount, currency }: Pick<Plan, 'amount' | 'currency'>): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(amount / 10 ** maximumFractionDigits);
}

function domainOf(address: string): string {
  return asciiDomain(address.slice(address.lastIndexOf('@') + 1));
}
