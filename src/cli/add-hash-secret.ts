import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, runCommand } = await import('./command.ts');
const { readSecret } = await import('./command-input.ts');
const { addHashSecret } = await import('../customers/passwords/hash-secrets.ts');

const usage = {
  name: 'add-hash-secret',
  about:
    'Adds a pepper or a signer key, with which another system hashed the passwords of an account. The secret is read ' +
    'from standard input, and never shown again.',
  options: {
    account: ACCOUNT,
    name: {
      type: 'string',
      value: 'text',
      required: true,
      about: 'The name by which the records of an import refer to the secret',
    },
    base64: { type: 'boolean', about: 'The input is base64, such as the signer key of Firebase' },
  },
} as const;

await runCommand(usage, async (runtime, { account, name, base64 }) => {
  const value = await readSecret(usage, { isBase64: base64 === true });
  const acting = await actingOn(runtime, account);
  const { id } = await addHashSecret(runtime, acting, { name: String(name), value });
  return { hashSecretId: id, accountId: acting.accountId, name };
});
