import { z } from 'zod';
import type { AuthGrant } from '../../access/sessions/auth-grant.ts';
import { text, tokenLifetimeSeconds } from '../../lib/input.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { emailKey, spelledEmailKey, usernameKey } from '../../platform/identifiers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { isColliding } from '../customer/email-collisions.ts';
import { confirmChangeByLogin } from '../email-addresses/settle-change.ts';
import { checkPassword } from '../passwords/check-password.ts';
import { presentedPassword } from '../passwords/policy.ts';
import { signIn, type Visit } from './sign-in.ts';

/** Whether a name has the right form is not said at a login: a wrong one is simply nobody's. */
const credentials = z
  .object({
    email: text('email', 254).nullish(),
    username: text('username', 254).nullish(),
    password: presentedPassword('password'),
    tokenLifetimeSeconds: tokenLifetimeSeconds(),
  })
  .superRefine(({ email, username }, context) => {
    if (email?.trim() || username?.trim()) return;
    context.addIssue({
      code: 'custom',
      path: ['email'],
      message: 'The email field is required when username is not present.',
    });
  });

/**
 * Logs a customer in with email or username (the email counts when both are given) and password.
 * Unknown names, wrong passwords and disabled customers get the same answer, at the same cost.
 * @param input a LoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, INVALID_CREDENTIALS, ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function logIn(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { prisma } = runtime;
  const {
    email,
    username,
    password,
    tokenLifetimeSeconds: lifetimeSeconds,
  } = requireValid(credentials, input);
  const { accountId, account } = visit.site;
  const key = email?.trim() ? { emailKey: emailKey(email) } : { usernameKey: usernameKey(username ?? '') };
  const named = email?.trim()
    ? { OR: [{ emailKey: emailKey(email) }, { emailCollisionKey: spelledEmailKey(email) }] }
    : key;
  const found = await prisma.customer.findMany({
    where: { accountId, disabledAt: null, deletedAt: null, ...named },
  });
  // Of two customers with one mailbox the younger one logs in with the email as it was spelled at registration.
  const customer =
    found.find(isColliding) ?? found.find((each) => each.emailKey === key.emailKey || !key.emailKey);
  const right = await checkPassword(prisma, runtime, {
    account,
    customer: customer ?? null,
    identifier: key.emailKey ?? `username:${key.usernameKey}`,
    source: visit.source,
    password,
  });
  if (!right || !customer) throw new IdentityError('INVALID_CREDENTIALS');
  return signIn(runtime, visit, {
    startedBy: 'PASSWORD',
    async identify(tx, now) {
      if (key.emailKey) await confirmChangeByLogin(tx, customer, now);
      return customer;
    },
    lifetimeSeconds: lifetimeSeconds ?? null,
  });
}
