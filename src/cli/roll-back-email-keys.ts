import { ensureClient } from './generate-client.ts';

await ensureClient();
const { runCommand } = await import('./command.ts');
const { rollBack } = await import('../platform/database/roll-back.ts');
const { restoreSpelledKeys } = await import('../customers/customer/email-collisions.ts');

const usage = {
  name: 'roll-back-email-keys',
  about:
    'Undoes the migration email_collisions, so that a version without it can start. Domains are then compared as they were typed.',
  stopAllServers: true,
  options: {},
} as const;

await runCommand(usage, async ({ prisma }) => {
  const result = await restoreSpelledKeys(prisma);
  await rollBack(prisma, 'email_collisions');
  return result;
});
