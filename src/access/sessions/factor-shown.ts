import type { Db } from '../../platform/database/database.ts';

/** Records that a second factor was shown in a session, so that its handoff does not ask again. */
export async function noteFactorShown(tx: Db, sessionId: string): Promise<void> {
  await tx.$executeRaw`UPDATE session SET second_factor_shown = true WHERE id = ${sessionId}::uuid`;
}
