import { emailKey } from '../customers/identifiers.ts';
import type { Customer, Site } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';
import { isWithin, noticesToEmail } from '../limits/request-limit.ts';
import { composeMail } from './compose.ts';
import { queueMail } from './queue-mail.ts';
import type { MailKind, MailValues } from './template.ts';

/** Writes a mail to a customer, in her language and in the site's name, and queues it in the transaction. */
export async function tellCustomer<Kind extends MailKind>(
  tx: Db,
  dependencies: { derivedKeys: DerivedKeys },
  { id, email, language }: Pick<Customer, 'id' | 'email' | 'language'>,
  site: Pick<Site, 'name'>,
  kind: Kind,
  values: Omit<MailValues[Kind], 'site'>,
  now: Date,
): Promise<void> {
  const filled = { ...values, site: site.name } as MailValues[Kind];
  await queueMail(tx, dependencies, composeMail(kind, { to: email, language }, filled), now, id);
}

/**
 * The same for a notice that nobody has asked for. Beyond ten an hour to an email nothing is sent: whoever
 * caused so many has been told of often enough, or means to flood a stranger's mailbox.
 */
export async function notifyCustomer<Kind extends MailKind>(
  tx: Db,
  dependencies: { derivedKeys: DerivedKeys },
  customer: Pick<Customer, 'id' | 'accountId' | 'email' | 'language'>,
  site: Pick<Site, 'name'>,
  kind: Kind,
  values: Omit<MailValues[Kind], 'site'>,
  now: Date,
): Promise<void> {
  const limit = noticesToEmail(customer.accountId, emailKey(customer.email));
  if (!(await isWithin(tx, { rateLimits: true }, [limit], now))) return;
  await tellCustomer(tx, dependencies, customer, site, kind, values, now);
}
