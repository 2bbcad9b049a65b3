import { z } from 'zod';
import { mailCustomer } from '../../delivery/mail/mail-customer.ts';
import { type MailPermit, permitUnasked } from '../../delivery/mail/mail-permit.ts';
import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import { addSeconds } from '../../lib/clock.ts';
import { email, optionalText } from '../../lib/input.ts';
import type { Customer, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { requireValid } from '../../platform/errors.ts';
import { issueOneTimeToken, withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { pageLink } from '../../tenancy/sites/page-link.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { customerObject } from '../customer/customer-object.ts';
import { answerMailRequest } from '../customer/mail-request.ts';
/** What a reset's token is bound to beside its customer: whether the email is to be the one before the change again. */
export type ResetData = { restoresEmail?: boolean };

const LIFETIME_SECONDS = 3_600;

const request = z.object({ email: email(), referer: optionalText('referer', 2_048) });

/**
 * Mails a link to choose a new password with, good once and for an hour. It withdraws the links before it.
 * `referer` is only told to the account's webhooks.
 * @param input a RequestPasswordResetInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, RATE_LIMITED; NOT_FOUND where the site reveals unknown emails
 */
export async function requestPasswordReset(
  runtime: Runtime,
  { site, source }: { site: SiteOfAccount; source: string },
  input: unknown,
): Promise<void> {
  const { email, referer = null } = requireValid(request, input);
  const asked = { kind: 'passwordReset', email, site, source } as const;
  await answerMailRequest(runtime, asked, async (tx, addressee, now, permit) => {
    const { customerId, customer, asksForEarlierEmail } = addressee;
    const bound = { customerId, restoresEmail: asksForEarlierEmail };
    const token = await issueReset(tx, { ...bound, customer, site }, now);
    return async () => {
      await sendReset(tx, runtime, permit, { customer, site, token }, now);
      const object = { ...customerObject(customer), referer };
      const newEvent = {
        accountId: site.accountId,
        type: 'customer.PasswordResetRequestSubmitted' as const,
        object,
      };
      await recordEvent(tx, runtime, newEvent, now);
    };
  });
}

/**
 * The same without being asked, for a customer whose password has just been removed by the holder of their mailbox.
 * @param customer whose row is held
 */
export async function sendResetUnasked(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  { site, source }: { site: SiteOfAccount; source: string },
  now: Date,
): Promise<void> {
  const { id: customerId, accountId, emailKey } = customer;
  const mail = { kind: 'passwordReset', accountId, emailKey, sender: { source } } as const;
  const permit = await permitUnasked(tx, runtime.settings, mail, true, now);
  if ('withheld' in permit) return;
  const token = await issueReset(tx, { customerId, customer, site, restoresEmail: false }, now);
  await sendReset(tx, runtime, permit, { customer, site, token }, now);
}

/** @param customerId null: nobody's; such a token opens nothing */
async function issueReset(
  tx: Db,
  bound: { customerId: number | null; customer: Customer; site: Site; restoresEmail: boolean },
  now: Date,
): Promise<string> {
  const { customerId, customer, site, restoresEmail } = bound;
  const purpose = 'PASSWORD_RESET';
  await withdrawOneTimeTokens(tx, { customerId: customer.id }, [purpose], now);
  const data = { restoresEmail } satisfies ResetData;
  return issueOneTimeToken(tx, {
    purpose,
    customerId,
    siteId: site.id,
    data,
    now,
    lifetimeSeconds: LIFETIME_SECONDS,
  });
}

async function sendReset(
  tx: Db,
  runtime: Runtime,
  permit: MailPermit,
  { customer, site, token }: { customer: Customer; site: Site; token: string },
  now: Date,
): Promise<void> {
  const until = addSeconds(now, LIFETIME_SECONDS);
  const secrets = { token, email: customer.email };
  const link = pageLink(site, runtime.settings, 'password-reset', customer, secrets);
  await mailCustomer(tx, runtime, permit, customer, site, 'passwordReset', { link, until }, now, {
    link: token,
    until,
  });
}
