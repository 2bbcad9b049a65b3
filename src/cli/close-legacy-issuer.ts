import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, idOf, runCommand, timeOf } = await import('./command.ts');
const { closeLegacyIssuer } = await import('../access/legacy-tokens/manage-issuers.ts');

const usage = {
  name: 'close-legacy-issuer',
  about:
    'Closes an issuer permanently: its tokens are refused from now on. With --until, only changes the end of the ' +
    'window in which they are accepted. The sessions that were made from its tokens stay open, with tokens of ' +
    'Gatehouse.',
  options: {
    account: ACCOUNT,
    issuer: { type: 'string', value: 'id', required: true, about: 'The issuer' },
    until: { type: 'string', value: 'time', about: 'The new end of the window, ISO 8601' },
  },
} as const;

await runCommand(usage, async (runtime, given) => {
  const issuerId = idOf(usage, 'issuer', given.issuer);
  const until = given.until === undefined ? null : timeOf(usage, 'until', given.until);
  return closeLegacyIssuer(runtime, await actingOn(runtime, given.account), issuerId, until);
});
