import { z } from 'zod';
import {
  type AuthGrant,
  grantAccess,
  type WayInChange,
  wayInChange,
} from '../../access/sessions/auth-grant.ts';
import { addSeconds } from '../../lib/clock.ts';
import { idOf } from '../../lib/ids.ts';
import type { Customer, Prisma, PrismaClient, Session, Site } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireFound, requireValid } from '../../platform/errors.ts';
import { text, tokenLifetimeSeconds } from '../../platform/input.ts';
import { message } from '../../platform/messages/message.ts';
import {
  findOneTimeToken,
  issueOneTimeToken,
  redeemOneTimeToken,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { type CountedLogin, countLogin } from '../login/count-login.ts';
import { signIn, type Visit } from '../login/sign-in.ts';

/** A short-lived code for a session. It can be sent in a URL, unlike an access token. */
export type Handoff = { code: string; expiresAt: Date; targetSiteId: number };

const LIFETIME_SECONDS = 30;

/**
 * The data of a code: the version of the password, and the session that the code continues. A code from a login at an
 * identity provider continues no session: `sessionId` is null.
 */
const handoffData = z.object({
  passwordVersion: z.int(),
  sessionId: z.string().nullable(),
  provider: z.string().nullish(),
  /** The changes that the login at the provider made to the customer's ways to log in. */
  changes: z.array(wayInChange).default([]),
});

/**
 * Issues a code with which a customer's session continues on another site of the account. Both sites must allow
 * handoffs.
 * @throws IdentityError NOT_FOUND, also for a site of another account; FORBIDDEN
 */
export async function createHandoff(
  runtime: Runtime,
  { customer, sessionId }: { customer: Customer; sessionId: string },
  targetSiteId: string,
): Promise<Handoff> {
  const { prisma, clock } = runtime;
  const where = { id: idOf(targetSiteId), accountId: customer.accountId };
  const target = requireFound(await prisma.site.findFirst({ where }));
  const session = await prisma.session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { site: true },
  });
  if (!target.sessionHandoff || !session.site.sessionHandoff) {
    throw new IdentityError('FORBIDDEN', { message: message('handoffRefused') });
  }
  return issueHandoff(prisma, customer, { siteId: target.id, sessionId }, clock());
}

/** The session that continues on a site, or the identity provider at which the customer has just logged in. */
type HandedOver = { siteId: number } & ({ sessionId: string } | { provider: string; changes: WayInChange[] });

/** Issues a code for a site. */
export async function issueHandoff(
  db: Db,
  { id, passwordVersion }: Pick<Customer, 'id' | 'passwordVersion'>,
  { siteId, ...handedOver }: HandedOver,
  now: Date,
): Promise<Handoff> {
  const code = await issueOneTimeToken(db, {
    purpose: 'SESSION_HANDOFF',
    customerId: id,
    siteId,
    data: { passwordVersion, sessionId: null, ...handedOver } satisfies z.input<
      typeof handoffData
    > as Prisma.InputJsonObject,
    now,
    lifetimeSeconds: LIFETIME_SECONDS,
  });
  return { code, expiresAt: addSeconds(now, LIFETIME_SECONDS), targetSiteId: siteId };
}

const redemption = z.object({ code: text('code', 255), tokenLifetimeSeconds: tokenLifetimeSeconds() });

/**
 * Opens a session from a code, once, on the site that the code is for. A session that continues another session expires
 * no later than the other session, and is not opened if the other session has ended.
 * @throws IdentityError INVALID_CREDENTIALS for an invalid code, or a code of another site; VALIDATION_FAILED; the
 *   errors of `signIn`
 */
export function redeemHandoff(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  return countLogin(runtime, visit.site, 'HANDOFF', (login) => openByHandoff(runtime, visit, input, login));
}

async function openByHandoff(
  runtime: Runtime,
  visit: Visit,
  input: unknown,
  login: CountedLogin,
): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { code, tokenLifetimeSeconds: lifetimeSeconds = null } = requireValid(redemption, input);
  const now = runtime.clock();
  const handoff = await findOneTimeToken(prisma, 'SESSION_HANDOFF', code, now);
  if (handoff?.siteId !== visit.site.id) throw new IdentityError('INVALID_CREDENTIALS');
  const { provider = null, changes, ...handedOver } = handoffData.parse(handoff.data);
  const startedBy = handedOver.sessionId === null ? 'IDENTITY_PROVIDER' : 'HANDOFF';
  login.way = startedBy;
  login.provider = provider;
  const continued = await findContinuedSession(prisma, visit, handedOver, now);
  const opened = await inTransaction(prisma, async (tx) => {
    const token = await redeemOneTimeToken(tx, 'SESSION_HANDOFF', code, now);
    const customer = token?.customerId && (await tx.customer.findUnique({ where: { id: token.customerId } }));
    if (!customer || customer.passwordVersion !== handedOver.passwordVersion) {
      throw new IdentityError('INVALID_CREDENTIALS');
    }
    return signIn(tx, runtime, visit, {
      customer,
      startedBy,
      provider,
      continues: continued,
      changes,
      secondFactorShown: continued !== null && keepsFactor(continued, visit, runtime),
      lifetimeSeconds,
      now,
    });
  });
  return grantAccess(runtime, opened);
}

/**
 * Whether the second factor that the continued session has shown also counts in the new session. It does if the sites
 * have different domains, because the browser may be unable to present the passkey on this site. On a site of the same
 * domain, the customer has to show a factor again.
 */
function keepsFactor(
  { secondFactorShown, site }: ContinuedSession,
  visit: Visit,
  { issuer }: Runtime,
): boolean {
  return secondFactorShown && relyingPartyOf(site, issuer).own !== relyingPartyOf(visit.site, issuer).own;
}

type ContinuedSession = Session & { site: Site };

/** Finds the session that a code continues. Null for a code from a login at an identity provider. */
async function findContinuedSession(
  prisma: PrismaClient,
  { site }: Visit,
  { sessionId }: { sessionId: string | null },
  now: Date,
): Promise<ContinuedSession | null> {
  if (sessionId === null) return null;
  const session = await prisma.session.findUnique({ where: { id: sessionId }, include: { site: true } });
  const open = session !== null && session.endedAt === null && session.expiresAt > now;
  // Both settings are checked again: one may have been turned off since.
  if (!open || !site.sessionHandoff || !session.site.sessionHandoff) {
    throw new IdentityError('INVALID_CREDENTIALS');
  }
  return session;
}
