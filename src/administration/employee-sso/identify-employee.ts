import { profileFrom } from '../../customers/identity-providers/external-profile.ts';
import type { Claims } from '../../customers/identity-providers/kinds/kind.ts';
import { asciiDomain } from '../../lib/domain.ts';
import { SYSTEM } from '../../platform/acting.ts';
import type { Collaborator, CollaboratorRole, EmployeeSso } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount, lockCollaborator } from '../../platform/database/locks.ts';
import { IdentityError } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { asActor, createCollaborator, hasJoined, type RequestOrigin } from '../collaborators/collaborator.ts';
import { mailCollaborator } from '../collaborators/mail-collaborator.ts';
import { isLastOwner } from '../collaborators/ownership.ts';
import { endCollaboratorSessions, RANKS } from '../collaborators/session.ts';
import { isBreakGlass } from '../collaborators/sso-only.ts';
import { groupRoles } from './group-roles.ts';

/** Why a person whom the provider has identified may not log in. */
export type RefusedEmployee =
  | 'EMAIL_NOT_VERIFIED'
  | 'DOMAIN_NOT_PROVEN'
  | 'OTHER_ACCOUNT'
  | 'OTHER_IDENTITY'
  | 'NOT_INVITED'
  | 'NO_GROUP';

/** Thrown for a person who may not log in. */
export class EmployeeRefusal extends Error {
  readonly reason: RefusedEmployee;
  /** The collaborator whose sessions end, because the person has lost their groups. Null: no session ends. */
  readonly collaboratorId: number | null;
  constructor(reason: RefusedEmployee, collaboratorId: number | null = null) {
    super(reason);
    this.reason = reason;
    this.collaboratorId = collaboratorId;
  }
}

/**
 * Finds the collaborator of a person at the provider of a company: by the issuer and the subject, or else by the email.
 * Creates one for a new person whose groups have a role. The provider must have verified the email, and the account
 * must have proven the email's domain. A collaborator of another account is never returned. If roles come from groups,
 * the collaborator gets the highest role of the person's groups. The last owner and the owner who keeps a password keep
 * their roles.
 * @param claims of a verified ID token
 * @throws EmployeeRefusal; IdentityError PROVIDER_UNAVAILABLE if the account has another provider now
 */
export async function identifyEmployee(
  tx: Db,
  runtime: Runtime,
  { sso: started, claims, visit, now }: { sso: EmployeeSso; claims: Claims; visit: RequestOrigin; now: Date },
): Promise<Collaborator> {
  const { accountId, issuer } = started;
  const profile = profileFrom(issuer, claims);
  // Entra sends the claim `xms_edov` instead (“email domain owner verified”).
  const verified = profile?.emailVerified === true || isTrue(claims.xms_edov);
  if (!profile?.email || !verified) throw new EmployeeRefusal('EMAIL_NOT_VERIFIED');
  const { email, subject } = profile;
  await lockAccount(tx, accountId);
  const sso = await requireSameProvider(tx, started);
  if (!sso.domains.includes(asciiDomain(email.slice(email.lastIndexOf('@') + 1)))) {
    throw new EmployeeRefusal('DOMAIN_NOT_PROVEN');
  }
  const identity = await tx.collaboratorIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    include: { collaborator: true },
  });
  const found = identity
    ? identity.collaborator
    : await tx.collaborator.findUnique({ where: { emailKey: emailKey(email) } });
  if (found && found.accountId !== accountId) throw new EmployeeRefusal('OTHER_ACCOUNT');
  const role = roleOf(sso, claims);
  if (role === null) throw new EmployeeRefusal('NO_GROUP', identity?.collaboratorId);
  if (!found && role === undefined) throw new EmployeeRefusal('NOT_INVITED');
  const name = [profile.firstName, profile.lastName].filter(Boolean).join(' ') || null;
  const acting = { accountId, actor: SYSTEM };
  const collaborator =
    found ??
    (await createCollaborator(tx, acting, { email, name, role: role ?? 'SUPPORT', passwordHash: null }, now));
  await lockCollaborator(tx, { id: collaborator.id }, 'UPDATE');
  if (identity) {
    await tx.collaboratorIdentity.update({ where: { id: identity.id }, data: { lastUsedAt: now } });
  } else {
    await bind(tx, runtime, collaborator, { issuer, subject }, visit, now);
  }
  if (role) await applyRole(tx, collaborator, role, now);
  return tx.collaborator.findUniqueOrThrow({ where: { id: collaborator.id } });
}

