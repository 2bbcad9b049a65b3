export type ProblemCode =
  | 'UNREACHABLE'
  | 'REFUSED_CREDENTIALS'
  | 'RATE_LIMITED'
  | 'WRONG_ANSWER'
  | 'CLOCK_DIFFERS'
  | 'TOO_MANY_ENDED_SESSIONS';

/**
 * Why the service gave no usable answer. Its message contains no tokens and no secrets.
 *
 * - `UNREACHABLE`: no connection, no answer in time, or a 5xx.
 * - `REFUSED_CREDENTIALS`: the client id or secret is wrong, or the partner is disabled.
 * - `RATE_LIMITED`: the partner’s limit is reached.
 * - `WRONG_ANSWER`: an unexpected status or form, another issuer, or a page of the feed for another partner.
 * - `CLOCK_DIFFERS`: the time of a signed page of the feed is too far from the time of this machine.
 * - `TOO_MANY_ENDED_SESSIONS`: the feed has more entries than `maxEndedSessions`.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** The time to wait, as the service states it. Null: it states none. */
  readonly retryAfterSeconds: number | null;
  constructor(code: ProblemCode, message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export type ReportProblem = (problem: Problem) => void;

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code } = error as { code?: unknown };
  return new Problem(
    'UNREACHABLE',
    `The service did not answer (${typeof code === 'string' ? code : 'error'}).`,
  );
}
