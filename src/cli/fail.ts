import { outageReasonOf } from '../database/failures.ts';
import { FolderLockedError } from '../database/folder-lock.ts';
import { OperatorError } from '../lib/operator-error.ts';
import { SettingsError } from '../settings.ts';
import { WrongKeyEncryptionSecretError } from '../tokens/signing-keys.ts';

/** What commands call what lies with whoever runs them; any other is UNAVAILABLE. */
const CODES = {
  SETTINGS_INVALID: SettingsError,
  DATABASE_IN_USE: FolderLockedError,
  WRONG_KEY_ENCRYPTION_SECRET: WrongKeyEncryptionSecretError,
};

/** @returns null for an error that nobody foresaw */
export function explanationOf(error: unknown): { code: string; message: string } | null {
  if (!(error instanceof OperatorError)) {
    const reason = outageReasonOf(error);
    return reason === null ? null : { code: 'UNAVAILABLE', message: `This cannot be done now: ${reason}` };
  }
  const [code = 'UNAVAILABLE'] = Object.entries(CODES).find(([, kind]) => error instanceof kind) ?? [];
  return { code, message: error.message };
}

/** Ends the process with a message, and with a stack only where nobody foresaw the error. */
export function fail(error: unknown): never {
  console.error(explanationOf(error)?.message ?? error);
  process.exit(1);
}
