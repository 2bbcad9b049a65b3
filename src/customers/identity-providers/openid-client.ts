import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretJwt,
  ClientSecretPost,
  Configuration,
  customFetch,
  None,
  type ServerMetadata,
} from 'openid-client';
import { isLoopback } from '../../lib/loopback.ts';
import type { OpenIdIssuer } from './openid-issuers.ts';
import { providerUnavailable } from './outgoing.ts';
import type { Provider, ProviderConnections } from './provider.ts';

/** How we are a client of a provider in the redirect flow. */
export type ProviderClient = {
  configuration: Configuration;
  scope: string;
  /** Null for Facebook, which gives no ID token. */
  issuer: OpenIdIssuer | null;
};

const TIMEOUT_SECONDS = 4;

/**
 * Our client at a provider, as openid-client wants it.
 * @throws IdentityError PROVIDER_UNAVAILABLE
 */
export async function providerClient(
  connections: ProviderConnections,
  provider: Provider,
): Promise<ProviderClient> {
  const issuer = provider.kind === 'FACEBOOK' ? null : await connections.issuers(provider.issuer);
  const metadata = (issuer?.metadata ?? {
    issuer: provider.issuer,
    authorization_endpoint: connections.facebookDialogUrl,
    token_endpoint: `${connections.facebookGraphUrl}/oauth/access_token`,
  }) as ServerMetadata;
  const clientAuthentication = authentication(
    provider,
    issuer?.metadata.token_endpoint_auth_methods_supported,
  );
  const configuration = new Configuration(metadata, provider.clientId, {}, clientAuthentication);
  configuration.timeout = TIMEOUT_SECONDS;
  configuration[customFetch] = (url, options) => connections.outgoing(url, options as RequestInit);
  const local = isLoopback(new URL(metadata.token_endpoint ?? metadata.issuer));
  // What may be asked without TLS is for `outgoing` to say: this machine, outside production.
  if (local && connections.environment !== 'production') allowInsecureRequests(configuration);
  return { configuration, scope: issuer ? 'openid email profile' : 'email public_profile', issuer };
}

/** Client authentication methods at a token endpoint (OpenID Connect Core 1.0 §9). */
const METHODS = {
  client_secret_basic: ClientSecretBasic,
  client_secret_post: ClientSecretPost,
  client_secret_jwt: ClientSecretJwt,
};

/**
 * How the secret is shown: by one of the methods that the issuer's metadata name. Where they name none, Basic is
 * OpenID's default (Discovery 1.0 §3); Google, Facebook and Auth0 document the body.
 */
function authentication({ kind, secret }: Provider, supported: string[] | undefined): ClientAuth {
  if (secret === null) return None();
  const customary = kind === 'OPENID' ? 'client_secret_basic' : 'client_secret_post';
  if (supported === undefined || supported.includes(customary)) return METHODS[customary](secret);
  for (const [name, method] of Object.entries(METHODS)) if (supported.includes(name)) return method(secret);
  const named = supported.slice(0, 10).join(', ');
  throw providerUnavailable(
    new Error(`The provider’s token endpoint accepts no client secret, only ${named}.`),
  );
}
