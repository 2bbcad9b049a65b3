import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError } from 'csv-parse';
import { OperatorError } from '../../../lib/operator-error.ts';
import { csvEntries } from './csv-entries.ts';
import { type Entry, MAX_ENTRY_BYTES, parseEntry } from './entry.ts';
import { jsonEntries } from './json-entries.ts';

export const FILE_FORMATS = ['ndjson', 'csv', 'json'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export type ImportFile = {
  /** The path, or the open file if it has no name any more. */
  location: string | FileHandle;
  format: FileFormat;
  /** The character between the columns of a CSV file. */
  delimiter: string;
  /** The largest size of the decompressed file. Null: no limit. */
  maxBytes: number | null;
  /** The largest number of records, whose names and ids stay in memory to find duplicates. Absent: no limit. */
  maxRecords?: number;
};

const NEWLINE = 0x0a;

/** Returns the format for the ending of a file's name, with or without `.gz`. */
export function formatOfName(name: string): FileFormat {
  const [, ending] = /\.(csv|json)(?:\.gz)?$/i.exec(name) ?? [];
  return ending === undefined ? 'ndjson' : (ending.toLowerCase() as FileFormat);
}

/** Reads a file from its beginning, without decompressing it. */
export function readContent({ location }: Pick<ImportFile, 'location'>): Readable {
  if (typeof location === 'string') return createReadStream(location);
  return Readable.from(chunksOf(location), { objectMode: false });
}

const CHUNK_BYTES = 65_536;

/** Leaves the file open at its end. A stream of `node:fs` would close it. */
async function* chunksOf(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await handle.read({ buffer: Buffer.allocUnsafe(CHUNK_BYTES), position });
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/**
 * Reads the entries of a file one after the other, in constant memory. Empty lines are left out.
 * @throws OperatorError when the file does not have the format, is a damaged gzip file, or is too large
 */
export async function* readEntries(file: ImportFile): AsyncGenerator<Entry> {
  const isGzipped = await beginsAsGzip(file.location);
  const stream = readContent(file);
  const unpacked = isGzipped ? stream.pipe(createGunzip()) : stream;
  stream.on('error', (error) => unpacked.destroy(error));
  const content = limited(unpacked, file.maxBytes);
  try {
    if (file.format === 'csv') yield* csvEntries(content, file.delimiter);
    else yield* file.format === 'json' ? jsonEntries(content) : ofLines(content);
  } catch (error) {
    if (error instanceof CsvError)
      throw new OperatorError(`The file is not CSV: ${error.code}, line ${error.lines}.`);
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) {
      throw new OperatorError('The compressed file is damaged, or not gzip.');
    }
    throw error;
  } finally {
    stream.destroy();
  }
}

/** Limits the size, because a small file may decompress to a very large one. */
async function* limited(content: AsyncIterable<Buffer>, maxBytes: number | null): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (maxBytes !== null && bytes > maxBytes)
      throw new OperatorError(`The decompressed file is larger than ${maxBytes} bytes.`);
    yield chunk;
  }
}

/** The first bytes of gzip (RFC 1952 §2.3.1). No text in UTF-8 begins with them. */
const GZIP = Buffer.from([0x1f, 0x8b]);

async function beginsAsGzip(location: ImportFile['location']): Promise<boolean> {
  const file = typeof location === 'string' ? await open(location) : location;
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(GZIP.length), position: 0 });
    return buffer.equals(GZIP);
  } finally {
    if (file !== location) await file.close();
  }
}

async function* ofLines(content: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  for await (const { line, bytes } of splitLines(content)) {
    if (bytes === null) yield { line, code: 'LINE_TOO_LONG' };
    else yield { line, ...parseEntry(bytes) };
  }
}

/** Splits at line feeds. Skips empty lines, because there may be millions of them. Null: the line is too long. */
async function* splitLines(
  content: AsyncIterable<Buffer>,
): AsyncGenerator<{ line: number; bytes: Buffer | null }> {
  let line = 0;
  let rest: Buffer[] = [];
  let length = 0;
  const ended = () => {
    line += 1;
    const bytes = length > MAX_ENTRY_BYTES ? null : withoutReturn(Buffer.concat(rest));
    rest = [];
    length = 0;
    return bytes?.length === 0 ? null : { line, bytes };
  };
  const keep = (part: Buffer) => {
    length += part.length;
    // Keep no more of a line that is too long.
    if (length <= MAX_ENTRY_BYTES) rest.push(part);
    else rest = [];
  };
  for await (const chunk of content) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      if (at === from && length === 0) line += 1;
      else {
        keep(chunk.subarray(from, at));
        const found = ended();
        if (found) yield found;
      }
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  const last = length > 0 ? ended() : null;
  if (last) yield last;
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
}
