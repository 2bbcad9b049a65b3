import type { Customer, Prisma } from '../database/client/client.ts';
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

/** The claims of a customer with those of a provider as it says them now. */
export function withClaims(
  { identityClaims }: Pick<Customer, 'identityClaims'>,
  provider: string,
  { claims }: Pick<ExternalProfile, 'claims'>,
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
