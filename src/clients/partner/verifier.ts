import { type AskedVerdicts, askVerdicts } from './asked-verdicts.ts';
import { openConnection } from './connection.ts';
import { type Knowledge, openKnowledge } from './knowledge.ts';
import { decideOffline } from './offline-verdicts.ts';
import { type Checked, checkOptions, type VerifierOptions } from './options.ts';
import type { Problem, ProblemCode, ReportProblem } from './problem.ts';
import { type Clock, systemClock } from './time.ts';
import { refusal, unavailable, type Verdict } from './verdict.ts';
import { rememberTokens, type VerifiedTokens } from './verified-tokens.ts';

export type { VerifierOptions } from './options.ts';
export { Problem, type ProblemCode } from './problem.ts';
export type { Clock } from './time.ts';
export type {
  InvalidReason,
  InvalidVerdict,
  NextAction,
  ValidVerdict,
  Verdict,
  VerdictSource,
} from './verdict.ts';

export type VerifierState = {
  mode: 'asked' | 'offline';
  /** Offline: whether the copy of keys and feed is fresh enough. Asked: whether there is no problem. */
  fresh: boolean;
  /** Offline: the age of the copy of keys and feed. Null: the copy is not complete. */
  ageSeconds: number | null;
  /** Offline: whether a stream is open. */
  streams: boolean;
  /** Offline: the sites whose tokens are accepted. */
  siteIds: string[];
  endedSessions: number;
  rememberedTokens: number;
  /** The current problem, or null. */
  problem: ProblemCode | null;
};

export type Verifier = {
  /**
   * Decides whether an access token is valid now. Never rejects. If the token cannot be checked, the
   * verdict is `UNAVAILABLE` with the action `RETRY`.
   * @param token everything after `Bearer `
   */
  verify(token: string): Promise<Verdict>;
  /**
   * Resolves when the verifier can decide: in the asked mode at once, offline when its copy is complete. Await this
   * before the server accepts requests.
   * @param timeoutMilliseconds 30,000 by default
   * @returns false if the time is over, or if the verifier is closed
   */
  ready(timeoutMilliseconds?: number): Promise<boolean>;
  state(): VerifierState;
  /** Closes all connections. Every later verdict is UNAVAILABLE. */
  close(): void;
};

const LOOK_AGAIN_MS = 20;

/**
 * Makes a verifier. One verifier per process and issuer is enough, because it reuses its connections. Between requests
 * it does not keep the process running.
 * @throws TypeError that names the wrong option
 */
export function createVerifier(options: VerifierOptions): Verifier {
  const checked = checkOptions(options);
  const clock = options.clock ?? systemClock;
  const connection = openConnection(checked.url, checked, checked.maxRequests);
  let lastProblem: Problem | null = null;
  const report: ReportProblem = (problem) => {
    // Reported once per outage, not once per token.
    const isNew = problem.code !== lastProblem?.code;
    lastProblem = problem;
    if (isNew) options.onProblem?.(problem);
  };
  const onAnswer = () => {
    lastProblem = null;
  };
  const asked = askVerdicts(connection, { ...checked, now: clock.wall, report, onAnswer });
  const tokens = rememberTokens(checked.maxTokens);
  const reportFeed: ReportProblem = (problem) => options.onProblem?.(problem);
  const knowledge = checked.mode === 'offline' ? open(checked, connection, clock, reportFeed) : null;
  const decide = knowledge ? offline(checked, { knowledge, tokens, asked, clock }) : asked.ask;
  let closed = false;

  return {
    verify(token) {
      const now = new Date(clock.wall());
      if (closed) return Promise.resolve(unavailable(checked.mode, now));
      if (typeof token !== 'string' || token === '')
        return Promise.resolve(refusal('MALFORMED', checked.mode, now));
      return decide(token);
    },
    async ready(timeoutMilliseconds = 30_000) {
      const until = performance.now() + timeoutMilliseconds;
      while (!closed && knowledge && knowledge.fresh() === null) {
        if (performance.now() > until) return false;
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      }
      return !closed;
    },
    state() {
      const age = knowledge?.age() ?? null;
      const problem = knowledge ? knowledge.problem() : lastProblem;
      return {
        mode: checked.mode,
        fresh: !closed && (knowledge ? knowledge.fresh() !== null : lastProblem === null),
        ageSeconds: age === null ? null : age / 1000,
        streams: knowledge?.streams() ?? false,
        siteIds: knowledge?.feed.siteIds() ?? [],
        endedSessions: knowledge?.ended.size ?? 0,
        rememberedTokens: tokens.size,
        problem: problem?.code ?? null,
      };
    },
    close() {
      closed = true;
      knowledge?.close();
      asked.close();
      connection.close();
    },
  };
}

function open(
  checked: Checked,
  connection: ReturnType<typeof openConnection>,
  clock: Clock,
  report: ReportProblem,
): Knowledge {
  return openKnowledge({
    ...checked,
    connection,
    clock,
    report,
    maxStalenessMilliseconds: checked.maxStalenessSeconds * 1000,
    clockToleranceMilliseconds: checked.clockToleranceSeconds * 1000,
  });
}

function offline(
  { issuer, whenStale, otherTokens }: Checked,
  parts: { knowledge: Knowledge; tokens: VerifiedTokens; asked: AskedVerdicts; clock: Clock },
): (token: string) => Promise<Verdict> {
  const { knowledge, tokens, asked, clock } = parts;
  return decideOffline({
    issuer,
    knowledge,
    tokens,
    now: clock.wall,
    askWhenStale: whenStale === 'ask' ? asked.ask : null,
    askAboutOthers: otherTokens === 'ask' ? asked.ask : null,
  });
}
