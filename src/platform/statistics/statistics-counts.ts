import type { Logger } from 'pino';
import { regularFlush, type Sweep } from '../../lib/sweeping.ts';
import { createTally, type Tally } from '../../lib/tally.ts';
import type { StatisticsStep } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';

/** The kinds of counted events. The table stores the names, so they never change. */
export type CountedKind = 'LOGIN' | 'REGISTRATION' | 'ACTIVE_SESSION' | 'MAIL' | 'WEBHOOK';

/** The outcome of a mail or of a delivery of an event. EXPIRED: a mail whose link or code was no longer valid. */
export type DeliveryOutcome = 'SENT' | 'ATTEMPT_FAILED' | 'GIVEN_UP' | 'EXPIRED';

/**
 * An event to count. Its values come from the configuration and from closed lists, never from a request: the number of
 * rows must not depend on what callers send.
 */
export type CountedEvent = {
  accountId: number;
  /** Absent: the account as a whole. */
  siteId?: number;
  kind: CountedKind;
  way?: string;
  outcome?: string;
};

/**
 * Counts events by account, site, hour and day (UTC). Counts are kept in memory and written every few seconds, so that
 * no request needs an extra statement. A process that is killed loses the counts since the last write.
 */
export type StatisticsCounts = {
  /** @param steps the periods in which the event counts */
  add(event: CountedEvent, now: Date, steps?: readonly StatisticsStep[]): void;
  /** Writes the counts since the last call. If that fails, they are kept for the next call. */
  flush(): Promise<void>;
  sweep: Sweep;
  /** All events that this process has counted, for the metrics. Not split by account, site or identity provider. */
  totals: Tally<{ kind: CountedKind; way: string; outcome: string }>;
};

/** The `site_id` of events that belong to no site. */
export const NO_SITE = 0;

const EVERY_MS = 5_000;
/** Rows per statement. */
const BATCH = 2_000;
/** The maximum of the column. */
const MAX_COUNT = 2_147_483_647;
const BOTH = ['HOUR', 'DAY'] as const satisfies StatisticsStep[];

type Entry = Required<CountedEvent> & { step: StatisticsStep; startsAt: Date; count: number };

declare module '../runtime.ts' {
  interface Runtime {
    statisticsCounts: StatisticsCounts;
  }
}

export function countStatistics(db: Db, log: Logger): StatisticsCounts {
  let entries = new Map<string, Entry>();
  const totals: StatisticsCounts['totals'] = createTally();

  async function write(): Promise<void> {
    if (entries.size === 0) return;
    const writing = [...entries];
    entries = new Map();
    for (let from = 0; from < writing.length; from += BATCH) {
      const batch = writing.slice(from, from + BATCH);
      try {
        await store(
          db,
          batch.map(([, entry]) => entry),
        );
      } catch (error) {
        log.warn({ err: error }, 'statistics could not be written');
        for (const [key, kept] of writing.slice(from)) increase(key, kept, kept.count);
        return;
      }
    }
  }
  function increase(key: string, entry: Entry, by: number): void {
    const known = entries.get(key);
    if (known) known.count += by;
    else entries.set(key, { ...entry, count: by });
  }

  return {
    add({ accountId, siteId = NO_SITE, kind, way = '', outcome = '' }, now, steps = BOTH) {
      // Leave out the name of the identity provider: sites choose these names, so there may be many.
      totals.count({ kind, way: way.split(':', 1)[0] ?? '', outcome });
      for (const step of steps) {
        const startsAt = startOf(step, now);
        const key = `${accountId} ${siteId} ${kind} ${way} ${outcome} ${step} ${startsAt.getTime()}`;
        increase(key, { accountId, siteId, kind, way, outcome, step, startsAt, count: 0 }, 1);
      }
    },
    ...regularFlush('statistics', EVERY_MS, write),
    totals,
  };
}

export const STEP_MS: Readonly<Record<StatisticsStep, number>> = { HOUR: 3_600_000, DAY: 86_400_000 };

/** The beginning of the hour or day (UTC) of a time. */
export function startOf(step: StatisticsStep, at: Date): Date {
  return new Date(Math.floor(at.getTime() / STEP_MS[step]) * STEP_MS[step]);
}

/** One statement per batch, in the order of the primary key, so that two processes do not deadlock. */
async function store(db: Db, entries: Entry[]): Promise<void> {
  const column = <Name extends keyof Entry>(name: Name) => entries.map((entry) => entry[name]);
  const starts = entries.map(({ startsAt }) => startsAt.toISOString());
  await db.$executeRaw`
    INSERT INTO statistics_count AS s (account_id, step, kind, starts_at, site_id, way, outcome, count)
    SELECT account_id, step::statistics_step, kind, starts_at::timestamptz, site_id, way, outcome, counted.count
    FROM unnest(${column('accountId')}::int[], ${column('step')}::text[], ${column('kind')}::text[],
        ${starts}::text[], ${column('siteId')}::int[], ${column('way')}::text[], ${column('outcome')}::text[],
        ${column('count')}::int[])
      AS counted (account_id, step, kind, starts_at, site_id, way, outcome, count)
    JOIN account ON account.id = counted.account_id
    ORDER BY 1, 2, 3, 4, 5, 6, 7
    ON CONFLICT (account_id, step, kind, starts_at, site_id, way, outcome)
    DO UPDATE SET count = LEAST(s.count::bigint + EXCLUDED.count, ${MAX_COUNT})`;
}
