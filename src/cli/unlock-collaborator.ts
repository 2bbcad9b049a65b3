import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { unlockCollaborator } = await import('../administration/collaborators/unlock.ts');

const usage = {
  name: 'unlock-collaborator',
  about: 'Clears the failed logins and wrong second factors of a collaborator, which ends the lockout.',
  options: {
    email: { type: 'string', value: 'address', required: true, about: 'The email of the collaborator' },
  },
} as const;

await runCommand(usage, async (runtime, { email }) =>
  unlockCollaborator(runtime, { accountId: null, actor: COMMAND_LINE }, { email }),
);
