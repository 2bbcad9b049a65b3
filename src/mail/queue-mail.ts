import type { Db } from '../database/database.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { addDays } from '../lib/clock.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';
import { seal } from '../lib/sealed.ts';
import { type MailPermit, usePermit } from './mail-permit.ts';

/** A mail to one address: the one that is stored, as it was typed. */
export type Mail = { to: string; subject: string; text: string; html?: string };

/** The one-time tokens that a mail carries. */
export type MailSecrets = {
  /** The ids of their rows. A mail whose tokens are spent or withdrawn is not sent any more. */
  tokenIds: readonly string[];
  /** When the last of them ends: the mail is not sent after it. */
  until: Date;
};

/** A mail on its way, as its job keeps it. */
export type QueuedMail = {
  sealed: string;
  /** The customer whom it is for, if it is one: it goes with them. */
  customerId?: number;
  /** ISO 8601: an attempt that fails after it is the last. */
  until: string;
};

/** What it is sealed for. */
export const MAIL_PURPOSE = 'queued mail';
const DAYS = 1;

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
  { customerId }: { customerId?: number; secrets?: MailSecrets | undefined } = {},
) {
  usePermit(permit);
  const sealed = await seal(derivedKeys, MAIL_PURPOSE, JSON.stringify(mail));
  const data: QueuedMail = {
    sealed,
    until: addDays(now, DAYS).toISOString(),
    ...(customerId === undefined ? {} : { customerId }),
  };
  await enqueue(tx, 'mail', [{ data }]);
}
