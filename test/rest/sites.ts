import type { Account, Prisma, Site } from '../../src/platform/database/client/client.ts';
import { createPartner, type PartnerCredentials } from '../../src/tenancy/partners/partner.ts';
import type { TestServer } from '../support/server.ts';

/** Another site, of the demo account when nothing else is said. */
export function addSite(
  { gatehouse }: TestServer,
  slug: string,
  settings: Partial<Prisma.SiteUncheckedCreateInput> = {},
): Promise<Site> {
  return gatehouse.prisma.site.create({ data: { accountId: 1, slug, name: slug, ...settings } });
}

export type OtherAccount = { account: Account; site: Site; partner: PartnerCredentials };

/** Another tenant, with a site and a partner of its own. */
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
