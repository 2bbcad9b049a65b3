import { setTimeout as sleep } from 'node:timers/promises';
import { addSeconds, type Clock, secondsUntil } from '../../lib/clock.ts';
import { Prisma } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError, unavailable } from '../errors.ts';
import type { Runtime } from '../runtime.ts';

/** A number of failures in a fixed window, which starts at the first of them. */
export type AttemptLimit = { key: string; failures: number; windowSeconds: number };

/**
 * An attempt, for example to log in, that has a reserved place under its limits. Declare it with `await using`: if it
 * goes out of scope before it is settled or marked, it is released, and nothing is counted.
 */
export type Attempt = AsyncDisposable & {
  /** After a failure, counts it. After a success, clears the earlier failures. */
  settle(succeeded: boolean): Promise<void>;
  /**
   * Counts a failure at the end of the scope, for a failure inside a transaction: the transaction is rolled back first.
   */
  markFailed(): void;
};

type Reserved = { isWithoutDay: boolean };

/** `released`: the reservation ends, and nothing is counted. */
type Outcome = 'failed' | 'succeeded' | 'released';

/**
 * A process that ends while it verifies an attempt leaves the reservation behind. All reservations of a counter expire
 * this long after the first one. The time starts again when a reservation is made while there is no other.
 */
const STALE_AFTER_SECONDS = 30;
const POLL_MILLISECONDS = 15;
const MAX_WAIT_MILLISECONDS = 500;

/**
 * Reserves a place for one attempt, before it is verified, under a short limit and a daily one. Failures and pending
 * attempts together never exceed a limit, with any number of processes.
 * @param day null: no daily limit. A success does not clear the failures of the day: otherwise each login of the
 *   customer would give an attacker another day of guesses
 * @param isWithoutDay an SQL condition under which the daily limit does not apply. It is evaluated in the statement
 *   that reserves the place
 * @throws IdentityError ACCOUNT_LOCKED when a limit is reached, UNAVAILABLE when pending attempts fill a limit and are
 *   not settled in time
 */
export async function reserveAttempt(
  { prisma: db, clock }: Runtime,
  { window, ...daily }: { window: AttemptLimit; day: AttemptLimit | null; isWithoutDay?: Prisma.Sql },
): Promise<Attempt> {
  const { isWithoutDay } = await reserve(db, window, clock, daily.isWithoutDay);
  const day = isWithoutDay ? null : daily.day;
  if (day) {
    try {
      await reserve(db, day, clock);
    } catch (error) {
      await record(db, window, 'released', clock());
      throw error;
    }
  }
  let outcomeAtEnd: Outcome | null = 'released';
  const end = async (outcome: Outcome) => {
    outcomeAtEnd = null;
    await record(db, window, outcome, clock());
    if (day) await record(db, day, outcome === 'failed' ? 'failed' : 'released', clock());
  };
  return {
    settle: (succeeded) => end(succeeded ? 'succeeded' : 'failed'),
    markFailed() {
      outcomeAtEnd = 'failed';
    },
    async [Symbol.asyncDispose]() {
      if (outcomeAtEnd) await end(outcomeAtEnd);
    },
  };
}

/**
 * Reserves a place under one limit, in one atomic statement. While pending attempts fill the limit, this function waits
 * a little for their outcome, so that parallel valid logins are not taken for an attack.
 */
async function reserve(
  db: Db,
  limit: AttemptLimit,
  clock: Clock,
  isWithoutDay: Prisma.Sql = Prisma.sql`false`,
): Promise<Reserved> {
  const giveUpAt = performance.now() + MAX_WAIT_MILLISECONDS;
  for (;;) {
    const now = clock();
    const reserved = await tryToReserve(db, limit, now, isWithoutDay);
    if (reserved) return reserved;
    const counter = await db.attemptCounter.findUnique({ where: { key: limit.key } });
    if (counter && counter.failures >= limit.failures && counter.windowEndsAt > now) {
      throw new IdentityError('ACCOUNT_LOCKED', {
        retryAfterSeconds: secondsUntil(now, counter.windowEndsAt),
      });
    }
    if (performance.now() > giveUpAt) throw unavailable(2);
    await sleep(POLL_MILLISECONDS);
  }
}

/** Ends a reservation: a failure is counted, a success clears the failures, a release changes nothing else. */
async function record(db: Db, limit: AttemptLimit, outcome: Outcome, now: Date): Promise<void> {
  const { key } = limit;
  const windowEnd = addSeconds(now, limit.windowSeconds);
  if (outcome === 'failed') {
    await db.$executeRaw`
      UPDATE attempt_counter SET
        pending = GREATEST(pending - 1, 0),
        failures = CASE WHEN failures = 0 OR window_ends_at <= ${now} THEN 1 ELSE failures + 1 END,
        window_ends_at = CASE WHEN failures = 0 OR window_ends_at <= ${now} THEN ${windowEnd} ELSE window_ends_at END
      WHERE key = ${key}`;
  } else {
    const cleared = outcome === 'succeeded';
    await db.$executeRaw`
      UPDATE attempt_counter SET
        pending = GREATEST(pending - 1, 0),
        failures = CASE WHEN ${cleared} THEN 0 ELSE failures END
      WHERE key = ${key}`;
  }
}

async function tryToReserve(
  db: Db,
  { key, failures, windowSeconds }: AttemptLimit,
  now: Date,
  isWithoutDay: Prisma.Sql,
): Promise<Reserved | null> {
  const windowEnd = addSeconds(now, windowSeconds);
  const staleAt = addSeconds(now, STALE_AFTER_SECONDS);
  const [reserved] = await db.$queryRaw<Reserved[]>`
    INSERT INTO attempt_counter AS c (key, failures, pending, window_ends_at, pending_until)
    VALUES (${key}, 0, 1, ${windowEnd}, ${staleAt})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN c.window_ends_at <= ${now} THEN 0 ELSE c.failures END,
      window_ends_at = CASE WHEN c.window_ends_at <= ${now} THEN ${windowEnd} ELSE c.window_ends_at END,
      pending = CASE WHEN c.pending_until <= ${now} THEN 1 ELSE c.pending + 1 END,
      pending_until = CASE WHEN c.pending = 0 OR c.pending_until <= ${now} THEN ${staleAt} ELSE c.pending_until END
    WHERE CASE WHEN c.window_ends_at <= ${now} THEN 0 ELSE c.failures END
        + CASE WHEN c.pending_until <= ${now} THEN 0 ELSE c.pending END < ${failures}
    RETURNING ${isWithoutDay} AS "isWithoutDay"`;
  return reserved ?? null;
}
