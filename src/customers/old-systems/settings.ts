import { isIP } from 'node:net';
import { z } from 'zod';
import { newSecret } from '../../delivery/webhooks/signature.ts';
import { addDays } from '../../lib/clock.ts';
import { isLoopback } from '../../lib/loopback.ts';
import { isAcceptableUrl } from '../../lib/outgoing.ts';
import { bareHost, isPublicAddress } from '../../lib/public-connect.ts';
import type { Acting } from '../../platform/acting.ts';
import { type OldSystem, OldSystemKind } from '../../platform/database/client/client.ts';
import { lockAccount } from '../../platform/database/locks.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../../tenancy/audit/audit.ts';
import { nextChange, requireUnchanged } from '../../tenancy/audit/conflict.ts';
import { OLD_SYSTEM_SECRET } from './old-system.ts';

const SET = 'old_system.set';
const REMOVED = 'old_system.removed';
/** The longest time until the end of a move, from each change of its settings. Customers who have not logged in by then have been absent for more than a year. */
const MAX_DAYS = 400;
const NOT_PUBLIC =
  'The url must be an https URL of a public host, without a query, a fragment or a user name.';

const shape = z.object({
  kind: z.enum(OldSystemKind, { error: 'The kind must be PELCRO, PRANCER or HOOK.' }),
  url: text('url', 500).transform((url) => url.trim().replace(/\/+$/, '')),
  site: text('site', 100)
    .transform((site) => site.trim() || null)
    .nullish(),
  until: z.date({ error: 'The until field is required.' }),
  trustsEmails: z.boolean().nullish(),
  createsUnknown: z.boolean().nullish(),
  enabled: z.boolean().nullish(),
  renewSecret: z.boolean().nullish(),
});

/** The settings, and the secret of a hook if it was created now. */
export type OldSystemSetup = { system: OldSystem; secret: string | null };

export async function readOldSystem(
  { prisma }: Pick<CommandRuntime, 'prisma'>,
  { accountId }: Pick<Acting, 'accountId'>,
): Promise<OldSystem | null> {
  return prisma.oldSystem.findUnique({ where: { accountId } });
}

/**
 * Sets the system that an account moves from, and that verifies passwords of its customers. A hook gets a secret, which
 * is returned once.
 * @param input an OldSystemInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED by field; CONFLICT if a setting was changed since `ifUpdatedAt`
 */
export async function setOldSystem(
  { prisma, clock, derivedKeys, settings }: CommandRuntime,
  { accountId, actor }: Acting,
  input: object & { ifUpdatedAt?: unknown },
): Promise<OldSystemSetup> {
  const { renewSecret, enabled, trustsEmails, createsUnknown, ...given } = requireValid(shape, input);
  const { kind, url, until } = given;
  const site = requireSite(kind, given.site ?? null);
  if (!isPublicUrl(url, settings.environment)) throw invalidField('url', NOT_PUBLIC);
  const fresh = newSecret();
  const sealed = await seal(derivedKeys, OLD_SYSTEM_SECRET, fresh);
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const before = await tx.oldSystem.findUnique({ where: { accountId } });
    const target = { kind: 'account', id: accountId };
    await requireUnchanged(tx, {
      accountId,
      target,
      actions: [SET, REMOVED],
      current: before && shown(before),
      given: {
        kind,
        url,
        site,
        until: until.toISOString(),
        trustsEmails: trustsEmails ?? undefined,
        createsUnknown: createsUnknown ?? undefined,
        enabled: enabled ?? undefined,
      },
      ifUpdatedAt: input.ifUpdatedAt,
    });
    const now = before ? nextChange(before, clock()) : clock();
    requireNear(until, before, now);
    const isSecretNew = kind === 'HOOK' && (renewSecret === true || !before?.encryptedSecret);
    const isEnabled = enabled ?? before?.disabledAt == null;
    const data = {
      kind,
      url,
      site,
      until,
      trustsEmails: trustsEmails ?? before?.trustsEmails ?? false,
      createsUnknown: createsUnknown ?? before?.createsUnknown ?? false,
      disabledAt: isEnabled ? null : (before?.disabledAt ?? now),
      updatedAt: now,
    };
    // A kept secret is not written: a rotation of KEY_ENCRYPTION_SECRET may have encrypted it again since it was read.
    const isKept = kind === 'HOOK' && !isSecretNew;
    const encryptedSecret = isSecretNew ? sealed : null;
    const system = await tx.oldSystem.upsert({
      where: { accountId },
      create: { ...data, encryptedSecret, accountId, createdAt: now },
      update: { ...data, ...(isKept ? {} : { encryptedSecret }) },
    });
    const changed = differences(before ? shown(before) : {}, shown(system));
    const entry = {
      accountId,
      action: SET,
      target,
      before: changed.before,
      after: { ...changed.after, secretChanged: isSecretNew },
    };
    await recordAudit(tx, actor, entry, now);
    return { system, secret: isSecretNew ? fresh : null };
  });
}

/**
 * Removes the old system. Customers whose password only it can verify have to reset the password.
 * @throws IdentityError NOT_FOUND
 */
export async function removeOldSystem(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: Acting,
): Promise<OldSystem> {
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const before = requireFound(await tx.oldSystem.findUnique({ where: { accountId } }));
    await tx.oldSystem.delete({ where: { accountId } });
    const target = { kind: 'account', id: accountId };
    const entry = { accountId, action: REMOVED, target, before: shown(before) };
    await recordAudit(tx, actor, entry, nextChange(before, clock()));
    return before;
  });
}

/** Whether a URL may be called. The addresses of a host name are checked at each call. */
function isPublicUrl(text: string, environment: string): boolean {
  if (!isAcceptableUrl(text, environment) || /[?#\s]/.test(text)) return false;
  const url = new URL(text);
  const host = bareHost(url.hostname);
  return isIP(host) === 0 || isPublicAddress(host) || (environment !== 'production' && isLoopback(url));
}

function requireSite(kind: OldSystemKind, site: string | null): string | null {
  if (kind === 'HOOK') {
    if (site !== null) throw invalidField('site', 'A hook has no site.');
    return null;
  }
  if (site === null) throw invalidField('site', 'The site field is required.');
  if (kind === 'PELCRO' && !/^[1-9]\d{0,9}$/.test(site)) {
    throw invalidField('site', 'The site must be the number of the site at Pelcro.');
  }
  return site;
}

function requireNear(until: Date, before: OldSystem | null, now: Date): void {
  if (before?.until.getTime() === until.getTime()) return;
  if (until > now && until <= addDays(now, MAX_DAYS)) return;
  throw invalidField('until', `The until must be in the future, and within ${MAX_DAYS} days.`);
}

/** The settings as the audit log shows them: without the secret. */
function shown({ kind, url, site, until, trustsEmails, createsUnknown, disabledAt }: OldSystem) {
  const enabled = disabledAt === null;
  return { kind, url, site, until: until.toISOString(), trustsEmails, createsUnknown, enabled };
}
