import { z } from 'zod';
import { requireStillOpen } from '../../access/sessions/active-session.ts';
import type { Bearer } from '../../platform/acting.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { presentedPassword } from '../passwords/policy.ts';
import { reauthenticate } from '../passwords/reauthenticate.ts';
import { confirmChange } from './settle-change.ts';

const confirmation = z.object({
  email: text('email', 254),
  password: presentedPassword('password').nullish(),
});

/**
 * Confirms a change of the email that was made with an access token alone. It takes what the change itself would
 * have taken. Where there is nothing to confirm, nothing changes.
 * @param input `email`, the new one, so that no client confirms what the customer has not seen; `password`
 * @throws IdentityError VALIDATION_FAILED, on `email` when it is not the customer's; TOKEN_REVOKED when the session
 *   has ended meanwhile; what `reauthenticate` throws
 */
export async function confirmEmailChange(
  runtime: Runtime,
  bearer: Bearer,
  input: unknown,
): Promise<Customer> {
  const { prisma } = runtime;
  const { email, password = null } = requireValid(confirmation, input);
  const { customer, sessionId } = bearer;
  if (email !== customer.email) throw invalidField('email', 'This is not the email of the account.');
  await reauthenticate(runtime, bearer, password);
  return prisma.$transaction(async (tx) => {
    await lockCustomer(tx, { id: customer.id });
    const held = await tx.customer.findUnique({ where: { id: customer.id } });
    if (!held || held.deletedAt) throw new IdentityError('NOT_FOUND');
    await requireStillOpen(tx, sessionId);
    if (held.email !== email) throw invalidField('email', 'This is not the email of the account.');
    await confirmChange(tx, held, runtime.clock());
    return held;
  });
}
