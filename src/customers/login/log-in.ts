import { z } from 'zod';
import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import { idOf } from '../../lib/ids.ts';
import type { Customer, Prisma, PrismaClient } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { erasedSubject } from '../../platform/erased-subject.ts';
import { IdentityError, requireValid, unavailable } from '../../platform/errors.ts';
import { emailKey, spelledEmailKey, usernameKey } from '../../platform/identifiers.ts';
import { text, tokenLifetimeSeconds, validate } from '../../platform/input.ts';
import { asIssue, message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordCustomerEvent } from '../customer/customer-change.ts';
import { isColliding } from '../customer/email-collisions.ts';
import { newProfile, profileColumns } from '../customer/profile.ts';
import { mailVerificationIfEnabled } from '../email-addresses/request-verification.ts';
import { confirmChangeByLogin } from '../email-addresses/settle-change.ts';
import { checkLoginPassword, type LoginCheck } from '../passwords/check-password.ts';
import type { HashReservation } from '../passwords/hash-queue.ts';
import { presentedPassword } from '../passwords/policy.ts';
import type { Newcomer } from '../passwords/verify-elsewhere.ts';
import { requireNoCompanyLogin } from './company-login.ts';
import { countLogin } from './count-login.ts';
import { findLoginRules } from './login-rules.ts';
import { signIn, type Visit } from './sign-in.ts';

/** The form of a name is not checked: a malformed name gets the same answer as an unknown name. */
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
 * Logs a customer in with a password and an email or username. If both are given, the email is used. Unknown names,
 * wrong passwords and disabled customers get the same answer at the same cost.
 * @param input a LoginInput, not yet validated
 * @param reservation room in the queue of the hashes
 * @throws IdentityError VALIDATION_FAILED, INVALID_CREDENTIALS, ACCOUNT_LOCKED, UNAVAILABLE; the errors of `signIn`
 */
export function logIn(
  runtime: Runtime,
  visit: Visit,
  input: unknown,
  reservation: HashReservation,
): Promise<AuthGrant> {
  return countLogin(runtime, visit.site, 'PASSWORD', () =>
    openByPassword(runtime, visit, input, reservation),
  );
}

async function openByPassword(
  runtime: Runtime,
  visit: Visit,
  input: unknown,
  reservation: HashReservation,
): Promise<AuthGrant> {
  const { prisma, clock } = runtime;
  const { email, username, password, tokenLifetimeSeconds } = requireValid(credentials, input);
  const name: LoginName = email?.trim() ? { email } : { username: username ?? '' };
  // The rules are read whether or not a customer has the name. They are read again when the session opens, because
  // checking the password takes a while.
  const { hasCompanyLogins, hasOldSystem } = await findLoginRules(prisma, {
    id: 0,
    accountId: visit.site.accountId,
  });
  if ('email' in name && hasCompanyLogins) {
    await requireNoCompanyLogin(prisma, runtime, visit.site, name.email);
  }
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
    hasOldSystem,
    reservation,
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

const RETRY_AFTER_SECONDS = 1;

/** The email of a person who may be a customer of an old system. Null: it is not a valid email. */
function emailOfNewcomer(prisma: PrismaClient, accountId: number, typed: string): LoginCheck['unknown'] {
  const profile = validate(newProfile, { email: typed });
  if (!profile.ok) return null;
  const { email } = profile.value;
  return { email, isFree: () => isFree(prisma, accountId, email) };
}

/**
 * Whether an email is free: it is not the email of a customer, nor reserved for one after a change. The email of a
 * disabled customer is not free, so a login by the old system cannot create a second customer for the same person.
 */
async function isFree(prisma: PrismaClient, accountId: number, email: string): Promise<boolean> {
  const key = emailKey(email);
  const holder = await prisma.customer.findFirst({
    where: { accountId, OR: [{ emailKey: key }, { emailCollisionKey: key }] },
    select: { id: true },
  });
  if (holder) return false;
  return (await prisma.emailChange.findFirst({ where: { accountId, emailKey: key } })) === null;
}

/**
 * Creates the customer for a person whose password the old system has confirmed, and opens their first session. No
 * password policy applies, because the password exists already. Fields of the old system that are not valid here are
 * left out.
 * @throws IdentityError INVALID_CREDENTIALS if a customer with the same id in the old system exists already or was
 *   deleted; UNAVAILABLE if another customer has taken the email or username meanwhile; the errors of `signIn`
 */
async function admitNewcomer(
  runtime: Runtime,
  visit: Visit,
  newcomer: Newcomer,
  lifetimeSeconds: number | null,
): Promise<AuthGrant> {
  const { prisma, clock } = runtime;
  const { site, source } = visit;
  const { email, emailVerified, passwordHash, subject } = newcomer;
  const { accountId } = site;
  const columns = profileColumns(validProfile(newcomer), site.defaultLanguage);
  const isTaken =
    columns.usernameKey != null &&
    (await prisma.customer.findFirst({ where: { accountId, usernameKey: columns.usernameKey } })) !== null;
  if (subject !== null && (await isKnown(runtime, accountId, subject)))
    throw new IdentityError('INVALID_CREDENTIALS');
  const now = clock();
  const data: Prisma.CustomerUncheckedCreateInput = {
    ...columns,
    ...(isTaken && { username: null, usernameKey: null }),
    email,
    emailKey: emailKey(email),
    emailVerifiedAt: emailVerified ? now : null,
    accountId,
    passwordHash,
    importedSubject: subject,
    createdAt: now,
    updatedAt: now,
  };
  const opened = await inTransaction(prisma, async (tx) => {
    const customer = await tx.customer.create({ data });
    await recordCustomerEvent(tx, runtime, 'customer.created', customer, now);
    await mailVerificationIfEnabled(tx, runtime, customer, { site, source }, now);
    return signIn(tx, runtime, visit, { customer, startedBy: 'PASSWORD', lifetimeSeconds, now });
  }).catch((error) => {
    // The person is a customer already, but with another email than in the old system.
    if (isDuplicate(error, 'imported_subject')) throw new IdentityError('INVALID_CREDENTIALS');
    const isLate = isDuplicate(error, 'email_key') || isDuplicate(error, 'username_key');
    throw isLate ? unavailable(RETRY_AFTER_SECONDS, error) : error;
  });
  return grantAccess(runtime, opened);
}

/**
 * Whether a customer kept this id in the import, or a deleted customer had it in the old system. Does not look for a
 * customer who got a new id in the import: creating a second one violates the unique index of `imported_subject`.
 */
async function isKnown({ prisma, derivedKeys }: Runtime, accountId: number, subject: string) {
  const kept = { id: idOf(subject), importedSubject: null, imported: { isIdKept: true } };
  const erased = { importedSubject: erasedSubject(derivedKeys, subject) };
  const where = { accountId, OR: [kept, erased] };
  return (await prisma.customer.findFirst({ where, select: { id: true } })) !== null;
}

function validProfile({ email, person }: Newcomer) {
  const given = { ...person, email, language: person?.language ?? null };
  const all = validate(newProfile, given);
  if (all.ok) return all.value;
  const valid = Object.entries(given).filter(([name]) => !(name in all.fields));
  return requireValid(newProfile, Object.fromEntries(valid));
}
