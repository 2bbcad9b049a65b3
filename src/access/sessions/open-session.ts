import type { NotifiedCustomer } from '../../delivery/mail/mail-customer.ts';
import { isSubscribed } from '../../delivery/webhooks/subscribed.ts';
import { addDays, earlier } from '../../lib/clock.ts';
import { tracedPart } from '../../lib/tracing.ts';
import { newUuidV7 } from '../../lib/uuid.ts';
import {
  type Customer,
  Prisma,
  type Session,
  type SessionStart,
  type Site,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { type Adoption, customerOfSubject, idOfSubject } from '../legacy-tokens/adoption.ts';
import { MAX_WINDOW_DAYS } from '../legacy-tokens/new-issuer.ts';
import { type GrantedRefreshToken, latestTokenExpiry } from './auth-grant.ts';
import { fingerprintOf, forgottenBefore, recordDevice } from './known-device.ts';
import { type NewRefreshToken, newRefreshToken } from './refresh-token.ts';
import { recordLoginEvent } from './session-events.ts';
import { makeRoom } from './session-limit.ts';

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
  secondFactorShown?: boolean;
  /** Whether a site of the account limits the sessions of a customer. Absent: not known. */
  hasSessionLimit?: boolean;
  now: Date;
};

const MAX_USER_AGENT_LENGTH = 255;
const SPAN = { name: 'open session' };

/**
 * Opens a session. No other function creates sessions, except `adoptSessions` below. The sessions that the new one
 * replaces are ended in the same transaction. The customer's row is locked, so that concurrent logins and a change of
 * the verified password happen one after the other. A new device is recorded, and may be reported by mail.
 * @param tx a transaction
 * @throws IdentityError INVALID_CREDENTIALS when the customer may no longer log in, or the password has changed;
 *   SESSION_LIMIT_REACHED when the account's strictest site refuses another session
 */
export function openSession(tx: Db, runtime: Runtime, opening: SessionOpening): Promise<OpenedSession> {
  return tracedPart(SPAN, () => createSession(tx, runtime, opening));
}

async function createSession(tx: Db, runtime: Runtime, opening: SessionOpening): Promise<OpenedSession> {
  const { customer, site, now } = opening;
  const id = newUuidV7(now);
  if (opening.hasSessionLimit ?? true) await makeRoom(tx, runtime, customer, id, now);
  const siteLimit = addDays(now, site.sessionLifetimeDays);
  const expiresAt = opening.endsBy ? earlier(siteLimit, opening.endsBy) : siteLimit;
  const session: Session = {
    id,
    accountId: customer.accountId,
    siteId: site.id,
    customerId: customer.id,
    startedBy: opening.startedBy,
    secondFactorShown: opening.secondFactorShown ?? false,
    source: opening.source,
    userAgent: opening.userAgent?.toWellFormed().replaceAll('\0', '').slice(0, MAX_USER_AGENT_LENGTH) ?? null,
    createdAt: now,
    lastUsedAt: now,
    expiresAt,
    tokensExpireAt: latestTokenExpiry({ expiresAt }, site, now),
    endedAt: null,
    endReason: null,
    endedBy: null,
    supersededById: null,
  };
  const { token, granted } = newRefreshToken(session, site.refreshTokenLifetimeDays, now);
  const login = await storeLogin(tx, customer, session, token, fingerprintOf(runtime.derivedKeys, opening));
  if (!login.isDeviceKnown) await recordDevice(tx, runtime, opening);
  if (login.isSubscribed) await recordLoginEvent(tx, runtime, session, now);
  return { session, refreshToken: granted };
}

type StoredLogin = {
  /** Whether the device is known and was seen in the last 365 days. If not, the caller has to record it. */
  isDeviceKnown: boolean;
  /** Whether an endpoint of the account receives the event of the login. */
  isSubscribed: boolean;
};

/**
 * Stores a login in one statement: the session, its first refresh token, the time at which a known device was seen, and
 * the time of the login. Setting the time of the login locks the customer's row until the transaction ends. Plain SQL,
 * because Prisma would need a statement for each, and would also set `updated_at`.
 * @param fingerprint of the device
 * @throws IdentityError INVALID_CREDENTIALS when the customer may no longer log in, or the password has changed
 */
