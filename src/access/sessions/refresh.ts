import { z } from 'zod';
import { tokenLifetimeSeconds } from '../../lib/input.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { type AuthGrant, grantAccess } from './auth-grant.ts';
import { rotateRefreshToken } from './refresh-token.ts';
import { useSession } from './token-expiry.ts';

const lifetime = z.object({ tokenLifetimeSeconds: tokenLifetimeSeconds() });

/**
 * A new access token, and the refresh token's successor, for the session of a refresh token.
 * @param accountId the account that the request names; a refresh token of another is unknown there.
 *   Null: it names none.
 * @throws IdentityError UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED
 */
export async function refreshByRefreshToken(
  runtime: Runtime,
  presented: string,
  accountId: number | null,
  options: { tokenLifetimeSeconds?: number | null | undefined },
): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { tokenLifetimeSeconds: lifetimeSeconds } = requireValid(lifetime, options);
  const now = runtime.clock();
  const refreshed = await rotateRefreshToken(prisma, runtime.derivedKeys, presented, accountId, now);
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id: refreshed.session.customerId } });
  return grantAccess(runtime, { ...refreshed, customer, lifetimeSeconds, now });
}

/**
 * A new access token for the session that the bearer's own token speaks for. That token stays good
 * until its `exp`, and the session's refresh tokens are untouched.
 * @throws IdentityError TOKEN_REVOKED when the session has ended meanwhile
 */
export async function refreshByAccessToken(
  runtime: Runtime,
  bearer: { customer: Customer; sessionId: string },
  options: { tokenLifetimeSeconds?: number | null | undefined },
): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { tokenLifetimeSeconds: lifetimeSeconds } = requireValid(lifetime, options);
  const now = runtime.clock();
  const found = await prisma.session.findUnique({
    where: { id: bearer.sessionId },
    include: { site: true },
  });
  if (!found || !(await useSession(prisma, found, found.site, now))) throw new IdentityError('TOKEN_REVOKED');
  const { site, ...session } = found;
  return grantAccess(runtime, {
    customer: bearer.customer,
    session: { ...session, lastUsedAt: now },
    site,
    refreshToken: null,
    lifetimeSeconds,
    now,
  });
}
