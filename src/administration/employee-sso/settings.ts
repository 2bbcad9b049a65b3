import { z } from 'zod';
import { isIssuer } from '../../customers/identity-providers/client/openid-issuers.ts';
import { tokenEndpointOf } from '../../customers/identity-providers/company-provider.ts';
import { hasFactor } from '../../customers/second-factor/require-second-factor.ts';
import { asciiDomain, isDomain } from '../../lib/domain.ts';
import type { ActingCollaborator } from '../../platform/acting.ts';
import type { EmployeeSso, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount, lockCollaborator } from '../../platform/database/locks.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { requiredText, text } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../../tenancy/audit/audit.ts';
import { nextChange, type Overwriting, requireUnchanged } from '../../tenancy/audit/conflict.ts';
import { requireProvenHost } from '../../tenancy/sites/login-host-proof.ts';
import { requireStillOwner } from '../collaborators/collaborator.ts';
import { endPasswordSessions, endSsoSessions, narrows } from './end-sessions.ts';
import { groupRoles } from './group-roles.ts';
import { SSO_NAME, SSO_SECRET } from './provider.ts';

const MAX_DOMAINS = 20;
const MAX_GROUPS = 50;
const SECRET_NEEDED = 'The secret is required for a new issuer or client id.';
const SET = 'employee_sso.set';
const REMOVED = 'employee_sso.removed';
const DOMAIN = 'A domain is the part of an email after the @, such as paper.example.';

const domain = text('domain', 253).transform((given, context) => {
  const ascii = asciiDomain(given.trim());
  if (isDomain(ascii)) return ascii;
  context.addIssue({ code: 'custom', message: DOMAIN });
  return z.NEVER;
});

const shape = z.object({
  issuer: requiredText('issuer', 255).transform((issuer) => issuer.replace(/\/+$/, '')),
  clientId: requiredText('client id', 255),
  secret: requiredText('secret', 1_024).nullish(),
  domains: z
    .array(domain)
    .min(1, 'At least one domain is required.')
    .max(MAX_DOMAINS, `Up to ${MAX_DOMAINS} domains are possible.`)
    .transform((domains) => [...new Set(domains)]),
  groupsClaim: requiredText('groups claim', 255).nullish(),
  groupRoles: z
    .array(z.object({ group: requiredText('group', 255), role: z.enum(['OWNER', 'ADMIN', 'SUPPORT']) }))
    .max(MAX_GROUPS, `Up to ${MAX_GROUPS} groups are possible.`)
    .nullish(),
  ssoOnly: z.boolean().nullish(),
});

export async function readEmployeeSso(
  { prisma }: Pick<Runtime, 'prisma'>,
  { accountId }: Pick<ActingCollaborator, 'accountId'>,
): Promise<EmployeeSso | null> {
  return prisma.employeeSso.findUnique({ where: { accountId } });
}

/**
 * Sets how the collaborators of the account log in at the provider of their company. Reads the metadata of the
 * provider, and the DNS record of each new domain. If passwords are refused from now on, the caller keeps theirs, and
 * the sessions of all others end if they began with a password. If the change may exclude people or lower their roles,
 * all sessions that began at the provider are ended, except that of the caller.
 * @param input an EmployeeSsoInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED by field; CONFLICT if a setting was changed since `ifUpdatedAt`
 */
