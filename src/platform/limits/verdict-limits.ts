import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Clock } from '../../lib/clock.ts';
import { IdentityError } from '../errors.ts';
import type { RateLimitState } from '../request-info.ts';
import { type Counter, memoryCounter, WINDOW_SECONDS } from './counter.ts';

/**
 * How many tokens may be asked about in a minute. What is refused counts too, but never prolongs the wait:
 * a window ends a minute after it began. Where the limits are off, nobody has one.
 */
export type VerdictLimits = {
  /**
   * Counts a partner's question. @returns null for a partner without a quota
   * @throws IdentityError RATE_LIMITED
   */
  countPartner(
    partner: { id: number; ratePerMinute: number | null },
    tokens: number,
  ): Promise<RateLimitState> | null;
  /**
   * Counts a question of somebody without a partner's good credentials.
   * @param source the client's address as limits count it
   * @throws IdentityError RATE_LIMITED
   */
  countSource(source: string, tokens: number): Promise<RateLimitState> | null;
  /** Whether that source has used up what it may ask, as far as this process knows. */
  isSpent(source: string): boolean;
  close(): void;
};

/** Said in the headers: `RateLimit-Policy: "verdicts";q=…;w=60`. */
const NAME = 'verdicts';
/** Those who have used up their limit; beyond so many the counters say it again. */
const MAX_SPENT = 20_000;

type Configuration = { rateLimits: boolean; redisUrl: string | null; sourceVerdictsPerMinute: number };

declare module '../runtime.ts' {
  interface Runtime {
    verdictLimits: VerdictLimits;
  }
}

/** Counters in Redis when the settings name one, else in this process. */
export async function openVerdictLimits(
  { rateLimits, redisUrl, sourceVerdictsPerMinute }: Configuration,
  clock: Clock,
  log: Logger,
): Promise<VerdictLimits> {
  if (!rateLimits)
    return { countPartner: () => null, countSource: () => null, isSpent: () => false, close() {} };
  const shared =
    redisUrl === null ? null : (await import('./redis-counter.ts')).openSharedCounters(redisUrl, log);
  // Apart, so that no number of addresses can drive a partner's count out of a bounded memory.
  const [partners, sources] = ['verdicts-of-partner', 'verdicts-of-source'].map((name) => {
    const own = memoryCounter();
    return shared?.counter(name, own) ?? own;
  }) as [Counter, Counter];
  /** Until when: a flood beyond the limit costs neither a counter nor a way to Redis. */
  const spent = new LRUCache<string, number>({ max: MAX_SPENT });

  async function count(counter: Counter, key: string, max: number, tokens: number): Promise<RateLimitState> {
    const spentKey = `${key} ${max}`;
    const spentUntil = spent.get(spentKey) ?? 0;
    if (spentUntil > clock().getTime()) throw refusal(max, spentUntil - clock().getTime());
    // A batch larger than the whole limit costs all of it: else no waiting would ever be enough.
    const { points, millisecondsLeft } = await counter.add(key, Math.max(1, Math.min(tokens, max)));
    if (points > max) {
      spent.set(spentKey, clock().getTime() + millisecondsLeft);
      throw refusal(max, millisecondsLeft);
    }
    const resetSeconds = seconds(millisecondsLeft);
    return { name: NAME, max, windowSeconds: WINDOW_SECONDS, remaining: max - points, resetSeconds };
  }

  return {
    countPartner: ({ id, ratePerMinute }, tokens) =>
      ratePerMinute === null ? null : count(partners, `partner ${id}`, ratePerMinute, tokens),
    countSource: (source, tokens) => count(sources, source, sourceVerdictsPerMinute, tokens),
    isSpent: (source) => (spent.get(`${source} ${sourceVerdictsPerMinute}`) ?? 0) > clock().getTime(),
    close: () => shared?.close(),
  };
}

function refusal(max: number, milliseconds: number): IdentityError {
  return new IdentityError('RATE_LIMITED', {
    limit: { name: NAME, max, windowSeconds: WINDOW_SECONDS },
    retryAfterSeconds: seconds(milliseconds),
  });
}

function seconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
