import { Worker } from 'node:worker_threads';
import { createFairShare } from '../../lib/fair-share.ts';
import { unavailable } from '../../platform/errors.ts';
import type { HashTenant } from './hash-queue.ts';

/** A question to the thread. `personal`: also estimate how easily a person who knows these texts guesses it. */
export type Question = { password: string; personal: string[] | null };
export type Verdict = 'COMMON' | 'GUESSABLE' | 'GOOD';

type Asked = { resolve(verdict: Verdict): void; reject(reason: unknown): void };

/**
 * The limit for one account while no other account waits. Each estimate takes some milliseconds, so the last one waits
 * up to half a second.
 */
const MAX_UNANSWERED = 40;
/** As in the queue of hashes, a flood on one account leaves a quarter of the places to the others. */
const WEIGHT = 3;
const RETRY_AFTER_SECONDS = 2;
const MAX_PERSONAL_TEXT = 254;

/** The unanswered questions, in the order in which the thread answers them. */
let unanswered: Asked[] = [];
let thread: Worker | null = null;
const room = createFairShare<HashTenant>(Math.floor((MAX_UNANSWERED * (WEIGHT + 1)) / WEIGHT), WEIGHT);

/**
 * Checks whether a password is a common one and, if `personal` is given, how easily it is guessed. This runs in its own
 * thread, which the first question starts.
 * @param tenant the account, or all collaborators together: the question takes a place from the share of this tenant
 * @param personal texts that others know about the person; values of other types are ignored; null: no estimate
 * @throws IdentityError UNAVAILABLE when too many passwords of the tenant wait
 */
export async function assessPassword(
  tenant: HashTenant,
  password: string,
  personal: readonly unknown[] | null,
): Promise<Verdict> {
  if (!room.hasRoom(tenant)) throw unavailable(RETRY_AFTER_SECONDS);
  const texts = personal
    ?.filter((text) => typeof text === 'string')
    .map((text) => text.slice(0, MAX_PERSONAL_TEXT));
  thread ??= startThread();
  thread.postMessage({ password, personal: texts ?? null } satisfies Question);
  room.take(tenant, 1);
  return new Promise<Verdict>((resolve, reject) => unanswered.push({ resolve, reject })).finally(() =>
    room.giveBack(tenant, 1),
  );
}

function startThread(): Worker {
  const started = new Worker(new URL('./strength-thread.ts', import.meta.url));
  started.on('message', (verdict: Verdict) => unanswered.shift()?.resolve(verdict));
  started.on('error', (error) => {
    for (const { reject } of unanswered) reject(error);
    unanswered = [];
    thread = null;
  });
  // The thread must not keep the process alive.
  started.unref();
  return started;
}
