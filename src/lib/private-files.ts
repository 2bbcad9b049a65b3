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
import { OperatorError, reasonOf } from './operator-error.ts';

/** Files that only the user of this process may read. Each is there whole or not at all. */

/**
 * Makes the data folder if need be, and those above it.
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

/** @param error of the operating system's */
export function unusableDataFolder(folder: string, error: unknown): OperatorError {
  return new OperatorError(`DATA_DIR: ${folder} cannot be used: ${reasonOf(error)}`, { cause: error });
}

/** @returns false, and nothing has changed, when there is one of that name; of several who try at once one succeeds */
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

/** Takes the place of one that may be there. */
export function replaceFile(file: string, content: string): void {
  renameSync(writeDraft(file, content), file);
}

function writeDraft(file: string, content: string): string {
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, content, { mode: 0o600 });
    // Whatever the umask takes away.
    chmodSync(draft, 0o600);
    return draft;
  } catch (error) {
    // On a full disk it is there, without its content.
    rmSync(draft, { force: true });
    throw error;
  }
}
