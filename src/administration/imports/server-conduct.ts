import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { wrapDigest } from '../../customers/passwords/imported-hash.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Conduct } from './importing.ts';

/** Some 30 ms of processor time. The embedded database answers nothing else meanwhile. */
const RECORDS_PER_TRANSACTION = 50;
/** Updates take a few statements for each record. */
const UPDATES_PER_TRANSACTION = 10;
/** The longest pause, after a transaction that had to wait for a lock. */
const MAX_PAUSE_MS = 500;
const BREATH_MS = 1;
const QUEUE_FULL_MS = 200;

/**
 * An import beside the requests of a server: it works for half of the time at most, in transactions of milliseconds,
 * and hashes one digest at a time, after the hashes of logins.
 * @param signal aborted when the import must stop: then every wait rejects with its reason
 */
export function createServerConduct(
  { hashQueue }: Pick<Runtime, 'hashQueue'>,
  accountId: number,
  conflicts: 'skip' | 'update',
  signal: AbortSignal,
): Conduct {
  const oneAtATime = pLimit(1);
  async function rest(milliseconds: number): Promise<void> {
    signal.throwIfAborted();
    await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
  return {
    recordsPerTransaction: conflicts === 'update' ? UPDATES_PER_TRANSACTION : RECORDS_PER_TRANSACTION,
    readsAhead: false,
    breathe: () => rest(BREATH_MS),
    pause: (milliseconds) => rest(Math.min(milliseconds, MAX_PAUSE_MS)),
    wrapDigest: (digest) =>
      oneAtATime(async () => {
        for (;;) {
          signal.throwIfAborted();
          try {
            return await hashQueue.run(accountId, () => wrapDigest(digest));
          } catch (error) {
            if (!(error instanceof IdentityError)) throw error;
            await rest(QUEUE_FULL_MS);
          }
        }
      }),
  };
}
