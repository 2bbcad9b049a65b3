import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { checkSecret, replaceSecret } = await import('../platform/encryption/replace-secret.ts');

const usage = {
  name: 'rotate-encryption-secret',
  about:
    'Seals everything with KEY_ENCRYPTION_SECRET that is sealed with KEY_ENCRYPTION_SECRET_PREVIOUS. Continues where an interrupted run has stopped.',
  options: {
    check: { type: 'boolean', about: 'Changes nothing, and says whether the previous secret may be removed' },
  },
} as const;

await runCommand(usage, (runtime, { check }) => (check ? checkSecret(runtime) : replaceSecret(runtime)));
