import { z } from 'zod';
import { addDays } from '../../lib/clock.ts';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import type { StatisticsStep } from '../../platform/database/client/client.ts';
import { Prisma } from '../../platform/database/client/client.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { type CountedKind, STEP_MS, startOf } from '../../platform/statistics/statistics-counts.ts';
import { KEPT_DAYS } from '../../platform/statistics/sweep.ts';

/** The longest period of a request, in hours or days. In a busy account, a week of counts by hour is a megabyte. */
const MAX_STEPS = { HOUR: 8 * 24, DAY: KEPT_DAYS.DAY } as const;

const shape = z.object({
  from: z.date(),
  to: z.date(),
  step: z.enum(['HOUR', 'DAY']),
  siteId: z.string().nullish(),
});

/** The period and the scope of a request for statistics, in whole hours or days. */
export type StatisticsPeriod = {
  accountId: number;
  siteId: number | null;
  step: StatisticsStep;
  from: Date;
  /** The end, not included. */
  to: Date;
};

/** A count in the hour or day that begins `at`. */
export type StatisticsRow = { at: Date; way: string; outcome: string; count: number };

/**
 * Validates a request for statistics. Writes the latest counts of this process first, so that the result has them.
 * Other processes write theirs every few seconds.
 * @param input `from`, `to`, `step` and `siteId`, not yet validated
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND, also for a site of another account
 */
export async function readStatistics(
  { prisma, clock, statisticsCounts, verdictCounts }: Runtime,
  { accountId }: Acting,
  input: unknown,
): Promise<StatisticsPeriod> {
  const { siteId = null, ...asked } = requireValid(shape, input);
  const period = wholeSteps(asked, clock());
  const site =
    siteId === null
      ? null
      : await prisma.site.findFirst({ where: { id: idOf(siteId), accountId }, select: { id: true } });
  if (siteId !== null && !site) throw new IdentityError('NOT_FOUND');
  await Promise.all([statisticsCounts.flush(), verdictCounts.flush()]);
  return { accountId, siteId: site?.id ?? null, ...period };
}

/** Extends a period to whole hours or days. @throws IdentityError VALIDATION_FAILED */
function wholeSteps(
  { from, to, step }: { from: Date; to: Date; step: StatisticsStep },
  now: Date,
): Omit<StatisticsPeriod, 'accountId' | 'siteId'> {
  if (from >= to) throw invalidField('to', '`to` must be after `from`.');
  // Refused, because older counts are deleted, and an empty answer would look like a day without events.
  if (from < addDays(now, -KEPT_DAYS[step])) {
    const problem = `Counts by ${step.toLowerCase()} are kept for ${KEPT_DAYS[step]} days.`;
    throw new IdentityError('VALIDATION_FAILED', { fields: { from: [problem] } });
  }
  if (to > addDays(now, 1)) throw invalidField('to', '`to` may not be more than a day in the future.');
  const start = startOf(step, from);
  const end = new Date(startOf(step, new Date(to.getTime() - 1)).getTime() + STEP_MS[step]);
  const steps = (end.getTime() - start.getTime()) / STEP_MS[step];
  if (steps > MAX_STEPS[step] + 1) {
    throw invalidField('to', `A request may ask for up to ${MAX_STEPS[step]} ${step.toLowerCase()}s.`);
  }
  return { step, from: start, to: end };
}

/**
 * Reads the counts of one kind, summed over sites unless one was chosen, the oldest first. The query reads a range of
 * the primary key, so counts outside the period do not slow it down.
 */
export function readCounts(
  { prisma }: Pick<Runtime, 'prisma'>,
  { accountId, siteId, step, from, to }: StatisticsPeriod,
  kind: CountedKind,
): Promise<StatisticsRow[]> {
  const ofSite = siteId === null ? Prisma.empty : Prisma.sql`AND site_id = ${siteId}`;
  return prisma.$queryRaw`
    SELECT starts_at AS at, way, outcome, LEAST(sum(count), 2147483647)::int AS count
    FROM statistics_count
    WHERE account_id = ${accountId} AND step = ${step}::statistics_step AND kind = ${kind}
      AND starts_at >= ${from} AND starts_at < ${to} ${ofSite}
    GROUP BY starts_at, way, outcome ORDER BY starts_at, way, outcome`;
}

/** How often one partner got a verdict in the hour or day that begins `at`. */
export type VerdictRow = {
  at: Date;
  partnerId: number;
  partnerName: string;
  verdict: string;
  count: number;
};

/** Reads the verdicts of the account's partners. Counts by day and by hour are in different tables. */
export function readVerdicts(
  { prisma }: Pick<Runtime, 'prisma'>,
  { accountId, step, from, to }: StatisticsPeriod,
  partnerId: number | null,
): Promise<VerdictRow[]> {
  const ofPartner = partnerId === null ? Prisma.empty : Prisma.sql`AND p.id = ${partnerId}`;
  if (step === 'DAY') {
    return prisma.$queryRaw`
      SELECT v.day::timestamp AT TIME ZONE 'UTC' AS at, p.id AS "partnerId", p.name AS "partnerName", v.verdict, v.count
      FROM partner p JOIN verdict_count v ON v.partner_id = p.id
      WHERE p.account_id = ${accountId} ${ofPartner}
        AND v.day >= (${from} AT TIME ZONE 'UTC')::date AND v.day < (${to} AT TIME ZONE 'UTC')::date
      ORDER BY v.day, p.id, v.verdict`;
  }
  return prisma.$queryRaw`
    SELECT s.starts_at AS at, p.id AS "partnerId", p.name AS "partnerName", s.outcome AS verdict, s.count
    FROM statistics_count s JOIN partner p ON p.id = s.way::int AND p.account_id = s.account_id
    WHERE s.account_id = ${accountId} AND s.step = 'HOUR' AND s.kind = 'VERDICT' ${ofPartner}
      AND s.starts_at >= ${from} AND s.starts_at < ${to}
    ORDER BY s.starts_at, p.id, s.outcome`;
}
