import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import { lockCustomer, openSession } from '../../access/sessions/open-session.ts';
import type { WayInChange } from '../../access/sessions/way-in-change.ts';
import { atMailbox } from '../../delivery/mail/mailbox.ts';
import type { Customer, Session, SessionStart } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { noteUseSession } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { secondFactorDue } from '../second-factor/gate.ts';
import { secondFactorPolicy } from '../second-factor/policy.ts';

/** Where somebody comes in, and from where. */
export type Visit = { site: SiteOfAccount; source: string; userAgent: string | null };
/** Somebody who has shown who she is. */
export type SignIn = {
  startedBy: SessionStart;
  /**
   * What has to happen in the same transaction before the session begins: a one-time token is redeemed, a
   * customer is created or linked. @returns whose session it will be
   */
  identify(tx: Db, now: Date): Promise<Customer>;
  /** The use of a link that `identify` has entered into its ledger: it is told the session, whenever it begins. */
  linkUse?(): bigint | null;
  /** What `identify` has changed about the customer's ways in. It is filled in the meantime. */
  changes?: readonly WayInChange[];
  /** Set where the way here leads through the customer's mailbox. */
  mailboxShown?: boolean;
  /** Set where a second factor was shown on the way here. */
  secondFactorShown?: boolean;
  /** The session that the new one continues, and ends no later than. */
  continues?: Pick<Session, 'id' | 'expiresAt'> | null;
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
  runtime: Runtime,
  { site, source, userAgent }: Visit,
  way: SignIn,
): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { startedBy, identify, continues = null, secondFactorShown = false, lifetimeSeconds = null } = way;
  const now = runtime.clock();
  const entered = await prisma.$transaction(async (tx) => {
    const customer = await identify(tx, now);
    const linkUse = way.linkUse?.() ?? null;
    const policy = secondFactorShown ? 'OFF' : await secondFactorPolicy(tx, site.accountId);
    if (policy !== 'OFF') {
      await lockCustomer(tx, customer);
      const refusal = await secondFactorDue(tx, {
        ...{ customer, site, policy, now, startedBy, lifetimeSeconds },
        party: relyingPartyOf(site, runtime.issuer),
        ...(continues && {
          continued: { sessionId: continues.id, endsBy: continues.expiresAt.toISOString() },
        }),
        ...(linkUse !== null && { linkUse: String(linkUse) }),
        ...(way.mailboxShown && { mailbox: (await atMailbox(tx, customer)).email }),
        ...(way.changes?.length && { changes: [...way.changes] }),
      });
      if (refusal) return { refusal };
    }
    const endsBy = continues?.expiresAt ?? null;
    const opening = { customer, site, startedBy, source, userAgent, endsBy, secondFactorShown, now };
    const opened = await openSession(tx, runtime, opening);
    if (linkUse !== null) await noteUseSession(tx, linkUse, opened.session.id);
    return { customer, opened };
  });
  if ('refusal' in entered) throw entered.refusal;
  const { customer, opened } = entered;
  return grantAccess(runtime, {
    ...opened,
    customer: { ...customer, lastLoginAt: now },
    site,
    lifetimeSeconds,
    now,
    changes: way.changes ?? [],
  });
}
