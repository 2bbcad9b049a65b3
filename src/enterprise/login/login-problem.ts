import type { Runtime } from '../../platform/runtime.ts';

/**
 * Stores why a login at a company has failed, for the collaborators. Each such login has stored a state when it began, and
 * beginnings are limited. So an attacker cannot cause any number of writes.
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
