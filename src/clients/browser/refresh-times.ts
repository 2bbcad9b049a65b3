import type { AccessToken } from './access-token.ts';

/** The longest delay of a timer in browsers. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;
const SHORTEST_TIMER_MS = 1_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 300_000;
/** A token is refreshed after this part of its remaining lifetime. */
const REFRESH_AT = 0.9;

/**
 * Returns the time until a token has to be refreshed, in milliseconds. Any time longer than the longest timer is given
 * as LONGEST_TIMER_MS + 1.
 */
export function timeToRefresh({ expiresAt }: AccessToken): number {
  const left = (expiresAt - Date.now()) * REFRESH_AT;
  return Math.min(Math.max(left, SHORTEST_TIMER_MS), LONGEST_TIMER_MS + 1);
}

/**
 * Returns the time to wait after consecutive failures, in milliseconds: a random time, so that the pages of many
 * customers do not all retry at the same time after an outage, or `retryAfterSeconds` if that is longer.
 */
export function backOff(failures: number, retryAfterSeconds: number | null = null): number {
  const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.5 + Math.random());
  return Math.max(wait, (retryAfterSeconds ?? 0) * 1_000);
}
