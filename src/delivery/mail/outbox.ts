import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { type OutboxMail, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { rowSweep } from '../../platform/database/delete-batch.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Mail } from './mail.ts';

const MAX_LISTED = 200;
const KEPT_DAYS = 7;

/** Stores a mail in the development outbox, instead of sending it. */
export async function storeInOutbox(db: Db, { to, subject, text, html }: Mail, now: Date): Promise<void> {
  await db.outboxMail.create({
    data: { recipient: to, subject, text, html: html ?? null, createdAt: now },
  });
}

export async function deleteFromOutbox(tx: Db, recipient: string): Promise<void> {
  await tx.outboxMail.deleteMany({ where: { recipient } });
}

export async function latestMails(db: Db): Promise<OutboxMail[]> {
  return db.outboxMail.findMany({ orderBy: { id: 'desc' }, take: MAX_LISTED });
}

export function outboxSweep({ prisma, clock }: Runtime): Sweep {
  return rowSweep(prisma, {
    name: 'outbox',
    table: 'outbox_mail',
    where: () => Prisma.sql`created_at < ${addDays(clock(), -KEPT_DAYS)}`,
    batch: 500,
    everySeconds: 3_600,
  });
}
