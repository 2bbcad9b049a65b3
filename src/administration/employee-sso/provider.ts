import type { Provider } from '../../customers/identity-providers/client/connections.ts';
import { secretAuthentication } from '../../customers/identity-providers/client/secret-authentication.ts';
import { type RedirectClient, redirectClient } from '../../customers/identity-providers/redirect-client.ts';
import { callProvider } from '../../customers/identity-providers/verify-token.ts';
import { unseal } from '../../lib/sealed.ts';
import type { EmployeeSso } from '../../platform/database/client/client.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';

export const SSO_SECRET = 'employee-sso';

/** The provider of a company, in the form of a provider of a site. */
export async function companyProvider(
  { derivedKeys }: Runtime,
  { issuer, clientId, encryptedSecret, secretEndpoint, createdAt, updatedAt }: EmployeeSso,
): Promise<Provider> {
  const secret = await unseal(derivedKeys, SSO_SECRET, encryptedSecret);
  return { ...provider(issuer), clientId, secret, encryptedSecret, secretEndpoint, createdAt, updatedAt };
}

/**
 * Connects to the provider of a company.
 * @throws IdentityError PROVIDER_UNAVAILABLE, also when its token endpoint is not the one that the secret was set for
 */
export async function companyClient(runtime: Runtime, company: Provider): Promise<RedirectClient> {
  const client = redirectClient(runtime.identityProviders, company, runtime.clock());
  const connected = await callProvider(runtime, company, client);
  if (connected.issuer?.metadata.token_endpoint === company.secretEndpoint) return connected;
  throw new IdentityError('PROVIDER_UNAVAILABLE');
}

/**
 * Asks an issuer for its token endpoint, before a secret is stored for it.
 * @throws IdentityError VALIDATION_FAILED on `issuer`
 */
export async function tokenEndpointOf(runtime: Runtime, issuer: string): Promise<string> {
  const discover = async () => {
    const { metadata } = await runtime.identityProviders.issuers.discover(issuer);
    // Also checks that the endpoint takes a secret at all.
    secretAuthentication('x', 'client_secret_basic', metadata.token_endpoint_auth_methods_supported);
    return metadata;
  };
  const metadata = await callProvider(runtime, provider(issuer), discover()).catch((error) => {
    if (error instanceof IdentityError && error.code === 'PROVIDER_UNAVAILABLE') return null;
    throw error;
  });
  const endpoint = metadata?.token_endpoint;
  if (endpoint && metadata?.authorization_endpoint) return endpoint;
  throw invalidField(
    'issuer',
    `${issuer}/.well-known/openid-configuration must answer with the metadata of this issuer, and it must accept a client secret.`,
  );
}

function provider(issuer: string): Provider {
  const never = new Date(0);
  return {
    id: 0,
    siteId: 0,
    name: 'employee-sso',
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
