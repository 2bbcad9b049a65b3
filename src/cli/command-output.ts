import { accessSync, constants, createWriteStream, existsSync, openSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError, reasonOf } from '../lib/operator-error.ts';

/** The files that commands write. Each is a new file that only its owner can read. */

/**
 * Creates the file that an option names.
 * @throws OperatorError if it exists, or cannot be created
 */
export function createFile(option: string, path: string): WriteStream {
  try {
    return createWriteStream('', { fd: openSync(path, 'wx', 0o600) });
  } catch (error) {
    throw new OperatorError(`--${option} must be a new file: ${reasonOf(error)}`, { cause: error });
  }
}

/** NDJSON that is written while a command runs. */
export type Report = {
  add(entry: object): void;
  /** @param isComplete whether the file is also created if it has no entries */
  end(isComplete: boolean): Promise<void>;
};

/**
 * Prepares a report. The file is created with its first entry or at the end. If the command is interrupted earlier, no
 * file exists, and the command can be called again in the same way.
 * @throws OperatorError if the file exists, or its folder cannot be written
 */
export function createReport(option: string, path: string): Report {
  if (existsSync(path)) throw new OperatorError(`--${option} must be a new file: ${path} exists.`);
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw new OperatorError(`--${option} cannot be written: ${reasonOf(error)}`, { cause: error });
  }
  let file: WriteStream | null = null;
  return {
    add(entry) {
      file ??= createFile(option, path);
      file.write(`${JSON.stringify(entry)}\n`);
    },
    async end(isComplete) {
      if (isComplete) file ??= createFile(option, path);
      const { promise, resolve } = Promise.withResolvers<void>();
      if (file) file.end(resolve);
      else resolve();
      await promise;
    },
  };
}
