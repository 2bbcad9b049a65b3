import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The metadata of a MaxMind database is in its last 128 KiB, after this marker (MaxMind DB file format 2.0). */
const MARKER = Buffer.from('abcdef4d61784d696e642e636f6d', 'hex');
const METADATA_BYTES = 128 * 1024;

/** Whether a file can be read, and looks like a MaxMind database. Reads only its end. */
export function isMaxMindFile(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return false;
  }
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, METADATA_BYTES));
    readSync(file, tail, 0, tail.byteLength, size - tail.byteLength);
    return tail.includes(MARKER);
  } catch {
    return false;
  } finally {
    closeSync(file);
  }
}
