import type { Account, Prisma, Site } from '../../src/platform/database/client/client.ts';
import { createPartner, type PartnerCredentials } from '../../src/tenancy/partners/partner.ts';
import type { TestServer } from './server.ts';

/** Creates a site, of the demo account by default. */
export function addSite(
  { gatehouse }: TestServer,
  slug: string,
  settings: Partial<Prisma.SiteUncheckedCreateInput> = {},
): Promise<Site> {
  return gatehouse.prisma.site.create({ data: { accountId: 1, slug, name: slug, ...settings } });
}

export type OtherAccount = { account: Account; site: Site; partner: PartnerCredentials };

/** Creates an account with a site and a partner. */
export async function addAccount(
  server: TestServer,
  slug: string,
  settings: Partial<Prisma.SiteUncheckedCreateInput> = {},
): Promise<OtherAccount> {
  const { prisma } = server.gatehouse;
  const account = await prisma.account.create({ data: { slug, name: slug } });
  const site = await addSite(server, slug, { ...settings, accountId: account.id });
  return { account, site, partner: await createPartner(prisma, account.id, slug) };
}
