import { z } from 'zod';
import { isColliding } from '../../customers/customer/email-collisions.ts';
import { UNMATCHABLE_HASH } from '../../customers/passwords/hashes/own-hash.ts';
import { verifyPassword } from '../../customers/passwords/password-hash.ts';
import { presentedPassword } from '../../customers/passwords/policy.ts';
import { requireCollaboratorSecondFactor } from '../../customers/second-factor/require-second-factor.ts';
import { type Collaborator, Prisma } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCollaborator } from '../../platform/database/locks.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { emailKey, spelledEmailKey } from '../../platform/identifiers.ts';
import { text } from '../../platform/input.ts';
import {
  collaboratorSubject,
  type LockoutLimits,
  reserveLoginAttempt,
} from '../../platform/limits/lockout.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { asActor, type RequestOrigin } from './collaborator.ts';
import { openCollaboratorSession } from './session.ts';
import { requirePasswordAllowed } from './sso-only.ts';

export type CollaboratorGrant = { token: string; expiresAt: Date; collaborator: Collaborator };
/** The default limits of an account. The collaborator's own account is not known before the login. */
const LIMITS: LockoutLimits = {
  lockoutAttempts: 10,
  lockoutWindowSeconds: 300,
  lockoutScope: 'CUSTOMER_AND_SOURCE',
  lockoutDailyCap: 100,
};

const credentials = z.object({ email: text('email', 254), password: presentedPassword('password') });

/**
 * Logs a collaborator in. Unknown emails, wrong passwords and invitations that have not been accepted get the same
 * answer at the same cost.
 * @param input a CollaboratorLoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, INVALID_CREDENTIALS, FORBIDDEN, ACCOUNT_LOCKED, UNAVAILABLE,
 *   SECOND_FACTOR_REQUIRED with a challenge
 */
export async function logInCollaborator(
  runtime: Runtime,
  visit: RequestOrigin,
  input: unknown,
): Promise<CollaboratorGrant> {
  const { prisma } = runtime;
  const { email, password } = requireValid(credentials, input);
  const key = emailKey(email);
  const candidates = await prisma.collaborator.findMany({
    where: { OR: [{ emailKey: key }, { emailCollisionKey: spelledEmailKey(email) }] },
  });
  // Two collaborators may have the same mailbox in different spellings. The spelling of the younger one finds both, and
  // then the younger one logs in. Any other spelling finds the older one only.
  const found = candidates.find(isColliding) ?? candidates[0] ?? null;
  const matches = await checkCollaboratorPassword(runtime, found, key, visit.source, password);
  if (!matches || !found) throw new IdentityError('INVALID_CREDENTIALS');
  const now = runtime.clock();
  return inTransaction(prisma, async (tx) => {
    // Locked, so that the verified password cannot change before the commit.
    await lockCollaborator(tx, { id: found.id });
    const collaborator = await tx.collaborator.findUnique({ where: { id: found.id } });
    if (collaborator?.passwordVersion !== found.passwordVersion)
      throw new IdentityError('INVALID_CREDENTIALS');
    await requirePasswordAllowed(tx, collaborator);
    await requireCollaboratorSecondFactor(tx, runtime, collaborator, now);
    return signInCollaborator(tx, collaborator, visit, now);
  });
}

/**
 * The last step of every login of a collaborator, after the second factor: records the login in the audit log and opens
 * the session.
 */
export async function signInCollaborator(
  tx: Db,
  collaborator: Collaborator,
  visit: RequestOrigin,
  now: Date,
): Promise<CollaboratorGrant> {
  const { id, accountId } = collaborator;
  const entry = {
    accountId,
    action: 'collaborator.logged_in',
    target: { kind: 'collaborator', id },
    ...(visit.bySso && { after: { by: 'single sign-on' } }),
  };
  await recordAudit(tx, asActor(collaborator, visit), entry, now);
  return { ...(await openCollaboratorSession(tx, collaborator, visit, now)), collaborator };
}

/**
 * Verifies a collaborator's password in the queue for hashes. A wrong password counts towards the lockout. No other
 * function verifies passwords of collaborators. The cost is the same for an unknown collaborator.
 * @throws IdentityError ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function checkCollaboratorPassword(
  runtime: Runtime,
  collaborator: Collaborator | null,
  identifier: string,
  source: string,
  password: string,
): Promise<boolean> {
  using place = await runtime.hashQueue.enter('collaborators');
  await using attempt = await reserveLoginAttempt(runtime, {
    limits: LIMITS,
    subject: collaboratorSubject(collaborator?.id ?? null, identifier),
    source,
    isUsualSource: Prisma.sql`EXISTS (
      SELECT 1 FROM collaborator_session WHERE collaborator_id = ${collaborator?.id ?? 0} AND source = ${source})`,
  });
  const hash = collaborator?.passwordHash ?? null;
  const verified = await place.run(() => verifyPassword(hash ?? UNMATCHABLE_HASH, password));
  const matches = verified.matches && hash !== null;
  await attempt.settle(matches);
  return matches;
}
