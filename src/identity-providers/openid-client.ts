import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  None,
  type ServerMetadata,
} from 'openid-client';
import { isLoopback } from '../lib/loopback.ts';
import type { OpenIdIssuer } from './openid-issuers.ts';
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
  const { clientId, secret } = provider;
  const configuration = new Configuration(metadata, clientId, {}, authentication(provider, secret));
  configuration.timeout = TIMEOUT_SECONDS;
  configuration[customFetch] = (url, options) => connections.outgoing(url, options as RequestInit);
  const local = isLoopback(new URL(metadata.token_endpoint ?? metadata.issuer));
  // What may be asked without TLS is for `outgoing` to say: this machine, outside production.
  if (local && connections.environment !== 'production') allowInsecureRequests(configuration);
  return { configuration, scope: issuer ? 'openid email profile' : 'email public_profile', issuer };
}

/** Of `client_secret_basic`, OpenID's default, and `client_secret_post`, which is what the named ones document. */
function authentication({ kind }: Provider, secret: string | null) {
  if (secret === null) return None();
  return kind === 'OPENID' ? ClientSecretBasic(secret) : ClientSecretPost(secret);
}
