import { ensureClient } from './generate-client.ts';

await ensureClient();
const { misuse, runCommand } = await import('./command.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { addPartner } = await import('../tenancy/partners/manage-partners.ts');

const usage = {
  name: 'create-partner',
  about: 'Creates a partner of an account. Its secret is printed once.',
  options: {
    account: { type: 'string', value: 'slug', required: true, about: 'The account' },
    name: { type: 'string', value: 'text', required: true, about: 'The name' },
    'rate-per-minute': {
      type: 'string',
      value: 'number',
      about: 'How many tokens it may validate per minute; default: no limit',
    },
  },
} as const;

await runCommand(usage, async (runtime, { account, name, ...given }) => {
  const rate = given['rate-per-minute'];
  if (rate !== undefined && !/^\d{1,9}$/.test(String(rate))) {
    misuse(usage, '--rate-per-minute must be a whole number.');
  }
  const { id: accountId } = await findAccount(runtime.prisma, String(account));
  const input = { name, ratePerMinute: rate === undefined ? null : Number(rate) };
  const acting = { accountId, actor: COMMAND_LINE };
  const { partner, clientSecret } = await addPartner(runtime, acting, input);
  return { partnerId: partner.id, accountId, clientId: partner.clientId, clientSecret };
});
