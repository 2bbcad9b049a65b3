import { z } from 'zod';
import { actorOf, type Bearer } from '../../platform/acting.ts';
import type { Customer, Prisma } from '../../platform/database/client/client.ts';
import { requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { presentedPassword } from '../passwords/policy.ts';
import { reauthenticate } from '../passwords/reauthenticate.ts';
import { eraseCustomer } from './erase-customer.ts';
import { exportCustomer } from './export-customer.ts';

const confirmation = z.object({ password: presentedPassword('password').nullish() });

/** Exports the stored data about the customer who asks, and writes an audit entry. */
export async function exportOwnData(runtime: Runtime, bearer: Bearer): Promise<Prisma.InputJsonObject> {
  const { id, accountId } = bearer.customer;
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const target = { kind: 'customer', id };
    await recordAudit(tx, actorOf(bearer), { accountId, action: 'customer.exported', target }, now);
    return exportCustomer(tx, runtime, { id, accountId }, now);
  });
}

/**
 * Deletes the customer at their own request. Needs the password, under the lockout of logins. A customer without a
 * password must have logged in within the last ten minutes.
 * @throws IdentityError VALIDATION_FAILED for a missing or wrong password; FORBIDDEN for an older login;
 *   ACCOUNT_LOCKED; UNAVAILABLE; TOKEN_REVOKED when the password has changed meanwhile
 */
export async function deleteOwnAccount(
  runtime: Runtime,
  bearer: Bearer,
  input: { password?: unknown },
): Promise<Customer> {
  const { password } = requireValid(confirmation, input);
  await reauthenticate(runtime, bearer, password ?? null, { passwordAlways: true });
  return runtime.prisma.$transaction((tx) =>
    eraseCustomer(tx, runtime, bearer.customer, actorOf(bearer), runtime.clock()),
  );
}
