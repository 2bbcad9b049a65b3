import { endSessions } from '../../access/sessions/end-session.ts';
import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import { senderOf } from '../../delivery/mail/mail-permit.ts';
import { idOf } from '../../lib/ids.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError } from '../../platform/errors.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { nameOf, recordAudit } from '../../tenancy/audit/audit.ts';
import { type Acting, findCustomer } from './customers.ts';

/**
 * Removes every second factor of a customer who has lost hers, or to whom somebody else has added one: apps,
 * passkeys, recovery codes, and logins that wait for one. Her sessions end, and she is told by mail.
 * @throws IdentityError NOT_FOUND, also for a deleted one
 */
export async function removeAuthenticatorsOfCustomer(
  runtime: Runtime,
  { accountId, actor }: Acting,
  customerId: string,
): Promise<Customer> {
  const { prisma } = runtime;
  const now = runtime.clock();
  return prisma.$transaction(async (tx) => {
    // What is done to factors takes the same lock, and so do logins.
    await lockCustomer(tx, { id: idOf(customerId), accountId });
    const customer = await findCustomer(tx, accountId, customerId);
    if (customer.deletedAt) throw new IdentityError('NOT_FOUND');
    const owner = { customerId: customer.id };
    const { count } = await tx.authenticator.deleteMany({ where: owner });
    await withdrawOneTimeTokens(tx, owner, ['SECOND_FACTOR', 'PASSKEY_CEREMONY'], now);
    await endSessions(tx, owner, 'REVOKED_BY_COLLABORATOR', now, { endedBy: nameOf(actor) });
    const target = { kind: 'customer', id: customer.id };
    const entry = { accountId, action: 'customer.authenticators_removed', target, after: { removed: count } };
    await recordAudit(tx, actor, entry, now);
    if (count > 0) {
      const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
      const sender = senderOf(actor, accountId);
      await mailNotice(tx, runtime, customer, account, 'authenticatorRemoved', { at: now }, sender, now);
    }
    return customer;
  });
}
