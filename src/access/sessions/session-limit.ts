import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { endOlderTokens, endSessions } from './end-session.ts';

type LoggedIn = Pick<Customer, 'id' | 'accountId' | 'passwordVersion'>;

/**
 * Locks the customer's row until the transaction ends.
 * @throws IdentityError INVALID_CREDENTIALS when the customer may no longer log in, or the password has
 *   changed
 */
export async function lockForLogin(
  tx: Db,
  customer: Pick<LoggedIn, 'id' | 'passwordVersion'>,
): Promise<void> {
  const row = await lockCustomer(tx, { id: customer.id });
  if (!row?.mayLogIn || row.passwordVersion !== customer.passwordVersion) {
    throw new IdentityError('INVALID_CREDENTIALS');
  }
}

/**
 * Makes room for another session of a customer. The customer's open sessions on all sites count, and the limit of the
 * account's strictest site applies, because a token is valid on all sites. The strictest site has the smallest
 * limit; of two sites with the same limit, it is the site that refuses new logins. The customer's row is locked first,
 * so that concurrent logins are counted one by one.
 * @param tx a transaction
 * @throws IdentityError SESSION_LIMIT_REACHED; INVALID_CREDENTIALS like `lockForLogin`
 */
export async function makeRoom(
  tx: Db,
  runtime: Runtime,
  customer: LoggedIn,
  newSessionId: string,
  now: Date,
): Promise<void> {
  const { id: customerId, accountId } = customer;
  const strictest = await tx.site.findFirst({
    where: { accountId, concurrentSessions: { not: 'UNLIMITED' } },
    // The order of the enum is EVICT_OLDEST, REFUSE_NEW.
    orderBy: [{ sessionLimit: 'asc' }, { concurrentSessions: 'desc' }],
    select: { concurrentSessions: true, sessionLimit: true },
  });
  if (!strictest) return;
  await lockForLogin(tx, customer);
  const open = { customerId, endedAt: null, expiresAt: { gt: now } };
  if (strictest.concurrentSessions === 'REFUSE_NEW') {
    const count = await tx.session.count({ where: open });
    if (count >= strictest.sessionLimit) throw new IdentityError('SESSION_LIMIT_REACHED');
    // Tokens of an old system that are not sessions yet are not counted above. Adopted as sessions, they could exceed
    // the limit, so they are ended.
    return endOlderTokens(tx, customerId, 'SUPERSEDED', now);
  }
  // Keep the newest sessions, one fewer than the limit.
  const kept = await tx.session.findMany({
    where: open,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: strictest.sessionLimit - 1,
    select: { id: true },
  });
  const others = { customerId, exceptIds: kept.map(({ id }) => id) };
  await endSessions(tx, runtime, others, 'SUPERSEDED', now, { supersededById: newSessionId });
}
