import { z } from 'zod';
import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import type { WayInChange } from '../../access/sessions/way-in-change.ts';
import type { SigningKeys } from '../../access/tokens/signing-keys.ts';
import type { Clock } from '../../lib/clock.ts';
import { email, optionalText, text, tokenLifetimeSeconds } from '../../lib/input.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import { requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { VerificationDependencies } from '../email-addresses/request-verification.ts';
import { signIn, type Visit } from '../login/sign-in.ts';
import { examineForeignToken } from './examine-token.ts';
import type { ExternalProfile } from './external-profile.ts';
import { identifyCustomer, whoeverIsFirst } from './identify-customer.ts';
import { findProvider, type Provider, type ProviderSources } from './provider.ts';
import { loggingFailures, type ProviderLog } from './provider-failure.ts';

export type Dependencies = ProviderSources &
  VerificationDependencies & {
    clock: Clock;
    issuer: string;
    signingKeys: SigningKeys;
    log: ProviderLog;
  };

const MAX_TOKEN_LENGTH = 16_384;

/** A provider's token, and what binds it. */
export const presentedToken = z.object({
  provider: text('provider', 63),
  token: text('token', MAX_TOKEN_LENGTH).refine((value) => value !== '', 'The token field is required.'),
  nonce: text('nonce', 255).nullish(),
});

const exchange = presentedToken.extend({
  email: email().nullish(),
  firstName: optionalText('first name', 255),
  lastName: optionalText('last name', 255),
  tokenLifetimeSeconds: tokenLifetimeSeconds(),
});

/**
 * Logs a customer in, or registers her, by a token that an identity provider gave to her app.
 * @param input a LoginWithIdentityProviderInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, INVALID_CREDENTIALS, LINK_REQUIRED, PROVIDER_UNAVAILABLE
 */
export async function logInWithIdentityProvider(
  runtime: Runtime,
  visit: Visit,
  input: unknown,
): Promise<AuthGrant> {
  const values = requireValid(exchange, input);
  const { provider, profile } = await verifyToken(runtime, visit.site.id, values);
  const typed = {
    email: values.email ?? null,
    firstName: values.firstName ?? null,
    lastName: values.lastName ?? null,
  };
  const lifetimeSeconds = values.tokenLifetimeSeconds ?? null;
  const startedBy = 'IDENTITY_PROVIDER';
  const now = runtime.clock();
  const opened = await whoeverIsFirst(() =>
    inTransaction(runtime.prisma, async (tx) => {
      const changes: WayInChange[] = [];
      const arrival = { provider: provider.name, profile, typed, visit, changes, now };
      const customer = await identifyCustomer(tx, runtime, arrival);
      return signIn(tx, runtime, visit, { customer, startedBy, changes, lifetimeSeconds, now });
    }),
  );
  return grantAccess(runtime, opened);
}

/** Who holds a token that was presented on a site. @throws as `examineForeignToken` and `findProvider` */
export async function verifyToken(
  runtime: Runtime,
  siteId: number,
  presented: z.output<typeof presentedToken>,
): Promise<{ provider: Provider; profile: ExternalProfile }> {
  const { prisma } = runtime;
  const provider = await findProvider(prisma, runtime, siteId, presented.provider);
  const { token, nonce = null } = presented;
  const profile = await loggingFailures(runtime.log, provider, () =>
    examineForeignToken(runtime.identityProviders, provider, { token, nonce }, runtime.clock()),
  );
  return { provider, profile };
}
