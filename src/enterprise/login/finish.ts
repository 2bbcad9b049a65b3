import { z } from 'zod';
import { readRefusal, refusedToken } from '../../customers/identity-providers/client/provider-failure.ts';
import { finishAtCompany } from '../../customers/identity-providers/company-provider.ts';
import { profileFrom } from '../../customers/identity-providers/external-profile.ts';
import { retryAfterRace } from '../../customers/identity-providers/identity-link.ts';
import type { Claims } from '../../customers/identity-providers/kinds/kind.ts';
import { withResult } from '../../customers/identity-providers/start-redirect.ts';
import { companyLoginName } from '../../customers/login/company-login.ts';
import { countOutcome, countRegistration, outcomeOf } from '../../customers/login/count-login.ts';
import { issueHandoff } from '../../customers/single-sign-on/handoff.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findSite, type SiteOfAccount } from '../../tenancy/sites/site.ts';
import { connectionUrls, identityIssuer } from '../connections/names.ts';
import { groupsIn } from './groups.ts';
import { forgetFormerMember, identifyMember, type Person } from './identify-member.ts';
import { type Cookies, type LoginState, loginCookie, redeemLogin } from './login-state.ts';
import { providerOfCompany } from './provider.ts';
import { companyAttempt } from './start.ts';
import { requireSameConnection } from './usable-connection.ts';

/** The browser that returns from a company. */
export type Return = {
  connectionId: number;
  /** The query, with its question mark. */
  search: string;
  cookies: Cookies;
  source: string;
};

/** The page to which the browser returns, with a handoff code or an error, and the name of the cookie that is used up. */
export type Finished = { location: string; cookie: string };

const secrets = z.object({ verifier: z.string(), nonce: z.string() });

/**
 * Finishes a login at the OpenID provider of a company, once, for the browser that started it.
 * @throws IdentityError BAD_REQUEST for a state that is unknown, used, expired, another browser's or another connection's
 */
export async function finishOpenIdLogin(runtime: Runtime, back: Return): Promise<Finished> {
  const { connectionId, search, cookies } = back;
  const parameters = new URLSearchParams(search);
  const state = parameters.get('state') ?? '';
  const started = await redeemLogin(runtime, { connectionId, state, cookies }, secrets);
  const site = await findSite(runtime.prisma, { id: started.siteId });
  const named = { name: companyLoginName(connectionId), siteId: site.id };
  const refusal = readRefusal(runtime.log, named, parameters);
  const cookie = loginCookie(runtime, state);
  if (refusal) {
    const outcome = refusal === 'ACCESS_DENIED' ? 'REFUSED' : 'FAILED';
    countOutcome(runtime, site, companyAttempt(connectionId), outcome);
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
 * Ends a login that has come back: identifies the customer, and issues a handoff code, with which the page opens the
 * session. So the second factor and the rules of sessions apply as to every login.
 * @param identify returns the person whom the company has confirmed
 * @returns the page to which the browser returns, with the code or an error
 */
export async function finishLogin(
  runtime: Runtime,
  site: SiteOfAccount,
  { connectionId, issuer, returnTo }: Pick<LoginState<unknown>, 'connectionId' | 'issuer' | 'returnTo'>,
  { source }: Pick<Return, 'source'>,
  identify: (connection: EnterpriseConnection) => Promise<Person>,
): Promise<string> {
  const { prisma, clock } = runtime;
  const attempt = companyAttempt(connectionId);
  try {
    const started = await requireSameConnection(prisma, site.accountId, { connectionId, issuer });
    const person = await identify(started);
    const login = { connection: started, person, visit: { site, source }, now: clock() };
    await prisma.$transaction((tx) => forgetFormerMember(tx, runtime, login));
    const { code } = await retryAfterRace(() =>
      prisma.$transaction(async (tx) => {
        // It may have been changed while the provider was asked.
        const connection = await requireSameConnection(tx, site.accountId, { connectionId, issuer });
        const { customer, changes, isNew } = await identifyMember(tx, runtime, { ...login, connection });
        attempt.isRegistration = isNew;
        const handedOver = { siteId: site.id, provider: companyLoginName(connectionId), changes };
        return issueHandoff(tx, customer, handedOver, login.now);
      }),
    );
    // The login is counted when the page redeems the code.
    countRegistration(runtime, site, attempt);
    return withResult(returnTo, { handoff: code });
  } catch (error) {
    countOutcome(runtime, site, attempt, outcomeOf(error, attempt));
    if (!(error instanceof IdentityError)) throw error;
    return withResult(returnTo, { error: error.code });
  }
}

/**
 * Reads a person from the claims of a verified ID token. The provider must say that it has verified the email: in some
 * providers anyone can change their own, or is a guest with any email.
 * @throws IdentityError INVALID_CREDENTIALS without a subject
 */
function personIn(connection: EnterpriseConnection, claims: Claims): Person {
  // Entra has another claim for an email in a domain that its owner has verified.
  const isVerified = [claims.email_verified, claims.xms_edov].some((value) =>
    [true, 'true', 1, '1'].includes(value as string),
  );
  const profile = profileFrom(identityIssuer(connection), { ...claims, email_verified: isVerified });
  if (!profile) throw refusedToken('The claim sub is not a text of 1 to 255 characters.');
  const { groupsClaim } = connection;
  return { profile, groups: groupsIn(groupsClaim === null ? [] : claims[groupsClaim]) };
}
