import type { PrismaClient } from '../database/client/client.ts';
import { providerUnavailable } from './outgoing.ts';
import type { Provider } from './provider.ts';

/** Providers whose issuer, and so whose metadata, the account chooses. */
const NAMED_BY_ACCOUNT: readonly Provider['kind'][] = ['AUTH0', 'OPENID'];

/**
 * Lets a provider's secret be sent to one origin only: that of the token endpoint to which it is sent first.
 * When the metadata of the issuer name another one later, the secret has to be set again by a collaborator who knows it.
 * @throws IdentityError PROVIDER_UNAVAILABLE for another origin
 */
export async function requireSecretOrigin(
  prisma: PrismaClient,
  { id, kind, encryptedSecret, secretOrigin }: Provider,
  tokenEndpoint: string | undefined,
): Promise<void> {
  if (encryptedSecret === null || !tokenEndpoint || !NAMED_BY_ACCOUNT.includes(kind)) return;
  const { origin } = new URL(tokenEndpoint);
  let allowed = secretOrigin;
  if (allowed === null) {
    // Only where the secret is still this one: a secret that was set meanwhile is bound at its own first use.
    const free = { id, encryptedSecret, secretOrigin: null };
    const { count } = await prisma.identityProvider.updateMany({
      where: free,
      data: { secretOrigin: origin },
    });
    allowed = count === 1 ? origin : await originOf(prisma, id, encryptedSecret);
  }
  if (allowed === origin) return;
  throw providerUnavailable(
    new Error(`The token endpoint is at ${origin} now. Set the secret again to let it be sent there.`),
  );
}

async function originOf(prisma: PrismaClient, id: number, encryptedSecret: string): Promise<string | null> {
  const row = await prisma.identityProvider.findFirst({ where: { id, encryptedSecret } });
  return row?.secretOrigin ?? null;
}
