import type { NotifiedCustomer } from '../../delivery/mail/mail-customer.ts';
import { addDays, earlier } from '../../lib/clock.ts';
import { newUuidV7 } from '../../lib/uuid.ts';
import type { Customer, Session, SessionStart, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { type GrantedRefreshToken, latestTokenExpiry } from './auth-grant.ts';
import { endSessions } from './end-session.ts';
import { recordDevice } from './known-device.ts';
import { createRefreshToken } from './refresh-token.ts';

/** A new session with its first refresh token. */
export type OpenedSession = { session: Session; refreshToken: GrantedRefreshToken };

export type SessionOpening = {
  customer: NotifiedCustomer & Pick<Customer, 'passwordVersion'>;
  site: Site;
  startedBy: SessionStart;
  /** Where the request came from: an IPv4 address or an IPv6 /64. */
  source: string;
  userAgent: string | null;
  /** The latest end of the session. Null or absent: set by the site. */
  endsBy?: Date | null;
  /** Whether the customer has shown a second factor. */
  secondFactorShown?: boolean;
  now: Date;
};

const MAX_USER_AGENT_LENGTH = 255;

/**
 * Opens a session. No other function creates sessions. The sessions that the new one replaces are ended in
 * the same transaction. The customer's row is locked, so that concurrent logins and a change of the verified
 * password happen one after the other. A login from a new device is reported to the customer by mail.
 * @param tx a transaction
 * @throws IdentityError INVALID_CREDENTIALS when the customer may no longer log in; SESSION_LIMIT_REACHED
 *   when the account's strictest site refuses another session
 */
export async function openSession(tx: Db, runtime: Runtime, opening: SessionOpening): Promise<OpenedSession> {
  const { customer, site, now } = opening;
  await recordLogin(tx, customer, now);
  const id = newUuidV7(now);
  await makeRoom(tx, customer, id, now);
  const siteLimit = addDays(now, site.sessionLifetimeDays);
  const expiresAt = opening.endsBy ? earlier(siteLimit, opening.endsBy) : siteLimit;
  const session = await tx.session.create({
    data: {
      id,
      accountId: customer.accountId,
      siteId: site.id,
      customerId: customer.id,
      startedBy: opening.startedBy,
      secondFactorShown: opening.secondFactorShown ?? false,
      source: opening.source,
      userAgent:
        opening.userAgent?.toWellFormed().replaceAll('\0', '').slice(0, MAX_USER_AGENT_LENGTH) ?? null,
      createdAt: now,
      lastUsedAt: now,
      expiresAt,
      tokensExpireAt: latestTokenExpiry({ expiresAt }, site, now),
    },
  });
  const refreshToken = await createRefreshToken(tx, session, site.refreshTokenLifetimeDays, now);
  await recordDevice(tx, runtime, opening);
  return { session, refreshToken };
}

/**
 * Records the time of the login, which locks the customer's row until the transaction ends. Plain SQL,
 * because Prisma would also set `updated_at`.
 * @throws IdentityError INVALID_CREDENTIALS when the customer may no longer log in, or the password has
 *   changed
 */
async function recordLogin(
  tx: Db,
  { id, passwordVersion }: SessionOpening['customer'],
  now: Date,
): Promise<void> {
  const noted = await tx.$executeRaw`
    UPDATE customer SET last_login_at = ${now}
    WHERE id = ${id} AND disabled_at IS NULL AND deleted_at IS NULL AND password_version = ${passwordVersion}`;
  if (noted === 0) throw new IdentityError('INVALID_CREDENTIALS');
}

/**
 * Locks the customer's row until the transaction ends.
 * @throws IdentityError INVALID_CREDENTIALS when the customer may no longer log in, or the password has
 *   changed
 */
export async function lockForLogin(tx: Db, customer: SessionOpening['customer']): Promise<void> {
  const row = await lockCustomer(tx, { id: customer.id });
  if (!row?.mayLogIn || row.passwordVersion !== customer.passwordVersion) {
    throw new IdentityError('INVALID_CREDENTIALS');
  }
}

/**
 * Makes room for another session of a customer. All open sessions of the account count, on all sites, and the limit is
 * that of the account's strictest site, because a token is valid on all sites. This is the smallest limit; of two equal
 * ones, the one that refuses new logins.
 * @param tx a transaction that has locked the customer's row, so that concurrent logins are counted one by one
 * @throws IdentityError SESSION_LIMIT_REACHED
 */
async function makeRoom(
  tx: Db,
  { id: customerId, accountId }: { id: number; accountId: number },
  newSessionId: string,
  now: Date,
): Promise<void> {
  const strictest = await tx.site.findFirst({
    where: { accountId, concurrentSessions: { not: 'UNLIMITED' } },
    // The order of the enum is EVICT_OLDEST, REFUSE_NEW.
    orderBy: [{ sessionLimit: 'asc' }, { concurrentSessions: 'desc' }],
    select: { concurrentSessions: true, sessionLimit: true },
  });
  if (!strictest) return;
  const open = { customerId, endedAt: null, expiresAt: { gt: now } };
  if (strictest.concurrentSessions === 'REFUSE_NEW') {
    const count = await tx.session.count({ where: open });
    if (count >= strictest.sessionLimit) throw new IdentityError('SESSION_LIMIT_REACHED');
    return;
  }
  // Keep the newest sessions, one fewer than the limit.
  const kept = await tx.session.findMany({
    where: open,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: strictest.sessionLimit - 1,
    select: { id: true },
  });
  const others = { customerId, exceptIds: kept.map(({ id }) => id) };
  await endSessions(tx, others, 'SUPERSEDED', now, { supersededById: newSessionId });
}
