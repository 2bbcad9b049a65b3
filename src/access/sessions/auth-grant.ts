import { addSeconds, earlier } from '../../lib/clock.ts';
import type { Customer, Session, Site } from '../../platform/database/client/client.ts';
import { issueAccessToken } from '../tokens/access-token.ts';
import type { SigningKeys } from '../tokens/signing-keys.ts';
import type { GrantedRefreshToken } from './refresh-token.ts';
import { latestTokenExpiry } from './token-expiry.ts';
import type { WayInChange } from './way-in-change.ts';

/** What every way in ends with: a session, and the tokens that speak for it. */
export type AuthGrant = {
  customer: Customer;
  session: Session;
  token: string;
  expiresAt: Date;
  /** Null when the grant came from the bearer token: the session's refresh tokens are untouched. */
  refreshToken: GrantedRefreshToken | null;
  changes: readonly WayInChange[];
};

type Granting = { issuer: string; signingKeys: SigningKeys };

/**
 * Issues an access token for an open session. It lives as long as the site says, shorter when the
 * caller asks for less, and never beyond its session. Call it after the transaction has been committed.
 */
export async function grantAccess(
  granting: Granting,
  grant: {
    customer: Customer;
    session: Session;
    site: Pick<Site, 'tokenLifetimeDays'>;
    refreshToken: GrantedRefreshToken | null;
    lifetimeSeconds: number | null | undefined;
    now: Date;
    changes?: readonly WayInChange[];
  },
): Promise<AuthGrant> {
  const { customer, session, site, refreshToken, lifetimeSeconds, now, changes = [] } = grant;
  const siteLimit = latestTokenExpiry(session, site, now);
  const wanted = lifetimeSeconds ? earlier(addSeconds(now, lifetimeSeconds), siteLimit) : siteLimit;
  const subject = { customerId: customer.id, siteId: session.siteId, sessionId: session.id };
  const { token, expiresAt } = await issueAccessToken(granting, subject, now, wanted);
  return { customer, session, token, expiresAt, refreshToken, changes };
}
