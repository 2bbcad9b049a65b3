import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, runCommand } = await import('./command.ts');
const { readSecret } = await import('./command-input.ts');
const { addCollaborator } = await import('../administration/collaborators/invitation.ts');

const usage = {
  name: 'create-collaborator',
  about:
    'Creates a collaborator of an account. Without --password-stdin it prints an invitation link, which works once within a week.',
  options: {
    account: ACCOUNT,
    email: {
      type: 'string',
      value: 'address',
      required: true,
      about: 'An email that no collaborator of any account has',
    },
    role: { type: 'string', value: 'role', required: true, about: 'OWNER, ADMIN or SUPPORT' },
    name: { type: 'string', value: 'text', about: 'The name' },
    'password-stdin': { type: 'boolean', about: 'Read the password from standard input' },
  },
} as const;

await runCommand(usage, async (runtime, given) => {
  const { account, email, role, name } = given;
  const password = given['password-stdin'] ? (await readSecret(usage)).toString() : null;
  const acting = await actingOn(runtime, account);
  const input = { email, role, name, ...(password === null ? {} : { password }) };
  const { collaborator, link } = await addCollaborator(runtime, acting, input);
  return {
    collaboratorId: collaborator.id,
    accountId: acting.accountId,
    email: collaborator.email,
    role: collaborator.role,
    invitationLink: link,
  };
});
