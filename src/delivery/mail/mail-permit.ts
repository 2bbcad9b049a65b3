import type { Actor } from '../../platform/acting.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { countWithin, mailsFromSender, mailsToEmail } from '../../platform/limits/request-limit.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { MailKind } from './templates/template.ts';

/** Who causes a mail: a client address (`source`), or a collaborator. Null: the system or the command line. */
export type MailSender = { source: string } | { collaboratorId: number; accountId: number } | null;

/** The properties of a mail that the limits use. */
export type MailCount = {
  kind: MailKind | CollaboratorMailKind;
  /** The account of the customer or collaborator. Null for an email that no collaborator has: nothing is sent then. */
  accountId: number | null;
  /** The mailbox: an email in the form of `emailKey`. */
  emailKey: string;
  sender: MailSender;
};

export type CollaboratorMailKind =
  | 'collaboratorPasswordReset'
  | 'collaboratorInvitation'
  | `collaboratorMailTest:${MailKind}`
  | `collaborator:${CollaboratorChange}`;

/** The changes about which a collaborator gets a notice. */
export type CollaboratorChange =
  | 'passwordChanged'
  | 'authenticatorAdded'
  | 'authenticatorRemoved'
  | 'recoveryCodesRenewed'
  | 'factorsRemoved'
  | 'identityLinked'
  | 'removed';

/** Mails to a collaborator are counted for all accounts together, and separately from mails to customers. */
const ALL_ACCOUNTS = 0;

const TEST = 'collaboratorMailTest:';

const issued = new WeakSet<MailPermit>();

/** The permit to queue one mail. Only this module issues permits, for mails that the limits allow. */
export type MailPermit = {
  /** The account of the mail in the queue, where accounts take turns. */
  readonly accountId: number;
  readonly kind: MailCount['kind'];
  /** Whether it is the last notice of its kind to that mailbox within the hour. False for a requested mail. */
  readonly isLast: boolean;
};

/** Why a mail is not sent. `MAILBOX_AGAIN`: it is not the first mail over the limit of the mailbox. */
export type Withheld = { withheld: 'SENDER' | 'MAILBOX' | 'MAILBOX_AGAIN' };

/** The names of requested mails, except tests, in the counters and in error responses. */
const REQUESTS: Partial<Record<MailCount['kind'], string>> = {
  passwordReset: 'password-reset',
  passwordlessLogin: 'passwordless-login',
  emailVerification: 'email-verification',
  collaboratorPasswordReset: 'collaborator-password',
  collaboratorInvitation: 'collaborator-invitation',
};

/**
 * Counts a requested mail, in a separate transaction. A refused mail does not count. RATE_LIMITS=off: counts nothing.
 * @throws IdentityError RATE_LIMITED
 */
export async function requireMailPermit(runtime: Runtime, mail: MailCount, now: Date): Promise<MailPermit> {
  return runtime.prisma.$transaction((tx) => requireMailPermitInTransaction(tx, runtime, mail, now));
}

/** Counts a requested mail in the caller's transaction. @throws IdentityError RATE_LIMITED */
export async function requireMailPermitInTransaction(
  tx: Db,
  { settings }: Runtime,
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
 * Counts a mail that was not requested. If a limit is reached, the operation continues without the mail.
 * @param isEstablished whether the mailbox is known to belong to the customer or collaborator. Then the first mail of
 *   a kind within an hour is sent even if the limit of its sender is used up. So an attacker cannot suppress a notice
 *   by using up their own limit with mails to other mailboxes.
 */
export async function permitUnrequestedMail(
  tx: Db,
  { settings }: Pick<Runtime, 'settings'>,
  mail: MailCount,
  isEstablished: boolean,
  now: Date,
): Promise<MailPermit | Withheld> {
  const { mailbox, sender } = limitsOf(mail);
  const isNotice = requestOf(mail.kind) === undefined;
  // Even with RATE_LIMITS=off, notices are limited per mailbox, so that load tests do not fill a mailbox.
  if (!settings.rateLimits && !isNotice) return issue(mail, false);
  const senderAllows = async () => {
    for (const limit of settings.rateLimits ? sender : []) {
      if ((await countWithin(tx, limit, now)).count === null) return false;
    }
    return true;
  };
  if (!isEstablished && !(await senderAllows())) return { withheld: 'SENDER' };
  // The counter goes one higher than the limit, to distinguish the first refusal from later ones.
  const { count } = await countWithin(tx, { ...mailbox, max: mailbox.max + 1 }, now);
  if (count === null) return { withheld: 'MAILBOX_AGAIN' };
  if (count > mailbox.max) return { withheld: 'MAILBOX' };
  if (isEstablished && count > 1 && !(await senderAllows())) return { withheld: 'SENDER' };
  return issue(mail, isNotice && count === mailbox.max);
}

/** Uses a permit, which is valid for one mail. @throws Error for a used or forged permit */
export function usePermit(permit: MailPermit): void {
  if (!issued.delete(permit)) throw new Error('A mail has not been counted.');
}

export function senderOf({ kind, id, source }: Actor, accountId: number): MailSender {
  if (kind === 'COLLABORATOR') return { collaboratorId: Number(id), accountId };
  return source === null ? null : { source };
}

/** The name of a requested mail. Undefined: the mail is a notice. */
function requestOf(kind: MailCount['kind']): string | undefined {
  return kind.startsWith(TEST) ? 'mail-test' : REQUESTS[kind];
}

/**
 * Returns the limits of a mail. Test mails of all kinds count together for the limit of their sender. For the limit of
 * a mailbox, each kind of test mail counts separately.
 */
function limitsOf({ kind, accountId, emailKey, sender }: MailCount) {
  const what = requestOf(kind) ?? `notice:${kind}`;
  const ofKind = kind.startsWith(TEST) ? `${what}:${kind.slice(TEST.length)}` : what;
  const tenant = kind.startsWith('collaborator') ? ALL_ACCOUNTS : (accountId ?? ALL_ACCOUNTS);
  return { sender: mailsFromSender(what, sender), mailbox: mailsToEmail(ofKind, tenant, emailKey) };
}

function issue({ kind, accountId }: MailCount, isLast: boolean): MailPermit {
  const permit = { kind, accountId: accountId ?? ALL_ACCOUNTS, isLast };
  issued.add(permit);
  return permit;
}
