import {
  type CollaboratorChange,
  type MailSender,
  permitUnrequestedMail,
} from '../../delivery/mail/mail-permit.ts';
import { queueMail } from '../../delivery/mail/queue-mail.ts';
import { SYSTEM } from '../../platform/acting.ts';
import type { Collaborator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { emailKey } from '../../platform/identifiers.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';

const CHANGES: Record<CollaboratorChange, { subject: string; what: string }> = {
  passwordChanged: {
    subject: 'Your password was changed',
    what: 'Your password was changed. All sessions have ended, except the one in which it was changed.',
  },
  authenticatorAdded: {
    subject: 'A second factor was added to your login',
    what: 'An authenticator app or a passkey was added to your login.',
  },
  authenticatorRemoved: {
    subject: 'A second factor was removed from your login',
    what: 'An authenticator app or a passkey was removed from your login.',
  },
  recoveryCodesRenewed: {
    subject: 'Your recovery codes were replaced',
    what: 'New recovery codes were made for your login. The earlier ones are no longer valid.',
  },
  factorsRemoved: {
    subject: 'Your second factors were removed',
    what: 'All second factors were removed from your login by an owner of the account or by its operator, and your sessions have ended. Log in with your password, and set up a new second factor.',
  },
  identityLinked: {
    subject: 'Your login was linked to your company’s single sign-on',
    what: 'A person has logged in with your email at the provider of your company. From now on you can also log in there.',
  },
  removed: {
    subject: 'You were removed as a collaborator',
    what: 'An owner of the account has removed you. Your login no longer works, and your sessions have ended.',
  },
};
const NO_MORE =
  'This has happened several times within an hour. You will get no more messages of this kind for up to an hour.';

/**
 * Notifies a collaborator by mail of a change to how they log in. Each kind of notice has its own limits. The first of
 * a kind within an hour is always sent. A later one is not sent if a limit is reached, and the audit log records that.
 * Of the notices over the limit of a mailbox, it records only the first.
 * @param sender who caused the change
 */
export async function mailCollaborator(
  tx: Db,
  runtime: CommandRuntime,
  { id, email, accountId }: Pick<Collaborator, 'id' | 'email' | 'accountId'>,
  change: CollaboratorChange,
  sender: MailSender,
  now: Date,
): Promise<void> {
  const kind = `collaborator:${change}` as const;
  const count = { kind, accountId, emailKey: emailKey(email), sender };
  const permit = await permitUnrequestedMail(tx, runtime, count, true, now);
  if ('withheld' in permit) {
    if (permit.withheld === 'MAILBOX_AGAIN') return;
    const target = { kind: 'collaborator', id };
    const after = { notice: change, limit: permit.withheld };
    await recordAudit(tx, SYSTEM, { accountId, action: 'collaborator.notice_withheld', target, after }, now);
    return;
  }
  const { name } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const { subject, what } = CHANGES[change];
  const text = [
    what,
    `The account is ${name}, your login is ${email}, and the time was ${now.toISOString()}.`,
    ...(change === 'removed'
      ? []
      : [
          'If you did not do this or ask for it, choose a new password at once, and tell an owner of the account.',
        ]),
    ...(permit.isLast ? [NO_MORE] : []),
  ].join('\n\n');
  await queueMail(tx, runtime, permit, { to: email, subject, text }, now);
}
