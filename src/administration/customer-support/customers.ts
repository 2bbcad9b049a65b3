import { endSessions } from '../../access/sessions/end-session.ts';
import { eraseCustomer } from '../../customers/personal-data/erase-customer.ts';
import { exportCustomer } from '../../customers/personal-data/export-customer.ts';
import { idOf } from '../../lib/ids.ts';
import { isStorable } from '../../lib/stored-values.ts';
import type { Actor } from '../../platform/acting.ts';
import {
  type Customer,
  OneTimeTokenPurpose,
  type Prisma,
  type PrismaClient,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { nameOf, recordAudit } from '../../tenancy/audit/audit.ts';
import { searchInput } from './page.ts';

/** Who helps customers of which account. */
export type Acting = { accountId: number; actor: Actor };

export type CustomerPage = {
  customers: Customer[];
  /** `after` of the next page; null on the last one. */
  nextCursor: string | null;
};

/** @throws IdentityError NOT_FOUND, also for another account's */
export async function findCustomer(db: Db, accountId: number, id: string): Promise<Customer> {
  const customer = await db.customer.findFirst({ where: { id: idOf(id), accountId } });
  if (!customer) throw new IdentityError('NOT_FOUND');
  return customer;
}

/**
 * The customers of an account whose email begins so, without regard to case, in the order of their emails. The email
 * before a change that is not settled counts too, where the current one does not begin so. Deleted ones have no email
 * any more. The search and the page are read off an index of each table.
 * @param input `emailPrefix` (empty: all), `first` (at most 100), `after`; not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function searchCustomers(db: Db, accountId: number, input: unknown): Promise<CustomerPage> {
  const { emailPrefix, first, after } = requireValid(searchInput, input);
  const pattern = emailKey(emailPrefix).replace(/[\\%_]/g, '\\$&');
  const place = after === null ? '' : placeOf(after);
  // In SQL, because an index on an expression is used only where that very expression stands.
  const found = await db.$queryRaw<{ id: number; key: string }[]>`
    (SELECT id, lower(email_key) AS key FROM customer
    WHERE account_id = ${accountId} AND lower(email_key) LIKE lower(${pattern}) || '%'
      AND lower(email_key) ~>~ ${place} AND deleted_at IS NULL
    ORDER BY lower(email_key) USING ~<~ LIMIT ${first + 1})
    UNION ALL
    (SELECT r.customer_id, lower(r.email_key) FROM email_change r
    WHERE r.account_id = ${accountId} AND lower(r.email_key) LIKE lower(${pattern}) || '%'
      AND lower(r.email_key) ~>~ ${place}
      AND NOT EXISTS (
        SELECT 1 FROM customer c
        WHERE c.id = r.customer_id AND lower(c.email_key) LIKE lower(${pattern}) || '%')
    ORDER BY lower(r.email_key) USING ~<~ LIMIT ${first + 1})
    ORDER BY key USING ~<~ LIMIT ${first + 1}`;
  const shown = found.slice(0, first);
  const ids = shown.map(({ id }) => id);
  const rows = await db.customer.findMany({ where: { id: { in: ids }, accountId } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const customers = ids.flatMap((id) => byId.get(id) ?? []);
  const last = shown.at(-1);
  return { customers, nextCursor: found.length > first && last ? cursorOf(last.key) : null };
}

function cursorOf(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function placeOf(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString();
  if (!isStorable(place)) throw invalidField('after', 'The after is not a place to go on from.');
  return place;
}

/**
 * Disables a customer: every session ends in the same transaction, and none begins until she is enabled again.
 * What was sent to her by then is withdrawn, so that a link from before is no way in afterwards.
 * What is so already stays as it is.
 * @throws IdentityError NOT_FOUND, also for a deleted one
 */
export async function setCustomerDisabled(
  prisma: PrismaClient,
  { accountId, actor }: Acting,
  id: string,
  disabled: boolean,
  now: Date,
): Promise<Customer> {
  return prisma.$transaction(async (tx) => {
    // Logins take the same lock: they come before, and are ended, or find her disabled.
    await lockCustomer(tx, { id: idOf(id), accountId });
    const before = await findCustomer(tx, accountId, id);
    if (before.deletedAt) throw new IdentityError('NOT_FOUND');
    if ((before.disabledAt !== null) === disabled) return before;
    const customer = await tx.customer.update({
      where: { id: before.id },
      data: { disabledAt: disabled ? now : null, updatedAt: now },
    });
    if (disabled) {
      await endSessions(tx, { customerId: customer.id }, 'CUSTOMER_DISABLED', now, {
        endedBy: nameOf(actor),
      });
      const purposes = Object.values(OneTimeTokenPurpose);
      await withdrawOneTimeTokens(tx, { customerId: customer.id }, purposes, now);
    }
    const target = { kind: 'customer', id: customer.id };
    const action = disabled ? 'customer.disabled' : 'customer.enabled';
    await recordAudit(tx, actor, { accountId, action, target }, now);
    return customer;
  });
}

/** Deletes a customer, as `eraseCustomer` says. @throws IdentityError NOT_FOUND, also for a deleted one */
export async function deleteCustomer(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
  now: Date,
): Promise<Customer> {
  const { prisma } = runtime;
  return prisma.$transaction((tx) => eraseCustomer(tx, runtime, { id: idOf(id), accountId }, actor, now));
}

/** Everything that is held about a person, for her; that it was taken is on record. @throws IdentityError NOT_FOUND */
export async function exportForCustomer(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
  now: Date,
): Promise<Prisma.InputJsonObject> {
  const { prisma } = runtime;
  return prisma.$transaction(async (tx) => {
    const customer = await findCustomer(tx, accountId, id);
    const target = { kind: 'customer', id: customer.id };
    await recordAudit(tx, actor, { accountId, action: 'customer.exported', target }, now);
    return exportCustomer(tx, runtime, customer, now);
  });
}
