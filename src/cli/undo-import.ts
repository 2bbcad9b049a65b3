import { ensureClient } from './generate-client.ts';

await ensureClient();
const { idOf, runCommand } = await import('./command.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { undoImport } = await import('../administration/imports/undo-import.ts');

const usage = {
  name: 'undo-import',
  about: 'Deletes the customers whom an import has created and who were not used or changed since.',
  options: {
    account: { type: 'string', value: 'slug', required: true, about: 'The account' },
    run: {
      type: 'string',
      value: 'number',
      required: true,
      about: 'The runId that import-customers has printed',
    },
  },
} as const;

await runCommand(usage, async (runtime, { account, run }) => {
  const runId = idOf(usage, 'run', run);
  const { id: accountId } = await findAccount(runtime.prisma, String(account));
  return undoImport(runtime, { accountId, actor: COMMAND_LINE }, runId);
});
