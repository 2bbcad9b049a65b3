import type { Account, Site } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { invalidField } from '../errors.ts';
import type { SiteSelector } from '../lib/request-facts.ts';
import { isStorable } from '../lib/stored-values.ts';
import { MAX_ID } from '../lib/wire-limits.ts';

export type SiteOfAccount = Site & { account: Account };

/**
 * The site that a request means. Without a selector: the only site there is.
 * @throws IdentityError VALIDATION_FAILED on `siteId` when it is missing or unknown
 */
export async function findSite(db: Db, selector: SiteSelector | null): Promise<SiteOfAccount> {
  if (selector === null) return onlySite(db);
  const site = 'id' in selector ? await byId(db, selector.id) : await firstOf(db, selector.account);
  if (!site) throw invalidField('siteId', 'The selected site id is invalid.');
  return site;
}

async function byId(db: Db, id: number): Promise<SiteOfAccount | null> {
  if (!Number.isInteger(id) || id < 1 || id > MAX_ID) return null;
  return db.site.findUnique({ where: { id }, include: { account: true } });
}

async function firstOf(db: Db, slug: string): Promise<SiteOfAccount | null> {
  if (!isStorable(slug)) return null;
  return db.site.findFirst({
    where: { account: { slug } },
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
    throw invalidField('siteId', 'The site id is required: send the header X-Site-Id, or ?site_id=.');
  }
  return site;
}

/** Whether a browser may call this site from that origin (exact comparison, RFC 6454 §5). */
export function allowsOrigin(site: Pick<Site, 'allowedOrigins'>, origin: string): boolean {
  return site.allowedOrigins.includes(origin);
}

/** The sites that do: a preflight request cannot say which one it will name. */
export function sitesAllowingOrigin(db: Db, origin: string): Promise<Site[]> {
  return db.site.findMany({ where: { allowedOrigins: { has: origin } } });
}
