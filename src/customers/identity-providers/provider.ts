import { unseal } from '../../lib/sealed.ts';
import { isStorable } from '../../lib/stored-values.ts';
import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Provider } from './client/connections.ts';
import { kinds } from './kinds/kinds.ts';

/** The purpose under which providers’ secrets are sealed. */
export const PROVIDER_SECRET = 'identity-provider';

/**
 * Finds a provider that a site offers, by its name.
 * @throws IdentityError VALIDATION_FAILED on `provider` for an unknown or disabled one
 */
export async function findProvider(
  db: Db,
  runtime: Runtime,
  siteId: number,
  name: string,
): Promise<Provider> {
  const row = isStorable(name)
    ? await db.identityProvider.findUnique({ where: { siteId_name: { siteId, name } } })
    : null;
  const issuer = row && kinds[row.kind].pinnedIssuer(row, runtime.identityProviders);
  if (!row?.enabled || !issuer) throw invalidField('provider', 'The selected identity provider is invalid.');
  const secret = row.encryptedSecret
    ? await unseal(runtime.derivedKeys, PROVIDER_SECRET, row.encryptedSecret)
    : null;
  return { ...row, secret, issuer };
}
