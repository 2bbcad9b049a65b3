import { parsedObject } from './compact-jws.ts';
import { type Connection, refusedStatus } from './connection.ts';
import { Problem, problemOf, type ReportProblem } from './problem.ts';
import { isAction, isReason, refusal, unavailable, type Verdict } from './verdict.ts';

export type AskedVerdicts = {
  /** Asks the service about a token. Never rejects. Without an answer in time, the verdict is UNAVAILABLE. */
  ask(token: string): Promise<Verdict>;
  close(): void;
};

export type AskOptions = {
  timeoutMilliseconds: number;
  maxRequests: number;
  maxWaiting: number;
  now: () => number;
  report: ReportProblem;
  /** Called after each answer with verdicts. */
  onAnswer: () => void;
};

/** The tokens of one request, each once, and the callers that wait for their verdicts. */
type Batch = {
  deadline: number;
  questions: Map<string, ((verdict: Verdict) => void)[]>;
};

/** The limit of `validateTokens`. */
const MAX_TOKENS = 100;
/** The maximum length of a token of the service. A longer text could make the request fail for all other tokens. */
const MAX_TOKEN_LENGTH = 4_096;
const PRINTABLE = /^[\x21-\x7e]+$/;
/**
 * The pause before the first retry, in milliseconds. It doubles with each retry, and up to half of it is cut at random.
 */
const PAUSE_MS = 100;
const QUERY =
  'query ($tokens: [String!]!) { validateTokens(tokens: $tokens) { valid reason action customerId siteId sessionId issuedAt expiresAt checkedAt } }';

/**
 * Batches the tokens of one tick of the event loop into requests of up to 100 tokens. While `maxRequests` requests are
 * under way, further tokens wait in batches. A token never joins a request that was already sent, because the verdict
 * must not be older than the call.
 */
export function askVerdicts(connection: Connection, options: AskOptions): AskedVerdicts {
  const { timeoutMilliseconds, maxRequests, maxWaiting, now, report, onAnswer } = options;
  const waiting: Batch[] = [];
  let waitingTokens = 0;
  let underWay = 0;
  let scheduled = false;
  let closed = false;
  const none = (retryAfterSeconds?: number) => unavailable('asked', new Date(now()), retryAfterSeconds);

  function batchFor(token: string): Batch {
    const last = waiting.at(-1);
    const canJoin =
      last !== undefined &&
      (last.questions.has(token) || last.questions.size < MAX_TOKENS) &&
      last.deadline - performance.now() > timeoutMilliseconds / 2;
    if (canJoin) return last;
    const batch: Batch = { deadline: performance.now() + timeoutMilliseconds, questions: new Map() };
    waiting.push(batch);
    // The deadline also applies in the queue, because earlier requests may get no answer.
    setTimeout(() => {
      const place = waiting.indexOf(batch);
      if (place < 0) return;
      waiting.splice(place, 1);
      settle(batch, () => none());
    }, timeoutMilliseconds).unref();
    return batch;
  }

  function settle({ questions }: Batch, verdictOf: (index: number) => Verdict): void {
    waitingTokens -= questions.size;
    let index = 0;
    for (const resolves of questions.values()) {
      const verdict = verdictOf(index);
      index += 1;
      for (const resolve of resolves) resolve(verdict);
    }
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      sendWaiting();
    });
  }

  function sendWaiting(): void {
    while (underWay < maxRequests) {
      const batch = waiting.shift();
      if (!batch) return;
      underWay += 1;
      answer(batch).finally(() => {
        underWay -= 1;
        sendWaiting();
      });
    }
  }

  async function answer(batch: Batch): Promise<void> {
    const tokens = [...batch.questions.keys()];
    const body = JSON.stringify({ query: QUERY, variables: { tokens } });
    for (let pause = PAUSE_MS; ; pause *= 2) {
      try {
        const verdicts = await askOnce(body, tokens.length, batch.deadline - performance.now());
        onAnswer();
        return settle(batch, (index) => verdicts[index] as Verdict);
      } catch (error) {
        const problem = problemOf(error);
        const wait = Math.max((problem.retryAfterSeconds ?? 0) * 1000, pause) * (0.5 + Math.random() / 2);
        const canWait = performance.now() + wait < batch.deadline;
        if (closed || problem.code !== 'UNREACHABLE' || !canWait) {
          report(problem);
          return settle(batch, () => none(problem.retryAfterSeconds ?? undefined));
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  async function askOnce(body: string, count: number, milliseconds: number): Promise<Verdict[]> {
    const answered = await connection.send({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
      timeoutMilliseconds: Math.max(1, milliseconds),
    });
    if (answered.status !== 200) throw refusedStatus(answered.status, answered.header('retry-after'));
    return verdictsOf(answered.body, count);
  }

  return {
    ask(token) {
      if (token.length > MAX_TOKEN_LENGTH || !PRINTABLE.test(token)) {
        return Promise.resolve(refusal('MALFORMED', 'asked', new Date(now())));
      }
      if (closed || waitingTokens >= maxWaiting) return Promise.resolve(none());
      const { questions } = batchFor(token);
      const known = questions.get(token);
      return new Promise((resolve) => {
        if (known) known.push(resolve);
        else {
          questions.set(token, [resolve]);
          waitingTokens += 1;
        }
        schedule();
      });
    },
    close() {
      closed = true;
      for (const batch of waiting.splice(0)) settle(batch, () => none());
    },
  };
}

/** @throws Problem WRONG_ANSWER unless there is one well-formed verdict for each token */
function verdictsOf(body: string, count: number): Verdict[] {
  const { data } = parsedObject(body) ?? {};
  const list = (data as { validateTokens?: unknown } | null | undefined)?.validateTokens;
  if (!Array.isArray(list) || list.length !== count) throw wrong();
  return list.map(verdictOf);
}

function verdictOf(given: unknown): Verdict {
  const fields = (given ?? {}) as Readonly<Record<string, unknown>>;
  const { valid, reason, action, customerId, siteId, sessionId } = fields;
  const checkedAt = dateOf(fields.checkedAt);
  if (valid === false && isReason(reason) && isAction(action)) {
    return refusal(reason, 'asked', checkedAt, action);
  }
  if (valid !== true || reason !== null || action !== null) throw wrong();
  const ids = [customerId, siteId, sessionId];
  if (!ids.every((id) => typeof id === 'string' && id !== '')) throw wrong();
  return {
    valid,
    reason,
    action,
    customerId: customerId as string,
    siteId: siteId as string,
    sessionId: sessionId as string,
    issuedAt: dateOf(fields.issuedAt),
    expiresAt: dateOf(fields.expiresAt),
    checkedAt,
    source: 'asked',
  };
}

function dateOf(text: unknown): Date {
  const date = new Date(typeof text === 'string' ? text : Number.NaN);
  if (Number.isNaN(date.getTime())) throw wrong();
  return date;
}

function wrong(): Problem {
  return new Problem('WRONG_ANSWER', 'The service did not answer with verdicts.');
}
