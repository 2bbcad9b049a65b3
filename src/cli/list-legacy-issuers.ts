import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, runCommand } = await import('./command.ts');
const { listLegacyIssuers } = await import('../access/legacy-tokens/manage-issuers.ts');

const usage = {
  name: 'list-legacy-issuers',
  about: 'Lists the issuers of an account whose tokens are adopted as sessions, without their secrets.',
  options: {
    account: ACCOUNT,
  },
} as const;

await runCommand(usage, async (runtime, { account }) => {
  return listLegacyIssuers(runtime, await actingOn(runtime, account));
});
