import { z } from 'zod';
import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import { type WayInChange, wayInChange } from '../../access/sessions/way-in-change.ts';
import type { SigningKeys } from '../../access/tokens/signing-keys.ts';
import type { MailDependencies } from '../../delivery/mail/mail-customer.ts';
import { addSeconds, type Clock } from '../../lib/clock.ts';
import { idOf } from '../../lib/ids.ts';
import { text, tokenLifetimeSeconds } from '../../lib/input.ts';
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
import {
  findOneTimeToken,
  issueOneTimeToken,
  redeemOneTimeToken,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { signIn, type Visit } from '../login/sign-in.ts';

/** A code that stands for a customer for a moment, in a URL, where no token belongs. */
export type Handoff = { code: string; expiresAt: Date; targetSiteId: number };

const LIFETIME_SECONDS = 30;

/**
 * What a code is bound to, beside customer and site: the password that was hers then, and the session that
 * it continues. Null: it comes from an identity provider, and begins one.
 */
const bound = z.object({
  passwordVersion: z.int(),
  sessionId: z.string().nullable(),
  /** The changes to the customer's ways in that the sign-in at the provider made. */
  changes: z.array(wayInChange).default([]),
});

type Dependencies = MailDependencies & { clock: Clock; issuer: string; signingKeys: SigningKeys };

/**
 * A code by which a customer's session continues on another site of the account, if that one and the
 * session's own both allow it.
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
    throw new IdentityError('FORBIDDEN', { message: 'Sessions are not handed over between these sites.' });
  }
  return issueHandoff(prisma, customer, target.id, sessionId, clock());
}

/** @param sessionId the session that continues; null: an identity provider has just identified her */
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
    data: { passwordVersion, sessionId, changes } satisfies z.output<typeof bound> as Prisma.InputJsonObject,
    now,
    lifetimeSeconds: LIFETIME_SECONDS,
  });
  return { code, expiresAt: addSeconds(now, LIFETIME_SECONDS), targetSiteId: siteId };
}

const redemption = z.object({ code: text('code', 255), tokenLifetimeSeconds: tokenLifetimeSeconds() });

/**
 * Turns a code into a session on the site that it is bound to, once. One that continues another session
 * ends no later than that, and does not begin when that one has ended.
 * @throws IdentityError INVALID_CREDENTIALS for whatever is not a good code on this site; VALIDATION_FAILED
 */
export async function redeemHandoff(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { code, tokenLifetimeSeconds: lifetimeSeconds = null } = requireValid(redemption, input);
  const now = runtime.clock();
  const handed = await findOneTimeToken(prisma, 'SESSION_HANDOFF', code, now);
  if (handed?.siteId !== visit.site.id) throw new IdentityError('INVALID_CREDENTIALS');
  const continued = await continuedSession(prisma, visit, handed, now);
  const opened = await inTransaction(prisma, async (tx) => {
    const token = await redeemOneTimeToken(tx, 'SESSION_HANDOFF', code, now);
    const customer = token?.customerId && (await tx.customer.findUnique({ where: { id: token.customerId } }));
    if (!customer || customer.passwordVersion !== bound.parse(token.data).passwordVersion) {
      throw new IdentityError('INVALID_CREDENTIALS');
    }
    return signIn(tx, runtime, visit, {
      customer,
      startedBy: continued ? 'HANDOFF' : 'IDENTITY_PROVIDER',
      continues: continued,
      changes: bound.parse(handed.data).changes,
      secondFactorShown: continued !== null && bringsFactor(continued, visit, runtime),
      lifetimeSeconds,
      now,
    });
  });
  return grantAccess(runtime, opened);
}

/**
 * Whether the factor that was shown in the continued session counts here. Under one domain it can be shown
 * again, and is; under another one a browser may be unable to show it.
 */
function bringsFactor(
  { secondFactorShown, site }: ContinuedSession,
  visit: Visit,
  { issuer }: Pick<Dependencies, 'issuer'>,
): boolean {
  return secondFactorShown && relyingPartyOf(site, issuer).own !== relyingPartyOf(visit.site, issuer).own;
}

type ContinuedSession = Session & { site: Site };

/** The session that a code continues; null for a code that begins one. */
async function continuedSession(
  prisma: PrismaClient,
  { site }: Visit,
  { data }: OneTimeToken,
  now: Date,
): Promise<ContinuedSession | null> {
  const { sessionId } = bound.parse(data);
  if (sessionId === null) return null;
  const session = await prisma.session.findUnique({ where: { id: sessionId }, include: { site: true } });
  const open = session !== null && session.endedAt === null && session.expiresAt > now;
  // Both settings again: one may have been turned off since.
  if (!open || !site.sessionHandoff || !session.site.sessionHandoff) {
    throw new IdentityError('INVALID_CREDENTIALS');
  }
  return session;
}
