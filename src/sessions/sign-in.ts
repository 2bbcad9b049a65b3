import type { Customer, PrismaClient, Session, SessionStart } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import type { Clock } from '../lib/clock.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';
import { secondFactorDue } from '../second-factor/gate.ts';
import type { SiteOfAccount } from '../sites/site.ts';
import type { SigningKeys } from '../tokens/signing-keys.ts';
import { type AuthGrant, grantAccess } from './auth-grant.ts';
import { lockCustomer, openSession } from './open-session.ts';

/** Where somebody comes in, and from where. */
export type Visit = { site: SiteOfAccount; source: string; userAgent: string | null };

type Dependencies = { clock: Clock; derivedKeys: DerivedKeys; issuer: string; signingKeys: SigningKeys };

/** Somebody who has shown who she is. */
export type SignIn = {
  startedBy: SessionStart;
  /**
   * What has to happen in the same transaction before the session begins: a one-time token is redeemed, a
   * customer is created or linked. @returns whose session it will be
   */
  identify(tx: Db, now: Date): Promise<Customer>;
  /** What has to be noted of the session, in the same transaction. */
  began?(tx: Db, session: Session): Promise<void>;
  /** Set where a second factor was shown on the way here. */
  secondFactorShown?: boolean;
  /** The new session ends no later: it continues another one. */
  endsBy?: Date | null;
  /** A shorter life for the token than the site gives. */
  lifetimeSeconds?: number | null;
};

/**
 * Every way in ends here, however somebody has shown who she is: what it takes beyond that is asked here,
 * then the session begins. Where a second factor is due none does, but what `identify` did stays done.
 * @throws IdentityError SECOND_FACTOR_REQUIRED with a challenge; INVALID_CREDENTIALS for a customer who may
 *   no longer log in; whatever `identify` throws
 */
export async function signIn(
  prisma: PrismaClient,
  dependencies: Dependencies,
  { site, source, userAgent }: Visit,
  { startedBy, identify, began, endsBy = null, secondFactorShown = false, lifetimeSeconds = null }: SignIn,
): Promise<AuthGrant> {
  const now = dependencies.clock();
  const entered = await prisma.$transaction(async (tx) => {
    const customer = await identify(tx, now);
    if (!secondFactorShown && site.secondFactor !== 'OFF') {
      await lockCustomer(tx, customer);
      const refusal = await secondFactorDue(tx, { customer, site, startedBy, lifetimeSeconds, now });
      if (refusal) return { refusal };
    }
    const opening = { customer, site, startedBy, source, userAgent, endsBy, now };
    const opened = await openSession(tx, dependencies, opening);
    await began?.(tx, opened.session);
    return { customer, opened };
  });
  if ('refusal' in entered) throw entered.refusal;
  const { customer, opened } = entered;
  return grantAccess(dependencies, {
    ...opened,
    customer: { ...customer, lastLoginAt: now },
    site,
    lifetimeSeconds,
    now,
  });
}