async function storeLogin(
  tx: Db,
  { id: customerId, passwordVersion }: SessionOpening['customer'],
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

/** The `source` of an adopted session. The address of the login is not known: a partner may present the token. */
const ADOPTED_SOURCE = 'moved in';

const CUSTOMER = customerOfSubject({
  accountId: Prisma.sql`issuer.account_id`,
  source: Prisma.sql`issuer.source`,
  subject: Prisma.sql`asked.subject`,
  erased: Prisma.sql`asked.erased_subject`,
  id: Prisma.sql`asked.subject_id`,
});

/**
 * Creates the sessions of verified tokens of old systems, in one statement. It locks the customer's row, as a login
 * does, so that ending the sessions of a customer runs before or after it, never during it. A token that was revoked,
 * or whose customer is disabled or deleted, becomes an ended session. An adoption is not a login: it displaces no
 * session, sends no mail and no event, and creates no refresh token. A token becomes no session if its customer is not
 * found, if it has expired, or if its issuer does not accept it.
 */
export async function adoptSessions(db: Db, adoptions: readonly Adoption[], now: Date): Promise<void> {
  const column = <Value>(read: (adoption: Adoption) => Value) => adoptions.map(read);
  await db.$executeRaw`
    WITH asked AS (
      SELECT id, issuer_id, subject, erased_subject, subject_id, jti, issued_at::timestamptz, ends_at::timestamptz
      FROM unnest(${column(({ sessionId }) => sessionId)}::uuid[], ${column(({ issuerId }) => issuerId)}::int[],
        ${column(({ subject }) => subject)}::text[], ${column(({ erasedSubject }) => erasedSubject)}::text[],
        ${column(({ subject }) => idOfSubject(subject))}::int[], ${column(({ jti }) => jti)}::text[],
        ${column(({ issuedAt }) => issuedAt.toISOString())}::text[],
        ${column(({ expiresAt }) => expiresAt.toISOString())}::text[])
        AS asked (id, issuer_id, subject, erased_subject, subject_id, jti, issued_at, ends_at)
    ), found AS MATERIALIZED (
      SELECT asked.id, issuer.account_id, issuer.site_id, customer.id AS customer_id, issued_at,
        GREATEST(issued_at + site.session_lifetime_days * interval '24 hours', LEAST(ends_at, accepts_until)) AS expires_at,
        LEAST(ends_at, issuer.created_at + ${MAX_WINDOW_DAYS} * interval '24 hours') AS tokens_expire_at,
        CASE WHEN customer.deleted_at IS NOT NULL THEN 'CUSTOMER_DELETED'
          WHEN customer.disabled_at IS NOT NULL THEN 'CUSTOMER_DISABLED'
          WHEN revoked.jti IS NOT NULL THEN 'LOGOUT'
          WHEN customer.tokens_valid_from > issued_at THEN tokens_valid_reason::text
          WHEN issuer.tokens_valid_from > issued_at THEN 'REVOKED_BY_COLLABORATOR'
        END::session_end_reason AS end_reason,
        COALESCE(customer.deleted_at, customer.disabled_at, revoked_at,
          CASE WHEN customer.tokens_valid_from > issued_at THEN customer.tokens_valid_from END,
          issuer.tokens_valid_from) AS over_at
      FROM asked JOIN legacy_issuer issuer ON issuer.id = asked.issuer_id JOIN site ON site.id = issuer.site_id
        JOIN customer ON customer.id = ${CUSTOMER}
        LEFT JOIN revoked_legacy_token revoked ON revoked.issuer_id = issuer.id AND revoked.jti = asked.jti
      WHERE issuer.disabled_at IS NULL AND accepts_until > ${now} AND ends_at > ${now}
        AND (cutover_at IS NULL OR issued_at <= cutover_at)
      ORDER BY customer.id, asked.id
      FOR SHARE OF issuer FOR NO KEY UPDATE OF customer
    )
    INSERT INTO session (id, account_id, site_id, customer_id, started_by, source, created_at, last_used_at, expires_at,
      ended_at, end_reason, tokens_expire_at)
    SELECT id, account_id, site_id, customer_id, 'LEGACY_TOKEN', ${ADOPTED_SOURCE}, issued_at, issued_at, expires_at,
      CASE WHEN end_reason IS NOT NULL THEN GREATEST(over_at, issued_at) END, end_reason, tokens_expire_at
    FROM found ON CONFLICT (id) DO NOTHING`;
}
