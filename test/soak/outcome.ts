import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type GraphqlAnswer, type GraphqlOptions, request } from '../support/client.ts';

/**
 * What a client knows after a request. `unknown`: there was no answer, or a 503, so the work may be done or not.
 * `refused`: the answer has this code.
 */
export type Outcome<Data> =
  | { kind: 'done'; data: Data }
  | { kind: 'unknown' }
  | { kind: 'refused'; code: string };

/** Counts outcomes, and keeps the answers that no fault explains. */
export type Ledger = {
  counts: Map<string, number>;
  violations: string[];
  count(name: string): void;
  /** Records a wrong answer. Only the first 50 are kept. */
  violate(words: string): void;
};

const KEPT = 50;

export function openLedger(): Ledger {
  const counts = new Map<string, number>();
  const violations: string[] = [];
  return {
    counts,
    violations,
    count(name) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    violate(words) {
      if (violations.length < KEPT) violations.push(`${new Date().toISOString()} ${words}`);
    },
  };
}

/**
 * Sends one operation. A status of 500 or more is a violation, except a 503 with `Retry-After`. The code INTERNAL is a
 * violation too.
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
  let answer: GraphqlAnswer<Data>;
  try {
    answer = await request(url, document, variables, options);
  } catch (error) {
    // The error of a closed connection has a `code`. Any other error means an answer that is not GraphQL.
    if (!(error as NodeJS.ErrnoException).code) ledger.violate(`${name}: ${String(error)}`);
    ledger.count(`${name}: no answer`);
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
    return { kind: 'unknown' };
  }
  if (answer.status >= 500 || code === 'INTERNAL' || code === undefined) {
    ledger.violate(`${name}: status ${answer.status} ${JSON.stringify(answer.errors)}`);
    return { kind: 'unknown' };
  }
  return { kind: 'refused', code: String(code) };
}