export async function setEmployeeSso(
  runtime: Runtime,
  acting: ActingCollaborator,
  input: object & { ifUpdatedAt?: unknown },
): Promise<EmployeeSso> {
  const { prisma, clock, derivedKeys, settings } = runtime;
  const { accountId, actor } = acting;
  const { secret = null, ssoOnly: wanted, ...others } = requireValid(shape, input);
  const given = {
    ...others,
    groupsClaim: others.groupsClaim ?? null,
    groupRoles: others.groupsClaim ? (others.groupRoles ?? []) : [],
  };
  const target = { kind: 'account', id: accountId };
  const overwriting = (row: EmployeeSso | null): Overwriting => ({
    accountId,
    target,
    actions: [SET, REMOVED],
    current: row && shown(row),
    given: { ...given, ssoOnly: wanted ?? undefined, secret: secret ?? undefined },
    ifUpdatedAt: input.ifUpdatedAt,
  });
  if (!isIssuer(given.issuer, settings.environment !== 'production')) {
    throw invalidField('issuer', 'The issuer must be an https URL without query or fragment.');
  }
  const known = await readEmployeeSso(runtime, acting);
  // Checked before the secret is required: another owner may have replaced the issuer meanwhile.
  await requireUnchanged(prisma, overwriting(known));
  const isSame = known?.issuer === given.issuer && known.clientId === given.clientId;
  if (secret === null && !isSame) throw invalidField('secret', SECRET_NEEDED);
  const secretEndpoint = await tokenEndpointOf(runtime, given.issuer, SSO_NAME);
  if (secret === null && known?.secretEndpoint !== secretEndpoint) {
    throw invalidField('secret', 'The token endpoint of the provider has changed. Give the secret again.');
  }
  for (const added of given.domains.filter((name) => !known?.domains.includes(name))) {
    await requireProvenHost(settings, accountId, added, 'domains');
  }
  const encryptedSecret = secret === null ? null : await seal(derivedKeys, SSO_SECRET, secret);
  return prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await requireStillOwner(tx, actor);
    const before = await tx.employeeSso.findUnique({ where: { accountId } });
    await requireUnchanged(tx, overwriting(before));
    // Another owner has changed the provider since it was compared.
    if (before?.encryptedSecret !== known?.encryptedSecret) throw invalidField('issuer', 'Try again.');
    const ssoOnly = wanted ?? before?.ssoOnly ?? false;
    const turnsOn = ssoOnly && !before?.ssoOnly;
    if (turnsOn) await requireBreakGlass(tx, acting);
    const now = before ? nextChange(before, clock()) : clock();
    const data = {
      ...given,
      secretEndpoint,
      groupRoles: given.groupRoles as Prisma.InputJsonArray,
      ssoOnly,
      breakGlassId: ssoOnly ? (turnsOn ? acting.collaborator.id : (before?.breakGlassId ?? null)) : null,
      updatedAt: now,
    };
    // A kept secret is not written: a rotation of KEY_ENCRYPTION_SECRET may have encrypted it again since it was read.
    const where = { accountId };
    const after =
      encryptedSecret === null
        ? await tx.employeeSso.update({ where, data })
        : await tx.employeeSso.upsert({
            where,
            create: { ...data, ...where, encryptedSecret, createdAt: now },
            update: { ...data, encryptedSecret },
          });
    const endsSessions = before !== null && narrows(before, after);
    if (endsSessions) await endSsoSessions(tx, acting, now);
    if (turnsOn) await endPasswordSessions(tx, acting, now);
    const changed = differences(before ? shown(before) : {}, shown(after));
    const entry = {
      accountId,
      action: SET,
      target,
      before: changed.before,
      after: { ...changed.after, secretChanged: secret !== null, ...(endsSessions && { endsSessions }) },
    };
    await recordAudit(tx, actor, entry, now);
    return after;
  });
}

/**
 * Removes the single sign-on. Ends the sessions that began with it, except that of the caller, and deletes the links to
 * its identities. Collaborators without a password can set one with a password reset.
 * @throws IdentityError NOT_FOUND
 */
export async function removeEmployeeSso(runtime: Runtime, acting: ActingCollaborator): Promise<EmployeeSso> {
  const { accountId, actor } = acting;
  return runtime.prisma.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await requireStillOwner(tx, actor);
    const before = requireFound(await tx.employeeSso.findUnique({ where: { accountId } }));
    const now = nextChange(before, runtime.clock());
    await tx.employeeSso.delete({ where: { accountId } });
    await tx.collaboratorIdentity.deleteMany({ where: { collaborator: { accountId } } });
    await endSsoSessions(tx, acting, now);
    const target = { kind: 'account', id: accountId };
    const entry = { accountId, action: REMOVED, target, before: shown(before) };
    await recordAudit(tx, actor, entry, now);
    return before;
  });
}

/** @throws IdentityError VALIDATION_FAILED on `ssoOnly` */
async function requireBreakGlass(tx: Db, { collaborator }: ActingCollaborator): Promise<void> {
  await lockCollaborator(tx, { id: collaborator.id });
  const { passwordHash } = await tx.collaborator.findUniqueOrThrow({ where: { id: collaborator.id } });
  if (passwordHash !== null && (await hasFactor(tx, { collaboratorId: collaborator.id }))) return;
  throw invalidField(
    'ssoOnly',
    'You will keep your password for the case that the single sign-on fails. Set a password and a second factor first.',
  );
}

/** The settings as they appear in the audit log. */
function shown({
  issuer,
  clientId,
  domains,
  groupsClaim,
  groupRoles: roles,
  ssoOnly,
  breakGlassId,
}: EmployeeSso) {
  return {
    issuer,
    clientId,
    domains,
    groupsClaim,
    groupRoles: groupRoles.parse(roles),
    ssoOnly,
    breakGlassId,
  };
}
