import { z } from 'zod';
import { requireStillOpen } from '../../access/sessions/active-session.ts';
import type { Bearer } from '../../platform/acting.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { presentedPassword } from '../passwords/policy.ts';
import { reauthenticate } from '../passwords/reauthenticate.ts';
import { confirmChange } from './settle-change.ts';

const confirmation = z.object({
  email: text('email', 254),
  password: presentedPassword('password').nullish(),
});

/**
 * Confirms a change of the email that was made with an access token alone. Needs the password or a recent login. Does
 * nothing if there is no unconfirmed change.
 * @param input `email`, the new email, so that a client confirms only the change that the customer has seen; `password`
 * @throws IdentityError VALIDATION_FAILED, on `email` if it is not the customer's; TOKEN_REVOKED if the session has
 * ended meanwhile; NOT_FOUND if the customer was deleted meanwhile; the errors of `reauthenticate`
 */
export async function confirmEmailChange(
  runtime: Runtime,
  bearer: Bearer,
  input: unknown,
): Promise<Customer> {
  const { email, password = null } = requireValid(confirmation, input);
  const { customer, sessionId } = bearer;
  if (email !== customer.email) throw invalidField('email', message('emailOfOther'));
  await reauthenticate(runtime, bearer, password);
  return runtime.prisma.$transaction(async (tx) => {
    await lockCustomer(tx, { id: customer.id });
    const current = await tx.customer.findUnique({ where: { id: customer.id } });
    if (!current || current.deletedAt) throw new IdentityError('NOT_FOUND');
    await requireStillOpen(tx, sessionId);
    if (current.email !== email) throw invalidField('email', message('emailOfOther'));
    await confirmChange(tx, current, runtime.clock());
    return current;
  });
}
