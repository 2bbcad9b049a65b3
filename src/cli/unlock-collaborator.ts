import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { unlockCollaborator } = await import('../administration/collaborators/unlock.ts');

const usage = {
  name: 'unlock-collaborator',
  about:
    'Forgets the failed logins of a collaborator, and so lifts the lock. On the embedded database, stop the server first.',
  options: {
    email: { type: 'string', value: 'address', required: true, about: 'The email of the collaborator' },
  },
} as const;

await runCommand(usage, async (runtime, { email }) =>
  unlockCollaborator(runtime, { accountId: null, actor: COMMAND_LINE }, { email }),
);
