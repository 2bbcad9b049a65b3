import type { NotifiedCustomer } from '../../delivery/mail/mail-customer.ts';
import { addDays, earlier } from '../../lib/clock.ts';
import type { Customer, Session, SessionStart, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { noteDevice } from './known-device.ts';
import { createRefreshToken, type GrantedRefreshToken } from './refresh-token.ts';
import { newSessionId } from './session-id.ts';
import { makeRoom } from './session-limit.ts';
import { latestTokenExpiry } from './token-expiry.ts';

/** A session that was just opened, with its first refresh token, which is shown this once. */
export type OpenedSession = { session: Session; refreshToken: GrantedRefreshToken };

export type SessionOpening = {
  customer: NotifiedCustomer & Pick<Customer, 'passwordVersion'>;
  site: Site;
  startedBy: SessionStart;
  /** Where the request came from: an IPv4 address or an IPv6 /64. */
  source: string;
  userAgent: string | null;
  /** No later than that; null or absent: as the site says. */
  endsBy?: Date | null;
  /** Whether a second factor was shown on the way here. */
  secondFactorShown?: boolean;
  now: Date;
};

const MAX_USER_AGENT_LENGTH = 255;

/**
 * The one place that creates sessions. It must run in a transaction: what a new session displaces
 * is ended in the same one, and the customer's row is locked so that logins of one customer, and a
 * change of the password that was just checked, happen one after the other. A sign-in from a device never seen
 * before is told to the customer.
 * @param tx a transaction, already holding or about to take the customer's row
 * @throws IdentityError INVALID_CREDENTIALS when the customer may no longer log in with what was checked,
 *   SESSION_LIMIT_REACHED where the account's strictest site refuses a session too many
 */
export async function openSession(tx: Db, runtime: Runtime, opening: SessionOpening): Promise<OpenedSession> {
  const { customer, site, now } = opening;
  await noteLogin(tx, customer, now);
  const id = newSessionId(now);
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
  await noteDevice(tx, runtime, opening);
  return { session, refreshToken };
}

/**
 * Writes down when she logged in, which holds her row until the transaction ends. By hand: a login is no change
 * of the customer, but Prisma would set `updated_at`, by its own clock.
 * @throws IdentityError INVALID_CREDENTIALS when she may no longer log in with what was checked
 */
async function noteLogin(
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
 * Holds a customer's row until the transaction ends.
 * @throws IdentityError INVALID_CREDENTIALS when she may no longer log in with what was checked
 */
export async function lockCustomer(tx: Db, customer: SessionOpening['customer']): Promise<void> {
  const [row] = await tx.$queryRaw<{ mayLogIn: boolean; passwordVersion: number }[]>`
    SELECT disabled_at IS NULL AND deleted_at IS NULL AS "mayLogIn", password_version AS "passwordVersion"
    FROM customer WHERE id = ${customer.id} FOR NO KEY UPDATE`;
  if (!row?.mayLogIn || row.passwordVersion !== customer.passwordVersion) {
    throw new IdentityError('INVALID_CREDENTIALS');
  }
}
