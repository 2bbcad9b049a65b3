import type { PrismaClient } from '../../platform/database/client/client.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import type { FieldProblems } from '../../platform/messages/message.ts';
import { message } from '../../platform/messages/message.ts';

const TAKEN = {
  email: message('emailTaken'),
  username: message('usernameTaken'),
};

/** Refuses an email or username that another customer of the account has, or has reserved. */
export async function refuseTaken(
  prisma: PrismaClient,
  accountId: number,
  keys: { emailKey?: string | undefined; usernameKey?: string | null | undefined },
  exceptId = 0,
): Promise<void> {
  const wanted = [
    ...(keys.emailKey ? [{ emailKey: keys.emailKey }] : []),
    ...(keys.usernameKey ? [{ usernameKey: keys.usernameKey }] : []),
  ];
  if (wanted.length === 0) return;
  const customers = await prisma.customer.findMany({
    where: { accountId, id: { not: exceptId }, OR: wanted },
    select: { emailKey: true, usernameKey: true },
  });
  // The email that a customer had before an unsettled change stays reserved.
  const reserved = keys.emailKey
    ? await prisma.emailChange.findMany({
        where: { accountId, customerId: { not: exceptId }, emailKey: keys.emailKey },
        select: { emailKey: true },
      })
    : [];
  const holders = [...customers, ...reserved.map(({ emailKey }) => ({ emailKey, usernameKey: null }))];
  const fields: FieldProblems = {};
  if (holders.some((holder) => holder.emailKey === keys.emailKey)) fields.email = [TAKEN.email];
  if (keys.usernameKey && holders.some((holder) => holder.usernameKey === keys.usernameKey)) {
    fields.username = [TAKEN.username];
  }
  if (Object.keys(fields).length > 0) throw new IdentityError('VALIDATION_FAILED', { fields });
}

/** Turns the violated constraint into a validation error if a concurrent request took the email or username first. */
export function rethrowTaken(error: unknown): never {
  if (isDuplicate(error, 'email_key')) throw invalidField('email', TAKEN.email);
  if (isDuplicate(error, 'username_key')) throw invalidField('username', TAKEN.username);
  throw error;
}
