import type { ConcurrentSessions } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { endSessions } from './end-session.ts';

/** The maximum number of open sessions of a customer, and the treatment of one too many. Null: no limit. */
export type SessionLimit = { mode: Exclude<ConcurrentSessions, 'UNLIMITED'>; limit: number } | null;

/**
 * The limit of an account: that of its strictest site, because a token is valid on all sites. This is the smallest
 * limit; of two equal ones, the one that refuses new logins.
 */
export async function sessionLimit(db: Db, accountId: number): Promise<SessionLimit> {
  const strictest = await db.site.findFirst({
    where: { accountId, concurrentSessions: { not: 'UNLIMITED' } },
    // The order of the enum is EVICT_OLDEST, REFUSE_NEW.
    orderBy: [{ sessionLimit: 'asc' }, { concurrentSessions: 'desc' }],
    select: { concurrentSessions: true, sessionLimit: true },
  });
  if (!strictest || strictest.concurrentSessions === 'UNLIMITED') return null;
  return { mode: strictest.concurrentSessions, limit: strictest.sessionLimit };
}

/**
 * Makes room for another session of a customer. All open sessions of the account count, on all sites.
 * @param tx a transaction that holds the lock on the customer's row, so that concurrent logins are counted
 *   one by one
 * @throws IdentityError SESSION_LIMIT_REACHED when the account's strictest site refuses another session
 */
export async function makeRoom(
  tx: Db,
  { id: customerId, accountId }: { id: number; accountId: number },
  newSessionId: string,
  now: Date,
): Promise<void> {
  const strictest = await sessionLimit(tx, accountId);
  if (!strictest) return;
  const { mode, limit } = strictest;
  const open = { customerId, endedAt: null, expiresAt: { gt: now } };
  if (mode === 'REFUSE_NEW') {
    if ((await tx.session.count({ where: open })) >= limit) throw new IdentityError('SESSION_LIMIT_REACHED');
    return;
  }
  // Keep the newest sessions, one fewer than the limit.
  const kept = await tx.session.findMany({
    where: open,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit - 1,
    select: { id: true },
  });
  const others = { customerId, exceptIds: kept.map(({ id }) => id) };
  await endSessions(tx, others, 'SUPERSEDED', now, { supersededById: newSessionId });
}
