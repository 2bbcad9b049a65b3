import type { Logger } from 'pino';
import { regularFlush, type Sweep } from '../../lib/sweeping.ts';
import { createTally, type Tally } from '../../lib/tally.ts';
import type { Db } from '../../platform/database/database.ts';
import { NO_SITE } from '../../platform/statistics/statistics-counts.ts';
import type { TokenInvalidReason } from './verdict.ts';

export type CountedVerdict = 'VALID' | TokenInvalidReason;

/**
 * Counts verdicts by partner, hour, day (UTC) and result. Counts are kept in memory and written every few seconds,
 * so that a verdict needs no extra statement. A process that is killed loses the counts since the last write.
 */
export type VerdictCounts = {
  add(partnerId: number, verdicts: readonly CountedVerdict[], now: Date): void;
  /** Verdicts of this process for partners and holders, for the metrics. */
  totals: Tally<{ reason: CountedVerdict }>;
  /** Writes the counts since the last call. If that fails, they are kept for the next call. */
  flush(): Promise<void>;
  sweep: Sweep;
};

type Entry = { partnerId: number; hour: Date; verdict: CountedVerdict; count: number; lastAt: Date };

const EVERY_MS = 5_000;
const HOUR_MS = 3_600_000;
/** The maximum of the column. */
const MAX_COUNT = 2_147_483_647;

declare module '../../platform/runtime.ts' {
  interface Runtime {
    verdictCounts: VerdictCounts;
  }
}

export function countVerdicts(db: Db, log: Logger): VerdictCounts {
  let entries = new Map<string, Entry>();
  const totals: VerdictCounts['totals'] = createTally();

  async function write(): Promise<void> {
    if (entries.size === 0) return;
    const writing = entries;
    entries = new Map();
    try {
      await store(db, [...writing.values()]);
    } catch (error) {
      log.warn({ err: error }, 'verdict counts could not be written');
      for (const [key, kept] of writing) merge(entries, key, kept);
    }
  }

  return {
    add(partnerId, verdicts, now) {
      const hour = Math.floor(now.getTime() / HOUR_MS);
      for (const [verdict, count] of timesOf(verdicts)) {
        totals.count({ reason: verdict }, count);
        const key = `${partnerId} ${verdict} ${hour}`;
        const known = entries.get(key);
        if (known) {
          known.count += count;
          known.lastAt = now;
        } else {
          entries.set(key, { partnerId, hour: new Date(hour * HOUR_MS), verdict, count, lastAt: now });
        }
      }
    },
    ...regularFlush('verdict counts', EVERY_MS, write),
    totals,
  };
}

/** How often each verdict occurs. Most verdicts of a request are equal. */
function timesOf(verdicts: readonly CountedVerdict[]): Map<CountedVerdict, number> {
  const times = new Map<CountedVerdict, number>();
  for (const verdict of verdicts) times.set(verdict, (times.get(verdict) ?? 0) + 1);
  return times;
}

function merge(entries: Map<string, Entry>, key: string, kept: Entry): void {
  const newer = entries.get(key);
  entries.set(key, newer ? { ...newer, count: newer.count + kept.count } : kept);
}

/**
 * Rows are written in the order of their keys, so that two processes do not deadlock. The counts by hour are part of
 * the statistics of the account. The counts by day are kept with the partner.
 */
async function store(db: Db, entries: Entry[]): Promise<void> {
  const ids = entries.map(({ partnerId }) => partnerId);
  const hours = entries.map(({ hour }) => hour.toISOString());
  const verdicts = entries.map(({ verdict }) => verdict);
  const counts = entries.map(({ count }) => count);
  const times = entries.map(({ lastAt }) => lastAt.toISOString());
  await db.$executeRaw`
    WITH counted AS (
      SELECT partner_id, hour::timestamptz, verdict, count, last_at::timestamptz
      FROM unnest(${ids}::int[], ${hours}::text[], ${verdicts}::text[], ${counts}::int[], ${times}::text[])
        AS counted (partner_id, hour, verdict, count, last_at)
    ), known AS MATERIALIZED (
      SELECT id, account_id, (SELECT max(last_at) FROM counted WHERE partner_id = id) AS last_at
      FROM partner WHERE id IN (SELECT partner_id FROM counted) ORDER BY id FOR NO KEY UPDATE
    ), used AS (
      UPDATE partner SET last_used_at = GREATEST(partner.last_used_at, known.last_at)
      FROM known WHERE partner.id = known.id
    ), by_hour AS (
      INSERT INTO statistics_count AS s (account_id, step, kind, starts_at, site_id, way, outcome, count)
      SELECT account_id, 'HOUR'::statistics_step, 'VERDICT', hour, ${NO_SITE}::int, partner_id::text, verdict, count
      FROM counted JOIN known ON known.id = partner_id
      ORDER BY 1, 4, 6, 7
      ON CONFLICT (account_id, step, kind, starts_at, site_id, way, outcome)
      DO UPDATE SET count = LEAST(s.count::bigint + EXCLUDED.count, ${MAX_COUNT})
    )
    INSERT INTO verdict_count AS v (partner_id, day, verdict, count)
    SELECT partner_id, (hour AT TIME ZONE 'UTC')::date, verdict, sum(count)
    FROM counted JOIN known ON known.id = partner_id
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (partner_id, day, verdict)
    DO UPDATE SET count = LEAST(v.count::bigint + EXCLUDED.count, ${MAX_COUNT})`;
}
