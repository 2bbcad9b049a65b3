import type { Provider } from '../../customers/identity-providers/client/connections.ts';
import { companyProvider } from '../../customers/identity-providers/company-provider.ts';
import { companyLoginName } from '../../customers/login/company-login.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { CONNECTION_SECRET } from '../connections/names.ts';

/** The OpenID provider of a company. @throws IdentityError PROVIDER_UNAVAILABLE for a connection of another kind */
export async function providerOfCompany(
  runtime: Runtime,
  { id, clientId, encryptedSecret, secretEndpoint, ...connection }: EnterpriseConnection,
): Promise<Provider> {
  if (clientId === null || encryptedSecret === null || secretEndpoint === null) {
    throw new IdentityError('PROVIDER_UNAVAILABLE');
  }
  const registration = { ...connection, clientId, encryptedSecret, secretEndpoint };
  return companyProvider(runtime, registration, { name: companyLoginName(id), purpose: CONNECTION_SECRET });
}
