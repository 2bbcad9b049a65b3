import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { openSigningKeys, withdrawSigningKey } = await import('../access/tokens/signing-keys.ts');

const usage = {
  name: 'withdraw-key',
  about:
    'Withdraws a signing key that may have leaked. Its tokens become invalid on every server within five seconds, ' +
    'and another key takes over.',
  options: {
    kid: {
      type: 'string',
      value: 'kid',
      required: true,
      about: 'The key: the `kid` in the header of its tokens',
    },
  },
} as const;

await runCommand(usage, async (runtime, { kid }) => {
  // Fails if KEY_ENCRYPTION_SECRET is not the one of the servers: they could not read the new key.
  if ((await runtime.prisma.signingKey.count()) > 0) await openSigningKeys(runtime);
  return runtime.prisma.$transaction((tx) => withdrawSigningKey(tx, runtime, String(kid)));
});
