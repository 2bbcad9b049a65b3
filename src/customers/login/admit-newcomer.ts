import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import { idOf } from '../../lib/ids.ts';
import type { Prisma, PrismaClient } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { erasedSubject } from '../../platform/erased-subject.ts';
import { IdentityError, requireValid, unavailable } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { validate } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordCustomerEvent } from '../customer/customer-change.ts';
import { newProfile, profileColumns } from '../customer/profile.ts';
import { mailVerificationIfEnabled } from '../email-addresses/request-verification.ts';
import type { LoginCheck } from '../passwords/check-password.ts';
import type { Newcomer } from '../passwords/verify-elsewhere.ts';
import { signIn, type Visit } from './sign-in.ts';

const RETRY_AFTER_SECONDS = 1;

/** The email of a person whom an old system may know. Null: no customer can have it. */
export function emailOfNewcomer(
  prisma: PrismaClient,
  accountId: number,
  typed: string,
): LoginCheck['unknown'] {
  const profile = validate(newProfile, { email: typed });
  if (!profile.ok) return null;
  const { email } = profile.value;
  return { email, isFree: () => isFree(prisma, accountId, email) };
}

/** A disabled customer keeps the email: the old system does not bring them back. */
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
 * @throws IdentityError INVALID_CREDENTIALS if they are a customer already, by their id in the old system; UNAVAILABLE
 *   if another login has created them meanwhile; those of `signIn`
 */
export async function admitNewcomer(
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
    // They are a customer already, and have another email here.
    if (isDuplicate(error, 'imported_subject')) throw new IdentityError('INVALID_CREDENTIALS');
    const isLate = isDuplicate(error, 'email_key') || isDuplicate(error, 'username_key');
    throw isLate ? unavailable(RETRY_AFTER_SECONDS, error) : error;
  });
  return grantAccess(runtime, opened);
}

/** Whether the person is a customer already: one with another email here, or one who was deleted here. */
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
