import { z } from 'zod';
import { readRefusal, refusedToken } from '../../customers/identity-providers/client/provider-failure.ts';
import { beginAtCompany, finishAtCompany } from '../../customers/identity-providers/company-provider.ts';
import { profileFrom } from '../../customers/identity-providers/external-profile.ts';
import type { Claims } from '../../customers/identity-providers/kinds/kind.ts';
import { withResult } from '../../customers/identity-providers/start-redirect.ts';
import { declinedIn } from '../../customers/identity-providers/stored-test.ts';
import { companyLoginName } from '../../customers/login/company-login.ts';
import { countOutcome } from '../../customers/login/count-login.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findSite } from '../../tenancy/sites/site.ts';
import { connectionUrls, identityIssuer } from '../connections/names.ts';
import { companyAttempt, type Finished, finishLogin, type Return } from '../login/finish-login.ts';
import { groupsIn } from '../login/groups.ts';
import type { Person } from '../login/identify-member.ts';
import { recordLoginProblem } from '../login/login-problem.ts';
import { loginCookie, redeemLogin } from '../login/login-state.ts';
import { endLoginTest } from '../login/login-test.ts';
import { providerOfCompany } from './provider.ts';

const secrets = z.object({ verifier: z.string(), nonce: z.string() });

/**
 * Prepares a login at the OpenID provider of a company: authorization code with PKCE (RFC 7636), state and nonce.
 * @throws IdentityError PROVIDER_UNAVAILABLE
 */
export async function beginOpenIdLogin(runtime: Runtime, connection: EnterpriseConnection) {
  const company = await providerOfCompany(runtime, connection);
  const { redirectUri } = connectionUrls(runtime, connection.id);
  return beginAtCompany(runtime, company, { redirectUri });
}

/**
 * Finishes a login at the OpenID provider of a company, once, for the browser that started it.
 * @throws IdentityError BAD_REQUEST for a state that is unknown, used or expired, or that belongs to another browser or
 *   connection
 */
export async function finishOpenIdLogin(runtime: Runtime, back: Return): Promise<Finished> {
  const { connectionId, search, cookies } = back;
  const parameters = new URLSearchParams(search);
  const state = parameters.get('state') ?? '';
  const started = await redeemLogin(runtime, { connectionId, state, cookies }, secrets);
  const site = await findSite(runtime.prisma, { id: started.siteId });
  const named = { name: companyLoginName(connectionId), siteId: site.id };
  const cookie = loginCookie(runtime, state);
  const declined = started.test === undefined ? null : declinedIn(parameters);
  if (declined) return { location: await endLoginTest(runtime, started, declined), cookie };
  const refusal = readRefusal(runtime.log, named, parameters);
  if (refusal) {
    const outcome = refusal === 'ACCESS_DENIED' ? 'REFUSED' : 'FAILED';
    countOutcome(runtime, site, companyAttempt(connectionId), outcome);
    if (outcome === 'FAILED') await recordLoginProblem(runtime, connectionId, declinedIn(parameters)?.reason);
    return { location: withResult(started.returnTo, { error: refusal }), cookie };
  }
  const location = await finishLogin(runtime, site, started, back, async (connection) => {
    const company = await providerOfCompany(runtime, connection);
    const { redirectUri } = connectionUrls(runtime, connectionId);
    const claims = await finishAtCompany(runtime, company, {
      redirectUri,
      search,
      state,
      ...started.secrets,
    });
    return personIn(connection, claims);
  });
  return { location, cookie };
}

/**
 * Reads a person from the claims of a verified ID token. The provider must state that it has verified the email,
 * because at some providers users can change their own email, or can be guests with any email.
 * @throws IdentityError INVALID_CREDENTIALS without a usable subject
 */
function personIn(connection: EnterpriseConnection, claims: Claims): Person {
  // Entra sends the claim `xms_edov` instead (“email domain owner verified”).
  const isVerified = [claims.email_verified, claims.xms_edov].some((value) =>
    [true, 'true', 1, '1'].includes(value as string),
  );
  const profile = profileFrom(identityIssuer(connection), { ...claims, email_verified: isVerified });
  if (!profile) throw refusedToken('The claim sub is not a text of 1 to 255 characters.');
  const { groupsClaim } = connection;
  const names = Object.keys(claims).filter((name) => claims[name] !== undefined);
  return { profile, groups: groupsIn(groupsClaim === null ? [] : claims[groupsClaim]), names };
}
