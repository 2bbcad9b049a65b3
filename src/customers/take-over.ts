import { recordAudit } from '../audit/audit.ts';
import {
  type Customer,
  type OneTimeToken,
  OneTimeTokenPurpose,
  type Prisma,
} from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { withdrawOneTimeTokens } from '../one-time-tokens/one-time-token.ts';
import { endSessions } from '../sessions/end-session.ts';

/** How somebody has shown that the mailbox is hers, and from where. */
export type MailboxProof = {
  shownBy: { provider: string } | { startedBy: 'PASSWORDLESS_LINK' | 'PASSWORDLESS_CODE' };
  source: string;
  now: Date;
  /** What she has presented, if it may be used again: it went to her mailbox, and stays good. */
  presented?: Pick<OneTimeToken, 'id'>;
};

/**
 * Gives a customer whose email nobody has verified to the person whose email it verifiably is (R19). Whoever
 * registered with it may have been somebody else: every way in that she may have left open dies (password,
 * sessions, linked identities, second factors and passkeys, whatever was sent to her).
 * @param tx a transaction that holds the customer's row
 */
export async function takeOver(
  tx: Db,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
  { shownBy, source, now, presented }: MailboxProof,
): Promise<Customer> {
  await endSessions(tx, { customerId: id }, 'EMAIL_TAKEN_OVER', now);
  await dropWaysIn(tx, id, now, presented);
  const actor = { kind: 'CUSTOMER', id: String(id), source, requestId: null } as const;
  const target = { kind: 'customer', id };
  const deed = { accountId, action: 'customer.email_taken_over', target, after: shownBy };
  await recordAudit(tx, actor, deed, now);
  return tx.customer.update({
    where: { id },
    data: { passwordHash: null, passwordVersion: { increment: 1 }, emailVerifiedAt: now, updatedAt: now },
  });
}

/**
 * Removes every way in but the password and the sessions, which the caller replaces and ends. What linked
 * identity providers said goes with them: the claims, and the names and photo that are theirs.
 * @param tx a transaction that holds the customer's row
 * @param presented a one-time token that stays as it is
 * @returns the customer without them
 */
export async function dropWaysIn(
  tx: Db,
  customerId: number,
  now: Date,
  presented?: Pick<OneTimeToken, 'id'>,
): Promise<Customer> {
  await withdrawOneTimeTokens(tx, { customerId }, Object.values(OneTimeTokenPurpose), now, presented);
  await tx.externalIdentity.deleteMany({ where: { customerId } });
  await tx.authenticator.deleteMany({ where: { customerId } });
  await tx.knownDevice.deleteMany({ where: { customerId } });
  const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId } });
  const foreign = foreignProfile(customer);
  return foreign
    ? tx.customer.update({ where: { id: customerId }, data: { ...foreign, updatedAt: now } })
    : customer;
}

/** What to change so that a profile holds nothing of the providers that spoke for it; null: nothing. */
function foreignProfile(customer: Customer): Prisma.CustomerUpdateInput | null {
  const claims = Object.values(customer.identityClaims as Record<string, Record<string, unknown>>);
  if (claims.length === 0) return null;
  const said = (claim: string, value: string | null) =>
    value !== null && claims.some(({ [claim]: text }) => typeof text === 'string' && text.trim() === value);
  return {
    identityClaims: {},
    ...(said('given_name', customer.firstName) ? { firstName: null } : {}),
    ...(said('family_name', customer.lastName) ? { lastName: null } : {}),
    ...(said('picture', customer.profilePhoto) ? { profilePhoto: null } : {}),
  };
}
