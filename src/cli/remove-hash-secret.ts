import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, runCommand } = await import('./command.ts');
const { removeHashSecret } = await import('../customers/passwords/hash-secrets.ts');

const usage = {
  name: 'remove-hash-secret',
  about:
    'Removes a pepper or a signer key that no password hash of the account needs any more. Refused while a hash needs it.',
  options: {
    account: ACCOUNT,
    name: { type: 'string', value: 'text', required: true, about: 'The name of the secret' },
  },
} as const;

await runCommand(usage, async (runtime, { account, name }) => {
  const acting = await actingOn(runtime, account);
  const { id } = await removeHashSecret(runtime, acting, String(name));
  return { hashSecretId: id, accountId: acting.accountId, name };
});
