import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { ClientSecretPost, type ServerMetadata } from 'openid-client';
import { z } from 'zod';
import { addSeconds } from '../../../lib/clock.ts';
import type { Provider, ProviderConnections } from '../client/connections.ts';
import { verifyIdToken } from '../client/id-token.ts';
import { type OpenIdIssuer, withoutSlash } from '../client/openid-issuers.ts';
import { providerUnavailable } from '../client/provider-response.ts';
import type { ProviderKind } from './kind.ts';

/** The lifetime of a client secret. Apple accepts up to six months, but a new secret is signed for every request. */
const CLIENT_SECRET_SECONDS = 300;

/** Sign in with Apple. https://developer.apple.com/documentation/signinwithapplerestapi */
export const apple: ProviderKind = {
  fixedName: 'apple',
  issuerSetByAccount: false,
  secretIsSigningKey: true,
  pinnedIssuer: (_row, { appleIssuer }) => withoutSlash(appleIssuer),
  /** An ID token: Apple has no user-info for access tokens. */
  verifyToken: (connections, { issuer, clientId }, { token, nonce }, now) =>
    verifyIdToken(issuerOf(connections, issuer), token, { clientId, nonce, now }),

  scope: 'name email',
  // Apple does not document PKCE. The nonce binds the code to this sign-in.
  usesPkce: false,
  // Apple requires `form_post` for a request with a scope.
  responseMode: 'form_post',
  async authorizationServer(connections, { issuer: pinned }) {
    const issuer = issuerOf(connections, pinned);
    return { metadata: issuer.metadata as ServerMetadata, issuer };
  },
  async clientAuthentication(provider, _supported, now) {
    return ClientSecretPost(await signClientSecret(provider, now));
  },
  verifyGrant: (connections, { issuer, clientId }, { idToken, nonce }, now) =>
    verifyIdToken(issuerOf(connections, issuer), idToken, { clientId, nonce, now }),
  postedNames,
};

/**
 * The metadata are fixed, because the issuer in the metadata that Apple publishes has differed from the issuer in its
 * tokens.
 */
function issuerOf({ issuers }: ProviderConnections, issuer: string): OpenIdIssuer {
  return issuers.documented({
    issuer,
    authorization_endpoint: `${issuer}/auth/authorize`,
    token_endpoint: `${issuer}/auth/token`,
    jwks_uri: `${issuer}/auth/keys`,
  });
}

/**
 * Signs the client secret with the team's private key.
 * https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret
 * @throws IdentityError PROVIDER_UNAVAILABLE when the key is not set
 */
function signClientSecret({ issuer, clientId, teamId, keyId, secret }: Provider, now: Date): Promise<string> {
  if (!teamId || !keyId || !secret) throw providerUnavailable(new Error('The signing key is not set.'));
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: keyId })
    .setIssuer(teamId)
    .setSubject(clientId)
    .setAudience(issuer)
    .setIssuedAt(now)
    .setExpirationTime(addSeconds(now, CLIENT_SECRET_SECONDS))
    .sign(createPrivateKey(secret));
}

const name = z.string().nullish().catch(null);
const user = z.object({ name: z.object({ firstName: name, lastName: name }) });

/** The name in the member `user` of the form. Apple sends it at the first login only, and does not sign it. */
function postedNames(posted: string) {
  const parsed = user.safeParse(parseJson(posted));
  return { firstName: parsed.data?.name.firstName, lastName: parsed.data?.name.lastName };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
