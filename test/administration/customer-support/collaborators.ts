import { openCollaboratorSession } from '../../../src/administration/collaborators/session.ts';
import type { CollaboratorRole } from '../../../src/platform/database/client/client.ts';
import { uniqueEmail } from '../../support/customers.ts';
import type { TestServer } from '../../support/server.ts';

/** Creates a collaborator, by default in the demo account, with a session. */
export async function asCollaborator(
  { gatehouse }: Pick<TestServer, 'gatehouse'>,
  role: CollaboratorRole,
  accountId = 1,
): Promise<{ id: number; token: string }> {
  const { prisma, clock } = gatehouse;
  const email = uniqueEmail();
  const collaborator = await prisma.collaborator.create({
    data: { accountId, email, emailKey: email, role },
  });
  const visit = { source: '127.0.0.1', userAgent: null };
  const { token } = await openCollaboratorSession(prisma, collaborator, visit, clock());
  return { id: collaborator.id, token };
}
