import type { Provider } from '../../customers/identity-providers/client/connections.ts';
import { companyProvider } from '../../customers/identity-providers/company-provider.ts';
import type { EmployeeSso } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** The purpose for which the client secret is sealed. */
export const SSO_SECRET = 'employee-sso';
/** The name of the provider in the log. */
export const SSO_NAME = 'employee-sso';

/** The provider at which the collaborators of an account log in. */
export function providerOfEmployees(runtime: Runtime, sso: EmployeeSso): Promise<Provider> {
  return companyProvider(runtime, sso, { name: SSO_NAME, purpose: SSO_SECRET });
}
