import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { dropJobs } from '../../platform/jobs/drop-jobs.ts';
import { dropFromOutbox } from './outbox.ts';
import type { QueuedMail } from './queue-mail.ts';

/** Takes back what is on its way to a customer, and what the development outbox shows of it. */
export async function forgetMails(tx: Db, { id, email }: Pick<Customer, 'id' | 'email'>): Promise<void> {
  await dropJobs(tx, 'mail', { customerId: id } satisfies Partial<QueuedMail>);
  await dropFromOutbox(tx, email);
}
