import { requireUnbreached } from '../../customers/passwords/breached-passwords.ts';
import { hashPassword } from '../../customers/passwords/hashes/own-hash.ts';
import { type ChosenPassword, requireUncommon } from '../../customers/passwords/policy.ts';
import type { OneTimeTokenPurpose } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCollaborator } from '../../platform/database/locks.ts';
import { invalidField } from '../../platform/errors.ts';
import { findOneTimeToken, spendOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';

/**
 * Checks and hashes a password that a collaborator has chosen. The hash is computed in the queue for hashes.
 * @param chosen `name` is the name of the `field` in messages
 * @throws IdentityError VALIDATION_FAILED on `field` for a common or breached password; UNAVAILABLE
 */
export async function hashChosenPassword(
  runtime: Runtime,
  { field, name, password }: { field: string; name: string; password: string },
): Promise<string> {
  const chosen: ChosenPassword = { field, name, password, tenant: 'collaborators' };
  await requireUncommon(chosen);
  await requireUnbreached(runtime, chosen);
  return runtime.hashQueue.run('collaborators', () => hashPassword(password));
}

/**
 * Hashes a password that a collaborator has chosen on the page of a mailed link. The token is checked first, because
 * the checks and the hash of the password cost more. The token is not used up.
 * @param invalidLink the message for an invalid token
 * @throws IdentityError VALIDATION_FAILED on `token` or `password`; UNAVAILABLE
 */
export async function hashPasswordOfLink(
  runtime: Runtime,
  purpose: OneTimeTokenPurpose,
  { token, password }: { token: string; password: string },
  invalidLink: string,
): Promise<string> {
  const found = await findOneTimeToken(runtime.prisma, purpose, token, runtime.clock());
  if (!found) throw invalidField('token', invalidLink);
  return hashChosenPassword(runtime, { field: 'password', name: 'password', password });
}

/**
 * Uses up the one-time token of a link mailed to a collaborator. Locks the collaborator before the token. Other
 * transactions use the same order, so that they do not deadlock.
 * @returns the collaborator's id
 * @throws IdentityError VALIDATION_FAILED on `token`
 */
export async function redeemLink(
  tx: Db,
  purpose: OneTimeTokenPurpose,
  text: string,
  invalid: string,
  now: Date,
): Promise<number> {
  const token = await findOneTimeToken(tx, purpose, text, now);
  if (token?.collaboratorId) await lockCollaborator(tx, { id: token.collaboratorId });
  if (!token?.collaboratorId || !(await spendOneTimeToken(tx, token, now))) {
    throw invalidField('token', invalid);
  }
  return token.collaboratorId;
}
