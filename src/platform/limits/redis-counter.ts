import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { withinDeadline } from '../../lib/deadline.ts';
import { type Counter, NO_MAXIMUM, WINDOW_SECONDS } from './counter.ts';

export type SharedCounters = {
  /**
   * @param name prefixes the keys of a counter
   * @param insurance counts while Redis does not answer
   */
  counter(name: string, insurance: Counter): Counter;
  close(): void;
};

/** How long one request waits for Redis. After that no request waits until Redis answers again. */
const TIMEOUT_MS = 50;
const CONNECT_TIMEOUT_MS = 2_000;
const RETRY_MS = 1_000;
/** The shortest time between two log lines about an unstable server. */
const MENTION_MS = 60_000;

/**
 * Connects to Redis in the background; requests never wait for the connection. When a command fails or takes
 * too long, the connection is closed, so that requests count in this process and do not queue up. A new
 * connection is tried every second and used as soon as Redis answers.
 */
export function openSharedCounters(url: string, log: Logger): SharedCounters {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: CONNECT_TIMEOUT_MS,
    // A frozen server does not close the connection.
    disconnectTimeout: TIMEOUT_MS,
    retryStrategy: () => RETRY_MS,
  });
  let away = false;
  let mentioned = false;
  let mentionedAt = Number.NEGATIVE_INFINITY;
  const noteAway = (error: unknown) => {
    if (away) return;
    away = true;
    if (performance.now() - mentionedAt < MENTION_MS) return;
    mentioned = true;
    mentionedAt = performance.now();
    log.warn({ err: error }, 'Redis does not answer: each process counts for itself until it does');
  };
  const noteClosed = () => noteAway(new Error('The connection to Redis was closed'));
  client.on('error', noteAway);
  client.on('close', noteClosed);
  client.on('ready', () => {
    if (mentioned) log.info('Redis answers again: verdicts are counted there');
    away = mentioned = false;
  });

  return {
    counter(name, insurance) {
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
            if (!away) client.disconnect(true);
            noteAway(error);
            return insurance.add(key, points);
          }
        },
      };
    },
    close() {
      client.off('close', noteClosed);
      client.disconnect();
    },
  };
}

function late(): Error {
  return new Error(`Redis took longer than ${TIMEOUT_MS} ms`);
}
