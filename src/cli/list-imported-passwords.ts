import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { importedPasswords } = await import('../customers/passwords/imported-passwords.ts');

const usage = {
  name: 'list-imported-passwords',
  about:
    'Counts the imported password hashes of an account by kind, and lists customers whose hash is unknown, malformed or too costly.',
  options: {
    account: { type: 'string', value: 'slug', required: true, about: 'The account' },
  },
} as const;

await runCommand(usage, async ({ prisma }, { account }) => {
  const { id } = await findAccount(prisma, String(account));
  return { accountId: id, ...(await importedPasswords(prisma, id)) };
});
