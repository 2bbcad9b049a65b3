import { createHash } from 'node:crypto';
import type { PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError } from '../errors.ts';
import { addSeconds, secondsUntil } from '../lib/clock.ts';

/** So many requests in a fixed window that starts with the first of them. */
export type RequestLimit = { name: string; key: string; max: number; windowSeconds: number };

type Refusal = { limit: RequestLimit; retryAfterSeconds: number };

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

/** Counts by email and by address what sends mail. `what` keeps the kinds of requests apart. */
export function mailLimits(
  what: string,
  { accountId, emailKey, source }: { accountId: number; emailKey: string; source: string },
): RequestLimit[] {
  return [mailsFromAddress(what, source), mailsToEmail(what, accountId, emailKey)];
}

/** Five an hour to an email, whether or not anybody has it. It is hashed: it may be somebody's. */
export function mailsToEmail(what: string, accountId: number, emailKey: string): RequestLimit {
  const hash = createHash('sha256').update(emailKey).digest('base64url');
  return { name: what, key: `${what}:${accountId}:email:${hash}`, max: 5, windowSeconds: HOUR_SECONDS };
}

/** Ten an hour to an email: what tells somebody of changes must not become a way to flood a mailbox. */
export function noticesToEmail(accountId: number, emailKey: string): RequestLimit {
  return { ...mailsToEmail('notice', accountId, emailKey), max: 10 };
}

/** Thirty an hour from an address, in all accounts together. */
export function mailsFromAddress(what: string, source: string): RequestLimit {
  return { name: what, key: `${what}:address:${source}`, max: 30, windowSeconds: HOUR_SECONDS };
}

/**
 * Fifty guesses a day about an email, from wherever they come: each code sees five of them, but new codes can be
 * asked for all day. It is hashed, as above.
 */
export function guessesAboutEmail(what: string, accountId: number, emailKey: string): RequestLimit {
  return { ...mailsToEmail(what, accountId, emailKey), max: 50, windowSeconds: DAY_SECONDS };
}

/** Sixty guesses an hour from an address, whomever they are about. */
export function guessesFromAddress(what: string, source: string): RequestLimit {
  return { name: what, key: `${what}:address:${source}`, max: 60, windowSeconds: HOUR_SECONDS };
}

/**
 * Counts a request under all of these limits, or under none where one of them is used up. Exact, whatever
 * races, in however many processes. A refused request does not count.
 * @throws IdentityError RATE_LIMITED
 */
export async function requireWithin(
  prisma: PrismaClient,
  settings: { rateLimits: boolean },
  limits: readonly RequestLimit[],
  now: Date,
): Promise<void> {
  if (!settings.rateLimits) return;
  await prisma.$transaction(async (tx) => {
    const refusal = await countRequest(tx, limits, now);
    if (!refusal) return;
    const { limit, retryAfterSeconds } = refusal;
    const { name, max, windowSeconds } = limit;
    throw new IdentityError('RATE_LIMITED', { limit: { name, max, windowSeconds }, retryAfterSeconds });
  });
}

/**
 * The same inside a transaction that goes on either way. Limits before the one that refuses stay counted.
 * @returns whether all of them allow it
 */
export async function isWithin(
  tx: Db,
  settings: { rateLimits: boolean },
  limits: readonly RequestLimit[],
  now: Date,
): Promise<boolean> {
  return !settings.rateLimits || (await countRequest(tx, limits, now)) === null;
}

/** Counts in the order of the limits, in which all transactions take the counters' rows. */
async function countRequest(tx: Db, limits: readonly RequestLimit[], now: Date): Promise<Refusal | null> {
  for (const limit of limits) {
    const { key, max, windowSeconds } = limit;
    const windowEnd = addSeconds(now, windowSeconds);
    const counted = await tx.$queryRaw<unknown[]>`
      INSERT INTO attempt_counter AS c (key, failures, pending, window_ends_at, pending_until)
      VALUES (${key}, 1, 0, ${windowEnd}, ${now})
      ON CONFLICT (key) DO UPDATE SET
        failures = CASE WHEN c.window_ends_at <= ${now} THEN 1 ELSE c.failures + 1 END,
        window_ends_at = CASE WHEN c.window_ends_at <= ${now} THEN ${windowEnd} ELSE c.window_ends_at END
      WHERE c.window_ends_at <= ${now} OR c.failures < ${max}
      RETURNING 1`;
    if (counted.length > 0) continue;
    const counter = await tx.attemptCounter.findUnique({ where: { key } });
    const endsAt = counter?.windowEndsAt ?? windowEnd;
    return { limit, retryAfterSeconds: secondsUntil(now, endsAt) };
  }
  return null;
}
