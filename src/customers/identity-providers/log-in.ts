import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import type { Site } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import { requireValid } from '../../platform/errors.ts';
import { email, optionalText, tokenLifetimeSeconds } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { type CountedLogin, countLogin } from '../login/count-login.ts';
import { signIn, type Visit } from '../login/sign-in.ts';
import { acceptedTerms, currentTermsVersion, recordAcceptedTerms } from '../terms/accept-terms.ts';
import { identifyCustomer } from './identify-customer.ts';
import { retryAfterRace } from './identity-link.ts';
import { findProvider } from './provider.ts';
import { presentedToken, verifyPresentedToken } from './verify-token.ts';

function loginInput(site: Pick<Site, 'termsVersion'>) {
  return presentedToken.extend({
    email: email().nullish(),
    firstName: optionalText('first name', 255),
    lastName: optionalText('last name', 255),
    acceptedTermsVersion: currentTermsVersion(site).nullish(),
    tokenLifetimeSeconds: tokenLifetimeSeconds(),
  });
}

/**
 * Logs a customer in, or registers them, by a token that an identity provider gave to their app.
 * @param input a LoginWithIdentityProviderInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, INVALID_CREDENTIALS, LINK_REQUIRED, PROVIDER_UNAVAILABLE; the errors of
 *   `signIn`
 */
export function logInWithIdentityProvider(
  runtime: Runtime,
  visit: Visit,
  input: unknown,
): Promise<AuthGrant> {
  return countLogin(runtime, visit.site, 'IDENTITY_PROVIDER', (login) =>
    openByProvider(runtime, visit, input, login),
  );
}

async function openByProvider(
  runtime: Runtime,
  visit: Visit,
  input: unknown,
  login: CountedLogin,
): Promise<AuthGrant> {
  const values = requireValid(loginInput(visit.site), input);
  const provider = await findProvider(runtime, visit.site.id, values.provider);
  login.provider = provider.name;
  const profile = await verifyPresentedToken(runtime, provider, values);
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
      const confirmed = { provider: provider.name, profile, typed, visit, now };
      const { isNew, ...identified } = await identifyCustomer(tx, runtime, confirmed);
      login.isRegistration = isNew;
      if (values.acceptedTermsVersion) {
        const { customer } = identified;
        await recordAcceptedTerms(tx, customer, visit.site, values.acceptedTermsVersion, now);
        const data = acceptedTerms(values.acceptedTermsVersion, now);
        identified.customer = await tx.customer.update({ where: { id: customer.id }, data });
      }
      return signIn(tx, runtime, visit, {
        ...identified,
        startedBy,
        provider: provider.name,
        lifetimeSeconds,
        now,
      });
    }),
  );
  return grantAccess(runtime, opened);
}
