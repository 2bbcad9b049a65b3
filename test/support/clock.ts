import type { Clock } from '../../src/lib/clock.ts';

type Span = { days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number };

/** The clock of a test. It has the machine's time until it is moved or stopped. */
export type TestClock = Clock & {
  now(): Date;
  /** Moves the clock forward, or back for negative numbers. */
  advance(span: Span): void;
  /** Stops the clock at an instant, by default the current one. `advance` still moves it. */
  freeze(at?: Date): void;
};

export function testClock(): TestClock {
  let offset = 0;
  let frozenAt: number | null = null;
  const now = () => new Date((frozenAt ?? Date.now()) + offset);
  return Object.assign(now, {
    now,
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }: Span) {
      offset += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
    },
    freeze(at = now()) {
      frozenAt = at.getTime();
      offset = 0;
    },
  });
}
