import type { CommandRuntime } from '../../platform/runtime.ts';
import { OPEN_RUNS } from './idle-account.ts';
import { HEARTBEAT_SECONDS } from './run-state.ts';

/**
 * Marks a run as in progress for the duration of `work`, so that other processes and lists see it.
 * @param onStopped called when the run has ended elsewhere
 */
export async function withHeartbeat<Result>(
  { prisma, clock }: Pick<CommandRuntime, 'prisma' | 'clock'>,
  runId: number,
  onStopped: () => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const beat = async () => {
    const where = { id: runId, OR: OPEN_RUNS };
    const { count } = await prisma.importRun.updateMany({ where, data: { changedAt: clock() } });
    if (count === 0) onStopped();
  };
  let beating: Promise<void> = Promise.resolve();
  const heart = setInterval(() => {
    // Ignored: if the database fails, the work fails, too.
    beating = beat().catch(() => {});
  }, HEARTBEAT_SECONDS * 1_000).unref();
  try {
    return await work();
  } finally {
    clearInterval(heart);
    await beating;
  }
}
