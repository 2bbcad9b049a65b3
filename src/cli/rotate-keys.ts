import { ensureClient } from './generate-client.ts';

/**
 * `npm run rotate-keys`: a new signing key takes over in ten seconds. Tokens signed by the old one stay
 * good until they expire. On the embedded database, stop the server first.
 */
ensureClient();
const { fail } = await import('./fail.ts');
const { openDatabase } = await import('../database/database.ts');
const { systemClock } = await import('../lib/clock.ts');
const { deriveKeys } = await import('../lib/derived-keys.ts');
const { readSettings } = await import('../settings.ts');
const { openSigningKeys, rotateSigningKey } = await import('../tokens/signing-keys.ts');

try {
  const settings = readSettings();
  const database = await openDatabase(settings);
  try {
    const dependencies = { clock: systemClock, derivedKeys: deriveKeys(settings.keyEncryptionSecret) };
    const rotated = await database.exclusively(async () => {
      const before = await database.prisma.signingKey.count();
      // A key encrypted with another secret would be unreadable for every server.
      if (before > 0) await openSigningKeys(database.prisma, dependencies);
      return rotateSigningKey(database.prisma, dependencies);
    });
    console.log(JSON.stringify(rotated, null, 2));
  } finally {
    await database.close();
  }
} catch (error) {
  fail(error);
}
