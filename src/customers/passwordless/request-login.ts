import { z } from 'zod';
import { mailCustomer } from '../../delivery/mail/mail-customer.ts';
import { addSeconds } from '../../lib/clock.ts';
import type { Site } from '../../platform/database/client/client.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { email, optionalText } from '../../platform/input.ts';
import { message } from '../../platform/messages/message.ts';
import { issueOneTimeCode, withdrawOneTimeCodes } from '../../platform/one-time-tokens/one-time-code.ts';
import { issueOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { presentedBotToken, requireHuman } from '../../tenancy/bot-protection/require-human.ts';
import { pageLink } from '../../tenancy/sites/page-link.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { recordCustomerEvent } from '../customer/customer-change.ts';
import { beginSending, endSending, findAddressee, permitMailRequest } from '../customer/mail-request.ts';

const DAY_SECONDS = 86_400;
const CODE_LIFETIME_SECONDS = 600;

const request = z.object({
  email: email(),
  referer: optionalText('referer', 2_048),
  botToken: presentedBotToken(),
});

/**
 * Mails a login link, whose lifetime is a setting of the site, and a code for another device, valid for ten minutes.
 * Earlier links stay valid; an earlier code becomes invalid. The account's webhooks get the token and `referer`. The
 * `referer` is used for nothing else.
 * @param input a RequestPasswordlessLoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, FEATURE_DISABLED, RATE_LIMITED; NOT_FOUND for an unknown email if the site
 *   reveals unknown emails; the errors of `requireHuman`
 */
export async function requestPasswordlessLogin(
  runtime: Runtime,
  { site, source }: { site: SiteOfAccount; source: string },
  input: unknown,
): Promise<void> {
  requirePasswordlessEnabled(site);
  const { email, referer = null, botToken } = requireValid(request, input);
  const { prisma, clock, derivedKeys, settings } = runtime;
  const { accountId } = site;
  const asked = { kind: 'passwordlessLogin', email, site, source } as const;
  const now = clock();
  // Checked before the request is counted, so that requests without a bot token do not use up the limit of a mailbox.
  await requireHuman(runtime, { site, source }, 'PASSWORDLESS_LOGIN', botToken);
  const mailPermit = await permitMailRequest(runtime, asked, now);
  await prisma.$transaction(async (tx) => {
    const addressee = await findAddressee(tx, runtime, asked, mailPermit, now);
    if (!addressee) return;
    const { customerId, customer, permit } = addressee;
    const subject = customerId === null ? { accountId, emailKey: customer.emailKey } : { customerId };
    await withdrawOneTimeCodes(tx, derivedKeys, 'PASSWORDLESS_CODE', subject, now);
    const bound = { customerId, siteId: site.id, now };
    const lifetimeSeconds = site.passwordlessLinkDays * DAY_SECONDS;
    const token = await issueOneTimeToken(tx, { ...bound, purpose: 'PASSWORDLESS_LINK', lifetimeSeconds });
    const { id, code } = await issueOneTimeCode(tx, derivedKeys, {
      ...bound,
      subject,
      purpose: 'PASSWORDLESS_CODE',
      lifetimeSeconds: CODE_LIFETIME_SECONDS,
    });
    await beginSending(tx);
    const link = pageLink(site, settings, 'passwordless-login', customer, { token });
    const until = addSeconds(now, lifetimeSeconds);
    const codeUntil = addSeconds(now, CODE_LIFETIME_SECONDS);
    const values = { link, until, code, codeUntil };
    await mailCustomer(tx, runtime, permit, customer, site, 'passwordlessLogin', values, now, {
      link: token,
      until,
      code: { id, until: codeUntil },
    });
    const type = 'customer.passwordless_login_request';
    await recordCustomerEvent(tx, runtime, type, customer, now, { token, referer });
    await endSending(tx, addressee);
  });
}

/** @throws IdentityError FEATURE_DISABLED */
export function requirePasswordlessEnabled({ passwordlessEnabled }: Pick<Site, 'passwordlessEnabled'>): void {
  if (passwordlessEnabled) return;
  throw new IdentityError('FEATURE_DISABLED', {
    message: message('passwordlessDisabled'),
  });
}
