import { z } from 'zod';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import {
  type Connection,
  type PageInput,
  readConnectionById,
} from '../../platform/connections/connection.ts';
import type { Prisma, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { lockSite } from '../../platform/database/locks.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { slug, whole } from '../../platform/input.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../audit/audit.ts';
import { nextChange, requireUnchanged } from '../audit/conflict.ts';
import { COLOR_SETTINGS, requireLegible } from '../branding/palette.ts';
import { LOGIN_HOST_TAKEN, requireSeparateHost } from './login-host.ts';
import { requireProvenHost } from './login-host-proof.ts';
import { type GivenSettings, siteSettings } from './setting-rules.ts';

/** Below the largest integer, so that ids are left for other sites. */
const MAX_SITE_ID = 2_000_000_000;

/**
 * The id of a new site. A site can keep its id of the old system, whose apps send it as `site_id`. Only the command
 * line can choose an id, because ids of sites are unique in the whole deployment.
 */
const chosenSiteId = whole('site id', 1, MAX_SITE_ID).optional();

const newSite = z.object({ slug: slug('slug'), siteId: chosenSiteId });

const SLUG_TAKEN = 'The slug has already been taken.';

/**
 * Creates a site of the account. Its slug never changes.
 * @param input `slug`, `siteId` (default: the next id), and the settings that differ from the defaults; the default
 *   name is the slug
 * @throws IdentityError VALIDATION_FAILED, also for a slug that the account already has, and for an id that is taken
 */
export async function createSite(
  runtime: CommandRuntime,
  acting: Acting,
  input: { slug: unknown; siteId?: unknown; settings?: unknown },
): Promise<Site> {
  const { loginHost } = requireValid(siteSettings, input.settings ?? {});
  if (loginHost) await requireProvenHost(runtime.settings, acting.accountId, loginHost);
  return runtime.prisma.$transaction((tx) => addSite(tx, runtime, acting, input));
}

/** `createSite` in the caller's transaction. */
export async function addSite(
  tx: Db,
  { clock, settings: ofService }: CommandRuntime,
  { accountId, actor }: Acting,
  input: { slug: unknown; siteId?: unknown; settings?: unknown },
): Promise<Site> {
  const now = clock();
  const { slug, siteId } = requireValid(newSite, input);
  const chosen = requireValid(siteSettings, input.settings ?? {});
  requireLegible(colorsOf(chosen));
  requireSeparateHost({ loginHost: chosen.loginHost ?? null, link: chosen.link ?? null }, ofService);
  const taken = await tx.site.findFirst({ where: { accountId, slug }, select: { id: true } });
  if (taken) throw invalidField('slug', SLUG_TAKEN);
  if (siteId !== undefined) await reserveSiteId(tx, siteId);
  const own = { id: siteId, slug, accountId, createdAt: now, updatedAt: now };
  const site = await tx.site.create({ data: { name: slug, ...columns(chosen), ...own } }).catch((error) => {
    throw isDuplicate(error, 'slug') ? invalidField('slug', SLUG_TAKEN) : takenHost(error);
  });
  const after = { slug, ...settingsOf(site) };
  const target = { kind: 'site', id: site.id };
  await recordAudit(tx, actor, { accountId, action: 'site.created', target, after }, now);
  return site;
}

/**
 * Changes settings of a site of the account. They apply from the next request, in every process. Existing sessions keep
 * their absolute expiry, and existing tokens their `exp`.
 * @param input the settings that change
 * @param ifUpdatedAt the `updatedAt` that the caller has read, not yet validated; null: the update overwrites any
 *   settings
 * @throws IdentityError VALIDATION_FAILED; CONFLICT if a given setting was changed since `ifUpdatedAt`; NOT_FOUND, also
 *   for a site of another account
 */
export async function updateSite(
  { prisma, clock, settings: ofService }: Runtime,
  acting: Acting,
  siteId: string,
  input: unknown,
  ifUpdatedAt: unknown = null,
): Promise<Site> {
  const { accountId, actor } = acting;
  const changes = requireValid(siteSettings, input);
  if (changes.loginHost) {
    const { loginHost } = await findSiteOfAccount({ prisma }, acting, siteId);
    if (changes.loginHost !== loginHost) await requireProvenHost(ofService, accountId, changes.loginHost);
  }
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindSite(tx, acting, siteId);
    const { id } = before;
    const target = { kind: 'site', id };
    const current = settingsOf(before);
    const given = columns(changes);
    const actions = ['site.updated'];
    await requireUnchanged(tx, { accountId, target, actions, current, given, ifUpdatedAt });
    if (COLOR_SETTINGS.some((name) => changes[name] !== undefined)) requireLegible(colorsOf(changes, before));
    const { loginHost = before.loginHost, link = before.link } = changes;
    if (loginHost !== before.loginHost || link !== before.link)
      requireSeparateHost({ loginHost, link }, ofService);
    const changed = differences(current, { ...current, ...given });
    if (Object.keys(changed.after).length === 0) return before;
    const updatedAt = nextChange(before, clock());
    const after = await tx.site.update({ where: { id }, data: { ...given, updatedAt } }).catch((error) => {
      throw takenHost(error);
    });
    await recordAudit(tx, actor, { accountId, action: 'site.updated', target, ...changed }, updatedAt);
    return after;
  });
}

