import { isOutage } from '../database/failures.ts';
import { FolderLockedError } from '../database/folder-lock.ts';
import { SettingsError } from '../settings.ts';
import { WrongKeyEncryptionSecretError } from '../tokens/signing-keys.ts';

/** Errors that say by themselves what whoever runs the service has to do, and what commands call them. */
const EXPLAINED = {
  SETTINGS_INVALID: SettingsError,
  DATABASE_IN_USE: FolderLockedError,
  WRONG_KEY_ENCRYPTION_SECRET: WrongKeyEncryptionSecretError,
};

/** @returns null for an error that nobody foresaw */
export function explanationOf(error: unknown): { code: string; message: string } | null {
  if (!(error instanceof Error)) return null;
  const [code] = Object.entries(EXPLAINED).find(([, kind]) => error instanceof kind) ?? [];
  if (code) return { code, message: error.message };
  return isOutage(error)
    ? { code: 'UNAVAILABLE', message: `The database cannot be reached: ${error.message}` }
    : null;
}

/** Ends the process with a message, and with a stack only where nobody foresaw the error. */
export function fail(error: unknown): never {
  console.error(explanationOf(error)?.message ?? error);
  process.exit(1);
}
