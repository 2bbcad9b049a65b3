import type { PrismaClient } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { findSite } from '../../tenancy/sites/site.ts';

/** Browsers read the first few domains of the list. */
const MAX_SITES = 100;

/**
 * The origins that may use passkeys of another domain (Web Authentication Level 3, §5.11): those of the sites of
 * one account that share the domain. A site's link is not proven to be the account's, so the domain's own
 * host says by a site's id whose list it serves.
 * @param siteId a site whose passkeys are for the domain; null: the domain is `host`, and there is one account
 * @param host the host that was asked, without a port
 * @throws IdentityError NOT_FOUND
 */
export async function relatedOrigins(
  prisma: PrismaClient,
  publicUrl: string,
  { siteId, host }: { siteId: number | null; host: string },
): Promise<string[]> {
  const { accountId, domain } =
    siteId === null ? await onlyAccount(prisma, host) : await sharedBy(prisma, publicUrl, siteId);
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
  // Browsers read few domains of a long list: pages before what else may call.
  const origins = [
    ...sharing.map(({ link }) => new URL(link ?? publicUrl).origin),
    ...sharing.flatMap(({ allowedOrigins }) => allowedOrigins),
  ];
  return [...new Set(origins)].filter((origin) => origin.startsWith('https:'));
}

async function sharedBy(prisma: PrismaClient, publicUrl: string, id: number) {
  const site = await findSite(prisma, { id }).catch(() => null);
  if (!site) throw new IdentityError('NOT_FOUND');
  return { accountId: site.accountId, domain: relyingPartyOf(site, publicUrl).id };
}

async function onlyAccount(prisma: PrismaClient, host: string) {
  const [account, another] = await prisma.account.findMany({ take: 2, select: { id: true } });
  if (!account || another) {
    throw new IdentityError('NOT_FOUND', { message: 'Name a site of the domain: ?site_id=.' });
  }
  return { accountId: account.id, domain: host };
}
