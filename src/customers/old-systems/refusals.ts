import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { lazily } from '../../lib/lazily.ts';

/** The wrong passwords of the last minute. The process keeps only their HMACs, with a random key in its memory. */
export type Refusals = {
  /** @param question everything that the answer depends on */
  has(question: readonly unknown[]): boolean;
  add(question: readonly unknown[]): void;
};

const MAX_REFUSALS = 10_000;
const REMEMBERED_MS = 60_000;

/** Remembers wrong passwords, so that a program that repeats one does not make the old system lock the customer. */
export function rememberRefusals(): Refusals {
  const key = randomBytes(32);
  // Created late: a cache reserves memory for all its keys.
  const refused = lazily(() => new LRUCache<string, true>({ max: MAX_REFUSALS, ttl: REMEMBERED_MS }));
  const codeOf = (question: readonly unknown[]) =>
    createHmac('sha256', key).update(JSON.stringify(question)).digest('base64url');
  return {
    has: (question) => refused().has(codeOf(question)),
    add: (question) => void refused().set(codeOf(question), true),
  };
}
