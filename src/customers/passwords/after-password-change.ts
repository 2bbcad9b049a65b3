import { endSessions } from '../../access/sessions/end-session.ts';
import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import type { Customer, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordCustomerEvent } from '../customer/customer-change.ts';

/**
 * Does what a new password requires, in the transaction that stores it: ends all sessions, withdraws the links and
 * codes that were mailed for a reset or a login, mails the customer and records the event for webhooks.
 */
export async function afterPasswordChange(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { site, source }: { site: Site; source: string },
  now: Date,
): Promise<void> {
  const customerId = customer.id;
  await endSessions(tx, runtime, { customerId }, 'PASSWORD_CHANGED', now);
  const withdrawn = ['PASSWORD_RESET', 'PASSWORDLESS_LINK', 'PASSWORDLESS_CODE'] as const;
  await withdrawOneTimeTokens(tx, { customerId }, withdrawn, now);
  await mailNotice(tx, runtime, customer, site, 'passwordChanged', { at: now }, { source }, now);
  await recordCustomerEvent(tx, runtime, 'customer.password_update.succeeded', customer, now);
}
