import type { Customer, Prisma } from '../../platform/database/client/client.ts';
import { withClaims } from '../customer/identity-claims.ts';
import type { ExternalProfile } from './external-profile.ts';

/** What the caller typed. It is used where the provider gives nothing. */
export type TypedProfile = { email: string | null; firstName: string | null; lastName: string | null };

type Before = Pick<Customer, 'firstName' | 'lastName' | 'profilePhoto' | 'identityClaims'>;

const NOTHING: Before = { firstName: null, lastName: null, profilePhoto: null, identityClaims: {} };

/** What a login stores in a customer's profile: names and photo where they are empty, and the claims. */
export function keptProfile(
  provider: string,
  profile: ExternalProfile,
  typed: TypedProfile,
  before: Before = NOTHING,
): Omit<Before, 'identityClaims'> & { identityClaims: Prisma.InputJsonObject } {
  return {
    firstName: before.firstName ?? profile.firstName ?? typed.firstName,
    lastName: before.lastName ?? profile.lastName ?? typed.lastName,
    profilePhoto: before.profilePhoto ?? profile.photo,
    identityClaims: withClaims(before, provider, profile),
  };
}
