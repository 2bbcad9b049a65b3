import type { FaultTimes } from './fault-times.ts';
import type { Stage } from './stage.ts';

/** pino's number of the level `error`. */
const ERROR = 50;
/** How late a request may log that it has failed. */
const LATE_MS = 500;
/** How late a mail may fail. */
const LATE_MAIL_MS = 5_000;

/**
 * The log lines of the level `error` that no fault explains. Lines of refused requests (503) are left out: the clients
 * have judged these answers.
 */
export function unexplainedErrors({ started }: Stage, faultTimes: FaultTimes): string[] {
  return started
    .flatMap(({ stdout }) => stdout)
    .filter((line) => {
      const { level, status, time } = parse(line);
      if (level === undefined || level < ERROR || status === 503) return false;
      const at = new Date(time).getTime();
      return !faultTimes.at(at, LATE_MS)?.mayRefuse && !faultTimes.at(at, LATE_MAIL_MS)?.mayLogErrors;
    });
}

function parse(line: string): { level?: number; status?: number; time: string | number } {
  // The first lines of a server are words.
  return line.startsWith('{') ? JSON.parse(line) : { time: 0 };
}
