import { domainToASCII } from 'node:url';
import { z } from 'zod';
import type { Customer, Plan } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError, requireValid } from '../errors.ts';
import { holdsAddress, parseAddressRange } from '../lib/address-range.ts';
import { email } from '../lib/input.ts';
import { MAX_ID } from '../lib/wire-limits.ts';

const emailShape = z.object({ email: email() });

/**
 * A plan that a site offers.
 * @throws IdentityError NOT_FOUND also for a plan of another site, and for one that is not offered any more
 */
export async function findPlan(db: Db, siteId: number, id: string): Promise<Plan> {
  const plan = await db.plan.findFirst({ where: { id: planId(id), siteId, active: true } });
  if (!plan) throw new IdentityError('NOT_FOUND');
  return plan;
}

/** The free plans of a site that whoever calls from this address may have. */
export async function plansByAddress(db: Db, siteId: number, address: string): Promise<Plan[]> {
  const plans = await freePlans(db, siteId);
  return plans.filter((plan) => isOpenToAddress(plan, address));
}

/**
 * The free plans of a site for the domain of an email. Anyone may ask with any email: what the plans unlock
 * is `isUnlocked`.
 * @throws IdentityError VALIDATION_FAILED on `email`
 */
export async function plansByEmailDomain(db: Db, siteId: number, input: unknown): Promise<Plan[]> {
  const domain = domainOf(requireValid(emailShape, input).email);
  const plans = await freePlans(db, siteId);
  return plans.filter(({ emailDomains }) => emailDomains.includes(domain));
}

/**
 * Whether what a plan gives may be shown and had: anyone's, unless it is bound to addresses or domains. Then
 * the caller has to come from such an address, or her own verified email has to be of such a domain.
 */
export function isUnlocked(
  plan: Plan,
  { address, customer }: { address: string; customer: Pick<Customer, 'email' | 'emailVerifiedAt'> | null },
): boolean {
  if (!isBound(plan) || isOpenToAddress(plan, address)) return true;
  return customer?.emailVerifiedAt != null && plan.emailDomains.includes(domainOf(customer.email));
}

/** Whether only some may have it. */
export function isBound({ addressRanges, emailDomains }: Plan): boolean {
  return addressRanges.length > 0 || emailDomains.length > 0;
}

/** A domain as it is compared: in lower case, by its ASCII form; empty for what is none. */
export function asciiDomain(domain: string): string {
  return domainToASCII(domain).toLowerCase();
}

/** The number of a plan; 0, which no plan has, for a text that is none. */
export function planId(text: string): number {
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_ID ? Number(text) : 0;
}

/** The price as people read it. */
export function formattedAmount({ amount, currency }: Pick<Plan, 'amount' | 'currency'>): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(amount / 10 ** maximumFractionDigits);
}

function freePlans(db: Db, siteId: number): Promise<Plan[]> {
  return db.plan.findMany({ where: { siteId, active: true, amount: 0 }, orderBy: { id: 'asc' } });
}

function isOpenToAddress({ addressRanges }: Plan, address: string): boolean {
  return addressRanges.some((text) => {
    const range = parseAddressRange(text);
    return range !== null && holdsAddress(range, address);
  });
}

function domainOf(address: string): string {
  return asciiDomain(address.slice(address.lastIndexOf('@') + 1));
}
