import type { Logger } from 'pino';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { withinDeadline } from '../../lib/deadline.ts';
import type { RedisTarget } from '../../lib/redis-url.ts';
import { type Counter, NO_MAXIMUM, WINDOW_SECONDS } from './counter.ts';
import { connectToRedis } from './redis-connection.ts';

export type SharedCounters = {
  /**
   * @param name prefixes the keys of a counter
   * @param insurance counts while Redis does not answer
   */
  counter(name: string, insurance: Counter): Counter;
  close(): void;
};

/** How long one request waits for Redis. After that, requests are counted without Redis until it answers again. */
const TIMEOUT_MS = 50;
/** The shortest time between two log lines about an unstable server. */
const MENTION_MS = 60_000;

/**
 * Connects to Redis in the background; requests never wait for the connection. When a command fails or takes too long,
 * requests are counted in this process until Redis answers again.
 */
export function openSharedCounters(target: RedisTarget, log: Logger): SharedCounters {
  let away = false;
  let mentioned = false;
  let mentionedAt = Number.NEGATIVE_INFINITY;
  const onAway = (error: unknown) => {
    if (away) return;
    away = true;
    if (performance.now() - mentionedAt < MENTION_MS) return;
    mentioned = true;
    mentionedAt = performance.now();
    log.warn({ err: error }, 'Redis does not answer: each process counts for itself until it does');
  };
  const onBack = () => {
    if (mentioned) log.info('Redis answers again: verdicts are counted there');
    away = mentioned = false;
  };
  const { client, renew, close } = connectToRedis(target, TIMEOUT_MS, { onAway, onBack });

  return {
    counter(name, insurance) {
      // One key for each count, so that a cluster can spread them.
      const limiter = new RateLimiterRedis({
        storeClient: client,
        keyPrefix: `gatehouse:${name}`,
        points: NO_MAXIMUM,
        duration: WINDOW_SECONDS,
      });
      return {
        async add(key, points) {
          if (client.status !== 'ready' || away) return insurance.add(key, points);
          try {
            const counting = limiter.consume(key, points);
            const { consumedPoints, msBeforeNext } = await withinDeadline(counting, TIMEOUT_MS, late);
            return { points: consumedPoints, millisecondsLeft: msBeforeNext };
          } catch (error) {
            if (!away) renew();
            onAway(error);
            return insurance.add(key, points);
          }
        },
      };
    },
    close,
  };
}

function late(): Error {
  return new Error(`Redis took longer than ${TIMEOUT_MS} ms`);
}
