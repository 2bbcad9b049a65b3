import { unsettledChange } from '../../delivery/mail/mailbox.ts';
import type { Customer, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { issueOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import { addressBefore, type DeclineData } from './address-before.ts';
import { UNDO_DAYS } from './lifetimes.ts';

/**
 * The token by which the owner of a new address says that the account is not theirs. A newer one does not withdraw it.
 * @returns null where the customer has not changed their email
 */
export async function issueDeclineToken(
  tx: Db,
  { id: customerId, email }: Pick<Customer, 'id' | 'email'>,
  site: Pick<Site, 'id'>,
  now: Date,
): Promise<string | null> {
  const change = await unsettledChange(tx, customerId);
  if (!change) return null;
  return issueOneTimeToken(tx, {
    purpose: 'EMAIL_CHANGE_DECLINE',
    customerId,
    siteId: site.id,
    data: { declined: email, before: addressBefore(change) } satisfies DeclineData,
    now,
    lifetimeSeconds: UNDO_DAYS * 86_400,
  });
}
