import { z } from 'zod';
import { type AuthGrant, grantAccess, type WayInChange } from '../../access/sessions/auth-grant.ts';
import { findUnsettledChange, withEmailBeforeChange } from '../../delivery/mail/mailbox.ts';
import type { Customer, OneTimeToken } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import type { Db } from '../../platform/database/database.ts';
import { customerIdByEmail } from '../../platform/database/locks.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { text, tokenLifetimeSeconds } from '../../platform/input.ts';
import { guessesAboutEmail, guessesFromAddress, requireWithin } from '../../platform/limits/request-limit.ts';
import { rule } from '../../platform/messages/message.ts';
import { guessOneTimeCode } from '../../platform/one-time-tokens/one-time-code.ts';
import { noteUse, spendOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordCustomerChange, recordCustomerEvent } from '../customer/customer-change.ts';
import { lockActiveCustomer, requireCustomerToken } from '../customer/lock-customer.ts';
import { type MailboxProof, takeOver } from '../customer/take-over.ts';
import { restoreEmail } from '../email-addresses/settle-change.ts';
import { countLogin } from '../login/count-login.ts';
import { signIn, type Visit } from '../login/sign-in.ts';
import { hasRequiredFactor } from '../second-factor/require-second-factor.ts';
import { requirePasswordlessEnabled } from './request-login.ts';

const byLink = z.object({ token: text('token', 200), tokenLifetimeSeconds: tokenLifetimeSeconds() });
const byCode = z.object({
  email: text('email', 254),
  code: text('code', 20)
    .transform((code) => code.replace(/\s/g, ''))
    .refine((code) => /^\d{6}$/.test(code), rule('codeNotSixDigits')),
  tokenLifetimeSeconds: tokenLifetimeSeconds(),
});

/**
 * Logs a customer in by the token of a mailed link. The site's settings determine whether a link can be used once, or
 * until it expires. Each use is recorded. The email counts as verified; if it was not, the customer takes the account
 * over from the person who registered with it (`verifyByMailbox`).
 * @param input `token` and `tokenLifetimeSeconds`, not yet validated
 * @throws IdentityError VALIDATION_FAILED, FEATURE_DISABLED, ONE_TIME_TOKEN_INVALID; the errors of `signIn`
 */
export function logInByLink(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  return countLogin(runtime, visit.site, 'PASSWORDLESS_LINK', () => openByLink(runtime, visit, input));
}

async function openByLink(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { site, source } = visit;
  requirePasswordlessEnabled(site);
  const { token: text, tokenLifetimeSeconds: lifetimeSeconds = null } = requireValid(byLink, input);
  const startedBy = 'PASSWORDLESS_LINK';
  const now = runtime.clock();
  const opened = await inTransaction(runtime.prisma, async (tx) => {
    const { token, customer } = await requireCustomerToken(tx, startedBy, text, site.id, now);
    if (!site.passwordlessLinkReuse && !(await spendFirstUse(tx, token, now))) {
      throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    }
    const linkUse = await noteUse(tx, token, source, now);
    const proof = { shownBy: { startedBy }, site, source, now, presented: token } as const;
    const verified = await verifyByMailbox(tx, runtime, customer, proof);
    const login = { ...verified, startedBy, mailboxShown: true, linkUse, lifetimeSeconds, now } as const;
    return signIn(tx, runtime, visit, login);
  });
  return grantAccess(runtime, opened);
}

/**
 * Logs a customer in by the mailed code, on the site where it was requested. A code is invalid after five wrong
 * guesses. Up to 60 guesses an hour per client address, up to 50 a day per email. An unknown email gets the same answer
 * as a wrong code.
 * @param input a PasswordlessCodeLoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, FEATURE_DISABLED, RATE_LIMITED, INVALID_CREDENTIALS; the errors of `signIn`
 */
export function logInByCode(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  return countLogin(runtime, visit.site, 'PASSWORDLESS_CODE', () => openByCode(runtime, visit, input));
}

async function openByCode(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { site, source } = visit;
  requirePasswordlessEnabled(site);
  const { email, code, tokenLifetimeSeconds: lifetimeSeconds = null } = requireValid(byCode, input);
  const token = await guessCode(runtime, visit, email, code);
  if (!token) throw new IdentityError('INVALID_CREDENTIALS');
  const startedBy = 'PASSWORDLESS_CODE';
  const now = runtime.clock();
  const opened = await inTransaction(runtime.prisma, async (tx) => {
    const customer = await lockActiveCustomer(tx, token.customerId ?? 0);
    if (!customer || !(await spendOneTimeToken(tx, token, now))) {
      throw new IdentityError('INVALID_CREDENTIALS');
    }
    const proof = { shownBy: { startedBy }, site, source, now } as const;
    const verified = await verifyByMailbox(tx, runtime, customer, proof);
    const login = { ...verified, startedBy, mailboxShown: true, lifetimeSeconds, now } as const;
    return signIn(tx, runtime, visit, login);
  });
  return grantAccess(runtime, opened);
}

/** Compares a code with the code that was mailed to an email, under the limits. @returns null unless they are equal */
async function guessCode(
  { prisma, clock, settings, derivedKeys }: Runtime,
  { site, source }: Visit,
  email: string,
  code: string,
): Promise<OneTimeToken | null> {
  const { accountId } = site;
  const key = emailKey(email);
  const limits = [
    guessesFromAddress('passwordless-code', source),
    guessesAboutEmail('passwordless-code', accountId, key),
  ];
  await requireWithin(prisma, settings, limits, clock());
  const [known] = await prisma.$queryRaw<{ id: number }[]>`
    SELECT id FROM customer WHERE id = ${customerIdByEmail(accountId, key)}
      AND disabled_at IS NULL AND deleted_at IS NULL`;
  const subject = known ? { customerId: known.id } : { accountId, emailKey: key };
  const bound = { purpose: 'PASSWORDLESS_CODE', subject, siteId: site.id } as const;
  return guessOneTimeCode(prisma, derivedKeys, bound, code, clock());
}

/** Spends a link that may be used once. If it was used while the site allowed reuse, that use counts, too. */
async function spendFirstUse(tx: Db, token: OneTimeToken, now: Date): Promise<boolean> {
  const used = await tx.oneTimeTokenUse.findFirst({ where: { tokenId: token.id }, select: { id: true } });
  return used === null && (await spendOneTimeToken(tx, token, now));
}

/**
 * Verifies the email of a customer who has shown that they read its mailbox. An account whose email was not verified is
 * taken over from the person who registered with it. Nothing happens if the login requires the customer's second
 * factor, because access to the mailbox does not replace a factor.
 * @param customer whose row is locked
 * @returns the customer, and how their ways to log in have changed
 */
async function verifyByMailbox(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  proof: MailboxProof,
): Promise<{ customer: Customer; changes: readonly WayInChange[] }> {
  const change = await findUnsettledChange(tx, customer.id);
  const { emailVerifiedAt } = withEmailBeforeChange(customer, change);
  if (emailVerifiedAt !== null || (await hasRequiredFactor(tx, customer))) return { customer, changes: [] };
  // The mail went to the email that the customer had before the change.
  const restored = change ? await restoreEmail(tx, customer.id, change, null, proof.now) : customer;
  const owned = await takeOver(tx, runtime, restored, proof);
  await recordCustomerEvent(tx, runtime, 'customer.email_verification_succeeded', owned.customer, proof.now);
  await recordCustomerChange(tx, runtime, customer, owned.customer, proof.now);
  return owned;
}
