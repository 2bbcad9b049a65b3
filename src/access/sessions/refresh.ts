import { z } from 'zod';
import type { Customer } from '../../platform/database/client/client.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { tokenLifetimeSeconds } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { touchSession } from './active-session.ts';
import { type AuthGrant, grantAccess } from './auth-grant.ts';
import { rotateRefreshToken } from './refresh-token.ts';

const lifetime = z.object({ tokenLifetimeSeconds: tokenLifetimeSeconds() });

/**
 * Exchanges a refresh token for an access token and the next refresh token.
 * @param accountId the account of the request; tokens of other accounts are unknown there. Null: any account
 * @throws IdentityError UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED, VALIDATION_FAILED
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
  const refreshed = await rotateRefreshToken(runtime, presented, accountId, now);
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id: refreshed.session.customerId } });
  return grantAccess(runtime, { ...refreshed, customer, lifetimeSeconds, now });
}

/**
 * Issues another access token for the session of the bearer's token. The presented token stays valid, and the session's
 * refresh tokens do not change.
 * @throws IdentityError TOKEN_REVOKED when the session has ended; VALIDATION_FAILED
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
  const usedBefore = found && (await touchSession(prisma, found, found.site, now));
  if (!usedBefore) throw new IdentityError('TOKEN_REVOKED');
  const { site, ...session } = found;
  return grantAccess(runtime, {
    customer: bearer.customer,
    session: { ...session, lastUsedAt: now },
    site,
    refreshToken: null,
    lifetimeSeconds,
    now,
    usedBefore,
  });
}
