import { authorizationCodeGrant, ClientError, ResponseBodyError } from 'openid-client';
import { z } from 'zod';
import type { WayInChange } from '../../access/sessions/way-in-change.ts';
import { secretMatches } from '../../lib/credential.ts';
import { unseal } from '../../lib/sealed.ts';
import type { OneTimeToken } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import { findOneTimeToken, redeemOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findSite } from '../../tenancy/sites/site.ts';
import { issueHandoff } from '../single-sign-on/handoff.ts';
import { requireProfile, withinPatience } from './examine-token.ts';
import type { ExternalProfile } from './external-profile.ts';
import { claimsByFacebookToken } from './facebook.ts';
import { verifyIdToken } from './id-token.ts';
import { identifyCustomer, whoeverIsFirst } from './identify-customer.ts';
import { issueLinkResult } from './link-code.ts';
import { userInfo } from './openid.ts';
import { providerClient } from './openid-client.ts';
import { providerUnavailable } from './outgoing.ts';
import { findProvider, type Provider } from './provider.ts';
import { loggingFailures, refusalIn, refusedToken } from './provider-failure.ts';
import { requireSecretEndpoint } from './secret-endpoint.ts';
import { browserCookie, REDIRECT_SECRETS, redirectState, redirectUri, withResult } from './start-redirect.ts';

/** What came back from a provider, by which browser. */
export type Callback = {
  name: string;
  /** With its question mark. */
  search: string;
  cookies: Readonly<Record<string, string | undefined>>;
  source: string;
};

/**
 * Ends a sign-in at a provider, for the browser that began it, once.
 * @returns where to send the browser: to the page that it came from, with a handoff code, with a code for
 *   `completeIdentityLink` where an identity is to be linked, or with an error
 * @throws IdentityError BAD_REQUEST for a state that is unknown, spent, expired, or another browser's
 */
export async function finishRedirect(
  runtime: Runtime,
  { name, search, cookies, source }: Callback,
): Promise<{ location: string; cookie: string }> {
  const { prisma } = runtime;
  const parameters = new URLSearchParams(search);
  const state = parameters.get('state') ?? '';
  const begun = await beginningOf(runtime, name, state, cookies);
  const { returnTo, sealed, link } = redirectState.parse(begun.data);
  const cookie = browserCookie(runtime, state);
  const refusal = refusalIn(runtime.log, { name, siteId: begun.siteId ?? 0 }, parameters);
  if (refusal) return { location: withResult(returnTo, { error: refusal }), cookie };
  try {
    const site = await findSite(prisma, { id: begun.siteId ?? 0 });
    const provider = await findProvider(prisma, runtime, site.id, name);
    const url = new URL(redirectUri(runtime, name) + search);
    const profile = await loggingFailures(runtime.log, provider, () =>
      withinPatience(() => exchangeCode(runtime, provider, { url, state, sealed })),
    );
    const now = runtime.clock();
    if (link) {
      const identified = { provider: name, profile };
      return {
        location: withResult(returnTo, {
          link: await issueLinkResult(runtime, site, link, identified),
        }),
        cookie,
      };
    }
    const typed = { email: null, firstName: null, lastName: null };
    const visit = { site, source };
    const { code } = await whoeverIsFirst(() =>
      prisma.$transaction(async (tx) => {
        const changes: WayInChange[] = [];
        const arrival = { provider: name, profile, typed, visit, now, changes };
        const customer = await identifyCustomer(tx, runtime, arrival);
        return issueHandoff(tx, customer, site.id, null, now, changes);
      }),
    );
    return { location: withResult(returnTo, { handoff: code }), cookie };
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    return { location: withResult(returnTo, { error: error.code }), cookie };
  }
}

/** The sign-in that this browser began, used up; another browser's attempt does not use it up. */
async function beginningOf(
  runtime: Runtime,
  name: string,
  state: string,
  cookies: Callback['cookies'],
): Promise<OneTimeToken> {
  const { prisma } = runtime;
  const { clock } = runtime;
  const found = await findOneTimeToken(prisma, 'SIGN_IN_REDIRECT', state, clock());
  const secret = cookies[browserCookie(runtime, state)];
  if (found && secret) {
    const { provider, browserHash } = redirectState.parse(found.data);
    // The provider is part of it, or one could answer for another (RFC 9700 §4.4).
    if (provider === name && secretMatches(secret, Buffer.from(browserHash, 'base64url'))) {
      const redeemed = await redeemOneTimeToken(prisma, 'SIGN_IN_REDIRECT', state, clock());
      if (redeemed) return redeemed;
    }
  }
  throw new IdentityError('BAD_REQUEST', { message: 'This sign-in is not, or no longer, under way here.' });
}

const secrets = z.object({ verifier: z.string(), nonce: z.string() });

/** @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE */
async function exchangeCode(
  runtime: Runtime,
  provider: Provider,
  { url, state, sealed }: { url: URL; state: string; sealed: string },
): Promise<ExternalProfile> {
  const { prisma } = runtime;
  const { identityProviders: connections, derivedKeys, clock } = runtime;
  const { verifier, nonce } = secrets.parse(JSON.parse(await unseal(derivedKeys, REDIRECT_SECRETS, sealed)));
  const { configuration, issuer } = await providerClient(connections, provider);
  await requireSecretEndpoint(prisma, provider, issuer?.metadata.token_endpoint);
  const granted = await authorizationCodeGrant(configuration, url, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    ...(issuer ? { expectedNonce: nonce, idTokenExpected: true } : {}),
  }).catch((error) => {
    throw isRefusal(error) ? refusedToken(error) : providerUnavailable(error);
  });
  const { access_token: accessToken, id_token: idToken } = granted;
  if (!issuer) {
    return requireProfile(provider, await claimsByFacebookToken(connections, provider, accessToken, clock()));
  }
  const { clientId } = provider;
  const claims = await verifyIdToken(issuer, idToken ?? '', { clientId, nonce, now: clock() });
  // Many providers say an email only at user-info.
  const told =
    claims.email === undefined && issuer.metadata.userinfo_endpoint
      ? { ...claims, ...(await userInfo(connections.outgoing, issuer, accessToken, claims.sub)) }
      : claims;
  return requireProfile(provider, told);
}

/** Of openid-client's failures, those that mean that this code, or its ID token, is not for this sign-in. */
function isRefusal(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant';
  return error instanceof ClientError && /^OAUTH_(JWT_|INVALID_RESPONSE)/.test(error.code ?? '');
}
