import { audienceOf } from '../client/id-token.ts';
import { secretAuthentication } from '../client/secret-authentication.ts';
import { fetchUserInfo } from '../client/user-info.ts';
import type { ProviderKind } from './kind.ts';
import { openid, requireNoNonce, verifyOpenIdToken } from './openid.ts';

export const auth0: ProviderKind = {
  ...openid,
  fixedName: 'auth0',
  async verifyToken(connections, provider, presented, now) {
    const { token, nonce } = presented;
    if (audienceOf(token) !== null) return verifyOpenIdToken(connections, provider, presented, now);
    // An opaque token does not show which client it was issued to. It is accepted because the publisher owns the
    // tenant.
    const issuer = await connections.issuers.discover(provider.issuer);
    requireNoNonce(nonce);
    return fetchUserInfo(connections.outgoing, issuer, token, null);
  },
  clientAuthentication: ({ secret }, supported) =>
    secretAuthentication(secret, 'client_secret_post', supported),
};
