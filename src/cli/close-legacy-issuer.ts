import { ensureClient } from './generate-client.ts';

await ensureClient();
const { idOf, runCommand, timeOf } = await import('./command.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { closeLegacyIssuer } = await import('../access/legacy-tokens/manage-issuers.ts');

const usage = {
  name: 'close-legacy-issuer',
  about:
    'Closes an issuer for good: its tokens are refused from now on. With --until, moves the end of its window instead. Sessions that its tokens became stay open, with new tokens.',
  options: {
    account: { type: 'string', value: 'slug', required: true, about: 'The account' },
    issuer: { type: 'string', value: 'id', required: true, about: 'The issuer' },
    until: { type: 'string', value: 'time', about: 'The new end of the window, ISO 8601' },
  },
} as const;

await runCommand(usage, async (runtime, given) => {
  const issuerId = idOf(usage, 'issuer', given.issuer);
  const until = given.until === undefined ? null : timeOf(usage, 'until', given.until);
  const { id: accountId } = await findAccount(runtime.prisma, String(given.account));
  return closeLegacyIssuer(runtime, { accountId, actor: COMMAND_LINE }, issuerId, until);
});
