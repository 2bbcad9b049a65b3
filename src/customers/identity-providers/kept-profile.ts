import type { Customer, Prisma } from '../../platform/database/client/client.ts';
import { withClaims } from '../customer/identity-claims.ts';
import type { ExternalProfile } from './external-profile.ts';

/** What a caller typed: it stands in for what the provider does not say, and never contradicts it. */
export type TypedProfile = { email: string | null; firstName: string | null; lastName: string | null };

type Before = Pick<Customer, 'firstName' | 'lastName' | 'profilePhoto' | 'identityClaims'>;

const NOTHING: Before = { firstName: null, lastName: null, profilePhoto: null, identityClaims: {} };

/** What a sign-in changes of a customer's own profile: names and photo where there are none, and the claims. */
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
