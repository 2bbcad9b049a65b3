import { unsettledChange } from '../../delivery/mail/mailbox.ts';
import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { addressBefore } from './address-before.ts';
import { UNDO_DAYS } from './lifetimes.ts';
import { reverseChange } from './reversal.ts';

const BATCH = 100;
const SWEEP_SECONDS = 600;

/** Reverses changes of an email whose new address was not verified in time. */
export function emailChangeSweep(runtime: Runtime): Sweep {
  return {
    name: 'changed emails',
    batch: async () => (await lapseEmailChanges(runtime)) === BATCH,
    pauseMilliseconds: 100,
    everyMilliseconds: SWEEP_SECONDS * 1_000,
  };
}

/**
 * Processes one batch, each customer in a transaction. A change whose new address is verified stays: the
 * customer reads that mailbox, so the change blocks no other customer. @returns the number of changes that
 * were due
 */
export async function lapseEmailChanges(runtime: Runtime): Promise<number> {
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
  const change = await unsettledChange(tx, customerId);
  // Another process, or the customer, may have been first.
  if (!customer || customer.emailVerifiedAt || !change || change.changedAt > before) return;
  const account = await tx.account.findUniqueOrThrow({ where: { id: customer.accountId } });
  const lapsed = { customer, before: addressBefore(change) };
  const cause = { reason: 'lapsed', site: account, source: null } as const;
  await reverseChange(tx, runtime, lapsed, cause, runtime.clock());
}
