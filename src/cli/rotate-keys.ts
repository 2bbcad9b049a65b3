import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { recordAuditEverywhere } = await import('../tenancy/audit/audit.ts');
const { continueRsaKeys } = await import('../access/tokens/rsa-keys.ts');
const { openSigningKeys, rotateSigningKey } = await import('../access/tokens/signing-keys.ts');

const usage = {
  name: 'rotate-keys',
  about:
    'Creates a new signing key, which signs after ten seconds. Tokens of the old key stay valid until they expire.',
  options: {},
};

await runCommand(usage, async ({ database, ...runtime }) =>
  database.exclusively(async () => {
    const before = await runtime.prisma.signingKey.count();
    // Fails if KEY_ENCRYPTION_SECRET is not the one of the servers: they could not read the new key.
    if (before > 0) await openSigningKeys(runtime);
    const done = await runtime.prisma.$transaction(async (tx) => {
      const rotated = await rotateSigningKey(tx, runtime);
      const target = { kind: 'signing_key', id: rotated.created };
      const entry = { action: 'signing_key.rotated', target, before: { retired: rotated.retired } };
      await recordAuditEverywhere(tx, COMMAND_LINE, entry, runtime.clock());
      return rotated;
    });
    await continueRsaKeys(runtime);
    return done;
  }),
);
