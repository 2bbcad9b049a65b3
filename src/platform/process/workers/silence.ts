/** How often a worker reports that its event loop runs. */
export const REPORT_EVERY_MS = 5_000;
/**
 * A worker that has reported nothing for this many seconds is killed. The requests of a serving worker have been given
 * up by then: statements of the database end after 5 seconds, and proxies wait for some 30. Its legitimate work occupies
 * the event loop for milliseconds, and hashes run on other threads, so a busy worker reports in time. A starting worker
 * loads its program in parts of up to half a second, and many workers may start on few processors. It also reports
 * while it builds: the tools of a build are processes of their own.
 */
export const LONGEST_SILENCE_SECONDS = { starting: 90, serving: 30 };

/**
 * Watches the reports of a worker. Counts ticks of a timer instead of comparing times: while the machine sleeps, or the
 * primary process is stopped as well, the worker cannot report, and no ticks are counted.
 * @param longestSeconds the longest silence that is allowed at the moment
 * @param onSilence called once
 */
export function watchSilence(
  longestSeconds: () => number,
  onSilence: (seconds: number) => void,
): { noteReport(): void; close(): void } {
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 1;
    const longest = longestSeconds();
    if (seconds <= longest) return;
    clearInterval(timer);
    onSilence(longest);
  }, 1_000);
  timer.unref();
  return {
    noteReport() {
      seconds = 0;
    },
    close: () => clearInterval(timer),
  };
}
