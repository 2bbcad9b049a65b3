import { endSessions } from '../../access/sessions/end-session.ts';
import { eraseCustomer } from '../../customers/personal-data/erase-customer.ts';
import { exportCustomer } from '../../customers/personal-data/export-customer.ts';
import { idOf } from '../../lib/ids.ts';
import { isStorable } from '../../lib/stored-values.ts';
import type { Acting } from '../../platform/acting.ts';
import { type Customer, OneTimeTokenPurpose, type Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { nameOf, recordAudit } from '../../tenancy/audit/audit.ts';
import { searchInput } from './page.ts';

export type CustomerPage = {
  customers: Customer[];
  /** `after` for the next page; null on the last page. */
  nextCursor: string | null;
};

/** Finds a customer of the account. @throws IdentityError NOT_FOUND */
export async function findCustomer(
  { prisma }: { prisma: Db },
  { accountId }: Acting,
  id: string,
): Promise<Customer> {
  const customer = await prisma.customer.findFirst({ where: { id: idOf(id), accountId } });
  if (!customer) throw new IdentityError('NOT_FOUND');
  return customer;
}

/**
 * Lists customers by email prefix, ignoring case, in the order of their emails. A customer is found by the email before
 * an unsettled change, too. Deleted customers have no email and are not found. Search and paging use an index.
 * @param input `emailPrefix` (empty: all), `first` (up to 100), `after`; not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function searchCustomers(
  { prisma }: Runtime,
  { accountId }: Acting,
  input: unknown,
): Promise<CustomerPage> {
  const { emailPrefix, first, after } = requireValid(searchInput, input);
  const pattern = emailKey(emailPrefix).replace(/[\\%_]/g, '\\$&');
  const position = after === null ? '' : positionOf(after);
  // In SQL, because PostgreSQL uses an expression index only for the same expression.
  const found = await prisma.$queryRaw<{ id: number; key: string }[]>`
    (SELECT id, lower(email_key) AS key FROM customer
    WHERE account_id = ${accountId} AND lower(email_key) LIKE lower(${pattern}) || '%'
      AND lower(email_key) ~>~ ${position} AND deleted_at IS NULL
    ORDER BY lower(email_key) USING ~<~ LIMIT ${first + 1})
    UNION ALL
    (SELECT r.customer_id, lower(r.email_key) FROM email_change r
    WHERE r.account_id = ${accountId} AND lower(r.email_key) LIKE lower(${pattern}) || '%'
      AND lower(r.email_key) ~>~ ${position}
      AND NOT EXISTS (
        SELECT 1 FROM customer c
        WHERE c.id = r.customer_id AND lower(c.email_key) LIKE lower(${pattern}) || '%')
    ORDER BY lower(r.email_key) USING ~<~ LIMIT ${first + 1})
    ORDER BY key USING ~<~ LIMIT ${first + 1}`;
  const shown = found.slice(0, first);
  const ids = shown.map(({ id }) => id);
  const rows = await prisma.customer.findMany({ where: { id: { in: ids }, accountId } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const customers = ids.flatMap((id) => byId.get(id) ?? []);
  const last = shown.at(-1);
  return { customers, nextCursor: found.length > first && last ? cursorOf(last.key) : null };
}

/**
 * Locks a customer of the account until the commit. Logins take the same lock, so a login comes before or after.
 * @throws IdentityError NOT_FOUND
 */
export async function lockAndFindCustomer(tx: Db, acting: Acting, id: string): Promise<Customer> {
  await lockCustomer(tx, { id: idOf(id), accountId: acting.accountId });
  return findCustomer({ prisma: tx }, acting, id);
}

function cursorOf(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function positionOf(cursor: string): string {
  const position = Buffer.from(cursor, 'base64url').toString();
  if (!isStorable(position)) throw invalidField('after', 'The after is not a cursor of this operation.');
  return position;
}

/**
 * Disables or enables a customer. Disabling ends every session and withdraws every mailed link and code, in the same
 * transaction. Changes nothing if the customer is in that state.
 * @throws IdentityError NOT_FOUND, also for a deleted customer
 */
export async function setCustomerDisabled(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
  disabled: boolean,
): Promise<Customer> {
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindCustomer(tx, acting, id);
    if (before.deletedAt) throw new IdentityError('NOT_FOUND');
    if ((before.disabledAt !== null) === disabled) return before;
    const customer = await tx.customer.update({
      where: { id: before.id },
      data: { disabledAt: disabled ? now : null, updatedAt: now },
    });
    if (disabled) {
      await endSessions(tx, { customerId: customer.id }, 'CUSTOMER_DISABLED', now, {
        endedBy: nameOf(acting.actor),
      });
      const purposes = Object.values(OneTimeTokenPurpose);
      await withdrawOneTimeTokens(tx, { customerId: customer.id }, purposes, now);
    }
    const target = { kind: 'customer', id: customer.id };
    const entry = { action: disabled ? 'customer.disabled' : 'customer.enabled', target };
    await recordAudit(tx, acting.actor, { accountId: customer.accountId, ...entry }, now);
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

/** Exports all data about a customer, and writes an audit entry. @throws IdentityError NOT_FOUND */
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
