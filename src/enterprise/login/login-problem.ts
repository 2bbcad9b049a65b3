import type { Runtime } from '../../platform/runtime.ts';

/**
 * Keeps why a login at a company has failed, for the collaborators. Each such login has stored a state before, so an
 * attacker can cause no more writes than without this.
 * @param reason without data of the person
 */
export async function recordLoginProblem(
  { prisma, clock }: Runtime,
  connectionId: number,
  reason: string | null | undefined,
): Promise<void> {
  const data = { loginProblem: reason || 'The provider gives no reason.', loginProblemAt: clock() };
  await prisma.enterpriseConnection.updateMany({ where: { id: connectionId }, data });
}
