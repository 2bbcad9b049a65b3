import type { PrismaClient } from '../../platform/database/client/client.ts';
import { providerUnavailable } from './outgoing.ts';
import type { Provider } from './provider.ts';

/** Providers whose issuer, and so whose metadata, an account names. */
const NAMED_BY_ACCOUNT: readonly Provider['kind'][] = ['AUTH0', 'OPENID'];

/**
 * Lets a provider's secret be sent to one token endpoint only: the one to which it is sent first. The metadata of an
 * issuer may name another one later. Then the secret has to be set again, by a person who knows it.
 * @throws IdentityError PROVIDER_UNAVAILABLE for another endpoint
 */
export async function requireSecretEndpoint(
  prisma: PrismaClient,
  { id, kind, encryptedSecret, secretEndpoint }: Provider,
  tokenEndpoint: string | undefined,
): Promise<void> {
  if (encryptedSecret === null || !tokenEndpoint || !NAMED_BY_ACCOUNT.includes(kind)) return;
  const { href, origin } = new URL(tokenEndpoint);
  let allowed = secretEndpoint;
  // An earlier version kept the origin only.
  if (allowed === null || allowed === origin) {
    // Only for this very secret: one that was set meanwhile has its own first time.
    const free = { id, encryptedSecret, secretEndpoint: allowed };
    const { count } = await prisma.identityProvider.updateMany({
      where: free,
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
