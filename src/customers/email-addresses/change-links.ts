import { findUnsettledChange } from '../../delivery/mail/mailbox.ts';
import type { Customer, EmailChange, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { issueOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';

export type AddressBefore = {
  email: string;
  emailKey: string;
  /** When that address was verified, as ISO 8601. */
  verifiedAt: string | null;
};

export type UndoData = AddressBefore & {
  /** When the first change that the link undoes was made, as ISO 8601. */
  since: string;
  hadFactor: boolean;
};

export type DeclineData = { declined: string; before: AddressBefore };

export function addressBefore({ email, emailKey, verifiedAt }: EmailChange): AddressBefore {
  return { email, emailKey, verifiedAt: verifiedAt?.toISOString() ?? null };
}

/**
 * How long the links that undo or decline a change are valid. After the same time, an unverified change is reversed.
 */
export const UNDO_DAYS = 30;

/** How long the links that undo or decline a change stay valid after the change is settled: longer than a weekend. */
export const SETTLED_DAYS = 3;

/**
 * Issues the token with which the owner of a new address declines the change. Does not withdraw earlier tokens.
 * @returns null if the customer has no unsettled change
 */
export async function issueDeclineToken(
  tx: Db,
  { id: customerId, email }: Pick<Customer, 'id' | 'email'>,
  site: Pick<Site, 'id'>,
  now: Date,
): Promise<string | null> {
  const change = await findUnsettledChange(tx, customerId);
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
