import { createHash } from 'node:crypto';
import { addSeconds, secondsUntil } from '../../lib/clock.ts';
import type { PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError } from '../errors.ts';

/** A limit of requests in a fixed window that starts with the first request. */
export type RequestLimit = { name: string; key: string; max: number; windowSeconds: number };

type Refusal = { limit: RequestLimit; retryAfterSeconds: number };

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

/**
 * Five mails of one kind an hour to an email, whether or not a customer of the account has it. The email is hashed,
 * because it is personal data.
 */
export function mailsToEmail(what: string, accountId: number, emailKey: string): RequestLimit {
  const hash = createHash('sha256').update(emailKey).digest('base64url');
  return { name: what, key: `${what}:${accountId}:email:${hash}`, max: 5, windowSeconds: HOUR_SECONDS };
}

/** Who causes mails: a client address, or a collaborator of an account. Null: the system or the command line. */
type Sender = { source: string } | { collaboratorId: number; accountId: number } | null;

/**
 * How many mails of one kind may be caused in an hour: thirty by a client address, over all accounts; thirty by a
 * collaborator, and sixty by all collaborators of an account together.
 */
export function mailsFromSender(what: string, sender: Sender): RequestLimit[] {
  if (sender === null) return [];
  const limit = (key: string, max: number) => ({ name: what, key, max, windowSeconds: HOUR_SECONDS });
  if ('source' in sender) return [limit(`${what}:address:${sender.source}`, 30)];
  const { accountId, collaboratorId } = sender;
  return [limit(`${what}:account:${accountId}`, 60), limit(`${what}:collaborator:${collaboratorId}`, 30)];
}

/**
 * Fifty guesses a day about an email, from all client addresses together: each code allows five guesses, but new codes
 * can be requested all day. The email is hashed, as above.
 */
export function guessesAboutEmail(what: string, accountId: number, emailKey: string): RequestLimit {
  return { ...mailsToEmail(what, accountId, emailKey), max: 50, windowSeconds: DAY_SECONDS };
}

/** Sixty guesses an hour from a client address, about all emails together. */
export function guessesFromAddress(what: string, source: string): RequestLimit {
  return { name: what, key: `${what}:address:${source}`, max: 60, windowSeconds: HOUR_SECONDS };
}

/** 120 bot checks a minute from a client address. Each of them calls the bot-protection service of the site. */
export function botChecksFromAddress(source: string): RequestLimit {
  return { name: 'bot-check', key: `bot-check:address:${source}`, max: 120, windowSeconds: 60 };
}

/**
 * Counts a request under all limits, or under none if one is used up. Exact under concurrency, across
 * processes. A refused request does not count.
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

/** Counts, and locks the rows of the counters, in the given order of the limits. */
async function countRequest(tx: Db, limits: readonly RequestLimit[], now: Date): Promise<Refusal | null> {
  for (const limit of limits) {
    const { count, retryAfterSeconds } = await countWithin(tx, limit, now);
    if (count === null) return { limit, retryAfterSeconds };
  }
  return null;
}

/**
 * Counts under one limit, in one atomic statement. The counter's row stays locked until the transaction ends.
 * @returns the position in the window, from 1; null: the limit is used up
 */
export async function countWithin(
  tx: Db,
  { key, max, windowSeconds }: RequestLimit,
  now: Date,
): Promise<{ count: number; retryAfterSeconds: 0 } | { count: null; retryAfterSeconds: number }> {
  const windowEnd = addSeconds(now, windowSeconds);
  const [counted] = await tx.$queryRaw<{ failures: number }[]>`
    INSERT INTO attempt_counter AS c (key, failures, pending, window_ends_at, pending_until)
    VALUES (${key}, 1, 0, ${windowEnd}, ${now})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN c.window_ends_at <= ${now} THEN 1 ELSE c.failures + 1 END,
      window_ends_at = CASE WHEN c.window_ends_at <= ${now} THEN ${windowEnd} ELSE c.window_ends_at END
    WHERE c.window_ends_at <= ${now} OR c.failures < ${max}
    RETURNING failures`;
  if (counted) return { count: counted.failures, retryAfterSeconds: 0 };
  const counter = await tx.attemptCounter.findUnique({ where: { key } });
  return { count: null, retryAfterSeconds: secondsUntil(now, counter?.windowEndsAt ?? windowEnd) };
}
