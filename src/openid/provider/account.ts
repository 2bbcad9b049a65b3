import type { Account, AccountClaims } from 'oidc-provider';
import { toUnixSeconds } from '../../lib/clock.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';

/**
 * The claims of each scope (OpenID Connect Core §5.4). ID tokens contain the claims of `openid`. UserInfo responses
 * contain `sub` and the claims of the other scopes.
 */
export const CLAIMS_OF_SCOPES = {
  openid: ['sub', 'sid', 'auth_time', 'acr', 'amr'],
  profile: ['name', 'given_name', 'family_name', 'preferred_username', 'picture', 'locale', 'updated_at'],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
};

/**
 * Finds the customer that tokens are about.
 * @param accountId the account of the client
 * @param id the id of the customer, as text
 * @returns undefined for a customer of another account, and for a customer who may no longer log in
 */
export async function findAccount(
  { prisma }: Pick<Runtime, 'prisma'>,
  accountId: number,
  id: string,
): Promise<Account | undefined> {
  const where = { id: Number(id), accountId, disabledAt: null, deletedAt: null };
  const customer = await prisma.customer.findFirst({ where });
  return customer ? { accountId: id, claims: async () => claimsOf(customer) } : undefined;
}

function claimsOf(customer: Customer): AccountClaims {
  const { firstName, lastName, displayName, phone } = customer;
  const fullName = [firstName, lastName].filter(Boolean).join(' ');
  const known = {
    name: displayName || fullName,
    given_name: firstName,
    family_name: lastName,
    preferred_username: customer.username,
    picture: pictureOf(customer),
    locale: customer.language,
    updated_at: toUnixSeconds(customer.updatedAt),
    email: customer.email,
    email_verified: customer.emailVerifiedAt !== null,
    phone_number: phone,
    // Gatehouse does not verify phone numbers.
    phone_number_verified: phone ? false : null,
  };
  const given = Object.entries(known).filter(([, value]) => value !== null && value !== '');
  return { sub: String(customer.id), ...Object.fromEntries(given) };
}

/** The claim `picture` (OpenID Connect Core §5.1). Only an https URL is shown to clients. */
function pictureOf({ profilePhoto }: Customer): string | null {
  return profilePhoto !== null && URL.parse(profilePhoto)?.protocol === 'https:' ? profilePhoto : null;
}
