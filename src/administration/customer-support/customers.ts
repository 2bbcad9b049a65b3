import { endSessions } from '../../access/sessions/end-session.ts';
import { recordCustomerEvent } from '../../customers/customer/customer-change.ts';
import { eraseCustomer } from '../../customers/personal-data/erase-customer.ts';
import { exportCustomer } from '../../customers/personal-data/export-customer.ts';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import { type Customer, OneTimeTokenPurpose, type Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { nameOf, recordAudit } from '../../tenancy/audit/audit.ts';

/** Finds a customer of the account. @throws IdentityError NOT_FOUND */
export async function findCustomer(
  { prisma }: { prisma: Db },
  { accountId }: Acting,
  id: string,
): Promise<Customer> {
  return requireFound(await prisma.customer.findFirst({ where: { id: idOf(id), accountId } }));
}

/**
 * Locks the row of a customer until the commit. A login takes the same lock, so it cannot run at the same time.
 * @throws IdentityError NOT_FOUND
 */
export async function lockAndFindCustomer(tx: Db, acting: Acting, id: string): Promise<Customer> {
  await lockCustomer(tx, { id: idOf(id), accountId: acting.accountId });
  return findCustomer({ prisma: tx }, acting, id);
}

/**
 * Disables or enables a customer. Disabling ends every session and withdraws every mailed link and code, in the same
 * transaction. Changes nothing if the customer is already in that state.
 * @throws IdentityError NOT_FOUND, also for a deleted customer
 */
export async function setCustomerDisabled(
  runtime: Runtime,
  acting: Acting,
  id: string,
  disabled: boolean,
): Promise<Customer> {
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const before = await lockAndFindCustomer(tx, acting, id);
    if (before.deletedAt) throw new IdentityError('NOT_FOUND');
    if ((before.disabledAt !== null) === disabled) return before;
    const customer = await tx.customer.update({
      where: { id: before.id },
      data: { disabledAt: disabled ? now : null, updatedAt: now },
    });
    if (disabled) {
      await endSessions(tx, runtime, { customerId: customer.id }, 'CUSTOMER_DISABLED', now, {
        endedBy: nameOf(acting.actor),
      });
      const purposes = Object.values(OneTimeTokenPurpose);
      await withdrawOneTimeTokens(tx, { customerId: customer.id }, purposes, now);
    }
    const target = { kind: 'customer', id: customer.id };
    const action = disabled ? 'customer.disabled' : 'customer.enabled';
    await recordAudit(tx, acting.actor, { accountId: customer.accountId, action, target }, now);
    await recordCustomerEvent(tx, runtime, action, customer, now);
    return customer;
  });
}

/** Deletes a customer with `eraseCustomer`. @throws IdentityError NOT_FOUND, also for a deleted customer */
export async function deleteCustomer(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
): Promise<Customer> {
  const customer = { id: idOf(id), accountId };
  return runtime.prisma.$transaction((tx) => eraseCustomer(tx, runtime, customer, actor, runtime.clock()));
}

/** Exports the data about a customer, and writes an audit entry. @throws IdentityError NOT_FOUND */
export async function exportForCustomer(
  runtime: Runtime,
  acting: Acting,
  id: string,
): Promise<Prisma.InputJsonObject> {
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const customer = await findCustomer({ prisma: tx }, acting, id);
    const { accountId } = customer;
    const target = { kind: 'customer', id: customer.id };
    await recordAudit(tx, acting.actor, { accountId, action: 'customer.exported', target }, now);
    return exportCustomer(tx, runtime, customer, now);
  });
}
