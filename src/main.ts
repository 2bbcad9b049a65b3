import { setTimeout as sleep } from 'node:timers/promises';
import { FolderLockedError } from './database/folder-lock.ts';
import { welcome } from './http/welcome.ts';
import { createServer } from './server.ts';
import { readSettings, SettingsError } from './settings.ts';
import { WrongKeyEncryptionSecretError } from './tokens/signing-keys.ts';

/** Settings → start → signals; nothing else. */
try {
  const settings = readSettings();
  const server = await createServer(settings);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      server.drain();
      await sleep(settings.drainMilliseconds);
      await server.close();
      process.exit(0);
    });
  }
  await server.listen();
  process.stdout.write(welcome(settings, server.seeded));
} catch (error) {
  const expected = [SettingsError, FolderLockedError, WrongKeyEncryptionSecretError];
  console.error(expected.some((kind) => error instanceof kind) ? (error as Error).message : error);
  process.exit(1);
}
