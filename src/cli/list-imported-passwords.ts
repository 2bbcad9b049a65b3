import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, runCommand } = await import('./command.ts');
const { importedPasswords } = await import('../customers/passwords/imported-passwords.ts');

const usage = {
  name: 'list-imported-passwords',
  about:
    'Counts the imported password hashes of an account by kind, and lists customers whose hash cannot be used.',
  options: {
    account: ACCOUNT,
  },
} as const;

await runCommand(usage, async (runtime, { account }) => {
  const { accountId } = await actingOn(runtime, account);
  return { accountId, ...(await importedPasswords(runtime.prisma, accountId)) };
});
