import { verifyIdToken } from '../client/id-token.ts';
import { withoutSlash } from '../client/openid-issuers.ts';
import { secretAuthentication } from '../client/secret-authentication.ts';
import type { ProviderKind } from './kind.ts';
import { openid } from './openid.ts';

export const google: ProviderKind = {
  ...openid,
  fixedName: 'google',
  issuerSetByAccount: false,
  pinnedIssuer: ({ issuer }, { googleIssuer }) => withoutSlash(issuer ?? googleIssuer),
  async verifyToken({ issuers }, { issuer: pinned, clientId }, { token, nonce }, now) {
    return verifyIdToken(await issuers.discover(pinned), token, { clientId, nonce, now });
  },
  clientAuthentication: ({ secret }, supported) =>
    secretAuthentication(secret, 'client_secret_post', supported),
};
