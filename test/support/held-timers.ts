import { onTestFinished } from 'vitest';

/** Shorter timers are not held, because polling and flushing must continue. */
const LEAST_HELD_MS = 1_000;

type Held = { delay: number; dueAt: number; run: () => void };

/** The long timers of this process, on a clock that the test moves. */
export type HeldTimers = {
  /** The delays of the waiting timers, in milliseconds. */
  waiting(): number[];
  /** Moves the clock, and runs the timers that are then due, in order. */
  pass(milliseconds: number): Promise<void>;
};

/**
 * Holds timers of a second or more (`setTimeout`, `AbortSignal.timeout`) until the end of the test. They run when the
 * test moves their clock, so a test of a limit in seconds does not depend on the speed of the machine.
 */
export function holdTimers(): HeldTimers {
  const { setTimeout, clearTimeout } = globalThis;
  const { timeout } = AbortSignal;
  const held = new Map<NodeJS.Timeout, Held>();
  let now = 0;

  function hold(run: () => void, delay: number): NodeJS.Timeout {
    // Returns a real timer that does nothing, because callers may call `unref` or `refresh` on it.
    const timer = setTimeout(() => {}, 2 ** 31 - 1);
    timer.unref();
    held.set(timer, { delay, dueAt: now + delay, run });
    return timer;
  }
  function letGo(timer: unknown): void {
    held.delete(timer as NodeJS.Timeout);
    clearTimeout(timer as NodeJS.Timeout);
  }
  globalThis.setTimeout = Object.assign(
    (run: (...args: unknown[]) => void, delay = 1, ...args: unknown[]) =>
      delay < LEAST_HELD_MS ? setTimeout(run, delay, ...args) : hold(() => run(...args), delay),
    setTimeout,
  ) as typeof setTimeout;
  globalThis.clearTimeout = letGo as typeof clearTimeout;
  AbortSignal.timeout = (delay) => {
    const controller = new AbortController();
    hold(() => controller.abort(new DOMException('The operation timed out', 'TimeoutError')), delay);
    return controller.signal;
  };
  onTestFinished(() => {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    AbortSignal.timeout = timeout;
    // The remaining timers would wait forever.
    for (const [timer, { delay, run }] of held) {
      letGo(timer);
      setTimeout(run, delay).unref();
    }
  });
  return {
    waiting: () => [...held.values()].map(({ delay }) => delay),
    async pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const [next] = [...held]
          .filter(([, { dueAt }]) => dueAt <= until)
          .sort(([, a], [, b]) => a.dueAt - b.dueAt);
        if (!next) break;
        const [timer, { dueAt, run }] = next;
        now = dueAt;
        letGo(timer);
        run();
        await new Promise(setImmediate);
      }
      now = until;
    },
  };
}
