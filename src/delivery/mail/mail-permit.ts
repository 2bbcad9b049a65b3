import type { Actor } from '../../platform/acting.ts';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { countWithin, mailsFromSender, mailsToEmail } from '../../platform/limits/request-limit.ts';
import type { MailKind } from './templates/template.ts';

/** Who causes a mail: an address as limits count it, or a collaborator. Null: the system or the command line. */
export type MailSender = { source: string } | { collaboratorId: number; accountId: number } | null;

/** What a mail is counted as. */
export type MailCount = {
  kind: MailKind | CollaboratorMailKind;
  /** The tenant of the customer or collaborator; null where an email is no collaborator’s, and nothing is sent. */
  accountId: number | null;
  /** The mailbox: an email as `emailKey` writes it. */
  emailKey: string;
  sender: MailSender;
};

export type CollaboratorMailKind =
  | 'collaboratorPasswordReset'
  | 'collaboratorInvitation'
  | `collaborator:${CollaboratorChange}`;

/** What collaborators are told of their own login. */
export type CollaboratorChange =
  | 'passwordChanged'
  | 'authenticatorAdded'
  | 'authenticatorRemoved'
  | 'recoveryCodesRenewed'
  | 'removed';

/** A collaborator’s mailbox is one on the whole platform, and is counted apart from all customers. */
const ALL_ACCOUNTS = 0;

const issued = new WeakSet<MailPermit>();

/** The right to queue one mail. Only this module makes one, by counting the mail. */
export type MailPermit = {
  /** The tenant in whose share of the mail queue it is sent. */
  readonly accountId: number;
  readonly kind: MailCount['kind'];
  /** The last mail of its kind to that mailbox until the hour is over. */
  readonly isLast: boolean;
};

/** Why a mail is not sent; `MAILBOX_AGAIN`: the last one of its kind was not sent either. */
export type Withheld = { withheld: 'SENDER' | 'MAILBOX' | 'MAILBOX_AGAIN' };

/** The names under which requests are counted. They stand in the database, and in answers. */
const REQUESTS: Partial<Record<MailCount['kind'], string>> = {
  passwordReset: 'password-reset',
  passwordlessLogin: 'passwordless-login',
  emailVerification: 'email-verification',
  collaboratorPasswordReset: 'collaborator-password',
  collaboratorInvitation: 'collaborator-invitation',
};

/**
 * Counts a requested mail, in a transaction of its own. A refused mail does not count.
 * @throws IdentityError RATE_LIMITED
 */
export async function requireMailPermit(
  prisma: PrismaClient,
  settings: { rateLimits: boolean },
  mail: MailCount,
  now: Date,
): Promise<MailPermit> {
  return prisma.$transaction((tx) => requireMailPermitIn(tx, settings, mail, now));
}

/** The same in a transaction that fails with it. @throws IdentityError RATE_LIMITED */
export async function requireMailPermitIn(
  tx: Db,
  settings: { rateLimits: boolean },
  mail: MailCount,
  now: Date,
): Promise<MailPermit> {
  const { sender, mailbox } = limitsOf(mail);
  for (const limit of settings.rateLimits ? [...sender, mailbox] : []) {
    const { count, retryAfterSeconds } = await countWithin(tx, limit, now);
    if (count !== null) continue;
    const { name, max, windowSeconds } = limit;
    throw new IdentityError('RATE_LIMITED', { limit: { name, max, windowSeconds }, retryAfterSeconds });
  }
  return issue(mail, false);
}

/**
 * Counts a mail that was not requested. Where the limits are used up, the operation continues without the mail.
 * @param isEstablished whether the mailbox is known to belong to the customer or collaborator. Then the first
 *   mail of a kind within an hour is always sent, so that a sender cannot block it by using up the limit elsewhere.
 */
export async function permitUnasked(
  tx: Db,
  settings: { rateLimits: boolean },
  mail: MailCount,
  isEstablished: boolean,
  now: Date,
): Promise<MailPermit | Withheld> {
  const { mailbox, sender } = limitsOf(mail);
  const isNotice = !(mail.kind in REQUESTS);
  // Notices to a mailbox are bounded in load tests too.
  if (!settings.rateLimits && !isNotice) return issue(mail, false);
  const senderAllows = async () => {
    for (const limit of settings.rateLimits ? sender : []) {
      if ((await countWithin(tx, limit, now)).count === null) return false;
    }
    return true;
  };
  if (!isEstablished && !(await senderAllows())) return { withheld: 'SENDER' };
  // One more than is sent, so that the first refusal is told from those after it.
  const { count } = await countWithin(tx, { ...mailbox, max: mailbox.max + 1 }, now);
  if (count === null) return { withheld: 'MAILBOX_AGAIN' };
  if (count > mailbox.max) return { withheld: 'MAILBOX' };
  if (isEstablished && count > 1 && !(await senderAllows())) return { withheld: 'SENDER' };
  return issue(mail, isNotice && count === mailbox.max);
}

/** Uses a permit up: it is good for one mail. @throws Error for anything else */
export function usePermit(permit: MailPermit): void {
  if (!issued.delete(permit)) throw new Error('A mail has not been counted.');
}

/** Who causes a mail, where the audit log names an actor. */
export function senderOf({ kind, id, source }: Actor, accountId: number): MailSender {
  if (kind === 'COLLABORATOR') return { collaboratorId: Number(id), accountId };
  return source === null ? null : { source };
}

/** All transactions take the counters' rows of one kind of mail in this order: the sender's, the mailbox's. */
function limitsOf({ kind, accountId, emailKey, sender }: MailCount) {
  const what = REQUESTS[kind] ?? `notice:${kind}`;
  const tenant = kind.startsWith('collaborator') ? ALL_ACCOUNTS : (accountId ?? ALL_ACCOUNTS);
  return { sender: mailsFromSender(what, sender), mailbox: mailsToEmail(what, tenant, emailKey) };
}

function issue({ kind, accountId }: MailCount, isLast: boolean): MailPermit {
  const permit = { kind, accountId: accountId ?? ALL_ACCOUNTS, isLast };
  issued.add(permit);
  return permit;
}
