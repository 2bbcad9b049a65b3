import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from './database.ts';

const POLL_MS = 10;

/**
 * Notes which transactions are writing now, so that the caller can wait until all of them have ended. No transaction is
 * blocked.
 * @returns a function that waits until they have ended, or until `giveUpAt`
 */
export async function transactionsUnderWay(db: Db): Promise<(giveUpAt: number) => Promise<void>> {
  // The ids of all transactions that are writing now are smaller than a new id. They may be greater than the snapshot's
  // xmax, which follows the last completed transaction: several later ones may be under way.
  const [row] = await db.$queryRaw<{ horizon: string }[]>`SELECT pg_current_xact_id()::text AS horizon`;
  const horizon = row?.horizon ?? '0';
  const areOver = async () => {
    const [now] = await db.$queryRaw<{ over: boolean }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ${horizon}::xid8 AS over`;
    return now?.over ?? true;
  };
  return async (giveUpAt) => {
    while (!(await areOver()) && performance.now() < giveUpAt) await sleep(POLL_MS);
  };
}
