import type { MailSite } from '../../delivery/mail/mail-customer.ts';
import { SYSTEM } from '../../platform/acting.ts';
import type { Db } from '../../platform/database/database.ts';
import { collidingEmailKey } from '../../platform/identifiers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { markColliding } from '../customer/ascii-email-keys.ts';
import { lockCustomerByEmail } from '../customer/lock-customer.ts';
import { addressBefore } from './change-links.ts';
import { reverseChange } from './reverse-change.ts';

/**
 * Frees an address for the customer who has shown that they read its mailbox. Another customer with the same unverified
 * address loses it: a change to it is reversed, a reservation ends, and a customer who registered with it is marked as
 * colliding.
 * @returns false if another customer has verified the address, and keeps it
 */
export async function freeAddress(
  tx: Db,
  runtime: Runtime,
  { accountId, emailKey, forId }: { accountId: number; emailKey: string; forId: number },
  { site, source }: { site: MailSite; source: string },
  now: Date,
): Promise<boolean> {
  const holder = await lockCustomerByEmail(tx, accountId, emailKey);
  if (!holder || holder.customer.id === forId) return true;
  const { customer, change } = holder;
  if (customer.emailKey !== emailKey) {
    if (change?.verifiedAt) return false;
    const { id } = customer;
    await tx.emailChange.delete({ where: { customerId: id } });
    const entry = { accountId, action: 'customer.email_reservation_ended', target: { kind: 'customer', id } };
    await recordAudit(tx, { ...SYSTEM, source }, entry, now);
    return true;
  }
  if (customer.emailVerifiedAt) return false;
  if (change) {
    const taken = { customer, before: addressBefore(change) };
    await reverseChange(tx, runtime, taken, { reason: 'released', site, source }, now);
    return true;
  }
  // The address now belongs to the customer `forId`, so the email key must no longer find the former holder.
  const previousKey = collidingEmailKey(emailKey, customer.id);
  await markColliding(tx, accountId, { id: customer.id, previousKey }, emailKey, forId, now);
  return true;
}
