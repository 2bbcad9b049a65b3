import { endSessions } from '../../access/sessions/end-session.ts';
import { factorSubject } from '../../customers/second-factor/owner.ts';
import { hasFactor } from '../../customers/second-factor/require-second-factor.ts';
import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import { senderOf } from '../../delivery/mail/mail-permit.ts';
import type { Acting } from '../../platform/acting.ts';
import type { Authenticator, Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { forgetFailedLogins } from '../../platform/limits/forget-failed-logins.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { nameOf, recordAudit } from '../../tenancy/audit/audit.ts';
import { lockAndFindCustomer } from './customers.ts';

/**
 * Removes every second factor of a customer: authenticator apps, passkeys and recovery codes. Clears wrong attempts,
 * and cancels logins that wait for a second factor. Helps customers who have lost their factor, or whose login another
 * person has protected with a factor. Their sessions end. If they had an app or a passkey, a mail notifies them.
 * @throws IdentityError NOT_FOUND, also for a deleted customer
 */
export async function removeAuthenticatorsOfCustomer(
  runtime: Runtime,
  acting: Acting,
  customerId: string,
): Promise<Customer> {
  const { accountId, actor } = acting;
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const customer = await lockAndFindCustomer(tx, acting, customerId);
    if (customer.deletedAt) throw new IdentityError('NOT_FOUND');
    const owner = { customerId: customer.id };
    const isTold = await hasFactor(tx, owner);
    const { count } = await tx.authenticator.deleteMany({ where: owner });
    await withdrawOneTimeTokens(tx, owner, ['SECOND_FACTOR', 'PASSKEY_CEREMONY'], now);
    await forgetFailedLogins(tx, factorSubject(owner));
    await endSessions(tx, runtime, owner, 'REVOKED_BY_COLLABORATOR', now, { endedBy: nameOf(actor) });
    const target = { kind: 'customer', id: customer.id };
    const entry = { accountId, action: 'customer.authenticators_removed', target, after: { removed: count } };
    await recordAudit(tx, actor, entry, now);
    if (isTold) {
      const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
      const sender = senderOf(actor, accountId);
      const from = { accountName: account.name };
      await mailNotice(tx, runtime, customer, from, 'authenticatorRemoved', { at: now }, sender, now);
    }
    return customer;
  });
}

/** Lists the confirmed second factors of a customer, the oldest first. */
export function factorsOf(db: Db, customerId: number): Promise<Authenticator[]> {
  return db.authenticator.findMany({
    where: { customerId, confirmedAt: { not: null } },
    orderBy: { id: 'asc' },
  });
}
