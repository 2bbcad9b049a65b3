/** Returns the current time. Code receives a clock from its caller, so that tests can set the time. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** Seconds since the epoch, as in JWTs (RFC 7519 §2, NumericDate) and in the Pelcro and Prancer APIs. */
export function toUnixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

export function fromUnixSeconds(seconds: number): Date {
  return new Date(seconds * 1000);
}

export function addSeconds(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}

export function addDays(date: Date, days: number): Date {
  return addSeconds(date, days * 86_400);
}

export function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

/** Whole seconds from `from` until `until`, at least 1, for a `Retry-After` header or the `Max-Age` of a cookie. */
export function secondsUntil(from: Date, until: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - from.getTime()) / 1000));
}
