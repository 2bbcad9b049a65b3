import { z } from 'zod';
import type { AuthGrant } from '../../access/sessions/auth-grant.ts';
import type { WayInChange } from '../../access/sessions/way-in-change.ts';
import { text, tokenLifetimeSeconds } from '../../lib/input.ts';
import type { OneTimeToken } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { guessesAboutEmail, guessesFromAddress, requireWithin } from '../../platform/limits/request-limit.ts';
import { guessOneTimeCode } from '../../platform/one-time-tokens/one-time-code.ts';
import { noteUse, spendOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { requireCustomerToken } from '../customer/customer-token.ts';
import { customerIdByEmail, holdCustomer } from '../customer/hold-customer.ts';
import { admitByMailbox } from '../email-addresses/verify-email.ts';
import { signIn, type Visit } from '../login/sign-in.ts';
import { requireEnabled } from './enabled.ts';

const byLink = z.object({ token: text('token', 200), tokenLifetimeSeconds: tokenLifetimeSeconds() });
const byCode = z.object({
  email: text('email', 254),
  code: text('code', 20)
    .transform((code) => code.replace(/\s/g, ''))
    .refine((code) => /^\d{6}$/.test(code), 'The code must be 6 digits.'),
  tokenLifetimeSeconds: tokenLifetimeSeconds(),
});

/**
 * Logs a customer in by the token of the link in her mail: again and again until it expires, or once, as the
 * site says. Each use is in the token's ledger. Her email counts as verified; if it was not, she takes it over
 * from whoever registered with it, and the link stays as good as it was.
 * @param input `token` and `tokenLifetimeSeconds`, not yet validated
 * @throws IdentityError VALIDATION_FAILED, FEATURE_DISABLED, ONE_TIME_TOKEN_INVALID
 */
export async function logInByLink(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { site, source } = visit;
  requireEnabled(site);
  const { token: text, tokenLifetimeSeconds: lifetimeSeconds = null } = requireValid(byLink, input);
  let useId: bigint;
  const changes: WayInChange[] = [];
  return signIn(runtime, visit, {
    startedBy: 'PASSWORDLESS_LINK',
    mailboxShown: true,
    changes,
    lifetimeSeconds,
    async identify(tx, now) {
      const { token, customer } = await requireCustomerToken(tx, 'PASSWORDLESS_LINK', text, site.id, now);
      if (!site.passwordlessLinkReuse && !(await firstUse(tx, token, now))) {
        throw new IdentityError('ONE_TIME_TOKEN_INVALID');
      }
      useId = await noteUse(tx, token, source, now);
      return admitByMailbox(tx, runtime, customer, {
        shownBy: { startedBy: 'PASSWORDLESS_LINK' },
        site,
        source,
        now,
        presented: token,
        changes,
      });
    },
    linkUse: () => useId,
  });
}

/**
 * Logs a customer in by the code in her mail, on the site where it was asked for. Five wrong guesses and a
 * code is dead; an address has sixty an hour, an email fifty a day. An email that nobody has is answered as a
 * wrong code is.
 * @param input a PasswordlessCodeLoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, FEATURE_DISABLED, RATE_LIMITED, INVALID_CREDENTIALS
 */
export async function logInByCode(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { site, source } = visit;
  requireEnabled(site);
  const { email, code, tokenLifetimeSeconds: lifetimeSeconds = null } = requireValid(byCode, input);
  const { clock, settings, derivedKeys } = runtime;
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
  const which = { purpose: 'PASSWORDLESS_CODE', subject, siteId: site.id } as const;
  const token = await guessOneTimeCode(prisma, derivedKeys, which, code, clock());
  if (!token) throw new IdentityError('INVALID_CREDENTIALS');
  const changes: WayInChange[] = [];
  return signIn(runtime, visit, {
    startedBy: 'PASSWORDLESS_CODE',
    mailboxShown: true,
    changes,
    lifetimeSeconds,
    async identify(tx, now) {
      const customer = await holdCustomer(tx, token.customerId ?? 0);
      if (!customer || !(await spendOneTimeToken(tx, token, now))) {
        throw new IdentityError('INVALID_CREDENTIALS');
      }
      const shownBy = { startedBy: 'PASSWORDLESS_CODE' } as const;
      return admitByMailbox(tx, runtime, customer, { shownBy, site, source, now, changes });
    },
  });
}

/** A link that was used while it could be used again has had its one use when the site changes its mind. */
async function firstUse(tx: Db, token: OneTimeToken, now: Date): Promise<boolean> {
  const used = await tx.oneTimeTokenUse.findFirst({ where: { tokenId: token.id }, select: { id: true } });
  return used === null && (await spendOneTimeToken(tx, token, now));
}
