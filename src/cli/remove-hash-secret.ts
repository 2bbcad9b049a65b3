import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { removeHashSecret } = await import('../customers/passwords/hash-secrets.ts');

const usage = {
  name: 'remove-hash-secret',
  about:
    'Removes a pepper or a signer key that no password hash of the account needs any more. Refused while a hash needs it.',
  options: {
    account: { type: 'string', value: 'slug', required: true, about: 'The account' },
    name: { type: 'string', value: 'text', required: true, about: 'The name of the secret' },
  },
} as const;

await runCommand(usage, async (runtime, { account, name }) => {
  const { id: accountId } = await findAccount(runtime.prisma, String(account));
  const acting = { accountId, actor: COMMAND_LINE };
  const { id } = await removeHashSecret(runtime, acting, String(name));
  return { hashSecretId: id, accountId, name };
});
