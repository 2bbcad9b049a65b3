import type { Outgoing } from '../../../lib/outgoing.ts';
import type { ForeignClaims } from './id-token.ts';
import type { OpenIdIssuer } from './openid-issuers.ts';
import { refusedToken } from './provider-failure.ts';
import { fetchJson, providerUnavailable } from './provider-response.ts';

/**
 * Fetches the claims that belong to an access token (OpenID Connect Core 1.0 §5.3).
 * @param expectedSubject the subject of the token; null when the token does not show it
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE
 */
export async function fetchUserInfo(
  outgoing: Outgoing,
  { metadata }: OpenIdIssuer,
  accessToken: string,
  expectedSubject: string | null,
): Promise<ForeignClaims> {
  if (!metadata.userinfo_endpoint) throw providerUnavailable(new Error('The provider has no user-info.'));
  if (!/^[\x21-\x7e]{1,16384}$/.test(accessToken))
    throw refusedToken('The token cannot be sent in a header.');
  const claims = await fetchJson(outgoing, new URL(metadata.userinfo_endpoint), accessToken);
  if (!claims) throw refusedToken('User-info refuses the token.');
  if (typeof claims.sub !== 'string') throw refusedToken('The claim sub of user-info is not a text.');
  // §5.3.2: the token may have been replaced by the token of another person.
  if (expectedSubject !== null && claims.sub !== expectedSubject)
    throw refusedToken('The claim sub of user-info differs from that of the token.');
  return claims as ForeignClaims;
}
