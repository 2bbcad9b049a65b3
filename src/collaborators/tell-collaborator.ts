import type { Collaborator } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';
import { queueMail } from '../mail/queue-mail.ts';

const CHANGES = {
  passwordChanged: {
    subject: 'Your password was changed',
    what: 'Your password was changed, and your other sessions have ended.',
  },
  authenticatorAdded: {
    subject: 'A second factor was added to your login',
    what: 'An authenticator app or a passkey was added to your login.',
  },
  authenticatorRemoved: {
    subject: 'A second factor was removed from your login',
    what: 'An authenticator app or a passkey was removed from your login.',
  },
};

/** Tells a collaborator by mail what has become of her ways in. */
export async function tellCollaborator(
  tx: Db,
  dependencies: { derivedKeys: DerivedKeys },
  { email, accountId }: Pick<Collaborator, 'email' | 'accountId'>,
  change: keyof typeof CHANGES,
  now: Date,
): Promise<void> {
  const { name } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const { subject, what } = CHANGES[change];
  const text = [
    what,
    `You help to run ${name} under ${email}; this was on ${now.toISOString()}.`,
    'If it was not you, choose a new password at once, and tell an owner of the account.',
  ].join('\n\n');
  await queueMail(tx, dependencies, { to: email, subject, text }, now);
}
