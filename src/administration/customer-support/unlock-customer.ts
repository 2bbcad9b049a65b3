import { z } from 'zod';
import { factorSubject } from '../../customers/second-factor/owner.ts';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { emailKey, usernameKey } from '../../platform/identifiers.ts';
import { requiredText, text } from '../../platform/input.ts';
import { forgetFailedLogins } from '../../platform/limits/forget-failed-logins.ts';
import { customerSubject } from '../../platform/limits/lockout.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';

/** `customerId` is null for a login name that no customer has. */
export type CustomerUnlocking = { customerId: number | null; unlocked: boolean };

const selector = z
  .object({
    id: text('id', 20).nullish(),
    email: requiredText('email', 254).nullish(),
    username: requiredText('username', 254).nullish(),
  })
  .refine((given) => Object.values(given).filter((value) => value != null).length === 1, {
    path: ['id'],
    error: 'Exactly one of id, email and username is needed.',
  });

/**
 * Ends the lockout of a customer: clears their failed logins from all addresses and their wrong second factors. A
 * login name that no customer has is locked out and unlocked in the same way.
 * @param input an UnlockCustomerInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND for an unknown id, or one of another account
 */
export async function unlockCustomer(
  { prisma, clock }: Runtime,
  { accountId, actor }: Acting,
  input: unknown,
): Promise<CustomerUnlocking> {
  const { id, email, username } = requireValid(selector, input);
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
    // The same identifiers as in `logIn`.
    const identifier = names.emailKey ?? `username:${names.usernameKey ?? ''}`;
    const ofName = customerSubject(accountId, null, identifier);
    const subjects = [
      ...(customer
        ? [customerSubject(accountId, customer.id, identifier), factorSubject({ customerId: customer.id })]
        : []),
      ...('id' in names ? [] : [ofName]),
    ];
    let cleared = 0;
    for (const subject of subjects) cleared += await forgetFailedLogins(tx, subject);
    const target = customer
      ? { kind: 'customer', id: customer.id }
      : // A hash, because the typed text may be anything.
        { kind: 'login_name', id: ofName };
    const after = { unlocked: cleared > 0 };
    await recordAudit(tx, actor, { accountId, action: 'customer.unlocked', target, after }, clock());
    return { customerId: customer?.id ?? null, unlocked: cleared > 0 };
  });
}
