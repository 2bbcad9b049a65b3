import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import { requireValid } from '../../platform/errors.ts';
import { email, optionalText, tokenLifetimeSeconds } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { signIn, type Visit } from '../login/sign-in.ts';
import { identifyCustomer } from './identify-customer.ts';
import { retryAfterRace } from './identity-link.ts';
import { presentedToken, verifyPresentedToken } from './verify-token.ts';

const exchange = presentedToken.extend({
  email: email().nullish(),
  firstName: optionalText('first name', 255),
  lastName: optionalText('last name', 255),
  tokenLifetimeSeconds: tokenLifetimeSeconds(),
});

/**
 * Logs a customer in, or registers them, by a token that an identity provider gave to their app.
 * @param input a LoginWithIdentityProviderInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, INVALID_CREDENTIALS, LINK_REQUIRED, PROVIDER_UNAVAILABLE
 */
export async function logInWithIdentityProvider(
  runtime: Runtime,
  visit: Visit,
  input: unknown,
): Promise<AuthGrant> {
  const values = requireValid(exchange, input);
  const { provider, profile } = await verifyPresentedToken(runtime, visit.site.id, values);
  const typed = {
    email: values.email ?? null,
    firstName: values.firstName ?? null,
    lastName: values.lastName ?? null,
  };
  const lifetimeSeconds = values.tokenLifetimeSeconds ?? null;
  const startedBy = 'IDENTITY_PROVIDER';
  const now = runtime.clock();
  const opened = await retryAfterRace(() =>
    inTransaction(runtime.prisma, async (tx) => {
      const login = { provider: provider.name, profile, typed, visit, now };
      const identified = await identifyCustomer(tx, runtime, login);
      return signIn(tx, runtime, visit, { ...identified, startedBy, lifetimeSeconds, now });
    }),
  );
  return grantAccess(runtime, opened);
}
