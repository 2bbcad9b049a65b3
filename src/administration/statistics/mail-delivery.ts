import type { Acting } from '../../platform/acting.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { DeliveryOutcome } from '../../platform/statistics/statistics-counts.ts';

/** The transport of the mails of an account, and when the last mail was sent. */
export type MailDelivery = {
  accountId: number;
  transport: 'SMTP' | 'OUTBOX' | 'NONE';
  /** The beginning of the day (UTC) on which the last mail was sent. Null: no mail in the period of the statistics. */
  lastSentOn: Date | null;
};

/**
 * Reads the state of mail delivery, for the checklist of a new account. Writes the counts of this process first. Those
 * of other processes may be some seconds late.
 */
export async function readMailDelivery(
  { prisma, settings, statisticsCounts }: Runtime,
  { accountId }: Acting,
): Promise<MailDelivery> {
  await statisticsCounts.flush();
  const outcome: DeliveryOutcome = 'SENT';
  const latest = await prisma.statisticsCount.findFirst({
    where: { accountId, step: 'DAY', kind: 'MAIL', outcome },
    orderBy: { startsAt: 'desc' },
    select: { startsAt: true },
  });
  const without = settings.outbox ? 'OUTBOX' : 'NONE';
  return {
    accountId,
    transport: settings.smtpUrl === null ? without : 'SMTP',
    lastSentOn: latest?.startsAt ?? null,
  };
}
