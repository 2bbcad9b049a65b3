import { z } from 'zod';
import { idOf } from '../../lib/ids.ts';
import { isAndroidAppOrigin, isPasskeyDomain, isSiteOrigin } from '../../lib/origin.ts';
import type { Acting } from '../../platform/acting.ts';
import {
  afterId,
  type Connection,
  type PageInput,
  placedById,
  readConnection,
} from '../../platform/connections/connection.ts';
import type { Prisma, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { lockSite } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { slug, text, whole } from '../../platform/input.ts';
import { LANGUAGES } from '../../platform/messages/language.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../audit/audit.ts';
import { nextChange, requireUnchanged } from '../audit/conflict.ts';
import { brandingSettings } from '../branding/branding-settings.ts';
import { COLOR_SETTINGS, requireLegible } from '../branding/palette.ts';
import { LOGIN_HOST_TAKEN, loginHostSetting, requireSeparateHost } from './login-host.ts';
import { requireProvenHost } from './login-host-proof.ts';
import { chosenSiteId, reserveSiteId } from './site-id.ts';

/** The longest lifetime of an access token, and so how long a retired signing key is kept. */
export const MAX_TOKEN_LIFETIME_DAYS = 365;
const MAX_LIFETIME_DAYS = 3_650;
const MAX_SESSION_LIMIT = 100;
const MAX_ORIGINS = 50;
const MAX_ANDROID_APPS = 10;
const ANDROID_APP_ORIGIN =
  'An Android app is android:apk-key-hash: and the SHA-256 of its signing certificate in base64url.';
const PASSWORDLESS_LINK_DAYS = [1, 30, 60, 90];
const CURRENCIES = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

const days = (name: string, max: number) => whole(name, 1, max);
const origin = text('origin', 255).refine(
  isSiteOrigin,
  'An origin is https:// and a host in lower case, or http:// and localhost, 127.0.0.1 or [::1]. A port may follow unless it is the usual one; a path or a final slash may not.',
);

function oneOf<T>(name: string, values: readonly T[], value: z.ZodType<T>) {
  return value.refine((given) => values.includes(given), `The ${name} must be one of ${values.join(', ')}.`);
}

/** The settings of a site. An absent setting is not changed. */
const settings = z
  .object({
    name: text('name', 255)
      .transform((value) => value.trim())
      .refine((value) => value !== '', 'The name field is required.'),
    link: origin.nullable(),
    defaultLanguage: oneOf('default language', LANGUAGES, z.string()),
    defaultCurrency: text('default currency', 3)
      .transform((value) => value.toLowerCase())
      .refine((value) => CURRENCIES.has(value), 'The default currency must be an ISO 4217 code.'),
    allowedOrigins: z
      .array(origin)
      .max(MAX_ORIGINS, `A site may have up to ${MAX_ORIGINS} allowed origins.`)
      .transform((origins) => [...new Set(origins)]),
    tokenLifetimeDays: days('token lifetime', MAX_TOKEN_LIFETIME_DAYS),
    refreshTokenLifetimeDays: days('refresh token lifetime', MAX_LIFETIME_DAYS),
    sessionLifetimeDays: days('session lifetime', MAX_LIFETIME_DAYS),
    concurrentSessions: z.enum(['UNLIMITED', 'EVICT_OLDEST', 'REFUSE_NEW']),
    sessionLimit: whole('session limit', 1, MAX_SESSION_LIMIT),
    invalidTokenStatus: oneOf('invalid token status', [401, 403], z.int()),
    passwordPolicy: z.enum(['BASIC', 'STRONG', 'MODERN']),
    refuseBreachedPasswords: z.boolean(),
    passwordlessEnabled: z.boolean(),
    passwordlessLinkDays: oneOf('passwordless link duration', PASSWORDLESS_LINK_DAYS, z.int()),
    passwordlessLinkReuse: z.boolean(),
    emailVerificationEnabled: z.boolean(),
    revealUnknownEmails: z.boolean(),
    cookieSharing: z.boolean(),
    sessionHandoff: z.boolean(),
    secondFactor: z.enum(['OFF', 'OPTIONAL', 'REQUIRED']),
    passkeyDomain: text('passkey domain', 253)
      .refine(isPasskeyDomain, 'The passkey domain must be a registrable domain in lower case.')
      .nullable(),
    androidAppOrigins: z
      .array(text('android app origin', 255).refine(isAndroidAppOrigin, ANDROID_APP_ORIGIN))
      .max(MAX_ANDROID_APPS, `A site may have up to ${MAX_ANDROID_APPS} Android apps.`)
      .transform((origins) => [...new Set(origins)]),
    loginHost: loginHostSetting,
    ...brandingSettings,
  })
  .partial();

type Settings = z.output<typeof settings>;

const newSite = z.object({ slug: slug('slug'), siteId: chosenSiteId });

const SLUG_TAKEN = 'The slug has already been taken.';

/**
 * Creates a site of the account. Its slug never changes.
 * @param input `slug`, `siteId` (default: the next one), and the settings that differ from the defaults; the default name
 *   is the slug
 * @throws IdentityError VALIDATION_FAILED, also for a slug that the account already has, and for an id that is taken
 */
export async function createSite(
  runtime: CommandRuntime,
  acting: Acting,
  input: { slug: unknown; siteId?: unknown; settings?: unknown },
): Promise<Site> {
  const { loginHost } = requireValid(settings, input.settings ?? {});
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
  const chosen = requireValid(settings, input.settings ?? {});
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
 * their absolute end, and existing tokens their `exp`.
 * @param input the settings that change
 * @param ifUpdatedAt the `updatedAt` that the caller has read, not yet validated; null: the update overwrites
 * @throws IdentityError VALIDATION_FAILED; CONFLICT if one of them was changed since; NOT_FOUND, also for a site of
 *   another account
 */
export async function updateSite(
  { prisma, clock, settings: ofService }: Runtime,
  acting: Acting,
  siteId: string,
  input: unknown,
  ifUpdatedAt: unknown = null,
): Promise<Site> {
  const { accountId, actor } = acting;
  const changes = requireValid(settings, input);
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
  return readConnection(runtime, ['sites', accountId], page, async (after, take) => {
    const where = { accountId, ...afterId(after) };
    return placedById(await runtime.prisma.site.findMany({ where, orderBy: { id: 'asc' }, take }));
  });
}

/** Locks a site of the account until the commit. @throws IdentityError NOT_FOUND */
export async function lockAndFindSite(tx: Db, acting: Acting, siteId: string): Promise<Site> {
  await lockSite(tx, { id: idOf(siteId), accountId: acting.accountId });
  return findSiteOfAccount({ prisma: tx }, acting, siteId);
}

/**
 * Notes a change of a part of a site that is locked: its logo, a mail text, an identity provider, or its bot protection.
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
  const site = await prisma.site.findFirst({ where: { id: idOf(siteId), accountId } });
  if (!site) throw new IdentityError('NOT_FOUND');
  return site;
}

/** The given members. An absent one must not become null. */
function columns(given: Settings) {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Prisma.SiteUncheckedCreateInput>;
}

function colorsOf(changes: Settings, before?: Site) {
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

/** The error for a login host that another site has, of this account or of another. */
function takenHost(error: unknown): unknown {
  return isDuplicate(error, 'login_host') ? invalidField('loginHost', LOGIN_HOST_TAKEN) : error;
}

function settingsOf(site: Site): Record<string, unknown> {
  const names = Object.keys(settings.shape) as (keyof Settings)[];
  return Object.fromEntries(names.map((name) => [name, site[name]]));
}
