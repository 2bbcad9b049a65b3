import { unavailable } from '../../platform/errors.ts';

export type JoinedReads<Question, Reply> = {
  /** The number of reads that the database answers at once. */
  readsAtOnce: number;
  maxQuestions: number;
  /** The number of rows that a question reads, at least 1. */
  sizeOf(question: Question): number;
  /** The tenant in whose share of the queue a question counts. */
  tenantOf(question: Question): string;
  /** Answers questions by one read. @returns the replies, in the order of the questions */
  read(questions: readonly Question[]): Promise<readonly Reply[]>;
};

type Waiting<Question, Reply> = {
  question: Question;
  tenant: string;
  size: number;
  resolve: (reply: Reply) => void;
  reject: (error: unknown) => void;
};

/**
 * A queue is full at this number of unanswered rows (see `FairQueue`), so that its memory is bounded. At the highest
 * load, it is full after some seconds without an answer of the database.
 */
const MAX_UNANSWERED = 20_000;
/** Rows per statement, so that a large request delays small ones only briefly. */
const MAX_BATCH_SIZE = 1_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Joins the questions of the same moment into one read. The read is started by `setImmediate`, after all sockets that
 * are readable in this turn of the event loop were handled. While the maximum number of reads is under way, questions
 * collect for the next one, so a busy server answers more questions with each read. A bounded number of questions wait
 * while the database does not answer; further questions are refused. Tenants share the queue (see `FairQueue`).
 * @returns a function that asks a question. It throws IdentityError UNAVAILABLE when the queue is full
 */
export function joinReads<Question, Reply>({
  readsAtOnce,
  maxQuestions,
  sizeOf,
  tenantOf,
  read,
}: JoinedReads<Question, Reply>): (question: Question) => Promise<Reply> {
  const queue = createFairQueue<Waiting<Question, Reply>>(MAX_UNANSWERED);
  let underWay = 0;
  let isDeparting = false;

  function schedule(): void {
    if (isDeparting || underWay >= readsAtOnce || queue.isEmpty) return;
    isDeparting = true;
    setImmediate(() => {
      isDeparting = false;
      void answer(queue.take(maxQuestions, MAX_BATCH_SIZE));
      schedule();
    });
  }

  async function answer(batch: readonly Waiting<Question, Reply>[]): Promise<void> {
    underWay += 1;
    try {
      const replies = await read(batch.map(({ question }) => question));
      for (const [index, { resolve }] of batch.entries()) resolve(replies[index] as Reply);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      for (const waiting of batch) queue.settle(waiting);
      underWay -= 1;
      schedule();
    }
  }

  return (question) =>
    new Promise((resolve, reject) => {
      const tenant = tenantOf(question);
      queue.add({ question, tenant, size: sizeOf(question), resolve, reject });
      schedule();
    });
}

type Item = { tenant: string; size: number };

/**
 * A bounded queue that tenants share. While the queue is not full, a tenant may use all of it. Once the queue is full,
 * a tenant may still use up to an equal share of it, until the queue has twice its bound. Items leave in turn, one of
 * each tenant that waits.
 */
type FairQueue<Queued extends Item> = {
  /** @throws IdentityError UNAVAILABLE for a tenant beyond its share of a full queue */
  add(item: Queued): void;
  /** Takes items out, in turn, until `maxItems` or `maxSize` is reached; at least one item if any waits. */
  take(maxItems: number, maxSize: number): Queued[];
  /** Call this when the item was answered, or can no longer be answered. */
  settle(item: Queued): void;
  readonly isEmpty: boolean;
};

/** The unanswered items of one tenant. */
type Share<Queued> = { unanswered: number; waiting: Queued[] };

function createFairQueue<Queued extends Item>(maxUnanswered: number): FairQueue<Queued> {
  const shares = new Map<string, Share<Queued>>();
  let turns: Share<Queued>[] = [];
  let unanswered = 0;

  return {
    add(item) {
      let share = shares.get(item.tenant);
      if (unanswered >= maxUnanswered) {
        const tenants = shares.size + (share ? 0 : 1);
        if ((share?.unanswered ?? 0) >= maxUnanswered / tenants || unanswered >= 2 * maxUnanswered) {
          throw unavailable(RETRY_AFTER_SECONDS);
        }
      }
      if (!share) {
        share = { unanswered: 0, waiting: [] };
        shares.set(item.tenant, share);
      }
      share.unanswered += item.size;
      unanswered += item.size;
      share.waiting.push(item);
      if (share.waiting.length === 1) turns.push(share);
    },
    take(maxItems, maxSize) {
      const taken: Queued[] = [];
      let size = 0;
      while (turns.length > 0 && taken.length < maxItems && size < maxSize) {
        const round = turns;
        turns = [];
        for (const [index, share] of round.entries()) {
          if (taken.length >= maxItems || size >= maxSize) {
            // Tenants that had no turn come before those that had one.
            turns = [...round.slice(index), ...turns];
            break;
          }
          const item = share.waiting.shift() as Queued;
          taken.push(item);
          size += item.size;
          if (share.waiting.length > 0) turns.push(share);
        }
      }
      return taken;
    },
    settle({ tenant, size }) {
      const share = shares.get(tenant);
      if (!share) return;
      share.unanswered -= size;
      unanswered -= size;
      if (share.unanswered <= 0) shares.delete(tenant);
    },
    get isEmpty() {
      return turns.length === 0;
    },
  };
}
