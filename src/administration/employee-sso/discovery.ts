import { asciiDomain } from '../../lib/domain.ts';
import type { Runtime } from '../../platform/runtime.ts';

/**
 * Finds the single sign-on for an email, before a login. The result depends only on the domain of the email, so it
 * reveals nothing about a person.
 * @returns the URL at which a browser starts the login; null for a domain without single sign-on
 */
export async function ssoUrlOf(
  { prisma, issuer }: Pick<Runtime, 'prisma' | 'issuer'>,
  email: string,
): Promise<string | null> {
  const domain = asciiDomain(email.trim().slice(email.trim().lastIndexOf('@') + 1));
  if (domain === '') return null;
  const sso = await prisma.employeeSso.findFirst({
    where: { domains: { has: domain } },
    include: { account: true },
    orderBy: { accountId: 'asc' },
  });
  return sso && ssoStartUrl(issuer, sso.account.slug);
}

/** The URL at which a browser starts the login at the provider of an account. */
export function ssoStartUrl(issuer: string, slug: string): string {
  return `${issuer}/admin/sso/${encodeURIComponent(slug)}`;
}
