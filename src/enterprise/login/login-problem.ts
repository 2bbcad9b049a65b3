import type { Runtime } from '../../platform/runtime.ts';

/**
 * Stores why a login at a company has failed, for the collaborators. Only for logins that Gatehouse has started, so the
 * limit of starts also limits these writes.
 * @param reason without personal data
 */
export async function recordLoginProblem(
  { prisma, clock }: Runtime,
  connectionId: number,
  reason: string | null | undefined,
): Promise<void> {
  const data = { loginProblem: reason || 'The provider gives no reason.', loginProblemAt: clock() };
  await prisma.enterpriseConnection.updateMany({ where: { id: connectionId }, data });
}
