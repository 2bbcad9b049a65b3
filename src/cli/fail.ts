import { FolderLockedError } from '../database/folder-lock.ts';
import { SettingsError } from '../settings.ts';
import { UnknownSigningKeyError, WrongKeyEncryptionSecretError } from '../tokens/signing-keys.ts';

/** Errors that say by themselves what whoever runs the service has to do. */
const EXPLAINED = [SettingsError, FolderLockedError, WrongKeyEncryptionSecretError, UnknownSigningKeyError];

/** Ends the process with a message, and with a stack only where nobody foresaw the error. */
export function fail(error: unknown): never {
  console.error(EXPLAINED.some((kind) => error instanceof kind) ? (error as Error).message : error);
  process.exit(1);
}
