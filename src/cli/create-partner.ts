import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, runCommand, wholeOf } = await import('./command.ts');
const { addPartner } = await import('../tenancy/partners/manage-partners.ts');

const usage = {
  name: 'create-partner',
  about: 'Creates a partner of an account. Its secret is printed once.',
  options: {
    account: ACCOUNT,
    name: { type: 'string', value: 'text', required: true, about: 'The name' },
    'rate-per-minute': {
      type: 'string',
      value: 'number',
      about: 'How many tokens the partner may validate per minute; default: no limit',
    },
  },
} as const;

await runCommand(usage, async (runtime, { account, name, ...given }) => {
  const ratePerMinute = wholeOf(usage, 'rate-per-minute', given['rate-per-minute']);
  const acting = await actingOn(runtime, account);
  const input = { name, ratePerMinute };
  const { partner, clientSecret } = await addPartner(runtime, acting, input);
  return { partnerId: partner.id, accountId: acting.accountId, clientId: partner.clientId, clientSecret };
});
