import { recordCustomerChange } from '../../customers/customer/customer-change.ts';
import { LOGIN_TOKENS } from '../../customers/email-addresses/settle-change.ts';
import { findUnsettledChange } from '../../delivery/mail/mailbox.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { email as emailRule, validate } from '../../platform/input.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { invalidValue, ScimError, TAKEN } from './scim-error.ts';
import { domainOfKey, provenDomains, type ScimCall, type User } from './user.ts';
import type { UserChanges } from './user-input.ts';

const UNSETTLED = new ScimError(
  409,
  null,
  'The customer is changing the email. SCIM cannot change the email until that change is settled.',
);

/**
 * Changes the email of a user for the company. The domains of both emails are proven, so the company owns both
 * mailboxes, and the change is settled at once. If the old email was not verified, the new one is not verified either:
 * anyone may have registered with the old one, so the customer may not be the employee who has the mailbox.
 * @param tx a transaction that has locked the customer
 * @returns the customer after the change; the same customer if the email stays
 * @throws ScimError invalidValue for an email outside the proven domains; uniqueness for the email of another customer;
 *   409 while the customer is changing the email
 */
export async function changeEmail(
  tx: Db,
  runtime: Runtime,
  { connection, actor }: ScimCall,
  user: User,
  changes: UserChanges,
  now: Date,
): Promise<Customer> {
  const { customer: before } = user;
  const email = changes.email ?? emailInUserName(user, changes);
  const key = email === null ? before.emailKey : emailKey(email);
  if (email === null || key === before.emailKey) return before;
  const { id: customerId, accountId } = before;
  if (!(await provenDomains(tx, connection)).includes(domainOfKey(key))) {
    throw invalidValue('The email is not of a proven domain of this connection.');
  }
  if (await findUnsettledChange(tx, customerId)) throw UNSETTLED;
  const holder = { accountId, emailKey: key };
  // The previous email stays reserved until a change is settled. If a concurrent request takes the email after these
  // counts, a unique constraint refuses one of the two requests.
  const [having, reserving] = [
    await tx.customer.count({ where: holder }),
    await tx.emailChange.count({ where: holder }),
  ];
  if (having + reserving > 0) throw TAKEN;
  const sent = [...LOGIN_TOKENS, 'EMAIL_VERIFICATION', 'EMAIL_CHANGE_DECLINE'] as const;
  await withdrawOneTimeTokens(tx, { customerId }, sent, now);
  const emailVerifiedAt = before.emailVerifiedAt && now;
  const data = { email, emailKey: key, emailVerifiedAt, updatedAt: now };
  const after = await tx.customer.update({ where: { id: customerId }, data });
  // The plans of a member depend on the domain.
  await tx.enterpriseMember.updateMany({
    where: { connectionId: connection.id, customerId },
    data: { domain: domainOfKey(key) },
  });
  const target = { kind: 'customer', id: customerId };
  const change = { action: 'customer.email_changed', after: { settled: true, confirmed: true } };
  await recordAudit(tx, actor, { accountId, target, ...change }, now);
  await recordCustomerChange(tx, runtime, before, after, now);
  return after;
}

/**
 * Returns the new userName as the new email, if the old userName was the old email. Null in every other case, and for a
 * new userName that is not an email.
 */
function emailInUserName({ customer, said }: User, { userName }: UserChanges): string | null {
  if (userName === undefined || emailKey(said?.userName ?? customer.email) !== customer.emailKey) return null;
  const checked = validate(emailRule(), userName);
  return checked.ok ? checked.value : null;
}
