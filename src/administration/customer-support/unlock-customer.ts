import { z } from 'zod';
import { idOf } from '../../lib/ids.ts';
import { text } from '../../lib/input.ts';
import type { Actor } from '../../platform/acting.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { emailKey, usernameKey } from '../../platform/identifiers.ts';
import { forgetFailedLogins } from '../../platform/limits/forget-failed-logins.ts';
import { customerSubject } from '../../platform/limits/lockout.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';

/** Whose failures were forgotten: a customer's, and those of a name that nobody has. */
export type Unlocking = { customerId: number | null; unlocked: boolean };

const whom = z
  .object({
    id: text('id', 20).nullish(),
    email: text('email', 254).nullish(),
    username: text('username', 254).nullish(),
  })
  .refine((given) => Object.values(given).filter((value) => value != null).length === 1, {
    path: ['id'],
    error: 'Exactly one of id, email and username is needed.',
  });

/**
 * Forgets the failed logins of a customer, from all addresses, and so lifts her lock. A name that nobody has
 * is locked as a customer is, and unlocked in the same way.
 * @param input an UnlockCustomerInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND for an id, also one of another account
 */
export async function unlockCustomer(
  runtime: Runtime,
  accountId: number,
  actor: Actor,
  input: unknown,
): Promise<Unlocking> {
  const { prisma, clock } = runtime;
  const { id, email, username } = requireValid(whom, input);
  const names = email
    ? { emailKey: emailKey(email) }
    : username
      ? { usernameKey: usernameKey(username) }
      : { id: idOf(id ?? '') };
  return prisma.$transaction(async (tx) => {
    const customer = await tx.customer.findFirst({
      where: { accountId, deletedAt: null, ...names },
      select: { id: true },
    });
    if ('id' in names && !customer) throw new IdentityError('NOT_FOUND');
    // As `logIn` names them.
    const identifier = names.emailKey ?? `username:${names.usernameKey ?? ''}`;
    const ofName = customerSubject(accountId, null, identifier);
    const subjects = [
      ...(customer ? [customerSubject(accountId, customer.id, identifier)] : []),
      ...('id' in names ? [] : [ofName]),
    ];
    let forgotten = 0;
    for (const subject of subjects) forgotten += await forgetFailedLogins(tx, subject);
    const target = customer
      ? { kind: 'customer', id: customer.id }
      : // Hashed there too: what was typed may be anything.
        { kind: 'login_name', id: ofName };
    const after = { unlocked: forgotten > 0 };
    await recordAudit(tx, actor, { accountId, action: 'customer.unlocked', target, after }, clock());
    return { customerId: customer?.id ?? null, unlocked: forgotten > 0 };
  });
}
