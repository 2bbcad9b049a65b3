import { reasonOf } from '../../customers/identity-providers/client/provider-failure.ts';
import { retryAfterRace } from '../../customers/identity-providers/identity-link.ts';
import { withResult } from '../../customers/identity-providers/start-redirect.ts';
import { companyLoginName } from '../../customers/login/company-login.ts';
import {
  type CountedLogin,
  countOutcome,
  countRegistration,
  NEW_LOGIN,
  outcomeOf,
} from '../../customers/login/count-login.ts';
import { issueHandoff } from '../../customers/single-sign-on/handoff.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { forgetFormerMember, identifyMember, type Person } from './identify-member.ts';
import { recordLoginProblem } from './login-problem.ts';
import type { Cookies, LoginState } from './login-state.ts';
import { finishLoginTest } from './login-test.ts';
import { requireSameConnection } from './usable-connection.ts';

/** The request of a browser that returns from a company. */
export type Return = {
  connectionId: number;
  /** The query, with its question mark. */
  search: string;
  cookies: Cookies;
  source: string;
};

/** The page to which the browser returns, and the name of the cookie that is used up. */
export type Finished = { location: string; cookie: string };

/**
 * Finishes a login after the browser has returned: identifies the customer, and issues a handoff code, with which the
 * page opens the session. The second factor and the rules of sessions then apply as to every login. A test issues no
 * code.
 * @param identify returns the person whom the company has confirmed
 * @returns the page to which the browser returns; after a login, with the code or an error
 */
export async function finishLogin(
  runtime: Runtime,
  site: SiteOfAccount,
  login: Pick<LoginState<unknown>, 'connectionId' | 'issuer' | 'returnTo' | 'test'>,
  { source }: Pick<Return, 'source'>,
  identify: (connection: EnterpriseConnection) => Promise<Person>,
): Promise<string> {
  if (login.test !== undefined) return finishLoginTest(runtime, site, login, identify);
  const { prisma, clock } = runtime;
  const { connectionId, returnTo } = login;
  const attempt = companyAttempt(connectionId);
  try {
    const started = await requireSameConnection(prisma, site.accountId, login);
    const person = await identify(started);
    const arrival = { connection: started, person, visit: { site, source }, now: clock() };
    await prisma.$transaction((tx) => forgetFormerMember(tx, runtime, arrival));
    const { code } = await retryAfterRace(() =>
      prisma.$transaction(async (tx) => {
        // The connection may have been changed during the request to the provider.
        const connection = await requireSameConnection(tx, site.accountId, login);
        const { customer, changes, isNew } = await identifyMember(tx, runtime, { ...arrival, connection });
        attempt.isRegistration = isNew;
        const handedOver = { siteId: site.id, provider: companyLoginName(connectionId), changes };
        return issueHandoff(tx, customer, handedOver, arrival.now);
      }),
    );
    // The login is counted when the page redeems the code.
    countRegistration(runtime, site, attempt);
    return withResult(returnTo, { handoff: code });
  } catch (error) {
    countOutcome(runtime, site, attempt, outcomeOf(error, attempt));
    if (!(error instanceof IdentityError)) throw error;
    await recordLoginProblem(runtime, connectionId, reasonOf(error.cause) || error.message);
    return withResult(returnTo, { error: error.code });
  }
}

/** A login at a company, for the statistics. */
export function companyAttempt(id: number): CountedLogin {
  return { ...NEW_LOGIN, way: 'IDENTITY_PROVIDER', provider: companyLoginName(id) };
}
