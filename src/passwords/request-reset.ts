import { z } from 'zod';
import { answerMailRequest } from '../customers/mail-request.ts';
import type { PrismaClient } from '../database/client/client.ts';
import { requireValid } from '../errors.ts';
import { addSeconds, type Clock } from '../lib/clock.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';
import { email, optionalText } from '../lib/input.ts';
import { tellCustomer } from '../mail/tell-customer.ts';
import { issueOneTimeToken, withdrawOneTimeTokens } from '../one-time-tokens/one-time-token.ts';
import { pageLink } from '../sites/page-link.ts';
import type { SiteOfAccount } from '../sites/site.ts';
import { customerObject } from '../webhooks/customer-object.ts';
import { recordEvent } from '../webhooks/record-event.ts';

type Dependencies = {
  clock: Clock;
  derivedKeys: DerivedKeys;
  settings: { publicUrl: string; rateLimits: boolean };
};

const LIFETIME_SECONDS = 3_600;

const request = z.object({ email: email(), referer: optionalText('referer', 2_048) });

/**
 * Mails a link to choose a new password with, good once and for an hour. It withdraws the links before it.
 * `referer` is only told to the account's webhooks.
 * @param input a RequestPasswordResetInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, RATE_LIMITED; NOT_FOUND where the site reveals unknown emails
 */
export async function requestPasswordReset(
  prisma: PrismaClient,
  dependencies: Dependencies,
  { site, source }: { site: SiteOfAccount; source: string },
  input: unknown,
): Promise<void> {
  const { email, referer = null } = requireValid(request, input);
  const asked = { kind: 'passwordReset', email, site, source } as const;
  await answerMailRequest(prisma, dependencies, asked, async (tx, { customerId, customer }, now, permit) => {
    const purpose = 'PASSWORD_RESET';
    await withdrawOneTimeTokens(tx, { customerId: customer.id }, [purpose], now);
    const token = await issueOneTimeToken(tx, {
      purpose,
      customerId,
      siteId: site.id,
      now,
      lifetimeSeconds: LIFETIME_SECONDS,
    });
    return async () => {
      const until = addSeconds(now, LIFETIME_SECONDS);
      const secrets = { token, email: customer.email };
      const link = pageLink(site, dependencies.settings, 'password-reset', customer, secrets);
      await tellCustomer(tx, dependencies, permit, customer, site, 'passwordReset', { link, until }, now);
      const object = { ...customerObject(customer), referer };
      const happening = {
        accountId: site.accountId,
        type: 'customer.PasswordResetRequestSubmitted' as const,
        object,
      };
      await recordEvent(tx, dependencies, happening, now);
    };
  });
}
