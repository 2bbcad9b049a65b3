import type { Db } from '../../platform/database/database.ts';

/**
 * Records that the session was opened with a second factor, so that a handoff to another site does not ask
 * for it again.
 */
export async function noteFactorShown(tx: Db, sessionId: string): Promise<void> {
  await tx.$executeRaw`UPDATE session SET second_factor_shown = true WHERE id = ${sessionId}::uuid`;
}
