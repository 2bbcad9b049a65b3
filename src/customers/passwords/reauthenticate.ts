import { addSeconds } from '../../lib/clock.ts';
import type { Customer, PrismaClient } from '../../platform/database/client/client.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { checkPassword } from './check-password.ts';

/** Whose token it is, and where it was shown. */
export type Claimant = { customer: Customer; sessionId: string; site: SiteOfAccount; source: string };

const FRESH_SECONDS = 600;

/**
 * Lets only the customer herself on, not whoever has her token: her password, under the lockout of the login,
 * or a session into which she has logged in within the last ten minutes.
 * @param password as she typed it; null: none
 * @param passwordAlways whether a fresh session is enough only for who has no password
 * @throws IdentityError VALIDATION_FAILED on `password`, FORBIDDEN for a session that is not fresh where there is
 *   no password, ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function confirmOwner(
  runtime: Runtime,
  { customer, sessionId, site, source }: Claimant,
  password: string | null,
  { passwordAlways = false } = {},
): Promise<void> {
  const { prisma } = runtime;
  const hasPassword = customer.passwordHash !== null;
  if (!(hasPassword && passwordAlways) && (await isFresh(prisma, sessionId, runtime.clock()))) return;
  if (!hasPassword) {
    throw new IdentityError('FORBIDDEN', {
      message: 'Please sign in again, and do this within ten minutes of it.',
    });
  }
  if (password === null) throw invalidField('password', 'The password field is required.');
  const right = await checkPassword(prisma, runtime, {
    account: site.account,
    customer,
    identifier: customer.emailKey,
    source,
    password,
  });
  if (!right) throw invalidField('password', 'The password is incorrect.');
}

/**
 * Whether the customer has logged in to a session within the last ten minutes. A session that came of another one
 * says nothing: whoever has a token can begin it.
 */
async function isFresh(prisma: PrismaClient, sessionId: string, now: Date): Promise<boolean> {
  const session = await prisma.session.findUnique({
    where: { id: sessionId },
    select: { createdAt: true, startedBy: true },
  });
  if (!session || session.startedBy === 'HANDOFF') return false;
  return isRecent(session, now);
}

/** Whether whoever began a session then may still be taken for the one who uses it. */
export function isRecent({ createdAt }: { createdAt: Date }, now: Date): boolean {
  return addSeconds(createdAt, FRESH_SECONDS) >= now;
}
