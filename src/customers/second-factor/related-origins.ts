import type { PrismaClient } from '../../platform/database/client/client.ts';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import { loginOrigin } from '../../tenancy/sites/login-host.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { findSite } from '../../tenancy/sites/site.ts';

const MAX_SITES = 100;

/**
 * Lists the origins that may use the passkeys of a domain (Web Authentication Level 3, §5.11): the origins of those
 * sites of one account that use this domain for their passkeys. The link of a site can have any domain, so it does not
 * prove that the domain belongs to the account. Therefore the server at the domain, which serves the list, has to name
 * a site. The list is made for the account of this site.
 * @param siteId a site whose passkeys are for the domain; null: the domain is `host`, and the database must have only
 *   one account
 * @param host the host of the request, without a port
 * @throws IdentityError NOT_FOUND
 */
export async function relatedOrigins(
  prisma: PrismaClient,
  publicUrl: string,
  { siteId, host }: { siteId: number | null; host: string },
): Promise<string[]> {
  const { accountId, domain } =
    siteId === null ? await onlyAccount(prisma, host) : await accountAndDomainOf(prisma, publicUrl, siteId);
  const candidates = [
    { passkeyDomain: domain },
    { passkeyDomain: null, OR: [{ link: null }, { link: { contains: domain } }] },
  ];
  const sites = await prisma.site.findMany({
    where: { accountId, OR: candidates },
    orderBy: { id: 'asc' },
    take: MAX_SITES,
  });
  const sharing = sites.filter((site) => relyingPartyOf(site, publicUrl).id === domain);
  if (sharing.length === 0) throw new IdentityError('NOT_FOUND');
  // Browsers read only the first few domains of the list, so the pages of the sites come first.
  const origins = [
    ...sharing.map(({ link }) => new URL(link ?? publicUrl).origin),
    ...sharing.flatMap((site) => loginOrigin(site, publicUrl) ?? []),
    ...sharing.flatMap(({ allowedOrigins }) => allowedOrigins),
  ];
  return [...new Set(origins)].filter((origin) => origin.startsWith('https:'));
}

async function accountAndDomainOf(prisma: PrismaClient, publicUrl: string, id: number) {
  const site = requireFound(await findSite(prisma, { id }).catch(() => null));
  return { accountId: site.accountId, domain: relyingPartyOf(site, publicUrl).id };
}

async function onlyAccount(prisma: PrismaClient, host: string) {
  const [account, another] = await prisma.account.findMany({ take: 2, select: { id: true } });
  if (!account || another) {
    throw new IdentityError('NOT_FOUND', {
      message: 'The parameter site_id is required: it names a site of the domain.',
    });
  }
  return { accountId: account.id, domain: host };
}
