import { isUtf8 } from 'node:buffer';
import { accessSync, constants, createReadStream, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Given, misuse, type Usage } from './command-options.ts';

/**
 * The files and the standard input of commands. Like `command-options.ts`, this module loads no code of the service.
 */

/** The value of an option that names a file. */
type Path = Given[string];

/** Reads the file that an option names. If it cannot be read, prints the usage and ends the process. */
export function readOption(usage: Usage, option: string, path: Path): Buffer {
  try {
    return readFileSync(String(path));
  } catch (error) {
    return unreadable(usage, option, error);
  }
}

/**
 * Opens the file that an option names. If it cannot be read, prints the usage and ends the process.
 * @param path `-` or undefined: standard input
 */
export function openOption(usage: Usage, option: string, path: Path): Readable {
  if (isStandardInput(path)) return process.stdin;
  try {
    accessSync(String(path), constants.R_OK);
  } catch (error) {
    return unreadable(usage, option, error);
  }
  return createReadStream(String(path));
}

/**
 * Reads a secret: text or base64, without the line break at its end. If it is neither, prints the usage and ends the
 * process.
 * @param option the option that names the file
 * @param path `-` or undefined: standard input
 * @param isBase64 whether the input is base64, which is decoded
 */
export async function readSecret(
  usage: Usage,
  { option, path, isBase64 = false }: { option?: string; path?: Path; isBase64?: boolean } = {},
): Promise<Buffer> {
  const given =
    option === undefined || isStandardInput(path)
      ? await buffer(process.stdin)
      : readOption(usage, option, path);
  if (!isBase64 && !isUtf8(given)) {
    misuse(usage, `The secret is not UTF-8 text.${'base64' in usage.options ? ' Use --base64.' : ''}`);
  }
  const text = given.toString().replace(/\r?\n$/, '');
  if (isBase64 && !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) misuse(usage, 'The secret is not base64.');
  return Buffer.from(text, isBase64 ? 'base64' : 'utf8');
}

const isStandardInput = (path: Path) => path === undefined || path === '-';

function unreadable(usage: Usage, option: string, error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  return misuse(usage, `--${option} must be a file that can be read (${code}).`);
}
