import type { ActingCollaborator } from '../../platform/acting.ts';
import type { CollaboratorRole, EmployeeSso } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { RANKS } from '../collaborators/session.ts';
import { groupRoles } from './group-roles.ts';

/**
 * Whether a change of the settings may exclude people or lower their roles. Only a login reads the role from the
 * groups, so an open session would keep the earlier role.
 */
export function narrows(before: EmployeeSso, after: EmployeeSso): boolean {
  return (
    before.issuer !== after.issuer ||
    before.clientId !== after.clientId ||
    before.groupsClaim !== after.groupsClaim ||
    before.domains.some((domain) => !after.domains.includes(domain)) ||
    [...rolesOf(before)].some(([group, role]) => isLower(rolesOf(after).get(group), role))
  );
}

function isLower(role: CollaboratorRole | undefined, than: CollaboratorRole): boolean {
  return role === undefined || RANKS.indexOf(role) > RANKS.indexOf(than);
}

/** The highest role of each group. */
function rolesOf({ groupRoles: stored }: EmployeeSso): Map<string, CollaboratorRole> {
  const sorted = groupRoles
    .parse(stored)
    .sort((one, other) => RANKS.indexOf(other.role) - RANKS.indexOf(one.role));
  return new Map(sorted.map(({ group, role }) => [group, role]));
}

/**
 * Ends the sessions that began at the provider, except that of the caller. Also cancels the logins that succeeded at
 * the provider and still wait for a second factor.
 * @param tx a transaction that has locked the account
 */
export async function endSsoSessions(
  tx: Db,
  { accountId, sessionId }: ActingCollaborator,
  now: Date,
): Promise<void> {
  const collaborator = { accountId };
  // If such a login completes meanwhile, it spends its challenge itself, and the next statement finds its session.
  await tx.oneTimeToken.updateMany({
    where: { collaborator, purpose: 'SECOND_FACTOR', data: { path: ['bySso'], equals: true }, spentAt: null },
    data: { spentAt: now },
  });
  await tx.collaboratorSession.updateMany({
    where: { collaborator, bySso: true, endedAt: null, id: { not: sessionId } },
    data: { endedAt: now },
  });
}

/** Ends the sessions that began with a password, except those of the caller. */
export async function endPasswordSessions(
  tx: Db,
  { accountId, collaborator: { id } }: ActingCollaborator,
  now: Date,
): Promise<void> {
  await tx.collaboratorSession.updateMany({
    where: { collaborator: { accountId }, collaboratorId: { not: id }, bySso: false, endedAt: null },
    data: { endedAt: now },
  });
}
