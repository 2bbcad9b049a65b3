import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { IdentityError, invalidField, unavailable } from '../../platform/errors.ts';

/** A file without a name. Its space is freed when the process closes it or crashes. */
export type UploadedFile = { handle: FileHandle; bytes: number };

/** An upload fails after this time without a byte. */
const STALLED_MS = 30_000;
/** An upload occupies one of a few places of the process, so it may not be slower than this after its first minute. */
const MIN_BYTES_PER_SECOND = 64_000;
const FIRST_MS = 60_000;
const NO_SPACE = ['ENOSPC', 'EDQUOT'];
const RETRY_AFTER_SECONDS = 60;

/**
 * Writes an upload to a private file in the folder for temporary files (`TMPDIR`), chunk by chunk.
 * @param content not destroyed if the upload is refused, so that the response can be sent
 * @throws IdentityError PAYLOAD_TOO_LARGE; VALIDATION_FAILED on `file` for an empty file; BAD_REQUEST if the sender
 *   closes the connection, sends nothing for 30 seconds or is too slow; UNAVAILABLE if the disk is full
 */
export async function storeUpload(
  content: Readable,
  maxBytes: number,
  milliseconds: () => number = () => performance.now(),
): Promise<UploadedFile> {
  const handle = await createNamelessFile();
  const begunAt = milliseconds();
  let bytes = 0;
  const stalled = setTimeout(() => content.destroy(), STALLED_MS).unref();
  try {
    for await (const chunk of content.iterator({ destroyOnReturn: false })) {
      stalled.refresh();
      bytes += (chunk as Buffer).length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      if (isTooSlow(bytes, milliseconds() - begunAt)) throw tooSlow();
      await handle.appendFile(chunk as Buffer);
    }
    if (bytes === 0) throw invalidField('file', 'The file is empty.');
    return { handle, bytes };
  } catch (error) {
    await handle.close();
    if (error instanceof IdentityError) throw error;
    if (NO_SPACE.includes((error as NodeJS.ErrnoException).code ?? ''))
      throw unavailable(RETRY_AFTER_SECONDS, error);
    if (content.destroyed)
      throw new IdentityError('BAD_REQUEST', { message: 'The upload was not completed.' });
    throw error;
  } finally {
    clearTimeout(stalled);
  }
}

function isTooSlow(bytes: number, elapsed: number): boolean {
  return elapsed > FIRST_MS && bytes * 1_000 < MIN_BYTES_PER_SECOND * elapsed;
}

function tooSlow(): IdentityError {
  const message = 'The upload is too slow. Compress the file with gzip, or import it on the command line.';
  return new IdentityError('BAD_REQUEST', { message });
}

export function tooLarge(maxBytes: number): IdentityError {
  const message = `The file is larger than ${maxBytes} bytes. Compress it with gzip, or import it on the command line.`;
  return new IdentityError('PAYLOAD_TOO_LARGE', { message });
}

async function createNamelessFile(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-upload-'));
  try {
    return await open(join(folder, 'file'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
