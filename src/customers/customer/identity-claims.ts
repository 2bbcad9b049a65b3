import type { Customer, Prisma } from '../../platform/database/client/client.ts';

/** The claims of a customer with those of a provider as it says them now. */
export function withClaims(
  { identityClaims }: Pick<Customer, 'identityClaims'>,
  provider: string,
  { claims }: { claims: Record<string, string | boolean> },
): Prisma.InputJsonObject {
  return { ...(identityClaims as Prisma.InputJsonObject), [provider]: claims };
}

/** The claims of a customer without those of an identity that is unlinked; another one of that provider stays. */
export function withoutClaims(
  { identityClaims }: Pick<Customer, 'identityClaims'>,
  { provider, subject }: { provider: string; subject: string },
): Prisma.InputJsonObject {
  const { [provider]: claims, ...others } = identityClaims as Record<string, Prisma.InputJsonObject>;
  return claims === undefined || claims.sub === subject ? others : { ...others, [provider]: claims };
}
