import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import { z } from 'zod';
import { hashSecret, parseCredential, randomSecret } from '../../lib/credential.ts';
import { isStorable } from '../../lib/stored-values.ts';
import type { Prisma, Site } from '../../platform/database/client/client.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import { issueOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { loginOrigin } from '../../tenancy/sites/login-host.ts';
import { allowsOrigin } from '../../tenancy/sites/site.ts';
import { type CountedLogin, countOutcome, NEW_LOGIN, outcomeOf } from '../login/count-login.ts';
import type { Provider } from './client/connections.ts';
import { kinds } from './kinds/kinds.ts';
import { linkBinding, redeemLinkCode } from './link-code.ts';
import { findProvider } from './provider.ts';
import { redirectClient } from './redirect-client.ts';
import { callProvider } from './verify-token.ts';

/** The URL for the browser, and the cookie that it keeps until it returns. */
export type StartedRedirect = { location: string; browser: { name: string; secret: string } | null };

/** The state of a login at a provider, as the database stores it. Its secrets are sealed. */
export const redirectState = z.object({
  provider: z.string(),
  /** The session whose customer links the identity; absent: a login. */
  link: linkBinding.nullish(),
  /** The id of the collaborator's test, if the redirect belongs to a test. */
  test: z.uuid().nullish(),
  returnTo: z.string(),
  browserHash: z.base64url(),
  sealed: z.string(),
});

/** The purpose under which the verifier and the nonce are sealed. */
export const REDIRECT_SECRETS = 'sign-in-redirect';
/** How long the customer may take to log in at the provider. */
export const REDIRECT_LIFETIME_SECONDS = 600;
const MAX_RETURN_TO_LENGTH = 2_048;

/**
 * Starts a login or a link at a provider: authorization code with a state, and with PKCE (RFC 7636) and a nonce if the
 * provider uses them. All three are stored in the database, and bound to the browser by a secret in a cookie.
 * @param link a code of `beginIdentityLink`; undefined: a login
 * @returns the URL of the provider, or of the page with an error if the provider does not answer or `link` is refused
 * @throws IdentityError VALIDATION_FAILED on `returnTo` and `provider`
 */
export async function startRedirect(
  runtime: Runtime,
  site: Site,
  name: string,
  { returnTo, link }: { returnTo: unknown; link: unknown },
): Promise<StartedRedirect> {
  const destination = requireReturnTo(runtime, site, returnTo);
  const provider = await findProvider(runtime, site.id, name);
  try {
    return await redirectToProvider(runtime, provider, async () => ({
      returnTo: destination,
      link: link === undefined ? null : await redeemLinkCode(runtime, site, name, link),
    }));
  } catch (error) {
    const attempt: CountedLogin = { ...NEW_LOGIN, way: 'IDENTITY_PROVIDER', provider: provider.name };
    // Counts only a login that cannot start. A login that starts is counted when it ends.
    if (link === undefined) countOutcome(runtime, site, attempt, outcomeOf(error, attempt));
    if (!(error instanceof IdentityError)) throw error;
    return { location: withResult(destination, { error: error.code }), browser: null };
  }
}

/**
 * Stores the state of a redirect, and creates the URL of the provider.
 * @param bind returns the page to return to, and the link or the test that the redirect is for. Called after the
 *   metadata of the provider were read
 * @throws IdentityError PROVIDER_UNAVAILABLE, and the errors of `bind`
 */
export async function redirectToProvider(
  runtime: Runtime,
  provider: Provider,
  bind: () => Promise<Pick<z.output<typeof redirectState>, 'returnTo' | 'link' | 'test'>>,
): Promise<StartedRedirect> {
  const { prisma, derivedKeys, identityProviders, clock } = runtime;
  const client = redirectClient(identityProviders, provider, clock());
  const { configuration, issuer } = await callProvider(runtime, provider, client);
  const { scope, usesPkce, responseMode } = kinds[provider.kind];
  const binding = await bind();
  const verifier = randomPKCECodeVerifier();
  const nonce = randomNonce();
  const secret = randomSecret();
  const data: z.output<typeof redirectState> = {
    ...binding,
    provider: provider.name,
    browserHash: Buffer.from(hashSecret(secret)).toString('base64url'),
    sealed: await seal(derivedKeys, REDIRECT_SECRETS, JSON.stringify({ verifier, nonce })),
  };
  const state = await issueOneTimeToken(prisma, {
    purpose: 'SIGN_IN_REDIRECT',
    siteId: provider.siteId,
    // With the customer's id, a withdrawal of all tokens of the customer withdraws this one, too.
    ...(binding.link && { customerId: binding.link.customerId }),
    data: data as Prisma.InputJsonObject,
    now: clock(),
    lifetimeSeconds: REDIRECT_LIFETIME_SECONDS,
  });
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(runtime, provider.name),
    scope,
    state,
    ...(usesPkce && {
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
    ...(issuer && { nonce }),
    // `query` is the default.
    ...(responseMode === 'form_post' && { response_mode: responseMode }),
  });
  return { location: url.href, browser: { name: browserCookie(runtime, state), secret } };
}

/** The redirect URI (RFC 6749 §3.1.2). It depends on PUBLIC_URL, never on a header of the request. */
export function redirectUri({ issuer }: Pick<Runtime, 'issuer'>, name: string): string {
  return `${issuer}/identity-providers/${encodeURIComponent(name)}/callback`;
}

/**
 * The name of the cookie of one login. Each tab has its own cookie. With the prefix `__Host-` no other host, not even
 * one under the same domain, can set it (RFC 6265bis §4.1.3.2). So an attacker cannot make a customer finish the
 * attacker's login. The prefix needs TLS.
 */
export function browserCookie({ issuer }: Runtime, state: string): string {
  const prefix = issuer.startsWith('https:') ? '__Host-' : '';
  return `${prefix}gatehouse_redirect_${parseCredential(state)?.id.slice(0, 8) ?? ''}`;
}

/** The page to return to, with the result in its query. The result is never an access token. */
export function withResult(
  returnTo: string,
  result: { handoff: string } | { link: string } | { error: string },
): string {
  const url = new URL(returnTo);
  for (const name of ['handoff', 'link', 'error']) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Requires a page of the site, or a page of this server, so that no attacker receives the codes (RFC 9700 §4.11).
 * @throws IdentityError VALIDATION_FAILED on `returnTo`
 */
export function requireReturnTo({ issuer }: Runtime, site: Site, returnTo: unknown): string {
  const valid =
    typeof returnTo === 'string' &&
    returnTo.length <= MAX_RETURN_TO_LENGTH &&
    isStorable(returnTo) &&
    URL.canParse(returnTo);
  const url = valid ? new URL(returnTo) : null;
  const own = site.link !== null && URL.canParse(site.link) ? new URL(site.link).origin : null;
  const allowed =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    !url.username &&
    !url.password &&
    (allowsOrigin(site, url.origin) ||
      url.origin === own ||
      url.origin === loginOrigin(site, issuer) ||
      url.href.startsWith(`${issuer}/`));
  if (!allowed) throw invalidField('returnTo', message('returnToRefused'));
  return url.href;
}
