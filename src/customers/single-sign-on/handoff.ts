import { z } from 'zod';
import {
  type AuthGrant,
  grantAccess,
  type WayInChange,
  wayInChange,
} from '../../access/sessions/auth-grant.ts';
import { addSeconds } from '../../lib/clock.ts';
import { idOf } from '../../lib/ids.ts';
import type {
  Customer,
  OneTimeToken,
  Prisma,
  PrismaClient,
  Session,
  Site,
} from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { text, tokenLifetimeSeconds } from '../../platform/input.ts';
import {
  findOneTimeToken,
  issueOneTimeToken,
  redeemOneTimeToken,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { signIn, type Visit } from '../login/sign-in.ts';

/** A short-lived code for a session. It can be sent in a URL, unlike an access token. */
export type Handoff = { code: string; expiresAt: Date; targetSiteId: number };

const LIFETIME_SECONDS = 30;

/**
 * The data of a code: the version of the password, and the session that it continues. The session is null if the code comes
 * from a login at an identity provider, and opens a new session.
 */
const handoffData = z.object({
  passwordVersion: z.int(),
  sessionId: z.string().nullable(),
  /** The changes that the login at the provider made to the customer's ways in. */
  changes: z.array(wayInChange).default([]),
});

/**
 * Issues a code with which a customer's session continues on another site of the account. Both sites must allow it.
 * @throws IdentityError NOT_FOUND, also for a site of another account; FORBIDDEN
 */
export async function createHandoff(
  runtime: Runtime,
  { customer, sessionId }: { customer: Customer; sessionId: string },
  targetSiteId: string,
): Promise<Handoff> {
  const { prisma, clock } = runtime;
  const where = { id: idOf(targetSiteId), accountId: customer.accountId };
  const target = await prisma.site.findFirst({ where });
  if (!target) throw new IdentityError('NOT_FOUND');
  const session = await prisma.session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { site: true },
  });
  if (!target.sessionHandoff || !session.site.sessionHandoff) {
    throw new IdentityError('FORBIDDEN', { message: 'Sessions cannot be handed over between these sites.' });
  }
  return issueHandoff(prisma, customer, target.id, sessionId, clock());
}

/**
 * Issues a code for a site.
 * @param sessionId the session that continues; null: the customer has just logged in at an identity provider
 */
export async function issueHandoff(
  db: Db,
  { id, passwordVersion }: Pick<Customer, 'id' | 'passwordVersion'>,
  siteId: number,
  sessionId: string | null,
  now: Date,
  changes: WayInChange[] = [],
): Promise<Handoff> {
  const code = await issueOneTimeToken(db, {
    purpose: 'SESSION_HANDOFF',
    customerId: id,
    siteId,
    data: { passwordVersion, sessionId, changes } satisfies z.output<
      typeof handoffData
    > as Prisma.InputJsonObject,
    now,
    lifetimeSeconds: LIFETIME_SECONDS,
  });
  return { code, expiresAt: addSeconds(now, LIFETIME_SECONDS), targetSiteId: siteId };
}

const redemption = z.object({ code: text('code', 255), tokenLifetimeSeconds: tokenLifetimeSeconds() });

/**
 * Opens a session from a code, once, on the site that the code is for. A session that continues another one expires
 * no later than that one, and is not opened when that one has ended.
 * @throws IdentityError INVALID_CREDENTIALS for an invalid code, or another site's; VALIDATION_FAILED
 */
export async function redeemHandoff(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { code, tokenLifetimeSeconds: lifetimeSeconds = null } = requireValid(redemption, input);
  const now = runtime.clock();
  const handoff = await findOneTimeToken(prisma, 'SESSION_HANDOFF', code, now);
  if (handoff?.siteId !== visit.site.id) throw new IdentityError('INVALID_CREDENTIALS');
  const continued = await findContinuedSession(prisma, visit, handoff, now);
  const opened = await inTransaction(prisma, async (tx) => {
    const token = await redeemOneTimeToken(tx, 'SESSION_HANDOFF', code, now);
    const customer = token?.customerId && (await tx.customer.findUnique({ where: { id: token.customerId } }));
    if (!customer || customer.passwordVersion !== handoffData.parse(token.data).passwordVersion) {
      throw new IdentityError('INVALID_CREDENTIALS');
    }
    return signIn(tx, runtime, visit, {
      customer,
      startedBy: continued ? 'HANDOFF' : 'IDENTITY_PROVIDER',
      continues: continued,
      changes: handoffData.parse(handoff.data).changes,
      secondFactorShown: continued !== null && keepsFactor(continued, visit, runtime),
      lifetimeSeconds,
      now,
    });
  });
  return grantAccess(runtime, opened);
}

/**
 * Whether the second factor of the continued session counts on this site. Under the same domain the customer is asked
 * for it again. Under another domain the browser may be unable to present a passkey.
 */
function keepsFactor(
  { secondFactorShown, site }: ContinuedSession,
  visit: Visit,
  { issuer }: Runtime,
): boolean {
  return secondFactorShown && relyingPartyOf(site, issuer).own !== relyingPartyOf(visit.site, issuer).own;
}

type ContinuedSession = Session & { site: Site };

/** Finds the session that a code continues. Null for a code that opens a new one. */
async function findContinuedSession(
  prisma: PrismaClient,
  { site }: Visit,
  { data }: OneTimeToken,
  now: Date,
): Promise<ContinuedSession | null> {
  const { sessionId } = handoffData.parse(data);
  if (sessionId === null) return null;
  const session = await prisma.session.findUnique({ where: { id: sessionId }, include: { site: true } });
  const open = session !== null && session.endedAt === null && session.expiresAt > now;
  // Both settings are checked again: one may have been turned off since.
  if (!open || !site.sessionHandoff || !session.site.sessionHandoff) {
    throw new IdentityError('INVALID_CREDENTIALS');
  }
  return session;
}
