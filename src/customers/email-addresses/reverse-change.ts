import { type MailSite, mailNotice } from '../../delivery/mail/mail-customer.ts';
import { findUnsettledChange } from '../../delivery/mail/mailbox.ts';
import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { SYSTEM } from '../../platform/acting.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { recordCustomerChange } from '../customer/customer-change.ts';
import type { AddressBefore } from './change-links.ts';
import { addressBefore, UNDO_DAYS } from './change-links.ts';
import { LOGIN_TOKENS, restoreEmail } from './settle-change.ts';

/**
 * Why a change of the email is reversed: the owner of the new address declined the change, the new address was not
 * verified in time, or another person has shown that they read the mailbox of the new address.
 */
export type ReversalReason = 'declined' | 'lapsed' | 'released';

/**
 * Reverses a change of the email for a reason of `ReversalReason`. The customer gets the earlier address back. A notice
 * goes to that address unless the customer is disabled. The new address becomes free. Mailed links and codes other than
 * undo links become invalid. Sessions, password and other ways to log in stay.
 * @param tx a transaction that has locked the customer
 * @param before the previous address
 * @param source the source of the request that causes the reversal; null: the system
 */
export async function reverseChange(
  tx: Db,
  runtime: Runtime,
  { customer, before }: { customer: Customer; before: AddressBefore },
  { reason, site, source }: { reason: ReversalReason; site: MailSite; source: string | null },
  now: Date,
): Promise<Customer> {
  const verifiedAt = before.verifiedAt === null ? null : new Date(before.verifiedAt);
  const restored = await restoreEmail(tx, customer.id, before, verifiedAt, now);
  const { id, accountId } = restored;
  // If the change was settled, links and codes may have gone to the new address.
  await withdrawOneTimeTokens(tx, { customerId: id }, LOGIN_TOKENS, now);
  // The actor is the system, because the customer has not caused the reversal.
  const entry = { accountId, action: `customer.email_change_${reason}`, target: { kind: 'customer', id } };
  await recordAudit(tx, { ...SYSTEM, source }, entry, now);
  await recordCustomerChange(tx, runtime, customer, restored, now);
  if (restored.disabledAt === null) {
    const sender = source === null ? null : { source };
    await mailNotice(tx, runtime, restored, site, 'emailRestored', { at: now }, sender, now);
  }
  return restored;
}

const BATCH = 100;
const SWEEP_SECONDS = 600;

/** Reverses the changes of emails where the new address was not verified in time. */
export function emailChangeSweep(runtime: Runtime): Sweep {
  return {
    name: 'changed emails',
    batch: async () => (await expireEmailChanges(runtime)) === BATCH,
    pauseMilliseconds: 100,
    everyMilliseconds: SWEEP_SECONDS * 1_000,
  };
}

/**
 * Processes one batch, with one transaction for each customer. A change to a verified address stays.
 * @returns the number of changes in the batch
 */
export async function expireEmailChanges(runtime: Runtime): Promise<number> {
  const { prisma, clock } = runtime;
  const before = addDays(clock(), -UNDO_DAYS);
  const due = await prisma.emailChange.findMany({
    where: { changedAt: { lte: before }, customer: { emailVerifiedAt: null, deletedAt: null } },
    select: { customerId: true },
    orderBy: { changedAt: 'asc' },
    take: BATCH,
  });
  for (const { customerId } of due) await prisma.$transaction((tx) => lapse(tx, runtime, customerId, before));
  return due.length;
}

async function lapse(tx: Db, runtime: Runtime, customerId: number, before: Date): Promise<void> {
  await lockCustomer(tx, { id: customerId });
  const customer = await tx.customer.findUnique({ where: { id: customerId } });
  const change = await findUnsettledChange(tx, customerId);
  // A concurrent process or the customer may have ended the change already.
  if (!customer || customer.emailVerifiedAt || !change || change.changedAt > before) return;
  const account = await tx.account.findUniqueOrThrow({ where: { id: customer.accountId } });
  const lapsed = { customer, before: addressBefore(change) };
  const cause = { reason: 'lapsed', site: { accountName: account.name }, source: null } as const;
  await reverseChange(tx, runtime, lapsed, cause, runtime.clock());
}
