import { z } from 'zod';
import { presentedPassword } from '../../customers/passwords/policy.ts';
import { isRecent } from '../../customers/passwords/reauthenticate.ts';
import { lockOwner } from '../../customers/second-factor/owner.ts';
import {
  type Proof,
  readProof,
  reserveFactorAttempt,
  useFactor,
} from '../../customers/second-factor/proof.ts';
import type { ActingCollaborator } from '../../platform/acting.ts';
import type { CollaboratorSession } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { message, type Said } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { checkCollaboratorPassword } from './log-in.ts';
import { requirePasswordAllowed } from './sso-only.ts';

const confirmation = z.object({ password: presentedPassword('password').nullish() });

/**
 * Protects an operation against a stolen token. Requires a login or a re-authentication within the last ten minutes, or
 * the password. A wrong password counts as a failed login.
 * @param presented `password`, not yet validated
 * @throws IdentityError VALIDATION_FAILED on `password` with `reauthenticate`, ACCOUNT_LOCKED, UNAVAILABLE,
 *   FORBIDDEN
 */
export async function requireRecentLogin(
  runtime: Runtime,
  acting: ActingCollaborator,
  presented: { password?: unknown },
): Promise<void> {
  const { password = null } = requireValid(confirmation, presented);
  const { sessionId } = acting;
  const session = await runtime.prisma.collaboratorSession.findUnique({ where: { id: sessionId } });
  if (session && isRecent({ createdAt: shownAt(session) }, runtime.clock())) return;
  if (password === null) throw refusal('The password field is required.');
  if (!(await isPasswordOf(runtime, acting, password))) throw refusal('The password is incorrect.');
}

function refusal(said: Said): IdentityError {
  return new IdentityError('VALIDATION_FAILED', { fields: { password: [said] }, reauthenticate: true });
}

/** When the collaborator last logged in or re-authenticated in a session. */
export function shownAt({ createdAt, reauthenticatedAt }: CollaboratorSession): Date {
  return reauthenticatedAt ?? createdAt;
}

/**
 * Re-authenticates a collaborator in their session, by the password or by a second factor. The re-authentication counts
 * for ten minutes.
 * @param input a ReauthenticateCollaboratorInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED by field, ACCOUNT_LOCKED, UNAVAILABLE, UNAUTHENTICATED, FORBIDDEN
 */
export async function reauthenticateCollaborator(
  runtime: Runtime,
  acting: ActingCollaborator,
  input: { password?: unknown },
): Promise<void> {
  const { password = null } = requireValid(confirmation, input);
  if (password === null) {
    await reauthenticateByFactor(runtime, acting, readProof(input));
    return;
  }
  if (Object.values(input).filter((value) => value != null).length > 1) {
    throw invalidField('password', 'Give the password or one factor, not both.');
  }
  if (!(await isPasswordOf(runtime, acting, password))) {
    throw invalidField('password', message('passwordWrong'));
  }
  await runtime.prisma.$transaction((tx) => renew(tx, acting, 'password', runtime.clock()));
}

async function reauthenticateByFactor(
  runtime: Runtime,
  acting: ActingCollaborator,
  proof: Proof,
): Promise<void> {
  const owner = { collaboratorId: acting.collaborator.id };
  const ceremony = { siteId: null, party: relyingPartyOf(null, runtime.issuer) };
  await using attempt = await reserveFactorAttempt(runtime, owner);
  const now = runtime.clock();
  await runtime.prisma.$transaction(async (tx) => {
    await lockOwner(tx, owner);
    await useFactor(tx, runtime, { owner, ceremony, attempt }, proof, now);
    await renew(tx, acting, 'second factor', now);
  });
  await attempt.settle(true);
}

async function renew(
  db: Db,
  { accountId, actor, collaborator, sessionId }: ActingCollaborator,
  by: 'password' | 'second factor',
  now: Date,
): Promise<void> {
  const { count } = await db.collaboratorSession.updateMany({
    where: { id: sessionId, endedAt: null },
    data: { reauthenticatedAt: now },
  });
  // The session has ended since the token was validated.
  if (count === 0) throw new IdentityError('UNAUTHENTICATED');
  const target = { kind: 'collaborator', id: collaborator.id };
  const entry = { accountId, action: 'collaborator.reauthenticated', target, after: { by } };
  await recordAudit(db, actor, entry, now);
}

async function isPasswordOf(
  runtime: Runtime,
  { collaborator, actor }: ActingCollaborator,
  password: string,
): Promise<boolean> {
  const { emailKey } = collaborator;
  await requirePasswordAllowed(runtime.prisma, collaborator);
  return checkCollaboratorPassword(runtime, collaborator, emailKey, actor.source ?? '', password);
}

/**
 * Requires that the collaborator's session has not ended since the token was validated.
 * @param tx a transaction that has locked the collaborator
 * @throws IdentityError UNAUTHENTICATED
 */
export async function requireStillActing(tx: Db, sessionId: string): Promise<void> {
  const open = await tx.collaboratorSession.findFirst({
    where: { id: sessionId, endedAt: null },
    select: { id: true },
  });
  if (!open) throw new IdentityError('UNAUTHENTICATED');
}