/**
 * Reads the settings again, under the lock of the account. An owner may have changed the provider since the login
 * started.
 */
async function requireSameProvider(
  tx: Db,
  { accountId, issuer, clientId }: EmployeeSso,
): Promise<EmployeeSso> {
  const sso = await tx.employeeSso.findFirst({ where: { accountId, issuer, clientId } });
  if (!sso) throw new IdentityError('PROVIDER_UNAVAILABLE');
  return sso;
}

/** Links a collaborator to a person at the provider. Later logins are identified by the subject, not by the email. */
async function bind(
  tx: Db,
  runtime: Runtime,
  collaborator: Collaborator,
  { issuer, subject }: { issuer: string; subject: string },
  visit: RequestOrigin,
  now: Date,
): Promise<void> {
  const { id, accountId } = collaborator;
  // The provider has given the email to another person.
  if (await tx.collaboratorIdentity.findFirst({ where: { collaboratorId: id, issuer } })) {
    throw new EmployeeRefusal('OTHER_IDENTITY');
  }
  const isNew = !hasJoined(collaborator);
  await tx.collaboratorIdentity.create({
    data: { collaboratorId: id, issuer, subject, createdAt: now, lastUsedAt: now },
  });
  await tx.collaborator.update({ where: { id }, data: { joinedBySso: true } });
  await withdrawOneTimeTokens(tx, { collaboratorId: id }, ['COLLABORATOR_INVITATION'], now);
  const target = { kind: 'collaborator', id };
  const action = isNew ? 'collaborator.invitation_accepted' : 'collaborator.identity_linked';
  const entry = { accountId, action, target, after: { by: 'single sign-on', issuer } };
  await recordAudit(tx, asActor(collaborator, visit), entry, now);
  if (!isNew) {
    await mailCollaborator(tx, runtime, collaborator, 'identityLinked', { source: visit.source }, now);
  }
}

async function applyRole(tx: Db, before: Collaborator, role: CollaboratorRole, now: Date): Promise<void> {
  const { id, accountId } = before;
  if (before.role === role) return;
  if ((await isLastOwner(tx, before)) || (await isBreakGlass(tx, before))) return;
  await tx.collaborator.update({ where: { id }, data: { role } });
  const entry = {
    accountId,
    action: 'collaborator.role_changed',
    target: { kind: 'collaborator', id },
    before: { role: before.role },
    after: { role, by: 'group' },
  };
  await recordAudit(tx, SYSTEM, entry, now);
}

/** Ends the sessions of a collaborator who is no longer in a group with a role. */
export async function endSessionsOfRefused(db: Db, refusal: EmployeeRefusal, now: Date): Promise<void> {
  if (refusal.collaboratorId !== null) await endCollaboratorSessions(db, refusal.collaboratorId, now);
}

/** @returns undefined if roles come from invitations; null for a person who is in no group with a role */
function roleOf(sso: EmployeeSso, claims: Claims): CollaboratorRole | null | undefined {
  if (sso.groupsClaim === null) return undefined;
  const groups = [claims[sso.groupsClaim]].flat().filter((group) => typeof group === 'string');
  const roles = groupRoles
    .parse(sso.groupRoles)
    .filter(({ group }) => groups.includes(group))
    .map(({ role }) => role);
  return RANKS.find((rank) => roles.includes(rank)) ?? null;
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}
