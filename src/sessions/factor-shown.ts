import type { Db } from '../database/database.ts';

/** Notes that a second factor was shown in a session, so that a handoff of it asks for no other one. */
export async function noteFactorShown(tx: Db, sessionId: string): Promise<void> {
  await tx.$executeRaw`UPDATE session SET second_factor_shown = true WHERE id = ${sessionId}::uuid`;
}
