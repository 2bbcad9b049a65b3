import type { Customer } from '../database/client/client.ts';

/** The member of the metadata that shows what identity providers say of a customer, by the provider's name. */
const CLAIMS_MEMBER = 'identity_providers';

/** What is not the customer's to write is left out: only a provider's own word may stand under its name. */
export function ownMetadata(metadata: unknown): Record<string, unknown> {
  const { [CLAIMS_MEMBER]: _, ...own } = (metadata ?? {}) as Record<string, unknown>;
  return own;
}

/** A customer's metadata as they are read: their own, and what identity providers say while they are linked. */
export function shownMetadata({
  metadata,
  identityClaims,
}: Pick<Customer, 'metadata' | 'identityClaims'>): Record<string, unknown> {
  const own = ownMetadata(metadata);
  const claims = (identityClaims ?? {}) as Record<string, unknown>;
  return Object.keys(claims).length === 0 ? own : { ...own, [CLAIMS_MEMBER]: claims };
}
