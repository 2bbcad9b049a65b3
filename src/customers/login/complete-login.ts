import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { confirmEmail } from '../email-addresses/verify-email.ts';
import {
  completion,
  findChallenge,
  invalidChallenge,
  presentChallenge,
  redeemChallenge,
} from '../second-factor/challenge.ts';
import { lockOwner } from '../second-factor/owner.ts';
import { passkeyRequestOptions, type RequestedDomain, useAssertion } from '../second-factor/passkey.ts';
import { readProof, reserveFactorAttempt, useFactor } from '../second-factor/proof.ts';
import { type PendingLogin, secondFactorPolicy } from '../second-factor/require-second-factor.ts';
import { type CountedLogin, countLogin, type LoginWay } from './count-login.ts';
import { signIn, type Visit } from './sign-in.ts';

/**
 * Completes a login that waits for a second factor: uses the challenge and the factor, then opens the session. No
 * session is opened if the login continues a session that has ended.
 * @param input a CompleteLoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED by field, ACCOUNT_LOCKED, UNAVAILABLE; the errors of `signIn`
 */
export function completeLogin(
  runtime: Runtime,
  visit: Visit,
  input: { challenge: string },
): Promise<AuthGrant> {
  return countLogin(runtime, visit.site, 'UNKNOWN', (login) => openByFactor(runtime, visit, input, login));
}

async function openByFactor(
  runtime: Runtime,
  visit: Visit,
  input: { challenge: string },
  login: CountedLogin,
): Promise<AuthGrant> {
  const { prisma, clock } = runtime;
  const { site } = visit;
  const { challenge: presented } = requireValid(completion, input);
  const challenge = await findChallenge(prisma, presented, site.id, clock());
  const { customerId, pending, enrolled } = challenge;
  if (customerId === null) throw invalidChallenge();
  login.way = wayOfPending(pending);
  login.provider = pending.provider ?? null;
  login.isSecondStep = true;
  const owner = { customerId };
  const proof = enrolled ? null : readProof(input);
  const ceremony = { siteId: site.id, party: relyingPartyOf(site, runtime.issuer) };
  await using attempt = await reserveFactorAttempt(runtime, owner);
  await presentChallenge(prisma, challenge);
  const now = clock();
  const opened = await inTransaction(prisma, async (tx) => {
    await lockOwner(tx, owner);
    await redeemChallenge(tx, presented, now);
    await requireContinuedOpen(tx, pending, now);
    const found = await tx.customer.findUnique({ where: { id: customerId } });
    if (found?.passwordVersion !== pending.passwordVersion) throw invalidChallenge();
    if (proof) await useFactor(tx, runtime, { owner, ceremony, attempt }, proof, now);
    // The first step may have shown that the customer reads a mailbox. That counts only while the email is the same.
    const isMailboxShown = found.email === pending.mailbox;
    const customer = isMailboxShown ? await confirmEmail(tx, runtime, found, now) : found;
    return signIn(tx, runtime, visit, { ...loginOf(pending), customer, secondFactorShown: true, now });
  });
  await attempt.settle(true);
  return grantAccess(runtime, opened);
}

/** The way of the login for the statistics. A change of the password is not a way to log in. */
function wayOfPending({ startedBy }: PendingLogin): LoginWay {
  return startedBy === 'PASSWORD_CHANGE' ? 'UNKNOWN' : startedBy;
}

function loginOf({ startedBy, lifetimeSeconds, continued, linkUse, changes = [], provider }: PendingLogin) {
  return {
    provider: provider ?? null,
    startedBy,
    lifetimeSeconds,
    continues: continued ? { id: continued.sessionId, expiresAt: new Date(continued.endsBy) } : null,
    linkUse: linkUse === undefined ? null : BigInt(linkUse),
    changes,
  };
}

async function requireContinuedOpen(tx: Db, { continued }: PendingLogin, now: Date): Promise<void> {
  if (!continued) return;
  const open = await tx.session.findFirst({
    where: { id: continued.sessionId, endedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  if (!open) throw invalidChallenge();
}

/**
 * Creates the options for a passkey login: as the second factor of the login with the given challenge, or as the only
 * factor.
 * @returns the options for `navigator.credentials.get`
 * @throws IdentityError VALIDATION_FAILED on `challenge` and `rpId`; NOT_FOUND with a challenge if the customer has no
 *   passkey that can be used here; FORBIDDEN without a challenge if no site of the account has a second factor
 */
export async function beginPasskeyLogin(
  runtime: Runtime,
  { site }: Pick<Visit, 'site'>,
  { challenge, ...wanted }: RequestedDomain & { challenge: string | null },
) {
  const { prisma, clock, issuer } = runtime;
  const now = clock();
  const ceremony = { siteId: site.id, party: relyingPartyOf(site, issuer) };
  if (challenge === null) {
    await requireSecondFactorEnabled(prisma, site);
    return passkeyRequestOptions(prisma, null, ceremony, wanted, now);
  }
  const { customerId } = await findChallenge(prisma, challenge, site.id, now);
  if (customerId === null) throw invalidChallenge();
  return passkeyRequestOptions(prisma, { customerId }, ceremony, wanted, now);
}

/**
 * Logs a customer in with a passkey only. The device has verified its user, so the passkey counts as both factors.
 * @param input a PasskeyLoginInput, not yet validated
 * @throws IdentityError INVALID_CREDENTIALS; FORBIDDEN if no site of the account has a second factor; the errors of
 *   `signIn`
 */
export function logInWithPasskey(
  runtime: Runtime,
  visit: Visit,
  input: { assertion?: unknown },
): Promise<AuthGrant> {
  return countLogin(runtime, visit.site, 'PASSKEY', () => openByPasskey(runtime, visit, input));
}

async function openByPasskey(
  runtime: Runtime,
  visit: Visit,
  input: { assertion?: unknown },
): Promise<AuthGrant> {
  const { prisma, clock, issuer } = runtime;
  const { site } = visit;
  const { accountId } = site;
  await requireSecondFactorEnabled(prisma, site);
  const ceremony = { siteId: site.id, party: relyingPartyOf(site, issuer) };
  const now = clock();
  const opened = await inTransaction(prisma, async (tx) => {
    const passkey = await useAssertion(tx, null, ceremony, input.assertion, now);
    const customer = passkey?.customerId
      ? await tx.customer.findFirst({ where: { id: passkey.customerId, accountId } })
      : null;
    if (!customer) throw new IdentityError('INVALID_CREDENTIALS');
    return signIn(tx, runtime, visit, { customer, startedBy: 'PASSKEY', secondFactorShown: true, now });
  });
  return grantAccess(runtime, opened);
}

async function requireSecondFactorEnabled(prisma: PrismaClient, { accountId }: Visit['site']): Promise<void> {
  if ((await secondFactorPolicy(prisma, accountId)) === 'OFF') {
    throw new IdentityError('FORBIDDEN', { message: message('factorOff') });
  }
}
