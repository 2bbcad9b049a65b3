import { onTestFinished } from 'vitest';

/** Shorter ones run as ever: what polls, yields or flushes must go on. */
const LEAST_HELD_MS = 1_000;

type Held = { delay: number; dueAt: number; run: () => void };

/** The long timers of this process, on a clock that the test moves. */
export type HeldTimers = {
  /** The delays of those that wait, in milliseconds. */
  waiting(): number[];
  /** Moves the clock, and runs what is due by then, in order. */
  pass(milliseconds: number): Promise<void>;
};

/**
 * Until the end of the test, timers of a second or more (`setTimeout`, `AbortSignal.timeout`) wait for the test to
 * move their clock. So a bound in seconds is tested on any machine, however busy: what is due by then has to be
 * answered, what is not never will be.
 */
export function holdTimers(): HeldTimers {
  const { setTimeout, clearTimeout } = globalThis;
  const { timeout } = AbortSignal;
  const held = new Map<NodeJS.Timeout, Held>();
  let now = 0;

  function hold(run: () => void, delay: number): NodeJS.Timeout {
    // A real one that does nothing: callers may call `unref` or `refresh` on it.
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
    // What is left would wait for ever.
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
