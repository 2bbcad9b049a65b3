import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from './database.ts';

const POLL_MS = 10;

/**
 * Waits for the end of every transaction that was writing when this was called. What is written by one that
 * begins later is not waited for, and nobody is held up.
 * @returns a function that waits, so long at most
 */
export async function transactionsUnderWay(db: Db): Promise<(giveUpAt: number) => Promise<void>> {
  const [row] = await db.$queryRaw<{ horizon: string }[]>`
    SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS horizon`;
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
