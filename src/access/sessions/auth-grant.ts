import { z } from 'zod';
import { addDays, addSeconds, earlier } from '../../lib/clock.ts';
import type { Customer, Session, Site, StatisticsStep } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { startOf } from '../../platform/statistics/statistics-counts.ts';
import { issueAccessToken } from '../tokens/access-token.ts';

/**
 * A change to how a customer can log in, made as a side effect of a login or a reset. The customer gets a
 * mail about it, and the page shows it.
 */
export const wayInChange = z.enum(['PASSWORD_REMOVED', 'WAYS_IN_REMOVED', 'IDENTITY_LINKED']);
export type WayInChange = z.output<typeof wayInChange>;

export type GrantedRefreshToken = { refreshToken: string; expiresAt: Date };

/** The result of a login, a refresh or a password change: a session and its tokens. */
export type AuthGrant = {
  customer: Customer;
  session: Session;
  token: string;
  expiresAt: Date;
  /** Null when the bearer's access token was refreshed: the session's refresh tokens do not change. */
  refreshToken: GrantedRefreshToken | null;
  changes: readonly WayInChange[];
};

/** An open session, for which `grantAccess` issues an access token. */
export type GrantInput = {
  customer: Customer;
  session: Session;
  site: Pick<Site, 'tokenLifetimeDays'>;
  refreshToken: GrantedRefreshToken | null;
  lifetimeSeconds: number | null | undefined;
  now: Date;
  changes?: readonly WayInChange[];
  /** When the session was used before. Absent: it has just been opened. */
  usedBefore?: Date;
};

/**
 * Issues an access token for an open session, and counts the session as active. Call it after the transaction has
 * committed. The token expires after the token lifetime of the site, or earlier if the caller asks for that, and never
 * later than its session.
 */
export async function grantAccess(runtime: Runtime, grant: GrantInput): Promise<AuthGrant> {
  const { customer, session, site, refreshToken, lifetimeSeconds, now, changes = [], usedBefore } = grant;
  countActiveSession(runtime, session, usedBefore ?? null, now);
  const siteLimit = latestTokenExpiry(session, site, now);
  const wanted = lifetimeSeconds ? earlier(addSeconds(now, lifetimeSeconds), siteLimit) : siteLimit;
  const subject = { customerId: customer.id, siteId: session.siteId, sessionId: session.id };
  const { token, expiresAt } = await issueAccessToken(runtime, subject, now, wanted);
  return { customer, session, token, expiresAt, refreshToken, changes };
}

/** Counts a session once in each hour and day in which it is opened or refreshed. */
function countActiveSession(
  { statisticsCounts }: Runtime,
  { accountId, siteId }: Session,
  usedBefore: Date | null,
  now: Date,
): void {
  const isFirstUse = (step: StatisticsStep) => usedBefore === null || usedBefore < startOf(step, now);
  const steps = (['HOUR', 'DAY'] as const).filter(isFirstUse);
  statisticsCounts.add({ accountId, siteId, kind: 'ACTIVE_SESSION' }, now, steps);
}

/** The latest expiry of a token that is issued now: the token lifetime of the site, but never beyond the session. */
export function latestTokenExpiry(
  session: Pick<Session, 'expiresAt'>,
  site: Pick<Site, 'tokenLifetimeDays'>,
  now: Date,
): Date {
  return earlier(addDays(now, site.tokenLifetimeDays), session.expiresAt);
}