export async function listSites({ prisma }: Runtime, { accountId }: Acting): Promise<Site[]> {
  return prisma.site.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
}

/** `listSites` as a connection, the oldest first. @throws IdentityError VALIDATION_FAILED */
export async function readSites(
  runtime: Runtime,
  { accountId }: Acting,
  page: PageInput,
): Promise<Connection<Site>> {
  return readConnectionById(runtime, ['sites', accountId], page, (id, query) =>
    runtime.prisma.site.findMany({ where: { accountId, id }, ...query }),
  );
}

/** Locks a site of the account until the commit. @throws IdentityError NOT_FOUND */
export async function lockAndFindSite(tx: Db, acting: Acting, siteId: string): Promise<Site> {
  await lockSite(tx, { id: idOf(siteId), accountId: acting.accountId });
  return findSiteOfAccount({ prisma: tx }, acting, siteId);
}

/**
 * Records a change of a part of a locked site, such as its logo or a mail text.
 * @returns the site, whose `updatedAt` is the time of the audit entry
 */
export async function noteSiteChange(tx: Db, site: Site, now: Date): Promise<Site> {
  return tx.site.update({ where: { id: site.id }, data: { updatedAt: nextChange(site, now) } });
}

/** Finds a site of the account. @throws IdentityError NOT_FOUND, also for a site of another account */
export async function findSiteOfAccount(
  { prisma }: { prisma: Db },
  { accountId }: Acting,
  siteId: string,
): Promise<Site> {
  return requireFound(await prisma.site.findFirst({ where: { id: idOf(siteId), accountId } }));
}

/** Keeps the given settings. An absent setting must not become null. */
function columns(given: GivenSettings) {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Prisma.SiteUncheckedCreateInput>;
}

function colorsOf(changes: GivenSettings, before?: Site) {
  const after = (name: (typeof COLOR_SETTINGS)[number]) => {
    const changed = changes[name];
    return changed === undefined ? (before?.[name] ?? null) : changed;
  };
  return {
    accentColor: after('accentColor'),
    accentTextColor: after('accentTextColor'),
    surfaceColor: after('surfaceColor'),
    textColor: after('textColor'),
  };
}

/** Translates the database error for a login host that another site, of any account, already has. */
function takenHost(error: unknown): unknown {
  return isDuplicate(error, 'login_host') ? invalidField('loginHost', LOGIN_HOST_TAKEN) : error;
}

function settingsOf(site: Site): Record<string, unknown> {
  const names = Object.keys(siteSettings.shape) as (keyof GivenSettings)[];
  return Object.fromEntries(names.map((name) => [name, site[name]]));
}

/**
 * Reserves an id for a new site: later sites get higher ids. The sequence never moves back.
 * @throws IdentityError VALIDATION_FAILED if a site has the id
 */
async function reserveSiteId(tx: Db, id: number): Promise<void> {
  const taken = await tx.site.findUnique({ where: { id }, select: { id: true } });
  if (taken) throw invalidField('siteId', 'The site id has already been taken.');
  await tx.$executeRaw`
    SELECT CASE WHEN nextval(pg_get_serial_sequence('site', 'id')) <= ${id}
      THEN setval(pg_get_serial_sequence('site', 'id'), ${id}) END`;
}
