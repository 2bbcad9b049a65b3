import type { Runtime } from '../../platform/runtime.ts';

/**
 * Stores why a login at a company has failed, for the collaborators. Only logins that were started here are stored, and
 * the number of starts is limited.
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
