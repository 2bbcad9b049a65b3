import { authorizationCodeGrant } from 'openid-client';
import { z } from 'zod';
import { secretMatches } from '../../lib/credential.ts';
import type { OneTimeToken } from '../../platform/database/client/client.ts';
import { unseal } from '../../platform/encryption/sealed.ts';
import { IdentityError } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import { findOneTimeToken, redeemOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findSite } from '../../tenancy/sites/site.ts';
import {
  type CountedLogin,
  countOutcome,
  countRegistration,
  NEW_LOGIN,
  outcomeOf,
} from '../login/count-login.ts';
import { issueHandoff } from '../single-sign-on/handoff.ts';
import type { Provider } from './client/connections.ts';
import { isRefusedCode, readRefusal, refusedToken } from './client/provider-failure.ts';
import { providerUnavailable } from './client/provider-response.ts';
import { nameIn } from './external-profile.ts';
import { identifyCustomer } from './identify-customer.ts';
import { retryAfterRace } from './identity-link.ts';
import type { Claims } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import { issueLinkResult } from './link-code.ts';
import { postedUserIn } from './posted-answer.ts';
import { findProvider, requireSecretEndpoint } from './provider.ts';
import { finishProviderTest } from './provider-test.ts';
import { redirectClient } from './redirect-client.ts';
import { browserCookie, REDIRECT_SECRETS, redirectState, redirectUri, withResult } from './start-redirect.ts';
import { callProvider, profileOf } from './verify-token.ts';

/** The response of a provider, and the cookies of the browser that sends it. */
export type Callback = {
  name: string;
  /** The query, with its question mark. */
  search: string;
  cookies: Readonly<Record<string, string | undefined>>;
  source: string;
};

/**
 * Finishes a login, a link or a test at a provider, once, for the browser that started it.
 * @returns the page to which the browser returns: with a handoff code, a code for `completeIdentityLink`, or an error;
 *   after a test, with none of these
 * @throws IdentityError BAD_REQUEST for a state that is unknown, used, expired, or of another browser or provider
 */
export async function finishRedirect(
  runtime: Runtime,
  { name, search, cookies, source }: Callback,
): Promise<{ location: string; cookie: string }> {
  const { prisma } = runtime;
  const parameters = new URLSearchParams(search);
  const state = parameters.get('state') ?? '';
  const started = await redeemRedirect(runtime, name, state, cookies);
  const { returnTo, sealed, link, test } = redirectState.parse(started.data);
  const cookie = browserCookie(runtime, state);
  const answer = { search, state, sealed };
  if (test) {
    const asked = { id: test, name, siteId: started.siteId ?? 0 };
    await finishProviderTest(runtime, asked, parameters, (provider) => claimsOf(runtime, provider, answer));
    return { location: returnTo, cookie };
  }
  const site = await findSite(prisma, { id: started.siteId ?? 0 });
  const attempt: CountedLogin = { ...NEW_LOGIN, way: 'IDENTITY_PROVIDER', provider: name };
  const refusal = readRefusal(runtime.log, { name, siteId: site.id }, parameters);
  if (refusal) {
    if (!link) countOutcome(runtime, site, attempt, refusal === 'ACCESS_DENIED' ? 'REFUSED' : 'FAILED');
    return { location: withResult(returnTo, { error: refusal }), cookie };
  }
  try {
    const provider = await findProvider(runtime, site.id, name);
    const claims = claimsOf(runtime, provider, answer);
    const profile = await callProvider(runtime, provider, profileOf(provider, claims));
    const now = runtime.clock();
    if (link) {
      const code = await issueLinkResult(runtime, site, link, { provider: name, profile });
      return { location: withResult(returnTo, { link: code }), cookie };
    }
    const user = await postedUserIn(runtime, parameters);
    const named = user === null ? null : kinds[provider.kind].postedNames?.(user);
    const typed = { email: null, firstName: nameIn(named?.firstName), lastName: nameIn(named?.lastName) };
    const { code } = await retryAfterRace(() =>
      prisma.$transaction(async (tx) => {
        const login = { provider: name, profile, typed, visit: { site, source }, now };
        const { customer, changes, isNew } = await identifyCustomer(tx, runtime, login);
        attempt.isRegistration = isNew;
        return issueHandoff(tx, customer, { siteId: site.id, provider: name, changes }, now);
      }),
    );
    // The login is counted when the page redeems the code.
    countRegistration(runtime, site, attempt);
    return { location: withResult(returnTo, { handoff: code }), cookie };
  } catch (error) {
    if (!link) countOutcome(runtime, site, attempt, outcomeOf(error, attempt));
    if (!(error instanceof IdentityError)) throw error;
    return { location: withResult(returnTo, { error: error.code }), cookie };
  }
}

/** Redeems the state of the login that this browser started. Another browser cannot use it. */
async function redeemRedirect(
  runtime: Runtime,
  name: string,
  state: string,
  cookies: Callback['cookies'],
): Promise<OneTimeToken> {
  const { prisma, clock } = runtime;
  const found = await findOneTimeToken(prisma, 'SIGN_IN_REDIRECT', state, clock());
  const secret = cookies[browserCookie(runtime, state)];
  if (found && secret) {
    const { provider, browserHash } = redirectState.parse(found.data);
    // Prevents a mix-up: one provider responding for another (RFC 9700 §4.4).
    if (provider === name && secretMatches(secret, Buffer.from(browserHash, 'base64url'))) {
      const redeemed = await redeemOneTimeToken(prisma, 'SIGN_IN_REDIRECT', state, clock());
      if (redeemed) return redeemed;
    }
  }
  throw new IdentityError('BAD_REQUEST', {
    message: message('loginNotStartedHere'),
  });
}

const secrets = z.object({ verifier: z.string(), nonce: z.string() });

/**
 * Exchanges the code of an answer, and verifies the tokens.
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE
 */
async function claimsOf(
  runtime: Runtime,
  provider: Provider,
  { search, state, sealed }: { search: string; state: string; sealed: string },
): Promise<Claims> {
  const url = new URL(redirectUri(runtime, provider.name) + search);
  const { prisma, identityProviders: connections, derivedKeys, clock } = runtime;
  const kind = kinds[provider.kind];
  const { verifier, nonce } = secrets.parse(JSON.parse(await unseal(derivedKeys, REDIRECT_SECRETS, sealed)));
  const { configuration, issuer } = await redirectClient(connections, provider, clock());
  await requireSecretEndpoint(prisma, provider, issuer?.metadata.token_endpoint);
  const granted = await authorizationCodeGrant(configuration, url, {
    ...(kind.usesPkce && { pkceCodeVerifier: verifier }),
    expectedState: state,
    ...(issuer && { expectedNonce: nonce, idTokenExpected: true }),
  }).catch((error) => {
    throw isRefusedCode(error) ? refusedToken(error) : providerUnavailable(error);
  });
  const tokens = { accessToken: granted.access_token, idToken: granted.id_token ?? '', nonce };
  return kind.verifyGrant(connections, provider, tokens, clock());
}
