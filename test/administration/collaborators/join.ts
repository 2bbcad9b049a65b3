import type { CollaboratorRole } from '../../../src/platform/database/client/client.ts';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { mailedToken } from '../../support/mails.ts';
import type { TestServer } from '../../support/server.ts';
import { Accept, Invite } from './documents.ts';

export const PASSWORD = 'violet-harbor-92-mint';

export type Person = { id: string; email: string; password: string; token: string };

/** Invites a collaborator, by default as the demo account's owner, and accepts the invitation. */
export async function join(
  server: TestServer,
  role: CollaboratorRole,
  owner?: { token: string },
): Promise<Person> {
  const email = uniqueEmail();
  const inviting = owner ?? (await logInCollaborator(server));
  const { inviteCollaborator } = await execute(server.url, Invite, { input: { email, role } }, inviting);
  const input = { token: await mailedToken(server, email), password: PASSWORD };
  const { acceptCollaboratorInvitation } = await execute(server.url, Accept, { input });
  return {
    id: inviteCollaborator.id,
    email,
    password: PASSWORD,
    token: acceptCollaboratorInvitation.token,
  };
}
