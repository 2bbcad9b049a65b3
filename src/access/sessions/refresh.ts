import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { tokenLifetimeSeconds } from '../../lib/input.ts';
import type { Customer, PrismaClient } from '../../platform/database/client/client.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import type { SigningKeys } from '../tokens/signing-keys.ts';
import { type AuthGrant, grantAccess } from './auth-grant.ts';
import { rotateRefreshToken } from './refresh-token.ts';
import { useSession } from './token-horizon.ts';

type Dependencies = { clock: Clock; derivedKeys: DerivedKeys; issuer: string; signingKeys: SigningKeys };

const lifetime = z.object({ tokenLifetimeSeconds: tokenLifetimeSeconds() });

/**
 * A new access token, and the refresh token's successor, for the session of a refresh token.
 * @param accountId the account that the request names; a refresh token of another is unknown there.
 *   Null: it names none.
 * @throws IdentityError UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED
 */
export async function refreshByRefreshToken(
  prisma: PrismaClient,
  dependencies: Dependencies,
  presented: string,
  accountId: number | null,
  options: { tokenLifetimeSeconds?: number | null | undefined },
): Promise<AuthGrant> {
  const { tokenLifetimeSeconds: lifetimeSeconds } = requireValid(lifetime, options);
  const now = dependencies.clock();
  const refreshed = await rotateRefreshToken(prisma, dependencies.derivedKeys, presented, accountId, now);
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id: refreshed.session.customerId } });
  return grantAccess(dependencies, { ...refreshed, customer, lifetimeSeconds, now });
}

/**
 * A new access token for the session that the bearer's own token speaks for. That token stays good
 * until its `exp`, and the session's refresh tokens are untouched.
 * @throws IdentityError TOKEN_REVOKED when the session has ended meanwhile
 */
export async function refreshByAccessToken(
  prisma: PrismaClient,
  dependencies: Dependencies,
  bearer: { customer: Customer; sessionId: string },
  options: { tokenLifetimeSeconds?: number | null | undefined },
): Promise<AuthGrant> {
  const { tokenLifetimeSeconds: lifetimeSeconds } = requireValid(lifetime, options);
  const now = dependencies.clock();
  const found = await prisma.session.findUnique({
    where: { id: bearer.sessionId },
    include: { site: true },
  });
  if (!found || !(await useSession(prisma, found, found.site, now))) throw new IdentityError('TOKEN_REVOKED');
  const { site, ...session } = found;
  return grantAccess(dependencies, {
    customer: bearer.customer,
    session: { ...session, lastUsedAt: now },
    site,
    refreshToken: null,
    lifetimeSeconds,
    now,
  });
}
