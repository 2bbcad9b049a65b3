import { asciiDomain } from '../../lib/domain.ts';
import type { EnterpriseConnection, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { FirstFactorLogin } from '../second-factor/require-second-factor.ts';

/** The company at whose identity provider the customers of an email domain log in. */
export type CompanyLogin = Pick<EnterpriseConnection, 'id' | 'name' | 'ssoOnly'>;

/** More than RFC 5321 §4.5.3.1 allows. */
const MAX_EMAIL_LENGTH = 512;

/** The values of `startedBy` for sessions that continue another session. They need no login at the company. */
const CONTINUING: readonly FirstFactorLogin['startedBy'][] = ['HANDOFF', 'PASSWORD_CHANGE', 'LEGACY_TOKEN'];

/**
 * The name of a company's connection in the log, the statistics, a customer's identities and a customer's metadata. A
 * provider of a site cannot have such a name, because names of providers contain no colon.
 */
export function companyLoginName(id: number): string {
  return `enterprise:${id}`;
}

/** The domain of an email in ASCII form. Empty if it has no such form. A text without `@` is read as a domain. */
export function domainOfEmail(email: string): string {
  return asciiDomain(email.trim().slice(email.trim().lastIndexOf('@') + 1));
}

/** Finds the company that has verified the domain of an email. Null: there is none, or its login is disabled. */
export async function findCompanyLogin(
  db: Db,
  accountId: number,
  email: string,
): Promise<CompanyLogin | null> {
  const domain = email.includes('@') && email.length <= MAX_EMAIL_LENGTH ? domainOfEmail(email) : '';
  if (domain === '') return null;
  const found = await db.enterpriseDomain.findUnique({
    where: { verifiedDomain: domain, accountId, connection: { enabled: true } },
    select: { connection: { select: { id: true, name: true, ssoOnly: true } } },
  });
  return found?.connection ?? null;
}

/** Whether an account has a company at which customers can log in. */
export async function hasCompanyLogins(db: Db, accountId: number): Promise<boolean> {
  const where = { accountId, verifiedDomain: { not: null }, connection: { enabled: true } };
  return (await db.enterpriseDomain.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * Refuses an email if customers with its domain may log in only at their company. The answer is the same for every
 * email of the domain.
 * @throws IdentityError ENTERPRISE_LOGIN_REQUIRED
 */
export async function requireNoCompanyLogin(
  db: Db,
  { issuer }: Pick<Runtime, 'issuer'>,
  site: Pick<Site, 'id' | 'accountId'>,
  email: string,
): Promise<void> {
  const company = await findCompanyLogin(db, site.accountId, email);
  if (company?.ssoOnly) throw companyLoginRequired(issuer, site, company);
}

/**
 * Refuses a login of a customer who may log in only at their company. Does not refuse the login at the company itself,
 * or a login that continues a session.
 * @throws IdentityError ENTERPRISE_LOGIN_REQUIRED
 */
export async function requireLoginAtCompany(
  db: Db,
  { issuer }: Pick<Runtime, 'issuer'>,
  site: Pick<Site, 'id' | 'accountId'>,
  { customer, startedBy, provider }: Pick<FirstFactorLogin, 'customer' | 'startedBy' | 'provider'>,
): Promise<void> {
  if (CONTINUING.includes(startedBy)) return;
  const company = await findCompanyLogin(db, site.accountId, customer.email);
  if (!company?.ssoOnly || provider === companyLoginName(company.id)) return;
  throw companyLoginRequired(issuer, site, company);
}

/** The URL at which a browser starts the login at a company. The caller adds the page to return to as `return_to`. */
export function companyLoginUrl(issuer: string, { id: siteId }: Pick<Site, 'id'>, id: number): string {
  return `${issuer}/enterprise/${id}/start?site_id=${siteId}`;
}

function companyLoginRequired(issuer: string, site: Pick<Site, 'id'>, { id, name }: CompanyLogin) {
  const loginUrl = companyLoginUrl(issuer, site, id);
  return new IdentityError('ENTERPRISE_LOGIN_REQUIRED', { company: name, loginUrl });
}
