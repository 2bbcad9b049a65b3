import { lockAndReadCustomer } from '../../customers/customer/lock-customer.ts';
import type { ExternalProfile } from '../../customers/identity-providers/external-profile.ts';
import {
  type IdentifiedCustomer,
  identifyCustomer,
} from '../../customers/identity-providers/identify-customer.ts';
import { findLink, reportLinkChange } from '../../customers/identity-providers/identity-link.ts';
import { companyLoginName, domainOfEmail } from '../../customers/login/company-login.ts';
import type { Visit } from '../../customers/login/sign-in.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { isShutOut } from '../connections/shut-out.ts';

/** A person as their company describes them. The issuer of the profile is `identityIssuer` of the connection. */
export type Person = {
  profile: ExternalProfile;
  groups: string[];
  /** The names of all claims or attributes. */
  names: string[];
};

type MemberLogin = {
  connection: EnterpriseConnection;
  person: Person;
  visit: Pick<Visit, 'site' | 'source'>;
  now: Date;
};

/**
 * Finds or creates the customer of a person at their company, as `identifyCustomer` does. The company is trusted only
 * for emails of its proven domains. It cannot log in a person with another email, or a customer whose email has changed
 * to another domain.
 * @throws IdentityError FORBIDDEN for an email that is absent, unverified or of another domain, and for a customer whom
 *   the company has deactivated by SCIM; the errors of `identifyCustomer`
 */
export async function identifyMember(
  tx: Db,
  runtime: Runtime,
  { connection, person: { profile, groups }, visit, now }: MemberLogin,
): Promise<IdentifiedCustomer> {
  const domain = domainOfEmail(profile.email ?? '');
  const problem = await emailProblem(tx, connection, profile);
  if (problem !== null) throw forbidden(problem);
  const typed = { email: null, firstName: null, lastName: null };
  const login = { provider: companyLoginName(connection.id), profile, typed, visit, now };
  const identified = await identifyCustomer(tx, runtime, login);
  const { id: customerId, email } = identified.customer;
  if (!(await hasDomain(tx, connection, domainOfEmail(email)))) {
    throw forbidden('The customer now has an email of another domain.');
  }
  // The row of the customer is locked, so no SCIM call can deactivate the customer before the commit.
  if (await isShutOut(tx, connection, customerId)) {
    throw forbidden('The company has deactivated the customer by SCIM.');
  }
  const member = { domain, groups, lastLoginAt: now };
  await tx.enterpriseMember.upsert({
    where: { connectionId_customerId: { connectionId: connection.id, customerId } },
    create: { ...member, connectionId: connection.id, customerId, createdAt: now },
    update: member,
  });
  return identified;
}

/**
 * Removes the link between a person and a customer whose email no longer has a domain of the company. This customer has
 * left the company, or is a customer privately, so the company can no longer log them in.
 */
export async function forgetFormerMember(
  tx: Db,
  runtime: Runtime,
  { connection, person: { profile }, visit, now }: MemberLogin,
): Promise<void> {
  const link = await findLink(tx, connection.accountId, profile);
  const customer = link && (await lockAndReadCustomer(tx, link.customerId));
  if (!link || !customer || (await hasDomain(tx, connection, domainOfEmail(customer.email)))) return;
  const { count } = await tx.externalIdentity.deleteMany({ where: { id: link.id, customerId: customer.id } });
  await tx.enterpriseMember.deleteMany({ where: { connectionId: connection.id, customerId: customer.id } });
  if (count === 1) await reportLinkChange(tx, runtime, customer, 'identityUnlinked', link, visit, now);
}

/** Why the company is not trusted for the email of a person. Null: it is trusted. */
export async function emailProblem(
  db: Db,
  connection: EnterpriseConnection,
  { email, emailVerified }: ExternalProfile,
): Promise<string | null> {
  if (email === null) return 'The provider sends no email.';
  if (!emailVerified) return 'The provider does not say that the email is verified.';
  if (await hasDomain(db, connection, domainOfEmail(email))) return null;
  return 'The email is not of a proven domain of this company.';
}

/** @param reason shown to collaborators, without personal data */
function forbidden(reason: string): IdentityError {
  return new IdentityError('FORBIDDEN', {}, { cause: new Error(reason) });
}

/** Whether a domain is proven for a connection now. */
async function hasDomain(tx: Db, { id }: EnterpriseConnection, domain: string): Promise<boolean> {
  if (domain === '') return false;
  return (await tx.enterpriseDomain.count({ where: { verifiedDomain: domain, connectionId: id } })) === 1;
}
