import { allowInsecureRequests, Configuration, customFetch } from 'openid-client';
import { isLoopback } from '../../lib/loopback.ts';
import type { Provider, ProviderConnections } from './client/connections.ts';
import type { OpenIdIssuer } from './client/openid-issuers.ts';
import { kinds } from './kinds/kinds.ts';

export type RedirectClient = {
  configuration: Configuration;
  /** Null when the provider issues no ID token. */
  issuer: OpenIdIssuer | null;
};

const TIMEOUT_SECONDS = 4;

/** Creates the client for a login by redirect at a provider. @throws IdentityError PROVIDER_UNAVAILABLE */
export async function redirectClient(
  connections: ProviderConnections,
  provider: Provider,
  now: Date,
): Promise<RedirectClient> {
  const kind = kinds[provider.kind];
  const { metadata, issuer } = await kind.authorizationServer(connections, provider);
  const supported = issuer?.metadata.token_endpoint_auth_methods_supported;
  const authentication = await kind.clientAuthentication(provider, supported, now);
  const configuration = new Configuration(metadata, provider.clientId, {}, authentication);
  configuration.timeout = TIMEOUT_SECONDS;
  configuration[customFetch] = (url, options) => connections.outgoing(url, options as RequestInit);
  const local = isLoopback(new URL(metadata.token_endpoint ?? metadata.issuer));
  // `outgoing` allows requests without TLS only to this machine, and not in production.
  if (local && connections.environment !== 'production') allowInsecureRequests(configuration);
  return { configuration, issuer };
}
