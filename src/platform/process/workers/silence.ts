/** How often a worker reports that its event loop runs. */
export const REPORT_EVERY_MS = 5_000;
/**
 * A worker that has reported nothing for this many seconds is replaced. Its requests have been given up by then:
 * statements of the database end after 5 seconds, and proxies wait for some 30. Work that is legitimate occupies the
 * event loop for milliseconds, and hashes run on other threads, so a busy worker reports in time.
 */
export const LONGEST_SILENCE_SECONDS = 30;

/**
 * Watches the reports of a worker. Counts ticks of a timer instead of comparing times: while the machine sleeps, or the
 * primary process is stopped as well, the worker cannot report, and no ticks are counted.
 * @param onSilence called once
 */
export function watchSilence(onSilence: () => void): { noteReport(): void; close(): void } {
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 1;
    if (seconds <= LONGEST_SILENCE_SECONDS) return;
    clearInterval(timer);
    onSilence();
  }, 1_000);
  timer.unref();
  return {
    noteReport() {
      seconds = 0;
    },
    close: () => clearInterval(timer),
  };
}
