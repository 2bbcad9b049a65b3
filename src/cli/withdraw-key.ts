import { ensureClient } from './generate-client.ts';

/**
 * `npm run withdraw-key -- <kid>`: for a signing key that somebody else may know. What it signed is dead
 * within five seconds, on every server; a new key takes over at once. On the embedded database, stop the
 * server first.
 */
await ensureClient();
const { fail } = await import('./fail.ts');
const { openDatabase } = await import('../database/database.ts');
const { systemClock } = await import('../lib/clock.ts');
const { deriveKeys } = await import('../lib/derived-keys.ts');
const { readSettings } = await import('../settings.ts');
const { openSigningKeys, withdrawSigningKey } = await import('../tokens/signing-keys.ts');

const [kid] = process.argv.slice(2);
if (!kid) {
  console.error('Usage: npm run withdraw-key -- <kid>   (the `kid` in the header of the tokens it signed)');
  process.exit(1);
}
try {
  const settings = readSettings();
  const database = await openDatabase(settings);
  try {
    const dependencies = { clock: systemClock, derivedKeys: deriveKeys(settings.keyEncryptionSecret) };
    // A key encrypted with another secret would be unreadable for every server.
    if ((await database.prisma.signingKey.count()) > 0) await openSigningKeys(database.prisma, dependencies);
    const withdrawn = await database.prisma.$transaction((tx) => withdrawSigningKey(tx, dependencies, kid));
    console.log(JSON.stringify(withdrawn, null, 2));
  } finally {
    await database.close();
  }
} catch (error) {
  fail(error);
}
