import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { readSecret } = await import('./command-input.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { addHashSecret } = await import('../customers/passwords/hash-secrets.ts');

const usage = {
  name: 'add-hash-secret',
  about:
    'Adds a pepper or a signer key, with which another system hashed the passwords of an account. Reads it from standard input. It is never shown again.',
  options: {
    account: { type: 'string', value: 'slug', required: true, about: 'The account' },
    name: {
      type: 'string',
      value: 'text',
      required: true,
      about: 'The name by which the records of an import refer to it',
    },
    base64: { type: 'boolean', about: 'The input is base64, as the signer key of Firebase is' },
  },
} as const;

await runCommand(usage, async (runtime, { account, name, base64 }) => {
  const value = await readSecret(usage, { isBase64: base64 === true });
  const { id: accountId } = await findAccount(runtime.prisma, String(account));
  const { id } = await addHashSecret(
    runtime,
    { accountId, actor: COMMAND_LINE },
    { name: String(name), value },
  );
  return { hashSecretId: id, accountId, name };
});
