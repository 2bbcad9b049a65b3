import { decodeJwt } from 'jose';
import { type ForeignClaims, verifyForeignAccessToken, verifyIdToken } from './id-token.ts';
import type { OpenIdIssuer } from './openid-issuers.ts';
import { askForJson, type Outgoing, providerUnavailable } from './outgoing.ts';
import type { Provider, ProviderConnections } from './provider.ts';
import { refusedToken } from './provider-failure.ts';

export type PresentedToken = { token: string; nonce: string | null };

/**
 * The claims of whoever holds a token of an OpenID provider. An ID token says them itself. With an access
 * token they are asked of the provider; one that is a JWT must have been issued to our client. An opaque
 * one does not say whom it was issued to, and is taken from Auth0 alone, whose tenant is the publisher's own.
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE
 */
export async function claimsByOpenIdToken(
  connections: ProviderConnections,
  provider: Provider,
  { token, nonce }: PresentedToken,
  now: Date,
): Promise<Record<string, unknown>> {
  const issuer = await connections.issuers(provider.issuer);
  const { clientId } = provider;
  const audience = audienceOf(token);
  if (provider.kind === 'GOOGLE' || audience?.includes(clientId)) {
    return verifyIdToken(issuer, token, { clientId, nonce, now });
  }
  // A nonce binds an ID token to the browser that asked for it; nothing else can.
  if (nonce !== null)
    throw refusedToken('A nonce was given, but the token is not an ID token for our client.');
  if (audience !== null) {
    const { sub } = await verifyForeignAccessToken(issuer, token, { clientId, now });
    return userInfo(connections.outgoing, issuer, token, sub);
  }
  if (provider.kind !== 'AUTH0') throw refusedToken('The token is not a JWT.');
  return userInfo(connections.outgoing, issuer, token, null);
}

/**
 * What the provider says of whoever an access token is about (OpenID Connect Core 1.0 §5.3).
 * @param expectedSubject whom the token itself names; null: it does not
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE
 */
export async function userInfo(
  outgoing: Outgoing,
  { metadata }: OpenIdIssuer,
  accessToken: string,
  expectedSubject: string | null,
): Promise<ForeignClaims> {
  if (!metadata.userinfo_endpoint) throw providerUnavailable(new Error('The provider has no user-info.'));
  // What could not stand in a header is no token of anybody's.
  if (!/^[\x21-\x7e]{1,16384}$/.test(accessToken))
    throw refusedToken('The token cannot be sent in a header.');
  const claims = await askForJson(outgoing, new URL(metadata.userinfo_endpoint), accessToken);
  if (!claims) throw refusedToken('User-info refuses the token.');
  if (typeof claims.sub !== 'string') throw refusedToken('The claim sub of user-info is not a text.');
  // §5.3.2: a token may have been swapped for somebody else's.
  if (expectedSubject !== null && claims.sub !== expectedSubject)
    throw refusedToken('The claim sub of user-info differs from that of the token.');
  return claims as ForeignClaims;
}

/** What a JWT says its audience is, not verified yet; null for anything but a JWT. */
export function audienceOf(token: string): string[] | null {
  try {
    const { aud } = decodeJwt(token);
    return aud === undefined ? [] : [aud].flat();
  } catch {
    return null;
  }
}
