import { isStorable } from '../../lib/stored-values.ts';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import { unseal } from '../../platform/encryption/sealed.ts';
import { invalidField } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Provider } from './client/connections.ts';
import { providerUnavailable } from './client/provider-response.ts';
import { kinds } from './kinds/kinds.ts';

export const PROVIDER_SECRET = 'identity-provider';

/**
 * Finds a provider of a site by its name.
 * @param which `ANY` also finds a disabled provider, for a test
 * @throws IdentityError VALIDATION_FAILED on `provider` for an unknown provider, and for a disabled one unless `ANY`
 */
export async function findProvider(
  runtime: Runtime,
  siteId: number,
  name: string,
  which: 'ENABLED' | 'ANY' = 'ENABLED',
): Promise<Provider> {
  const row = isStorable(name)
    ? await runtime.prisma.identityProvider.findUnique({ where: { siteId_name: { siteId, name } } })
    : null;
  const issuer = row && kinds[row.kind].pinnedIssuer(row, runtime.identityProviders);
  if (!row || !issuer || (which === 'ENABLED' && !row.enabled))
    throw invalidField('provider', message('providerUnknown'));
  const secret = row.encryptedSecret
    ? await unseal(runtime.derivedKeys, PROVIDER_SECRET, row.encryptedSecret)
    : null;
  return { ...row, secret, issuer };
}

/**
 * If the account sets the issuer, binds the provider's secret to the token endpoint to which it is first sent. If the
 * issuer's metadata later contain another endpoint, a person who knows the secret has to set it again.
 * @throws IdentityError PROVIDER_UNAVAILABLE for another endpoint
 */
export async function requireSecretEndpoint(
  prisma: PrismaClient,
  { id, kind, encryptedSecret, secretEndpoint }: Provider,
  tokenEndpoint: string | undefined,
): Promise<void> {
  if (encryptedSecret === null || !tokenEndpoint || !kinds[kind].issuerSetByAccount) return;
  const { href, origin } = new URL(tokenEndpoint);
  let allowed = secretEndpoint;
  // An earlier version stored only the origin, which is now replaced with the endpoint.
  if (allowed === null || allowed === origin) {
    // Binds only the secret that was read. A secret that was set meanwhile is bound at its own first use.
    const unbound = { id, encryptedSecret, secretEndpoint: allowed };
    const { count } = await prisma.identityProvider.updateMany({
      where: unbound,
      data: { secretEndpoint: href },
    });
    allowed = count === 1 ? href : await endpointOf(prisma, id, encryptedSecret);
  }
  if (allowed === href) return;
  throw providerUnavailable(
    new Error(`The token endpoint is ${href} now. Set the secret again to let it be sent there.`),
  );
}

async function endpointOf(prisma: PrismaClient, id: number, encryptedSecret: string): Promise<string | null> {
  const row = await prisma.identityProvider.findFirst({ where: { id, encryptedSecret } });
  return row?.secretEndpoint ?? null;
}
