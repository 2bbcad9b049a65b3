import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { lazily } from '../../lib/lazily.ts';
import { createOutgoing, failureReason, type Outgoing } from '../../lib/outgoing.ts';
import { unavailable } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Settings } from '../../platform/settings.ts';
import type { LegacyIssuer } from './legacy-issuers.ts';

/** The state of this process for questions about tokens. */
export type TokenQuestions = {
  outgoing: Outgoing;
  /** The questions under way, so that concurrent requests share one question about a token. */
  underWay: Map<string, Promise<boolean>>;
  /** The hashes of tokens that were refused within the last minute. */
  refused: () => LRUCache<string, true>;
  /** The start times (`performance.now()`) of the latest questions, by the id of the issuer. */
  begun: Map<number, number[]>;
};

/** Large enough for a customer of Pelcro with subscriptions, addresses and invoices. */
const MAX_ANSWER_BYTES = 256 * 1024;
const PER_SECOND = 20;
const REFUSED_MS = 60_000;
const MAX_REFUSED = 10_000;
const RETRY_AFTER_SECONDS = 2;

declare module '../../platform/runtime.ts' {
  interface Runtime {
    tokenQuestions: TokenQuestions;
  }
}

export function openTokenQuestions({ environment }: Pick<Settings, 'environment'>): TokenQuestions {
  return {
    outgoing: createOutgoing({ environment, maxResponseBytes: MAX_ANSWER_BYTES, continuesTrace: true }),
    underWay: new Map(),
    // Created at its first use, because a cache reserves memory for all of its keys at once.
    refused: lazily(() => new LRUCache<string, true>({ max: MAX_REFUSED, ttl: REFUSED_MS })),
    begun: new Map(),
  };
}

/**
 * Asks the old system which customer a token belongs to, in one call that is not repeated. A token that was refused
 * within the last minute is refused without a call.
 * @returns whether it is a valid token of the customer `subject`
 * @throws IdentityError UNAVAILABLE if the old system fails, if it answers with another customer, and if the limit of
 *   questions per second of the issuer is reached. The token then does not count as refused
 */
export async function askAboutToken(
  runtime: Runtime,
  issuer: LegacyIssuer,
  token: string,
  subject: string,
): Promise<boolean> {
  const { underWay, refused } = runtime.tokenQuestions;
  const key = `${issuer.id} ${hash('sha256', token, 'base64')}`;
  if (refused().has(key)) return false;
  const known = underWay.get(key);
  if (known) return known;
  countQuestion(runtime.tokenQuestions, issuer.id);
  const asking = ask(runtime, issuer, token, subject).finally(() => underWay.delete(key));
  underWay.set(key, asking);
  const isTheirs = await asking;
  if (!isTheirs) refused().set(key, true);
  return isTheirs;
}

/**
 * Counts a question against the limit of its issuer, so that forged tokens for one account do not block the questions
 * of other accounts.
 */
function countQuestion({ begun }: TokenQuestions, issuerId: number): void {
  const at = performance.now();
  const recent = (begun.get(issuerId) ?? []).filter((earlier) => earlier > at - 1_000);
  begun.set(issuerId, recent);
  if (recent.length >= PER_SECOND) throw unavailable(RETRY_AFTER_SECONDS);
  recent.push(at);
}

async function ask(
  { tokenQuestions, log }: Runtime,
  { id, url, accountId }: LegacyIssuer,
  token: string,
  subject: string,
): Promise<boolean> {
  try {
    const response = await tokenQuestions.outgoing(url ?? '', {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    });
    const { status } = response;
    if (status === 401 || status === 403) return false;
    if (status !== 200) throw new Error(`It answered with status ${status}.`);
    if (customerIn(await response.text()) !== subject) throw new Error('It answered with another customer.');
    return true;
  } catch (error) {
    const reason = failureReason(error);
    log.warn({ accountId, legacyIssuerId: id, reason }, 'the old system gave no usable answer about a token');
    throw unavailable(RETRY_AFTER_SECONDS, error);
  }
}

/** The id of the customer in an answer: `data.id`, as in the Pelcro API, or `id`. */
function customerIn(text: string): string | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // The message of the error would contain a part of the text.
    return null;
  }
  const { data, id } = (body ?? {}) as { data?: { id?: unknown }; id?: unknown };
  const found = data?.id ?? id;
  return typeof found === 'string' || Number.isSafeInteger(found) ? String(found) : null;
}
