import type { OldSystem } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { emailKey } from '../../platform/identifiers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { OldPerson, Question } from '../old-systems/adapters/adapter.ts';
import { type Answered, askOldSystem } from '../old-systems/ask.ts';
import { ELSEWHERE } from '../old-systems/elsewhere.ts';
import { hashPassword } from './hashes/own-hash.ts';
import { type PasswordCheck, replaceHash, reservePasswordAttempt } from './password-attempt.ts';

/** A person whose password the old system has confirmed, and who is not a customer yet. */
export type Newcomer = {
  email: string;
  emailVerified: boolean;
  /** Not validated. */
  person: OldPerson | null;
  /** Their id in the old system. */
  subject: string | null;
  passwordHash: string;
};

export type VerifiedElsewhere = { matches: boolean; newcomer: Newcomer | null; since: number };

type RightAnswer = Answered & { outcome: 'right' };

/**
 * Asks the old system whether the password of a customer, or of an email that no customer has, is right. The attempt
 * counts under the lockout. A right password is hashed here, and the old system is not asked again.
 * @param email an email that no customer has; not used if there is a customer
 * @throws IdentityError ACCOUNT_LOCKED; UNAVAILABLE if the old system fails or too many requests wait. A failure of the
 *   old system, and a lock there, do not count as an attempt
 */
export async function verifyElsewhere(
  runtime: Runtime,
  system: OldSystem,
  check: PasswordCheck,
  email: string,
): Promise<VerifiedElsewhere> {
  const { prisma, hashQueue, oldSystems } = runtime;
  const { account, customer, password } = check;
  // A right password is hashed afterwards, so the queue must have capacity.
  hashQueue.requireCapacity(account.id);
  using _place = await oldSystems.questions.enter(account.id);
  await using attempt = await reservePasswordAttempt(runtime, check);
  const isEmailTheirs = customer === null || !(await hasChangedEmail(prisma, customer));
  const since = performance.now();
  const question = questionOf(customer, email, password);
  const answer = await askOldSystem(runtime, system, question, (right) => isTheirs(right, question));
  if (answer.outcome === 'wrong' || (answer.subject === null && !isEmailTheirs)) {
    await attempt.settle(false);
    return { matches: false, newcomer: null, since };
  }
  const passwordHash = await hashQueue.run(account.id, () => hashPassword(password));
  await attempt.settle(true);
  if (customer) {
    await replaceHash(prisma, customer.id, { before: ELSEWHERE, after: passwordHash });
    return { matches: true, newcomer: null, since };
  }
  const { person, subject } = answer;
  // The Prancer API does not say which emails it has verified.
  const emailVerified = system.trustsEmails && (person?.emailVerified ?? system.kind === 'PRANCER');
  return { matches: true, newcomer: { email, emailVerified, person, subject, passwordHash }, since };
}

/**
 * Names a customer by both email and username, whichever was typed, because the old system may know only one of the
 * two.
 */
function questionOf(customer: PasswordCheck['customer'], email: string, password: string): Question {
  if (!customer) return { email, username: null, password, subject: null };
  const { email: own, username, id, importedSubject } = customer;
  return { email: own || null, username, password, subject: importedSubject ?? String(id) };
}

/** Whether the answer is about the customer in question. An answer that names no customer is trusted. */
function isTheirs({ subject, person }: RightAnswer, question: Question): boolean {
  if (question.subject !== null) return subject === null || subject === question.subject;
  return !person?.email || !question.email || emailKey(person.email) === emailKey(question.email);
}

/**
 * Whether the email was changed here. The old system still has the previous email, and another person may have
 * registered there with the current email.
 */
async function hasChangedEmail(
  db: Db,
  { id, accountId }: NonNullable<PasswordCheck['customer']>,
): Promise<boolean> {
  const changed = await db.auditEvent.findFirst({
    where: { accountId, targetKind: 'customer', targetId: String(id), action: 'customer.email_changed' },
    select: { id: true },
  });
  return changed !== null;
}
