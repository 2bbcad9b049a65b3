import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { listLegacyIssuers } = await import('../access/legacy-tokens/manage-issuers.ts');

const usage = {
  name: 'list-legacy-issuers',
  about: 'Lists the issuers of an account whose tokens are adopted as sessions, without their secrets.',
  options: {
    account: { type: 'string', value: 'slug', required: true, about: 'The account' },
  },
} as const;

await runCommand(usage, async (runtime, { account }) => {
  const { id: accountId } = await findAccount(runtime.prisma, String(account));
  return listLegacyIssuers(runtime, { accountId });
});
