import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { recordAuditEverywhere } = await import('../tenancy/audit/audit.ts');
const { openSigningKeys, rotateSigningKey } = await import('../access/tokens/signing-keys.ts');

const usage = {
  name: 'rotate-keys',
  about:
    'A new signing key takes over in ten seconds. Tokens signed by the old one stay good until they expire. On the embedded database, stop the server first.',
  options: {},
};

await runCommand(usage, async ({ database, prisma, ...dependencies }) =>
  database.exclusively(async () => {
    const before = await prisma.signingKey.count();
    // A key encrypted with another secret would be unreadable for every server.
    if (before > 0) await openSigningKeys(prisma, dependencies);
    return prisma.$transaction(async (tx) => {
      const rotated = await rotateSigningKey(tx, dependencies);
      const target = { kind: 'signing_key', id: rotated.created };
      const entry = { action: 'signing_key.rotated', target, before: { retired: rotated.retired } };
      await recordAuditEverywhere(tx, COMMAND_LINE, entry, dependencies.clock());
      return rotated;
    });
  }),
);
