import { addSeconds } from '../../lib/clock.ts';
import type { Bearer } from '../../platform/acting.ts';
import type { PrismaClient, SessionStart } from '../../platform/database/client/client.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { checkPassword } from './check-password.ts';

/** How long after a login the customer need not re-authenticate. */
const RECENT_SECONDS = 600;

/**
 * Checks that a request comes from the customer, not from a thief of the access token: by the password, under the
 * lockout of logins, or by a login to this session within the last ten minutes.
 * @param password as the customer typed it; null: none
 * @param passwordAlways whether a customer who has a password must give it even after a recent login
 * @throws IdentityError VALIDATION_FAILED on `password`, FORBIDDEN for a customer without a password whose login is not
 *   recent, ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function reauthenticate(
  runtime: Runtime,
  { customer, sessionId, site, source }: Bearer,
  password: string | null,
  { passwordAlways = false } = {},
): Promise<void> {
  const hasPassword = customer.passwordHash !== null;
  if (!(hasPassword && passwordAlways) && (await isLoginRecent(runtime.prisma, sessionId, runtime.clock())))
    return;
  if (!hasPassword) {
    throw new IdentityError('FORBIDDEN', {
      message: message('loginTooOld'),
    });
  }
  if (password === null) throw invalidField('password', message('required', { name: 'password' }));
  const matches = await checkPassword(runtime, {
    account: site.account,
    customer,
    identifier: customer.emailKey,
    source,
    password,
  });
  if (!matches) throw invalidField('password', message('passwordWrong'));
}

/**
 * Whether the customer has logged in to a session within the last ten minutes. A session from a handoff or from a token
 * of an old system does not count, because a token is enough to open it.
 */
async function isLoginRecent(prisma: PrismaClient, sessionId: string, now: Date): Promise<boolean> {
  const session = await prisma.session.findUnique({
    where: { id: sessionId },
    select: { createdAt: true, startedBy: true },
  });
  if (!session || isOpenedByToken(session)) return false;
  return isRecent(session, now);
}

function isOpenedByToken({ startedBy }: { startedBy: SessionStart }): boolean {
  return startedBy === 'HANDOFF' || startedBy === 'LEGACY_TOKEN';
}

export function isRecent({ createdAt }: { createdAt: Date }, now: Date): boolean {
  return addSeconds(createdAt, RECENT_SECONDS) >= now;
}
