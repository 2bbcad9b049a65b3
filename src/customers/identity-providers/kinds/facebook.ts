import { createHmac } from 'node:crypto';
import type { ServerMetadata } from 'openid-client';
import { toUnixSeconds } from '../../../lib/clock.ts';
import { invalidField } from '../../../platform/errors.ts';
import { message } from '../../../platform/messages/message.ts';
import type { Provider, ProviderConnections } from '../client/connections.ts';
import { audienceOf, verifyIdToken } from '../client/id-token.ts';
import { refusedToken } from '../client/provider-failure.ts';
import { fetchJson, providerUnavailable } from '../client/provider-response.ts';
import { secretAuthentication } from '../client/secret-authentication.ts';
import type { Claims, ProviderKind } from './kind.ts';

export const facebook: ProviderKind = {
  fixedName: 'facebook',
  issuerSetByAccount: false,
  secretIsSigningKey: false,
  // Facebook's ids are valid for one app only, so the app is part of the issuer.
  pinnedIssuer: ({ clientId }, { facebookGraphUrl }) => `${new URL(facebookGraphUrl).origin}/${clientId}`,

  /**
   * Verifies an access token, or the ID token of Limited Login. An iOS app without the permission to track gets only an
   * ID token. Both give the same user id. https://developers.facebook.com/docs/facebook-login/limited-login/token
   */
  async verifyToken(connections, provider, { token, nonce }, now) {
    if (audienceOf(token) === null) return claimsOfAccessToken(connections, provider, token, now);
    const { issuers, facebookIssuer, facebookJwksUrl, facebookEmailsVerified } = connections;
    const issuer = issuers.documented({ issuer: facebookIssuer, jwks_uri: facebookJwksUrl });
    const claims = await verifyIdToken(issuer, token, { clientId: provider.clientId, nonce, now });
    return { ...claims, email_verified: facebookEmailsVerified && claims.email !== undefined };
  },

  scope: 'email public_profile',
  usesPkce: true,
  responseMode: 'query',
  async authorizationServer({ facebookDialogUrl, facebookGraphUrl }, { issuer }) {
    const metadata: ServerMetadata = {
      issuer,
      authorization_endpoint: facebookDialogUrl,
      token_endpoint: `${facebookGraphUrl}/oauth/access_token`,
    };
    return { metadata, issuer: null };
  },
  clientAuthentication: ({ secret }, supported) =>
    secretAuthentication(secret, 'client_secret_post', supported),
  verifyGrant: (connections, provider, { accessToken }, now) =>
    claimsOfAccessToken(connections, provider, accessToken, now),
  postedNames: null,
};

const FIELDS = 'id,email,first_name,last_name,name,picture';

/**
 * Checks an access token at Facebook and fetches the profile of its user. The token must have been issued to our app,
 * so that no other app can use the tokens of its own users here.
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE, VALIDATION_FAILED when the app's secret is not set
 */
async function claimsOfAccessToken(
  { outgoing, facebookGraphUrl, facebookEmailsVerified }: ProviderConnections,
  { clientId, secret }: Provider,
  token: string,
  now: Date,
): Promise<Claims> {
  if (secret === null) throw invalidField('provider', message('providerNotSetUp'));
  if (!/^[\x21-\x7e]{1,4096}$/.test(token)) throw refusedToken('The token cannot be sent in a header.');

  const inspection = new URL(`${facebookGraphUrl}/debug_token`);
  inspection.searchParams.set('input_token', token);
  const inspected = await fetchJson(outgoing, inspection, `${clientId}|${secret}`);
  // Facebook answers 200 for an invalid token. The status 400, 401 or 403 means that it refuses our own credentials.
  if (!inspected) throw providerUnavailable(new Error('Facebook refuses the credentials of the app.'));
  const { app_id, is_valid, expires_at, user_id } = (inspected.data ?? {}) as Record<string, unknown>;
  // 0: the token does not expire.
  const current = expires_at === 0 || (typeof expires_at === 'number' && expires_at > toUnixSeconds(now));
  if (is_valid !== true || !current) throw refusedToken('The token is not valid at Facebook.');
  if (String(app_id) !== clientId) throw refusedToken('The token is for another app.');

  const profileUrl = new URL(`${facebookGraphUrl}/me`);
  profileUrl.searchParams.set('fields', FIELDS);
  profileUrl.searchParams.set('appsecret_proof', createHmac('sha256', secret).update(token).digest('hex'));
  const profile = await fetchJson(outgoing, profileUrl, token);
  if (!profile || typeof profile.id !== 'string' || profile.id !== user_id) {
    throw refusedToken('Facebook returns no profile for the token.');
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
