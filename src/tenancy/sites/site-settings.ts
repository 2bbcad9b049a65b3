import { z } from 'zod';
import { slug, text, whole } from '../../lib/input.ts';
import { LANGUAGES } from '../../lib/languages.ts';
import { isAndroidAppOrigin, isPasskeyDomain, isSiteOrigin } from '../../lib/origin.ts';
import type { Actor } from '../../platform/acting.ts';
import type { Prisma, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { lockSite } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../audit/audit.ts';

/** No access token lives longer, so no token outlives its signing key by more. */
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

/** Everything that can be set of a site. What is absent stays as it is. */
const settings = z
  .object({
    name: text('name', 255)
      .transform((value) => value.trim())
      .refine((value) => value !== '', 'The name field is required.'),
    link: origin.nullable(),
    defaultLanguage: oneOf('default language', LANGUAGES, z.string()),
    defaultCurrency: text('default currency', 3)
      .transform((value) => value.toLowerCase())
      .refine((value) => CURRENCIES.has(value), 'The default currency must be a code of ISO 4217.'),
    allowedOrigins: z
      .array(origin)
      .max(MAX_ORIGINS, `There may be at most ${MAX_ORIGINS} allowed origins.`)
      .transform((origins) => [...new Set(origins)]),
    tokenLifetimeDays: days('token lifetime', MAX_TOKEN_LIFETIME_DAYS),
    refreshTokenLifetimeDays: days('refresh token lifetime', MAX_LIFETIME_DAYS),
    sessionLifetimeDays: days('session lifetime', MAX_LIFETIME_DAYS),
    concurrentSessions: z.enum(['UNLIMITED', 'EVICT_OLDEST', 'REFUSE_NEW']),
    sessionLimit: whole('session limit', 1, MAX_SESSION_LIMIT),
    invalidTokenStatus: oneOf('invalid token status', [401, 403], z.int()),
    passwordPolicy: z.enum(['BASIC', 'STRONG', 'MODERN']),
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
      .max(MAX_ANDROID_APPS, `There may be at most ${MAX_ANDROID_APPS} Android apps.`)
      .transform((origins) => [...new Set(origins)]),
  })
  .partial();

type Settings = z.output<typeof settings>;

const newSite = z.object({ slug: slug('slug') });

/**
 * Creates a site of an account. Its slug stays as it is for ever.
 * @param input `slug`, and the settings that differ from the defaults; the name is the slug unless given
 * @throws IdentityError VALIDATION_FAILED, also for a slug that the account has already
 */
export async function createSite(
  tx: Db,
  accountId: number,
  actor: Actor,
  input: { slug: unknown; settings?: unknown },
  now: Date,
): Promise<Site> {
  const { slug } = requireValid(newSite, input);
  const chosen = requireValid(settings, input.settings ?? {});
  const taken = await tx.site.findFirst({ where: { accountId, slug }, select: { id: true } });
  if (taken) throw invalidField('slug', SLUG_TAKEN);
  const site = await tx.site
    .create({ data: { name: slug, ...columns(chosen), slug, accountId, createdAt: now } })
    .catch((error) => {
      throw isDuplicate(error, 'slug') ? invalidField('slug', SLUG_TAKEN) : error;
    });
  const after = { slug, ...settingsOf(site) };
  await recordAudit(
    tx,
    actor,
    { accountId, action: 'site.created', target: { kind: 'site', id: site.id }, after },
    now,
  );
  return site;
}

const SLUG_TAKEN = 'The slug has already been taken.';

/**
 * Changes settings of a site of an account, from the next request on and in every process. What has begun
 * already keeps its own end: a session its absolute one, a token its `exp`.
 * @param input the settings that change
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND, also for a site of another account
 */
export async function updateSite(
  runtime: Runtime,
  accountId: number,
  actor: Actor,
  id: number,
  input: unknown,
): Promise<Site> {
  const { prisma, clock } = runtime;
  const changes = requireValid(settings, input);
  return prisma.$transaction(async (tx) => {
    await lockSite(tx, { id, accountId });
    const before = await findSiteOfAccount(tx, accountId, id);
    const after = await tx.site.update({ where: { id }, data: columns(changes) });
    const changed = differences(settingsOf(before), settingsOf(after));
    if (Object.keys(changed.after).length > 0) {
      const target = { kind: 'site', id };
      await recordAudit(tx, actor, { accountId, action: 'site.updated', target, ...changed }, clock());
    }
    return after;
  });
}

/** @throws IdentityError NOT_FOUND, also for a site of another account */
export async function findSiteOfAccount(db: Db, accountId: number, id: number): Promise<Site> {
  const site = await db.site.findFirst({ where: { id, accountId } });
  if (!site) throw new IdentityError('NOT_FOUND');
  return site;
}

/** The members that were given: an absent one must not become a null. */
function columns(given: Settings) {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Prisma.SiteUncheckedCreateInput>;
}

function settingsOf(site: Site): Record<string, unknown> {
  const names = Object.keys(settings.shape) as (keyof Settings)[];
  return Object.fromEntries(names.map((name) => [name, site[name]]));
}
