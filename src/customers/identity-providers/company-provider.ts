import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import { unseal } from '../../platform/encryption/sealed.ts';
import type { SealedPurpose } from '../../platform/encryption/sealed-places.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Provider } from './client/connections.ts';
import { isRefusedCode, refusedToken } from './client/provider-failure.ts';
import { providerUnavailable } from './client/provider-response.ts';
import { secretAuthentication } from './client/secret-authentication.ts';
import type { Claims } from './kinds/kind.ts';
import { openid } from './kinds/openid.ts';
import { type RedirectClient, redirectClient } from './redirect-client.ts';
import { callProvider } from './verify-token.ts';

/** The client that a company has registered for Gatehouse at its own OpenID provider. */
export type CompanyRegistration = {
  issuer: string;
  clientId: string;
  encryptedSecret: string;
  /** The only URL to which the secret is sent. */
  secretEndpoint: string;
  createdAt: Date;
  updatedAt: Date;
};

/**
 * The provider of a company, in the form of a provider of a site.
 * @param name the name of the provider in the log
 * @param purpose the purpose for which the secret is sealed
 */
export async function companyProvider(
  { derivedKeys }: Runtime,
  registration: CompanyRegistration,
  { name, purpose }: { name: string; purpose: SealedPurpose },
): Promise<Provider> {
  const { issuer, clientId, encryptedSecret, secretEndpoint, createdAt, updatedAt } = registration;
  const secret = await unseal(derivedKeys, purpose, encryptedSecret);
  const of = providerWithout(issuer, name);
  return { ...of, clientId, secret, encryptedSecret, secretEndpoint, createdAt, updatedAt };
}

/**
 * Connects to the provider of a company.
 * @throws IdentityError PROVIDER_UNAVAILABLE, also when its token endpoint is not the one that the secret was set for
 */
async function companyClient(runtime: Runtime, company: Provider): Promise<RedirectClient> {
  const client = redirectClient(runtime.identityProviders, company, runtime.clock());
  const connected = await callProvider(runtime, company, client);
  if (connected.issuer?.metadata.token_endpoint === company.secretEndpoint) return connected;
  throw new IdentityError('PROVIDER_UNAVAILABLE');
}

/** The secrets of one login: the verifier of PKCE (RFC 7636) and the nonce. */
export type CompanyLoginSecrets = { verifier: string; nonce: string };

/**
 * Prepares a login at the provider of a company: authorization code with PKCE, state and nonce.
 * @param parameters further parameters of the request, such as `login_hint`
 * @returns the secrets that the state has to keep, and a function that returns the URL for a state
 * @throws IdentityError PROVIDER_UNAVAILABLE
 */
export async function beginAtCompany(
  runtime: Runtime,
  company: Provider,
  { redirectUri, ...parameters }: { redirectUri: string; login_hint?: string },
): Promise<{ secrets: CompanyLoginSecrets; urlFor(state: string): string }> {
  const { configuration } = await companyClient(runtime, company);
  const [verifier, nonce] = [randomPKCECodeVerifier(), randomNonce()];
  const challenge = await calculatePKCECodeChallenge(verifier);
  const urlFor = (state: string) =>
    buildAuthorizationUrl(configuration, {
      ...parameters,
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }).href;
  return { secrets: { verifier, nonce }, urlFor };
}

/**
 * Exchanges the code of an answer, and verifies the ID token.
 * @param search the query of the callback, with its question mark
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE
 */
export async function finishAtCompany(
  runtime: Runtime,
  company: Provider,
  answer: { redirectUri: string; search: string; state: string } & CompanyLoginSecrets,
): Promise<Claims> {
  const { redirectUri, search, state, verifier, nonce } = answer;
  const exchange = async () => {
    const { configuration } = await companyClient(runtime, company);
    const granted = await authorizationCodeGrant(configuration, new URL(redirectUri + search), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    }).catch((error) => {
      throw isRefusedCode(error) ? refusedToken(error) : providerUnavailable(error);
    });
    const tokens = { accessToken: granted.access_token, idToken: granted.id_token ?? '', nonce };
    return openid.verifyGrant(runtime.identityProviders, company, tokens, runtime.clock());
  };
  return callProvider(runtime, company, exchange());
}

/**
 * Asks an issuer for its token endpoint, before a secret is stored for it.
 * @throws IdentityError VALIDATION_FAILED on `issuer`
 */
export async function tokenEndpointOf(runtime: Runtime, issuer: string, name: string): Promise<string> {
  const discover = async () => {
    const { metadata } = await runtime.identityProviders.issuers.discover(issuer);
    // Also checks that the endpoint accepts a client secret.
    secretAuthentication('x', 'client_secret_basic', metadata.token_endpoint_auth_methods_supported);
    return metadata;
  };
  const asked = callProvider(runtime, providerWithout(issuer, name), discover());
  const metadata = await asked.catch((error) => {
    if (error instanceof IdentityError && error.code === 'PROVIDER_UNAVAILABLE') return null;
    throw error;
  });
  const endpoint = metadata?.token_endpoint;
  if (endpoint && metadata?.authorization_endpoint) return endpoint;
  throw invalidField(
    'issuer',
    `${issuer}/.well-known/openid-configuration must answer with the metadata of this issuer, and its token ` +
      'endpoint must accept a client secret.',
  );
}

/** A provider without a registered client, for requests that need no client. */
function providerWithout(issuer: string, name: string): Provider {
  const never = new Date(0);
  return {
    id: 0,
    siteId: 0,
    name,
    kind: 'OPENID',
    clientId: '',
    secret: null,
    encryptedSecret: null,
    secretEndpoint: null,
    teamId: null,
    keyId: null,
    issuer,
    enabled: true,
    createdAt: never,
    updatedAt: never,
  };
}
