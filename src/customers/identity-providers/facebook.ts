import { createHmac } from 'node:crypto';
import { toUnixSeconds } from '../../lib/clock.ts';
import { invalidField } from '../../platform/errors.ts';
import { verifyIdToken } from './id-token.ts';
import { audienceOf, type PresentedToken } from './openid.ts';
import { askForJson, providerUnavailable } from './outgoing.ts';
import type { Provider, ProviderConnections } from './provider.ts';
import { refusedToken } from './provider-failure.ts';

const FIELDS = 'id,email,first_name,last_name,name,picture';

/**
 * The claims of whoever holds a token of Facebook: an access token, or the ID token of Limited Login, which is all
 * that an iOS app gets without the permission to track. Both name a person by the same id.
 * https://developers.facebook.com/docs/facebook-login/limited-login/token
 * @throws IdentityError as `claimsByFacebookToken`
 */
export async function claimsByFacebook(
  connections: ProviderConnections,
  provider: Provider,
  { token, nonce }: PresentedToken,
  now: Date,
): Promise<Record<string, unknown>> {
  if (audienceOf(token) === null) return claimsByFacebookToken(connections, provider, token, now);
  const { clientId } = provider;
  const claims = await verifyIdToken(connections.facebookTokens, token, { clientId, nonce, now });
  return { ...claims, email_verified: connections.facebookEmailsVerified && claims.email !== undefined };
}

/**
 * The claims of whoever holds a Facebook access token, by the names of OpenID Connect. The token must be for
 * our app, or any other app could spend its users' tokens here.
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE, VALIDATION_FAILED where the app's secret
 *   is not set: nothing can be checked without it
 */
export async function claimsByFacebookToken(
  { outgoing, facebookGraphUrl, facebookEmailsVerified }: ProviderConnections,
  { clientId, secret }: Provider,
  token: string,
  now: Date,
): Promise<Record<string, unknown>> {
  if (secret === null) throw invalidField('provider', 'The selected identity provider is not set up.');
  if (!/^[\x21-\x7e]{1,4096}$/.test(token)) throw refusedToken('The token cannot be sent in a header.');

  const inspection = new URL(`${facebookGraphUrl}/debug_token`);
  inspection.searchParams.set('input_token', token);
  const inspected = await askForJson(outgoing, inspection, `${clientId}|${secret}`);
  // A token that is no good is answered with 200: a refusal is of our own credentials.
  if (!inspected) throw providerUnavailable(new Error('Facebook refuses the credentials of the app.'));
  const { app_id, is_valid, expires_at, user_id } = (inspected.data ?? {}) as Record<string, unknown>;
  // 0: it does not expire.
  const current = expires_at === 0 || (typeof expires_at === 'number' && expires_at > toUnixSeconds(now));
  if (is_valid !== true || !current) throw refusedToken('Facebook says that the token is not valid.');
  if (String(app_id) !== clientId) throw refusedToken('The token is for another app.');

  const profileUrl = new URL(`${facebookGraphUrl}/me`);
  profileUrl.searchParams.set('fields', FIELDS);
  profileUrl.searchParams.set('appsecret_proof', createHmac('sha256', secret).update(token).digest('hex'));
  const profile = await askForJson(outgoing, profileUrl, token);
  if (!profile || typeof profile.id !== 'string' || profile.id !== user_id) {
    throw refusedToken('Facebook shows no profile of the user of the token.');
  }
  const picture = (profile.picture as { data?: { url?: unknown } } | undefined)?.data?.url;
  return {
    sub: profile.id,
    name: profile.name,
    given_name: profile.first_name,
    family_name: profile.last_name,
    email: profile.email,
    email_verified: facebookEmailsVerified && profile.email !== undefined,
    picture,
  };
}
