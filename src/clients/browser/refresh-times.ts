import type { AccessToken } from './access-token.ts';

/** The longest delay of a timer in browsers. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;
const SHORTEST_TIMER_MS = 1_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 300_000;
/** The part of its remaining lifetime after which a token is refreshed. */
const REFRESH_AT = 0.9;

/** How long to wait until a token is refreshed, in milliseconds. */
export function timeToRefresh({ expiresAt }: AccessToken): number {
  const left = (expiresAt - Date.now()) * REFRESH_AT;
  return Math.min(Math.max(left, SHORTEST_TIMER_MS), LONGEST_TIMER_MS + 1);
}

/**
 * How long to wait after failures in a row, in milliseconds. Random, so that the pages of many customers do not come
 * back together after an outage.
 */
export function backOff(failures: number, retryAfterSeconds: number | null = null): number {
  const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.5 + Math.random());
  return Math.max(wait, (retryAfterSeconds ?? 0) * 1_000);
}
