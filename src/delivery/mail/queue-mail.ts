import { addDays } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { seal } from '../../lib/sealed.ts';
import type { Db } from '../../platform/database/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { type MailPermit, usePermit } from './mail-permit.ts';

/** A mail to one address: the one that is stored, as it was typed. */
export type Mail = { to: string; subject: string; text: string; html?: string };

/** The one-time tokens that a mail carries. */
export type MailSecrets = {
  /** The row of the link's token. The mail is not sent when the token is spent, withdrawn or expired. */
  linkId: string;
  /** When the link ends. */
  until: Date;
  /** A code beside the link, which ends earlier. A mail whose code is spent or withdrawn is not sent either. */
  code?: {
    id: string;
    until: Date;
    /** The mail without the code, which is sent when the code has expired. */
    mailWithout: Mail;
  };
};

/** The sealed part of a queued mail. */
export type SealedMail = Mail & { withoutCode?: Mail };

/** A mail on its way, as its job keeps it. Dates are ISO 8601. */
export type QueuedMail = {
  sealed: string;
  /** The customer whom it is for, if it is one: it goes with them. */
  customerId?: number;
  /** An attempt that fails after it is the last. */
  until: string;
  /** Nothing is sent from then on: the link is no longer good. */
  endsAt?: string;
  /** Rows of one-time tokens. */
  linkId?: string;
  codeId?: string;
  codeUntil?: string;
};

/** What it is sealed for. */
export const MAIL_PURPOSE = 'queued mail';
const DAYS = 1;

/** A requested mail is sent before notices of the same account. */
const WITH_LINK = 1;

/**
 * Queues a mail in the transaction that causes it: it is sent once that has been committed, and not at all
 * otherwise. Until then it is kept encrypted, since it may carry a secret.
 * @param permit used up by this
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
    until: addDays(now, DAYS).toISOString(),
    ...(customerId === undefined ? {} : { customerId }),
    ...(linkId && until && { linkId, endsAt: until.toISOString() }),
    ...(code && { codeId: code.id, codeUntil: code.until.toISOString() }),
  };
  const group = { id: `account:${permit.accountId}` };
  await enqueue(tx, 'mail', [{ data, group, priority: secrets ? WITH_LINK : 0 }]);
}
