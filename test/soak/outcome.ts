import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { withinDeadline } from '../../src/lib/deadline.ts';
import { type GraphqlAnswer, type GraphqlOptions, request } from '../support/client.ts';
import type { FaultTimes } from './fault-times.ts';

/**
 * What a client knows after a request. `unknown`: there was no answer, or a 503, so the work may be done or not. If
 * `isBusy`, too many passwords were being hashed, so nothing was done. `refused`: the answer has this code.
 */
export type Outcome<Data> =
  | { kind: 'done'; data: Data }
  | { kind: 'unknown'; isBusy?: boolean }
  | { kind: 'refused'; code: string };

/** Counts outcomes, and keeps the answers that no fault explains. */
export type Ledger = {
  counts: Map<string, number>;
  violations: string[];
  /** The requests that were refused with a 503, or whose connection was closed, although no fault explains that. */
  unexplained: string[];
  /** Null: servers may always refuse or drop requests. */
  faultTimes: FaultTimes | null;
  count(name: string): void;
  /** Records a wrong answer. Only the first 50 are kept. */
  violate(words: string): void;
};

const KEPT = 50;
/** These operations hash a password. */
const PASSWORD_OPERATIONS = ['register', 'login', 'wrong login', 'old password', 'changePassword'];
/** `Retry-After` of requests that are refused because too many passwords are being hashed. An outage has another. */
const BUSY_RETRY_AFTER_SECONDS = 2;
/** After this time, a request without an answer is a violation. Servers answer within seconds, also in an outage. */
const HUNG_MS = 60_000;

export function openLedger(faultTimes: FaultTimes | null = null): Ledger {
  const counts = new Map<string, number>();
  const violations: string[] = [];
  return {
    counts,
    violations,
    unexplained: [],
    faultTimes,
    count(name) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    violate(words) {
      if (violations.length < KEPT) violations.push(`${new Date().toISOString()} ${words}`);
    },
  };
}

/** `request`, but it fails if there is no answer within a minute. */
export function requestInTime<Data, Variables>(
  ...given: Parameters<typeof request<Data, Variables>>
): Promise<GraphqlAnswer<Data>> {
  const late = () => new Error(`no answer within ${HUNG_MS / 1000} s`);
  return withinDeadline(request(...given), HUNG_MS, late);
}

/**
 * Sends one operation. A status of 500 or more is a violation, except a 503 with `Retry-After`. The code INTERNAL and a
 * missing answer are violations too. A 503 or a closed connection is `unexplained` without a fault that may cause it,
 * unless too many passwords are being hashed.
 * @param name the operation, for the counts
 */
export async function ask<Data, Variables>(
  ledger: Ledger,
  name: string,
  [url, document, variables, options]: readonly [
    string,
    TypedDocumentNode<Data, Variables>,
    Variables,
    GraphqlOptions?,
  ],
): Promise<Outcome<Data>> {
  const sentAt = Date.now();
  const unknown = (words: string): Outcome<Data> => {
    if (ledger.faultTimes && !ledger.faultTimes.mayRefuse(sentAt, Date.now())) {
      ledger.unexplained.push(`${new Date().toISOString()} ${name}: ${words}`);
    }
    return { kind: 'unknown' };
  };
  let answer: GraphqlAnswer<Data>;
  try {
    answer = await requestInTime(url, document, variables, options);
  } catch (error) {
    ledger.count(`${name}: no answer`);
    // The error of a closed connection has a `code`. Any other error means no answer, or one that is not GraphQL.
    if ((error as NodeJS.ErrnoException).code) return unknown(String(error));
    ledger.violate(`${name}: ${String(error)}`);
    return { kind: 'unknown' };
  }
  const code = answer.errors[0]?.extensions?.code;
  if (code === undefined && answer.data !== null) {
    ledger.count(`${name}: done`);
    return { kind: 'done', data: answer.data };
  }
  ledger.count(`${name}: ${code}`);
  if (code === 'UNAVAILABLE') {
    // Without data, the status is 503, and `Retry-After` says when to try again. If the failed field may be null, there
    // is data, and only the error says when.
    const wait = Number(answer.errors[0]?.extensions?.retryAfterSeconds);
    const asHttp = answer.status === 503 && Number(answer.headers['retry-after']) > 0;
    if (!(wait > 0) || (answer.data === null && !asHttp)) {
      ledger.violate(`${name}: UNAVAILABLE with the status ${answer.status}, try again after ${wait}`);
    }
    if (wait === BUSY_RETRY_AFTER_SECONDS && PASSWORD_OPERATIONS.includes(name)) {
      return { kind: 'unknown', isBusy: true };
    }
    return unknown(`UNAVAILABLE, try again after ${wait} s`);
  }
  if (answer.status >= 500 || code === 'INTERNAL' || code === undefined) {
    ledger.violate(`${name}: status ${answer.status} ${JSON.stringify(answer.errors)}`);
    return { kind: 'unknown' };
  }
  return { kind: 'refused', code: String(code) };
}
