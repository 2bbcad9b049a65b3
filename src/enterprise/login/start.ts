import { beginAtCompany } from '../../customers/identity-providers/company-provider.ts';
import {
  requireReturnTo,
  type StartedRedirect,
  withResult,
} from '../../customers/identity-providers/start-redirect.ts';
import { companyLoginName } from '../../customers/login/company-login.ts';
import { type CountedLogin, countOutcome, NEW_LOGIN, outcomeOf } from '../../customers/login/count-login.ts';
import type { Site } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { connectionUrls } from '../connections/names.ts';
import { storeLogin } from './login-state.ts';
import { providerOfCompany } from './provider.ts';
import { requireUsableConnection } from './usable-connection.ts';

/**
 * Starts a login at a company. OpenID Connect: authorization code with PKCE (RFC 7636), state and nonce. All are stored in
 * the database and bound to the browser by a secret in a cookie.
 * @param id of the connection
 * @returns the URL of the provider, or of the page with an error if the provider does not answer
 * @throws IdentityError VALIDATION_FAILED on `returnTo`; NOT_FOUND for a connection by which nobody can log in
 */
export async function startCompanyLogin(
  runtime: Runtime,
  site: Site,
  id: string,
  returnTo: unknown,
): Promise<StartedRedirect> {
  const destination = requireReturnTo(runtime, site, returnTo);
  const connection = await requireUsableConnection(runtime.prisma, site.accountId, id);
  try {
    const company = await providerOfCompany(runtime, connection);
    const { redirectUri } = connectionUrls(runtime, connection.id);
    const { secrets, urlFor } = await beginAtCompany(runtime, company, { redirectUri });
    const { issuer } = connection;
    const login = { connectionId: connection.id, issuer, returnTo: destination, siteId: site.id, secrets };
    const { state, browser } = await storeLogin(runtime, login);
    return { location: urlFor(state), browser };
  } catch (error) {
    // A login that starts is counted when it ends.
    const attempt = companyAttempt(connection.id);
    countOutcome(runtime, site, attempt, outcomeOf(error, attempt));
    if (!(error instanceof IdentityError)) throw error;
    return { location: withResult(destination, { error: error.code }), browser: null };
  }
}

/** A login at a company, for the statistics. */
export function companyAttempt(id: number): CountedLogin {
  return { ...NEW_LOGIN, way: 'IDENTITY_PROVIDER', provider: companyLoginName(id) };
}
