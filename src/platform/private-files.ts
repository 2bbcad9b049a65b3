import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { OperatorError, reasonOf } from '../lib/operator-error.ts';

/** Files that only the user of this process can read. Writes are atomic. */

/**
 * Creates the data folder, with its parents, if it does not exist.
 * @throws OperatorError when it cannot be used
 */
export function requireDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusableDataFolder(folder, error);
  }
}

/** Explains why the data folder cannot be used, from the error of the operating system. */
export function unusableDataFolder(folder: string, error: unknown): OperatorError {
  return new OperatorError(`DATA_DIR: ${folder} cannot be used: ${reasonOf(error)}`, { cause: error });
}

/** Creates a file, atomically. @returns false if it exists already. Of several concurrent calls, only one creates it */
export function createFile(file: string, content: string): boolean {
  const draft = writeDraft(file, content);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Creates or replaces a file, atomically. */
export function replaceFile(file: string, content: string): void {
  renameSync(writeDraft(file, content), file);
}

function writeDraft(file: string, content: string): string {
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, content, { mode: 0o600 });
    // Set the mode explicitly: the umask may have removed bits.
    chmodSync(draft, 0o600);
    return draft;
  } catch (error) {
    // If the disk is full, the draft exists without its content.
    rmSync(draft, { force: true });
    throw error;
  }
}
