import { z } from 'zod';
import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { emailKey, spelledEmailKey, usernameKey } from '../../platform/identifiers.ts';
import { text, tokenLifetimeSeconds } from '../../platform/input.ts';
import { asIssue, message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { isColliding } from '../customer/email-collisions.ts';
import { confirmChangeByLogin } from '../email-addresses/settle-change.ts';
import { checkLoginPassword } from '../passwords/check-password.ts';
import { presentedPassword } from '../passwords/policy.ts';
import { admitNewcomer, emailOfNewcomer } from './admit-newcomer.ts';
import { requireNoCompanyLogin } from './company-login.ts';
import { countLogin } from './count-login.ts';
import { findLoginRules } from './login-rules.ts';
import { signIn, type Visit } from './sign-in.ts';

/** The form of a name is not checked: a malformed name is answered like an unknown one. */
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
      ...asIssue(message('emailOrUsernameRequired')),
    });
  });

/**
 * Logs a customer in with a password and an email or username. If both are given, the email counts. Unknown names, wrong
 * passwords and disabled customers get the same answer at the same cost.
 * @param input a LoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, INVALID_CREDENTIALS, ACCOUNT_LOCKED, UNAVAILABLE, SECOND_FACTOR_REQUIRED,
 *   ENTERPRISE_LOGIN_REQUIRED
 */
export function logIn(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  return countLogin(runtime, visit.site, 'PASSWORD', () => openByPassword(runtime, visit, input));
}

async function openByPassword(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { prisma, clock } = runtime;
  const { email, username, password, tokenLifetimeSeconds } = requireValid(credentials, input);
  const name: LoginName = email?.trim() ? { email } : { username: username ?? '' };
  if ('email' in name) await requireNoCompanyLogin(prisma, runtime, visit.site, name.email);
  const customer = await findByLoginName(prisma, visit.site.accountId, name);
  const unknown =
    customer === null && 'email' in name ? emailOfNewcomer(prisma, visit.site.accountId, name.email) : null;
  const lifetimeSeconds = tokenLifetimeSeconds ?? null;
  const { matches, newcomer } = await checkLoginPassword(runtime, {
    account: visit.site.account,
    customer,
    identifier: 'email' in name ? emailKey(name.email) : `username:${usernameKey(name.username)}`,
    source: visit.source,
    password,
    unknown,
  });
  if (newcomer) return admitNewcomer(runtime, visit, newcomer, lifetimeSeconds);
  if (!matches || !customer) throw new IdentityError('INVALID_CREDENTIALS');
  const now = clock();
  const opened = await inTransaction(prisma, async (tx) => {
    const rules = await findLoginRules(tx, customer);
    if ('email' in name && rules.hasUnconfirmedEmail) await confirmChangeByLogin(tx, customer, now);
    return signIn(tx, runtime, visit, { customer, startedBy: 'PASSWORD', lifetimeSeconds, rules, now });
  });
  return grantAccess(runtime, opened);
}

type LoginName = { email: string } | { username: string };

async function findByLoginName(db: Db, accountId: number, name: LoginName): Promise<Customer | null> {
  const active = { accountId, disabledAt: null, deletedAt: null };
  if ('username' in name) {
    return db.customer.findFirst({ where: { ...active, usernameKey: usernameKey(name.username) } });
  }
  const either = [{ emailKey: emailKey(name.email) }, { emailCollisionKey: spelledEmailKey(name.email) }];
  const found = await db.customer.findMany({ where: { ...active, OR: either } });
  // Of two customers with one mailbox the younger one logs in with the email as it was spelled at registration.
  return found.find(isColliding) ?? found.find((each) => each.emailKey === emailKey(name.email)) ?? null;
}
