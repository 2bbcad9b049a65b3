import type { Mail } from '../../src/delivery/mail/mail.ts';
import { requireMailPermitInTransaction } from '../../src/delivery/mail/mail-permit.ts';
import { type MailSecrets, queueMail } from '../../src/delivery/mail/queue-mail.ts';
import type { Db } from '../../src/platform/database/database.ts';
import type { TestServer } from './server.ts';

type Options = { accountId?: number; secrets?: MailSecrets };

/** Queues a mail in a transaction, without a rate limit. */
export async function queueLetterIn(
  tx: Db,
  { gatehouse, clock }: TestServer,
  mail: Mail,
  { accountId = 1, secrets }: Options = {},
): Promise<void> {
  const count = { kind: 'passwordReset', accountId, emailKey: mail.to, sender: null } as const;
  const unlimited = { ...gatehouse, settings: { ...gatehouse.settings, rateLimits: false } };
  const permit = await requireMailPermitInTransaction(tx, unlimited, count, clock());
  await queueMail(tx, gatehouse, permit, mail, clock(), { secrets });
}

/** Queues a mail in a separate transaction, without a rate limit. */
export function queueLetter(server: TestServer, mail: Mail, options?: Options): Promise<void> {
  return server.gatehouse.prisma.$transaction((tx) => queueLetterIn(tx, server, mail, options));
}
