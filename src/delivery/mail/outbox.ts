import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import type { OutboxMail } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Mail } from './queue-mail.ts';

const SHOWN = 200;
const KEPT_DAYS = 7;
const BATCH = 500;

/** Keeps a mail where developers read it, instead of sending it. */
export async function keepInOutbox(db: Db, { to, subject, text, html }: Mail, now: Date): Promise<void> {
  await db.outboxMail.create({
    data: { recipient: to, subject, text, html: html ?? null, createdAt: now },
  });
}

export async function dropFromOutbox(tx: Db, recipient: string): Promise<void> {
  await tx.outboxMail.deleteMany({ where: { recipient } });
}

/** The newest mails, the latest first. */
export async function latestMails(db: Db): Promise<OutboxMail[]> {
  return db.outboxMail.findMany({ orderBy: { id: 'desc' }, take: SHOWN });
}

/** Removes mails of the outbox after a week. */
export function outboxSweep({ prisma, clock }: Runtime): Sweep {
  return {
    name: 'outbox',
    async batch() {
      const old = await prisma.$executeRaw`
        DELETE FROM outbox_mail WHERE id IN (
          SELECT id FROM outbox_mail WHERE created_at < ${addDays(clock(), -KEPT_DAYS)}
          ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;
      return old === BATCH;
    },
    pauseMilliseconds: 100,
    everyMilliseconds: 3_600_000,
  };
}
