import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { removeFactorsOf } = await import('../administration/collaborators/lost-factor.ts');

const usage = {
  name: 'remove-collaborator-factors',
  about:
    'Removes every second factor of a collaborator, such as an owner whom no other owner can help. Their sessions ' +
    'end. If they had an app or a passkey, a mail notifies them.',
  options: {
    email: { type: 'string', value: 'address', required: true, about: 'The email of the collaborator' },
  },
} as const;

await runCommand(usage, async (runtime, { email }) => removeFactorsOf(runtime, String(email)));
