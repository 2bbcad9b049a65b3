import { ensureClient } from './generate-client.ts';

/**
 * `npm run rotate-keys`: a new signing key takes over. Servers notice within seconds; tokens signed by
 * the old key stay good until they expire. On the embedded database, stop the server first.
 */
ensureClient();
const { openDatabase } = await import('../database/database.ts');
const { FolderLockedError } = await import('../database/folder-lock.ts');
const { systemClock } = await import('../lib/clock.ts');
const { deriveKeys } = await import('../lib/derived-keys.ts');
const { readSettings, SettingsError } = await import('../settings.ts');
const { openSigningKeys, rotateSigningKey, WrongKeyEncryptionSecretError } = await import(
  '../tokens/signing-keys.ts'
);

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
  const expected = [SettingsError, FolderLockedError, WrongKeyEncryptionSecretError];
  console.error(expected.some((kind) => error instanceof kind) ? (error as Error).message : error);
  process.exit(1);
}
