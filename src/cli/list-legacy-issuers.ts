import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, runCommand } = await import('./command.ts');
const { listLegacyIssuers } = await import('../access/legacy-tokens/manage-issuers.ts');

const usage = {
  name: 'list-legacy-issuers',
  about: 'Lists the issuers whose tokens an account adopts as sessions. Their secrets are not shown.',
  options: {
    account: ACCOUNT,
  },
} as const;

await runCommand(usage, async (runtime, { account }) => {
  return listLegacyIssuers(runtime, await actingOn(runtime, account));
});
