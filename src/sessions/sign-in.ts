import type { Customer, PrismaClient, SessionStart } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import type { Clock } from '../lib/clock.ts';
import type { SiteOfAccount } from '../sites/site.ts';
import type { SigningKeys } from '../tokens/signing-keys.ts';
import { type AuthGrant, grantAccess } from './auth-grant.ts';
import { openSession } from './open-session.ts';

/** Where somebody comes in, and from where. */
export type Visit = { site: SiteOfAccount; source: string; userAgent: string | null };

type Dependencies = { clock: Clock; issuer: string; signingKeys: SigningKeys };

/** Somebody who has shown who she is. */
export type SignIn = {
  startedBy: SessionStart;
  /**
   * What has to happen in the same transaction before the session begins: a one-time token is redeemed, a
   * customer is created or linked. @returns whose session it will be
   */
  identify(tx: Db, now: Date): Promise<Customer>;
  /** The new session ends no later: it continues another one. */
  endsBy?: Date | null;
  /** A shorter life for the token than the site gives. */
  lifetimeSeconds?: number | null;
};

/**
 * Every way in ends here, however somebody has shown who she is: what it takes beyond that is asked here,
 * then the session begins.
 * @throws IdentityError INVALID_CREDENTIALS for a customer who may no longer log in; whatever `identify` throws
 */
export async function signIn(
  prisma: PrismaClient,
  dependencies: Dependencies,
  { site, source, userAgent }: Visit,
  { startedBy, identify, endsBy = null, lifetimeSeconds = null }: SignIn,
): Promise<AuthGrant> {
  const now = dependencies.clock();
  const { customer, opened } = await prisma.$transaction(async (tx) => {
    const customer = await identify(tx, now);
    const opening = { customer, site, startedBy, source, userAgent, endsBy, now };
    return { customer, opened: await openSession(tx, opening) };
  });
  return grantAccess(dependencies, {
    ...opened,
    customer: { ...customer, lastLoginAt: now },
    site,
    lifetimeSeconds,
    now,
  });
}
