/** The clocks of this machine, in milliseconds. */
export type Clock = {
  /** The time of day. The clock may be set forwards and backwards. */
  wall(): number;
  /** Never goes back. It may stand still while the machine is suspended. */
  monotonic(): number;
};

export const systemClock: Clock = { wall: () => Date.now(), monotonic: () => performance.now() };

/** A point in time on both clocks. */
export type Instant = { wall: number; monotonic: number };

export function instantOf(clock: Clock): Instant {
  return { wall: clock.wall(), monotonic: clock.monotonic() };
}

/**
 * The time since an instant, in milliseconds. It is the longer time of the two clocks, so that old data does not look
 * new after the machine was suspended, or after its clock was set back.
 */
export function ageOf(instant: Instant, clock: Clock): number {
  return Math.max(clock.monotonic() - instant.monotonic, clock.wall() - instant.wall);
}

export function earlierOf(one: Instant, other: Instant): Instant {
  return one.monotonic <= other.monotonic ? one : other;
}

export type ServerTime = {
  /** The later of this machine’s time and the service’s, so that a slow clock accepts no expired token. */
  now(): number;
  /** The time in the last signed page of the feed, by the clock of the service. Null: there was no page yet. */
  known(): number | null;
  /** Whether a signed time is close enough to the present. @param seconds Unix seconds */
  isPresent(seconds: number): boolean;
  /** Stores a signed time. @param seconds Unix seconds @param at when the request for it began */
  note(seconds: number, at: Instant): void;
};

/** @param toleranceMilliseconds the largest difference between this machine’s clock and the service’s */
export function openServerTime(clock: Clock, toleranceMilliseconds: number): ServerTime {
  let noted: { milliseconds: number; monotonic: number } | null = null;
  const expected = () => (noted ? noted.milliseconds + (clock.monotonic() - noted.monotonic) : null);
  const now = () => Math.max(clock.wall(), expected() ?? 0);
  const isNear = (milliseconds: number, to: number | null) =>
    to !== null && Math.abs(milliseconds - to) <= toleranceMilliseconds;
  return {
    now,
    known: () => noted?.milliseconds ?? null,
    isPresent: (seconds) => isNear(seconds * 1000, clock.wall()) || isNear(seconds * 1000, expected()),
    note(seconds, { monotonic }) {
      const milliseconds = seconds * 1000;
      const before = expected();
      // A delayed answer must not set the time back.
      const isLate =
        isNear(milliseconds, before) && milliseconds + clock.monotonic() - monotonic <= (before ?? 0);
      if (!isLate) noted = { milliseconds, monotonic };
    },
  };
}
