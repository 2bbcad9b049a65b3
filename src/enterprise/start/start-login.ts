import {
  requireReturnTo,
  type StartedRedirect,
  withResult,
} from '../../customers/identity-providers/start-redirect.ts';
import { countOutcome, outcomeOf } from '../../customers/login/count-login.ts';
import type { Site } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { companyAttempt } from '../login/finish-login.ts';
import { storeLogin } from '../login/login-state.ts';
import { requireUsableConnection } from '../login/usable-connection.ts';
import { beginOpenIdLogin } from '../openid/openid-login.ts';
import { beginSamlLogin } from '../saml/saml-login.ts';

/**
 * Starts a login at a company. What its answer must match is stored in the database and bound to the browser by a secret in
 * a cookie.
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
    const { secrets, urlFor } =
      connection.kind === 'SAML'
        ? beginSamlLogin(runtime, connection)
        : await beginOpenIdLogin(runtime, connection);
    const { issuer } = connection;
    const login = { connectionId: connection.id, issuer, returnTo: destination, siteId: site.id, secrets };
    const { state, browser } = await storeLogin(runtime, login);
    return { location: await urlFor(state), browser };
  } catch (error) {
    // A login that starts is counted when it ends.
    const attempt = companyAttempt(connection.id);
    countOutcome(runtime, site, attempt, outcomeOf(error, attempt));
    if (!(error instanceof IdentityError)) throw error;
    return { location: withResult(destination, { error: error.code }), browser: null };
  }
}
