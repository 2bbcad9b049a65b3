import { MAX_ID } from '../../lib/ids.ts';
import { isStorable } from '../../lib/stored-values.ts';
import type { Account, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import type { SiteSelector, TenantName } from '../../platform/request-info.ts';

export type SiteOfAccount = Site & { account: Account };

/**
 * Finds the site of a request. Without a selector it is the only site of the deployment.
 * @throws IdentityError VALIDATION_FAILED on `siteId` for an unknown site; without a selector, if there is no site or
 *   more than one
 */
export async function findSite(db: Db, selector: SiteSelector | null): Promise<SiteOfAccount> {
  if (selector === null) return onlySite(db);
  const site = 'id' in selector ? await byId(db, selector.id) : await firstOf(db, selector.tenants);
  if (!site) throw invalidField('siteId', message('siteUnknown'));
  return site;
}

async function byId(db: Db, id: number): Promise<SiteOfAccount | null> {
  if (!Number.isInteger(id) || id < 1 || id > MAX_ID) return null;
  return db.site.findUnique({ where: { id }, include: { account: true } });
}

/** Finds a site of an account by its slug. @throws IdentityError VALIDATION_FAILED on `site` */
export async function findSiteBySlug(db: Db, accountId: number, slug: string): Promise<Site> {
  const site = isStorable(slug)
    ? await db.site.findUnique({ where: { accountId_slug: { accountId, slug } } })
    : null;
  if (!site) throw invalidField('site', 'The account has no site with this slug.');
  return site;
}

/**
 * Finds the first site of the account that these names match. Null if a name matches no account, or if two names match
 * different accounts.
 */
async function firstOf(db: Db, names: readonly TenantName[]): Promise<SiteOfAccount | null> {
  const slugs = names.flatMap(({ slug, otherwise }) => [slug, otherwise]).filter((slug) => slug !== null);
  const accounts = await db.account.findMany({
    where: { slug: { in: slugs.filter(isStorable) } },
    select: { id: true, slug: true },
  });
  const idOf = (slug: string | null) => accounts.find((account) => account.slug === slug)?.id;
  const [id, ...others] = names.map(({ slug, otherwise }) => idOf(slug) ?? idOf(otherwise));
  if (id === undefined || others.some((other) => other !== id)) return null;
  return db.site.findFirst({
    where: { accountId: id },
    orderBy: { id: 'asc' },
    include: { account: true },
  });
}

async function onlySite(db: Db): Promise<SiteOfAccount> {
  const [site, another] = await db.site.findMany({
    take: 2,
    orderBy: { id: 'asc' },
    include: { account: true },
  });
  if (!site || another) {
    throw invalidField('siteId', message('siteRequired'));
  }
  return site;
}

/** Whether a browser may call this site from that origin (exact comparison, RFC 6454 §5). */
export function allowsOrigin(site: Pick<Site, 'allowedOrigins'>, origin: string): boolean {
  return site.allowedOrigins.includes(origin);
}

/** The sites that allow an origin. A preflight request does not contain the site of the request that follows. */
export function sitesAllowingOrigin(db: Db, origin: string): Promise<Site[]> {
  return db.site.findMany({ where: { allowedOrigins: { has: origin } } });
}
