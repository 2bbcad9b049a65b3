import type { NotifiedCustomer } from '../../delivery/mail/mail-customer.ts';
import { isSubscribed } from '../../delivery/webhooks/subscribed.ts';
import { type Customer, Prisma, type Session } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { forgottenBefore } from './known-device.ts';
import type { NewRefreshToken } from './refresh-token.ts';

export type StoredLogin = {
  /** Whether the customer has used the device before. If not, it is not stored yet. */
  isDeviceKnown: boolean;
  /** Whether an endpoint of the account receives the event of the login. */
  isSubscribed: boolean;
};

/**
 * Stores a login in one statement: the time of the login, which locks the customer's row until the transaction ends, the
 * session, its first refresh token, and the time at which a known device was seen. Plain SQL, because Prisma would need a
 * statement for each, and would also set `updated_at`.
 * @param fingerprint of the device
 * @throws IdentityError INVALID_CREDENTIALS when the customer may no longer log in, or the password has changed
 */
export async function storeLogin(
  tx: Db,
  { id: customerId, passwordVersion }: NotifiedCustomer & Pick<Customer, 'passwordVersion'>,
  session: Session,
  token: NewRefreshToken,
  fingerprint: Uint8Array<ArrayBuffer>,
): Promise<StoredLogin> {
  const now = session.createdAt;
  const [stored] = await tx.$queryRaw<StoredLogin[]>`
    WITH login AS (
      UPDATE customer SET last_login_at = ${now}
      WHERE id = ${customerId} AND disabled_at IS NULL AND deleted_at IS NULL AND password_version = ${passwordVersion}
      RETURNING id, account_id
    ), opened AS (
      INSERT INTO session (id, account_id, site_id, customer_id, started_by, second_factor_shown, source, user_agent,
        created_at, last_used_at, expires_at, tokens_expire_at)
      SELECT ${session.id}::uuid, account_id, ${session.siteId}::int, id, ${session.startedBy}::session_start,
        ${session.secondFactorShown}::boolean, ${session.source}::text, ${session.userAgent}::text,
        ${now}::timestamptz, ${session.lastUsedAt}::timestamptz, ${session.expiresAt}::timestamptz,
        ${session.tokensExpireAt}::timestamptz
      FROM login
    ), granted AS (
      INSERT INTO refresh_token (id, session_id, secret_hash, created_at, expires_at)
      SELECT ${token.id}::uuid, ${session.id}::uuid, ${token.secretHash}::bytea, ${now}::timestamptz,
        ${token.expiresAt}::timestamptz
      FROM login
    ), seen AS (
      UPDATE known_device SET last_seen_at = ${now} FROM login
      WHERE customer_id = login.id AND fingerprint = ${fingerprint} AND last_seen_at > ${forgottenBefore(now)}
      RETURNING customer_id
    )
    SELECT EXISTS (SELECT 1 FROM seen) AS "isDeviceKnown",
      ${isSubscribed('customer.login', Prisma.sql`login.account_id`)} AS "isSubscribed"
    FROM login`;
  if (!stored) throw new IdentityError('INVALID_CREDENTIALS');
  return stored;
}
