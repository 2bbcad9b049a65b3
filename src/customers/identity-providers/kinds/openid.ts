import type { ServerMetadata } from 'openid-client';
import type { Provider, ProviderConnections } from '../client/connections.ts';
import { audienceOf, verifyForeignAccessToken, verifyIdToken } from '../client/id-token.ts';
import { withoutSlash } from '../client/openid-issuers.ts';
import { refusedToken } from '../client/provider-failure.ts';
import { secretAuthentication } from '../client/secret-authentication.ts';
import { fetchUserInfo } from '../client/user-info.ts';
import type { Claims, GrantedTokens, PresentedToken, ProviderKind } from './kind.ts';

/** Any issuer of OpenID Connect. `google` and `auth0` differ from it in a few members. */
export const openid: ProviderKind = {
  fixedName: null,
  issuerSetByAccount: true,
  secretIsSigningKey: false,
  pinnedIssuer: ({ issuer }) => issuer && withoutSlash(withScheme(issuer)),
  verifyToken: verifyOpenIdToken,
  scope: 'openid email profile',
  usesPkce: true,
  responseMode: 'query',
  async authorizationServer({ issuers }, { issuer: pinned }) {
    const issuer = await issuers.discover(pinned);
    return { metadata: issuer.metadata as ServerMetadata, issuer };
  },
  // Basic is the default of OpenID Connect Discovery 1.0 §3.
  clientAuthentication: ({ secret }, supported) =>
    secretAuthentication(secret, 'client_secret_basic', supported),
  verifyGrant: verifyOpenIdGrant,
  postedNames: null,
};

/** Adds the scheme to the domain of an Auth0 tenant. */
function withScheme(issuer: string): string {
  return /^https?:\/\//.test(issuer) ? issuer : `https://${issuer}`;
}

/** Verifies an ID token for our client, or an access token that is a JWT and was issued to our client. */
export async function verifyOpenIdToken(
  { issuers, outgoing }: ProviderConnections,
  { issuer: pinned, clientId }: Provider,
  { token, nonce }: PresentedToken,
  now: Date,
): Promise<Claims> {
  const issuer = await issuers.discover(pinned);
  const audience = audienceOf(token);
  if (audience?.includes(clientId)) return verifyIdToken(issuer, token, { clientId, nonce, now });
  requireNoNonce(nonce);
  if (audience === null) throw refusedToken('The token is not a JWT.');
  const { sub } = await verifyForeignAccessToken(issuer, token, { clientId, now });
  return fetchUserInfo(outgoing, issuer, token, sub);
}

/** Only an ID token can be bound by a nonce to the browser that asked for it. */
export function requireNoNonce(nonce: string | null): void {
  if (nonce === null) return;
  throw refusedToken('A nonce was given, but the token is not an ID token for our client.');
}

/** Verifies the ID token of a code. Many providers return the email only from the user-info endpoint. */
async function verifyOpenIdGrant(
  { issuers, outgoing }: ProviderConnections,
  { issuer: pinned, clientId }: Provider,
  { accessToken, idToken, nonce }: GrantedTokens,
  now: Date,
): Promise<Claims> {
  const issuer = await issuers.discover(pinned);
  const claims = await verifyIdToken(issuer, idToken, { clientId, nonce, now });
  if (claims.email !== undefined || !issuer.metadata.userinfo_endpoint) return claims;
  return { ...claims, ...(await fetchUserInfo(outgoing, issuer, accessToken, claims.sub)) };
}
