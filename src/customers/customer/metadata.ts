import type { Customer } from '../../platform/database/client/client.ts';

/** The member of the metadata that shows the claims of identity providers, by the provider's name. */
const CLAIMS_MEMBER = 'identity_providers';

/** Metadata without the member that only sign-ins at a provider may write. */
export function ownMetadata(metadata: unknown): Record<string, unknown> {
  const { [CLAIMS_MEMBER]: _, ...own } = (metadata ?? {}) as Record<string, unknown>;
  return own;
}

/** A customer's metadata as they are read: their own, and the claims of linked identity providers. */
export function shownMetadata({
  metadata,
  identityClaims,
}: Pick<Customer, 'metadata' | 'identityClaims'>): Record<string, unknown> {
  const own = ownMetadata(metadata);
  const claims = (identityClaims ?? {}) as Record<string, unknown>;
  return Object.keys(claims).length === 0 ? own : { ...own, [CLAIMS_MEMBER]: claims };
}
