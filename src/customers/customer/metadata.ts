import type { Customer, Prisma } from '../../platform/database/client/client.ts';

/** The member of the metadata that shows the claims of identity providers, by the provider's name. */
const CLAIMS_MEMBER = 'identity_providers';

/** Removes the member that shows the claims. Customers cannot write it. */
export function ownMetadata(metadata: unknown): Record<string, unknown> {
  const { [CLAIMS_MEMBER]: _, ...own } = (metadata ?? {}) as Record<string, unknown>;
  return own;
}

/** Returns a customer's own metadata, with the claims of linked identity providers. */
export function shownMetadata({
  metadata,
  identityClaims,
}: Pick<Customer, 'metadata' | 'identityClaims'>): Record<string, unknown> {
  const own = ownMetadata(metadata);
  const claims = (identityClaims ?? {}) as Record<string, unknown>;
  return Object.keys(claims).length === 0 ? own : { ...own, [CLAIMS_MEMBER]: claims };
}

export function withClaims(
  { identityClaims }: Pick<Customer, 'identityClaims'>,
  provider: string,
  { claims }: { claims: Record<string, string | boolean> },
): Prisma.InputJsonObject {
  return { ...(identityClaims as Prisma.InputJsonObject), [provider]: claims };
}

/** Removes the claims of an unlinked identity. Those of another identity of the same provider stay. */
export function withoutClaims(
  { identityClaims }: Pick<Customer, 'identityClaims'>,
  { provider, subject }: { provider: string; subject: string },
): Prisma.InputJsonObject {
  const { [provider]: claims, ...others } = identityClaims as Record<string, Prisma.InputJsonObject>;
  return claims === undefined || claims.sub === subject ? others : { ...others, [provider]: claims };
}
