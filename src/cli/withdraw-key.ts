import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { openSigningKeys, withdrawSigningKey } = await import('../access/tokens/signing-keys.ts');

const usage = {
  name: 'withdraw-key',
  about:
    'For a signing key that somebody else may know: what it signed is dead within five seconds, on every server; a new key takes over at once. On the embedded database, stop the server first.',
  options: {
    kid: {
      type: 'string',
      value: 'kid',
      required: true,
      about: 'Which key: the `kid` in the header of the tokens that it signed',
    },
  },
} as const;

await runCommand(usage, async ({ prisma, ...dependencies }, { kid }) => {
  // A key encrypted with another secret would be unreadable for every server.
  if ((await prisma.signingKey.count()) > 0) await openSigningKeys(prisma, dependencies);
  return prisma.$transaction((tx) => withdrawSigningKey(tx, dependencies, String(kid)));
});
