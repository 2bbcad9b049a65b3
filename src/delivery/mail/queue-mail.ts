import { addDays } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { dropJobs } from '../../platform/jobs/drop-jobs.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { countWaiting } from '../../platform/jobs/waiting.ts';
import type { Mail } from './mail.ts';
import { type MailPermit, usePermit } from './mail-permit.ts';
import { deleteFromOutbox } from './outbox.ts';

export type MailSecrets = {
  /** The row of the link's token. The mail is not sent when the token is spent, withdrawn or expired. */
  linkId: string;
  until: Date;
  /**
   * A code in addition to the link. The code expires earlier. The mail is also not sent when the code is spent or
   * withdrawn.
   */
  code?: {
    id: string;
    until: Date;
    /** The mail without the code. It is sent instead once the code has expired. */
    mailWithout: Mail;
  };
};

/** The sealed part of a queued mail. */
export type SealedMail = Mail & { withoutCode?: Mail };

/** The data of a job that sends a mail. Dates are ISO 8601. */
export type QueuedMail = {
  sealed: string;
  /** The account whose mail it is. Absent in mails of earlier versions. */
  accountId?: number;
  /** The customer, if the mail goes to a customer. The erasure of the customer deletes the job. */
  customerId?: number;
  /** An attempt that fails after this time is the last. */
  until: string;
  /** The mail is not sent after this time, because the link has expired. */
  endsAt?: string;
  /** Ids of one-time tokens. */
  linkId?: string;
  codeId?: string;
  codeUntil?: string;
};

/** The purpose under which queued mails are sealed. */
export const MAIL_PURPOSE = 'queued mail';
const RETRIED_DAYS = 1;

/** A mail with a link is sent before other mails of the same account. */
const PRIORITY_WITH_LINK = 1;

/**
 * Queues a mail in the transaction that causes it. It is sent after the commit. It is stored encrypted, because it may
 * contain a secret.
 * @param permit valid for this mail only
 */
export async function queueMail(
  tx: Db,
  { derivedKeys }: { derivedKeys: DerivedKeys },
  permit: MailPermit,
  mail: Mail,
  now: Date,
  { customerId, secrets }: { customerId?: number; secrets?: MailSecrets | undefined } = {},
) {
  usePermit(permit);
  const { linkId, until, code } = secrets ?? {};
  const content: SealedMail = { ...mail, ...(code && { withoutCode: code.mailWithout }) };
  const data: QueuedMail = {
    sealed: await seal(derivedKeys, MAIL_PURPOSE, JSON.stringify(content)),
    accountId: permit.accountId,
    until: addDays(now, RETRIED_DAYS).toISOString(),
    ...(customerId === undefined ? {} : { customerId }),
    ...(linkId && until && { linkId, endsAt: until.toISOString() }),
    ...(code && { codeId: code.id, codeUntil: code.until.toISOString() }),
  };
  const group = { id: groupOf(permit.accountId) };
  await enqueue(tx, 'mail', [{ data, group, priority: secrets ? PRIORITY_WITH_LINK : 0 }]);
}

function groupOf(accountId: number): string {
  return `account:${accountId}`;
}

/** Counts the mails of an account that wait for their first or next attempt. */
export function countWaitingMails(db: Db, accountId: number): Promise<number> {
  return countWaiting(db, 'mail', groupOf(accountId));
}

/** Deletes the queued mails to a customer, and the mails to their email from the development outbox. */
export async function deleteMailsOf(tx: Db, { id, email }: Pick<Customer, 'id' | 'email'>): Promise<void> {
  await dropJobs(tx, 'mail', { customerId: id } satisfies Partial<QueuedMail>);
  await deleteFromOutbox(tx, email);
}
