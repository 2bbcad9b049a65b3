import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Clock } from '../../lib/clock.ts';
import { lazily } from '../../lib/lazily.ts';
import { parseRedisUrl } from '../../lib/redis-url.ts';
import { IdentityError } from '../errors.ts';
import type { RateLimitState } from '../request-info.ts';
import { type Counter, memoryCounter, WINDOW_SECONDS } from './counter.ts';

/**
 * Limits the tokens that may be validated per minute. Refused requests do not extend the window. With
 * RATE_LIMITS=off there are no limits.
 */
export type VerdictLimits = {
  /**
   * Counts a partner's request. @returns null without a limit
   * @throws IdentityError RATE_LIMITED
   */
  countPartner(
    partner: { id: number; ratePerMinute: number | null },
    tokens: number,
  ): Promise<RateLimitState> | null;
  /**
   * Counts a request without valid partner credentials. @returns null without a limit
   * @param source the client's address as limits count it
   * @throws IdentityError RATE_LIMITED
   */
  countSource(source: string, tokens: number): Promise<RateLimitState> | null;
  /** Whether the source has used up its limit, as far as this process knows. */
  isSpent(source: string): boolean;
  close(): void;
};

/** The name in the headers: `RateLimit-Policy: "verdicts";q=…;w=60`. */
const NAME = 'verdicts';
/** The maximum number of remembered partners and sources over their limit. For all others, the counter is read. */
const MAX_SPENT = 20_000;

type Configuration = { rateLimits: boolean; redisUrl: string | null; sourceVerdictsPerMinute: number };

declare module '../runtime.ts' {
  interface Runtime {
    verdictLimits: VerdictLimits;
  }
}

/** Counts in Redis if it is configured, else in this process. */
export async function openVerdictLimits(
  { rateLimits, redisUrl, sourceVerdictsPerMinute }: Configuration,
  clock: Clock,
  log: Logger,
): Promise<VerdictLimits> {
  if (!rateLimits)
    return { countPartner: () => null, countSource: () => null, isSpent: () => false, close() {} };
  const shared =
    redisUrl === null
      ? null
      : (await import('./redis-counter.ts')).openSharedCounters(parseRedisUrl(redisUrl), log);
  // Separate counters, so that many addresses cannot evict a partner's count.
  const [partners, sources] = ['verdicts-of-partner', 'verdicts-of-source'].map((name) => {
    const own = memoryCounter();
    return shared?.counter(name, own) ?? own;
  }) as [Counter, Counter];
  /** When each key over its limit is accepted again. Until then, neither the counter nor Redis is asked. */
  const spent = lazily(() => new LRUCache<string, number>({ max: MAX_SPENT }));

  async function count(counter: Counter, key: string, max: number, tokens: number): Promise<RateLimitState> {
    const spentKey = `${key} ${max}`;
    const spentUntil = spent().get(spentKey) ?? 0;
    if (spentUntil > clock().getTime()) throw refusal(max, spentUntil - clock().getTime());
    // A batch larger than the limit counts as the whole limit. Without this, such a batch would always be refused.
    const { points, millisecondsLeft } = await counter.add(key, Math.max(1, Math.min(tokens, max)));
    if (points > max) {
      spent().set(spentKey, clock().getTime() + millisecondsLeft);
      throw refusal(max, millisecondsLeft);
    }
    const resetSeconds = seconds(millisecondsLeft);
    return { name: NAME, max, windowSeconds: WINDOW_SECONDS, remaining: max - points, resetSeconds };
  }

  return {
    countPartner: ({ id, ratePerMinute }, tokens) =>
      ratePerMinute === null ? null : count(partners, `partner ${id}`, ratePerMinute, tokens),
    countSource: (source, tokens) => count(sources, source, sourceVerdictsPerMinute, tokens),
    isSpent: (source) => (spent().get(`${source} ${sourceVerdictsPerMinute}`) ?? 0) > clock().getTime(),
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
