import pLimit, { type LimitFunction } from 'p-limit';
import { unavailable } from '../../platform/errors.ts';

/** A place for one question. Declare it with `using`: the end of its scope releases the place. */
export type QuestionPlace = Disposable;

/**
 * Limits the questions that are under way, for each account. Questions take no place in the queue of the hashes: there,
 * an old system that does not respond would stop all logins. The old system of one account does not delay other
 * accounts.
 */
export type QuestionLimit = {
  /** @throws IdentityError UNAVAILABLE at once if too many wait */
  enter(accountId: number): Promise<QuestionPlace>;
};

const UNDER_WAY = 16;
const WAITING = 64;
const RETRY_AFTER_SECONDS = 2;

export function createQuestionLimit(): QuestionLimit {
  const limits = new Map<number, LimitFunction>();
  return {
    async enter(accountId) {
      const limit = limits.get(accountId) ?? pLimit(UNDER_WAY);
      if (limit.activeCount + limit.pendingCount >= UNDER_WAY + WAITING)
        throw unavailable(RETRY_AFTER_SECONDS);
      limits.set(accountId, limit);
      const { promise: left, resolve: leave } = Promise.withResolvers<void>();
      await new Promise<void>((begin) => {
        limit(() => {
          begin();
          return left;
        });
      });
      return { [Symbol.dispose]: leave };
    },
  };
}
