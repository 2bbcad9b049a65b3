import { setTimeout as sleep } from 'node:timers/promises';
import { addSeconds, type Clock, secondsUntil } from '../../lib/clock.ts';
import type { Db } from '../database/database.ts';
import { IdentityError, unavailable } from '../errors.ts';

/** So many failures in a fixed window that starts at the first of them. */
export type AttemptLimit = { key: string; failures: number; windowSeconds: number };

/** The fate of a reserved attempt. `released`: it was never verified, so it counts neither way. */
export type Settlement = 'failed' | 'succeeded' | 'released';

/**
 * A process that dies while verifying leaves a reservation behind. All reservations are forgotten so long
 * after the first of them, unless there was a moment without any.
 */
const STALE_AFTER_SECONDS = 30;
const POLL_MILLISECONDS = 15;
const PATIENCE_MILLISECONDS = 500;

/**
 * Reserves a place for one attempt before it is verified, in one atomic statement: failures and
 * attempts under way together never exceed the limit, whatever races, in however many processes.
 * While attempts under way hold the last places it waits a little for their outcome, so that parallel
 * good logins are not taken for an attack.
 * @throws IdentityError ACCOUNT_LOCKED when the failures alone fill the window, UNAVAILABLE when the
 *   attempts under way are not decided in time
 */
export async function reserveAttempt(db: Db, limit: AttemptLimit, clock: Clock): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const now = clock();
    if (await tryToReserve(db, limit, now)) return;
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

/**
 * Gives a reserved place its meaning: a failure stays in the window, a success clears it, a release
 * leaves it as it was.
 */
export async function settleAttempt(
  db: Db,
  limit: AttemptLimit,
  settlement: Settlement,
  now: Date,
): Promise<void> {
  const { key } = limit;
  const windowEnd = addSeconds(now, limit.windowSeconds);
  if (settlement === 'failed') {
    await db.$executeRaw`
      UPDATE attempt_counter SET
        pending = GREATEST(pending - 1, 0),
        failures = CASE WHEN failures = 0 OR window_ends_at <= ${now} THEN 1 ELSE failures + 1 END,
        window_ends_at = CASE WHEN failures = 0 OR window_ends_at <= ${now} THEN ${windowEnd} ELSE window_ends_at END
      WHERE key = ${key}`;
  } else {
    const cleared = settlement === 'succeeded';
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
): Promise<boolean> {
  const windowEnd = addSeconds(now, windowSeconds);
  const staleAt = addSeconds(now, STALE_AFTER_SECONDS);
  const rows = await db.$queryRaw<unknown[]>`
    INSERT INTO attempt_counter AS c (key, failures, pending, window_ends_at, pending_until)
    VALUES (${key}, 0, 1, ${windowEnd}, ${staleAt})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN c.window_ends_at <= ${now} THEN 0 ELSE c.failures END,
      window_ends_at = CASE WHEN c.window_ends_at <= ${now} THEN ${windowEnd} ELSE c.window_ends_at END,
      pending = CASE WHEN c.pending_until <= ${now} THEN 1 ELSE c.pending + 1 END,
      pending_until = CASE WHEN c.pending = 0 OR c.pending_until <= ${now} THEN ${staleAt} ELSE c.pending_until END
    WHERE CASE WHEN c.window_ends_at <= ${now} THEN 0 ELSE c.failures END
        + CASE WHEN c.pending_until <= ${now} THEN 0 ELSE c.pending END < ${failures}
    RETURNING 1`;
  return rows.length > 0;
}

/** Removes windows that have ended, some at a time. @returns how many */
export async function sweepAttempts(db: Db, now: Date, batch = 1_000): Promise<number> {
  return db.$executeRaw`
    DELETE FROM attempt_counter WHERE key IN (
      SELECT key FROM attempt_counter WHERE window_ends_at <= ${now} AND pending_until <= ${now}
      LIMIT ${batch} FOR UPDATE SKIP LOCKED)`;
}
