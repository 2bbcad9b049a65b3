import { reasonOf } from '../../customers/identity-providers/client/provider-failure.ts';
import {
  requireReturnTo,
  type StartedRedirect,
  withResult,
} from '../../customers/identity-providers/start-redirect.ts';
import { failed, spendTest, testedPage } from '../../customers/identity-providers/stored-test.ts';
import { companyLoginName } from '../../customers/login/company-login.ts';
import { countOutcome, outcomeOf } from '../../customers/login/count-login.ts';
import { idOf } from '../../lib/ids.ts';
import type { EnterpriseConnection, Site } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findSite } from '../../tenancy/sites/site.ts';
import { readEnterpriseConnection } from '../connections/connection.ts';
import { companyAttempt } from '../login/finish-login.ts';
import { recordLoginProblem } from '../login/login-problem.ts';
import { type LoginState, storeLogin } from '../login/login-state.ts';
import { endLoginTest } from '../login/login-test.ts';
import { requireUsableConnection } from '../login/usable-connection.ts';
import { beginOpenIdLogin } from '../openid/openid-login.ts';
import { beginSamlLogin } from '../saml/saml-login.ts';

/**
 * Starts a login at a company. The values that the answer must match are stored in the database and bound to the
 * browser by a secret in a cookie.
 * @param id the id of the connection
 * @returns the URL of the provider, or of the page with an error if the provider does not answer
 * @throws IdentityError VALIDATION_FAILED on `returnTo`; NOT_FOUND for a connection that customers cannot use
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
    return await redirectToCompany(runtime, connection, { returnTo: destination, siteId: site.id });
  } catch (error) {
    // Only a failed start is counted here. A login that starts is counted when it ends.
    const attempt = companyAttempt(connection.id);
    countOutcome(runtime, site, attempt, outcomeOf(error, attempt));
    if (!(error instanceof IdentityError)) throw error;
    await recordLoginProblem(runtime, connection.id, reasonOf(error.cause) || error.message);
    return { location: withResult(destination, { error: error.code }), browser: null };
  }
}

/**
 * Starts the redirect of a test, once. A connection that is turned off, or has no proven domain, can be tested, too.
 * @param code the code of `beginLoginTest`
 * @returns the URL of the provider, or of the last page of the test if the provider does not answer
 * @throws IdentityError ONE_TIME_TOKEN_INVALID
 */
export async function startLoginTest(runtime: Runtime, id: string, code: unknown): Promise<StartedRedirect> {
  const connectionId = idOf(id);
  const test = await spendTest(runtime, companyLoginName(connectionId), code);
  const login = { connectionId, returnTo: testedPage(runtime), siteId: test.siteId ?? 0, test: test.id };
  try {
    const { accountId } = await findSite(runtime.prisma, { id: login.siteId });
    const connection = await readEnterpriseConnection(runtime.prisma, { accountId }, connectionId);
    return await redirectToCompany(runtime, connection, login);
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    return { location: await endLoginTest(runtime, login, failed(error)), browser: null };
  }
}

/** @throws IdentityError PROVIDER_UNAVAILABLE */
async function redirectToCompany(
  runtime: Runtime,
  connection: EnterpriseConnection,
  destination: Pick<LoginState<unknown>, 'returnTo' | 'siteId' | 'test'>,
): Promise<StartedRedirect> {
  const { secrets, urlFor } =
    connection.kind === 'SAML'
      ? beginSamlLogin(runtime, connection)
      : await beginOpenIdLogin(runtime, connection);
  const { id: connectionId, issuer } = connection;
  const { state, browser } = await storeLogin(runtime, { ...destination, connectionId, issuer, secrets });
  return { location: await urlFor(state), browser };
}
