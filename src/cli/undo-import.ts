import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, idOf, runCommand } = await import('./command.ts');
const { undoImport } = await import('../administration/imports/undo-import.ts');

const usage = {
  name: 'undo-import',
  about: 'Deletes the customers whom an import has created and whose account was not used or changed since.',
  options: {
    account: ACCOUNT,
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
  return undoImport(runtime, await actingOn(runtime, account), runId);
});
