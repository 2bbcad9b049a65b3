import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import { SYSTEM } from '../../platform/acting.ts';
import type { Customer, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { recordCustomerChange } from '../customer/customer-change.ts';
import type { AddressBefore } from './address-before.ts';
import { LETS_IN, restoreEmail } from './settle-change.ts';

/**
 * Why a change of the email is reversed: the owner of the new address declined it, it was not verified in
 * time, or another customer has shown the mailbox.
 */
export type ReversalReason = 'declined' | 'lapsed' | 'released';

/**
 * Reverses a change of the email for a reason that lies with the new address: the customer gets the address before it
 * back, the new one is free, and a notice goes to the address that is theirs again. Sessions, password and other ways
 * in stay.
 * @param tx a transaction that has locked the customer
 * @param before the address before the change
 * @param source the address of the request that causes it; null: the system
 */
export async function reverseChange(
  tx: Db,
  runtime: Runtime,
  { customer, before }: { customer: Customer; before: AddressBefore },
  { reason, site, source }: { reason: ReversalReason; site: Pick<Site, 'name'>; source: string | null },
  now: Date,
): Promise<Customer> {
  const verifiedAt = before.verifiedAt === null ? null : new Date(before.verifiedAt);
  const restored = await restoreEmail(tx, customer.id, before, verifiedAt, now);
  const { id, accountId } = restored;
  // Of a settled change they went to the new address.
  await withdrawOneTimeTokens(tx, { customerId: id }, LETS_IN, now);
  // The cause is not the customer.
  const entry = { accountId, action: `customer.email_change_${reason}`, target: { kind: 'customer', id } };
  await recordAudit(tx, { ...SYSTEM, source }, entry, now);
  await recordCustomerChange(tx, runtime, customer, restored, now);
  if (restored.disabledAt === null) {
    const sender = source === null ? null : { source };
    await mailNotice(tx, runtime, restored, site, 'emailRestored', { at: now }, sender, now);
  }
  return restored;
}
