import { mergePatch } from '../customers/profile.ts';
import { MAX_METADATA_BYTES } from '../customers/update-customer.ts';
import type { Customer, Prisma } from '../database/client/client.ts';
import type { ExternalProfile } from './external-profile.ts';

/** The member of a customer's metadata that holds what providers say, by the provider's name. */
const METADATA_MEMBER = 'identity_providers';

/** What a caller typed: it stands in for what the provider does not say, and never contradicts it. */
export type TypedProfile = { email: string | null; firstName: string | null; lastName: string | null };

type Before = Pick<Customer, 'firstName' | 'lastName' | 'profilePhoto' | 'metadata'>;

const NOTHING: Before = { firstName: null, lastName: null, profilePhoto: null, metadata: {} };

/**
 * What a sign-in changes of a customer's own profile: names and photo where there are none, and the
 * provider's claims in the metadata, unless it would grow too large: nobody is kept out for that.
 */
export function keptProfile(
  provider: string,
  profile: ExternalProfile,
  typed: TypedProfile,
  before: Before = NOTHING,
): Omit<Before, 'metadata'> & { metadata: Prisma.InputJsonObject } {
  const metadata = mergePatch(without(before.metadata, provider), {
    [METADATA_MEMBER]: { [provider]: profile.claims },
  });
  const fits = Buffer.byteLength(JSON.stringify(metadata)) <= MAX_METADATA_BYTES;
  return {
    firstName: before.firstName ?? profile.firstName ?? typed.firstName,
    lastName: before.lastName ?? profile.lastName ?? typed.lastName,
    profilePhoto: before.profilePhoto ?? profile.photo,
    metadata: (fits ? metadata : before.metadata) as Prisma.InputJsonObject,
  };
}

/** What the provider said the last time, and says no more, goes. */
function without(metadata: unknown, provider: string): unknown {
  return mergePatch(metadata, { [METADATA_MEMBER]: { [provider]: null } });
}
