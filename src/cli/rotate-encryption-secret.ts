import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { checkSecret, replaceSecret } = await import('../platform/encryption/replace-secret.ts');
const { recordAuditEverywhere } = await import('../tenancy/audit/audit.ts');

const usage = {
  name: 'rotate-encryption-secret',
  about:
    'Decrypts everything that is encrypted with KEY_ENCRYPTION_SECRET_PREVIOUS, and encrypts it with ' +
    'KEY_ENCRYPTION_SECRET. Continues where an interrupted run has stopped.',
  options: {
    check: {
      type: 'boolean',
      about: 'Changes nothing, and reports whether the previous secret may be removed',
    },
  },
} as const;

await runCommand(usage, (runtime, { check }) =>
  check
    ? checkSecret(runtime)
    : replaceSecret(runtime, (tx, since) => {
        const target = { kind: 'encryption_secret', id: since.toISOString() };
        const entry = { action: 'encryption_secret.replaced', target };
        return recordAuditEverywhere(tx, COMMAND_LINE, entry, runtime.clock());
      }),
);
