import { z } from 'zod';
import { isColliding } from '../../customers/customer/email-collisions.ts';
import { UNMATCHABLE_HASH, verifyPassword } from '../../customers/passwords/password-hash.ts';
import { presentedPassword } from '../../customers/passwords/policy.ts';
import { collaboratorSecondFactorDue } from '../../customers/second-factor/gate.ts';
import { text } from '../../lib/input.ts';
import type { Collaborator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { emailKey, spelledEmailKey } from '../../platform/identifiers.ts';
import { collaboratorSubject, type LockoutLimits, underLockout } from '../../platform/limits/lockout.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { type ActorVisit, asActor } from './collaborator.ts';
import { openCollaboratorSession } from './session.ts';

export type CollaboratorGrant = { token: string; expiresAt: Date; collaborator: Collaborator };
/** The admin side belongs to no account before the login: its limits are the accounts' defaults. */
const LIMITS: LockoutLimits = {
  lockoutAttempts: 10,
  lockoutWindowSeconds: 300,
  lockoutScope: 'CUSTOMER_AND_SOURCE',
  lockoutDailyCap: 100,
};

const credentials = z.object({ email: text('email', 254), password: presentedPassword('password') });

/**
 * Logs a collaborator in. Unknown emails, wrong passwords and invitations that have not been accepted get
 * the same answer, at the same cost.
 * @param input a CollaboratorLoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, INVALID_CREDENTIALS, ACCOUNT_LOCKED, UNAVAILABLE,
 *   SECOND_FACTOR_REQUIRED with a challenge
 */
export async function logInCollaborator(
  runtime: Runtime,
  visit: ActorVisit,
  input: unknown,
): Promise<CollaboratorGrant> {
  const { prisma } = runtime;
  const { email, password } = requireValid(credentials, input);
  const key = emailKey(email);
  const candidates = await prisma.collaborator.findMany({
    where: { OR: [{ emailKey: key }, { emailCollisionKey: spelledEmailKey(email) }] },
  });
  // Of two collaborators with one mailbox the younger one logs in with the email as it was spelled before.
  const found = candidates.find(isColliding) ?? candidates[0] ?? null;
  const right = await checkCollaboratorPassword(prisma, runtime, found, key, visit.source, password);
  if (!right || !found) throw new IdentityError('INVALID_CREDENTIALS');
  const now = runtime.clock();
  const entered = await prisma.$transaction(async (tx) => {
    // Held until the commit, so that a change of the password that was just checked comes before or after.
    await tx.$queryRaw`SELECT 1 FROM collaborator WHERE id = ${found.id} FOR NO KEY UPDATE`;
    const collaborator = await tx.collaborator.findUnique({ where: { id: found.id } });
    if (collaborator?.passwordVersion !== found.passwordVersion)
      throw new IdentityError('INVALID_CREDENTIALS');
    return enterCollaborator(tx, runtime, collaborator, visit, now);
  });
  return granted(entered);
}

/** What comes of showing who one is: a session, or the question for a second factor. */
type Entered = CollaboratorGrant | { refusal: IdentityError };

/**
 * Where every way in of a collaborator ends, however she has shown who she is: a second factor is asked for
 * where she has one, else she is admitted.
 * @param tx a transaction: it has to be committed, also for a refusal, whose challenge is in it
 */
export async function enterCollaborator(
  tx: Db,
  { issuer }: Runtime,
  collaborator: Collaborator,
  visit: ActorVisit,
  now: Date,
): Promise<Entered> {
  const refusal = await collaboratorSecondFactorDue(tx, collaborator, relyingPartyOf(null, issuer), now);
  return refusal ? { refusal } : admitCollaborator(tx, collaborator, visit, now);
}

/** After the commit. @throws IdentityError SECOND_FACTOR_REQUIRED with a challenge */
export function granted(entered: Entered): CollaboratorGrant {
  if ('refusal' in entered) throw entered.refusal;
  return entered;
}

/**
 * Admits a collaborator of whom nothing more is asked: her login is audited, and her session begins.
 * @param tx the transaction in which she has shown who she is
 */
export async function admitCollaborator(
  tx: Db,
  collaborator: Collaborator,
  visit: ActorVisit,
  now: Date,
): Promise<CollaboratorGrant> {
  const { id, accountId } = collaborator;
  const entry = { accountId, action: 'collaborator.logged_in', target: { kind: 'collaborator', id } };
  await recordAudit(tx, asActor(collaborator, visit), entry, now);
  return { ...(await openCollaboratorSession(tx, collaborator, visit, now)), collaborator };
}

/**
 * The one place where a collaborator's password is compared: in the queue, under the lockout, at the same
 * cost whether or not there is such a collaborator.
 * @throws IdentityError ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function checkCollaboratorPassword(
  db: Db,
  { clock, hashQueue }: Runtime,
  collaborator: Collaborator | null,
  identifier: string,
  source: string,
  password: string,
): Promise<boolean> {
  const hash = collaborator?.passwordHash ?? null;
  const attempt = {
    limits: LIMITS,
    subject: collaboratorSubject(collaborator?.id ?? null, identifier),
    source,
    isUsualSource: async () =>
      (await db.collaboratorSession.findFirst({
        where: { collaboratorId: collaborator?.id ?? 0, source },
        select: { id: true },
      })) !== null,
  };
  return hashQueue.runAround('collaborators', (inTurn) =>
    underLockout(db, clock, attempt, async () => {
      const { matches } = await inTurn(() => verifyPassword(hash ?? UNMATCHABLE_HASH, password));
      return matches && hash !== null;
    }),
  );
}
