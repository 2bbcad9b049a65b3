import { OperatorError } from '../../../lib/operator-error.ts';
import { type Entry, MAX_ENTRY_BYTES, parseEntry } from './entry.ts';

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/**
 * Reads the elements of a JSON list, or of the first list in an object, as `firebase auth:export` writes it. The file
 * is never in memory as a whole. The `line` of an element is its place in the list, because a list may be one line.
 * @throws OperatorError when the file ends within the list, or has no list
 */
export async function* jsonEntries(content: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const scanner = createScanner();
  for await (const chunk of content) yield* scanner.read(chunk);
  scanner.end();
}

function createScanner() {
  let [depth, number] = [0, 0];
  /** The depth of the elements. 0: the list has not begun. */
  let listDepth = 0;
  let [isInText, isEscaped, isDone] = [false, false, false];
  /** The bytes since the last comma. They should be one element. */
  let parts: Buffer[] | null = null;
  let length = 0;

  function keep(part: Buffer): void {
    length += part.length;
    // Do not keep more of an element that is too long.
    if (parts && length <= MAX_ENTRY_BYTES) parts.push(part);
    else if (parts) parts = [];
  }

  function finish(): Entry[] {
    if (parts === null) return [];
    number += 1;
    const bytes = Buffer.concat(parts);
    const entry: Entry =
      length > MAX_ENTRY_BYTES
        ? { line: number, code: 'LINE_TOO_LONG' }
        : { line: number, ...parseEntry(bytes) };
    parts = null;
    length = 0;
    return [entry];
  }

  function* read(chunk: Buffer): Generator<Entry> {
    let from = 0;
    for (let at = 0; at < chunk.length && !isDone; at += 1) {
      const byte = chunk[at] ?? 0;
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isInText = false;
        continue;
      }
      const isBetween = listDepth > 0 && depth === listDepth;
      if (isBetween && (byte === COMMA || byte === CLOSE_LIST)) {
        if (parts) keep(chunk.subarray(from, at));
        yield* finish();
        isDone = byte === CLOSE_LIST;
        continue;
      }
      if (isBetween && parts === null && !isSpace(byte)) {
        parts = [];
        from = at;
      }
      if (byte === QUOTE) isInText = true;
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
        depth += 1;
        if (listDepth === 0 && byte === OPEN_LIST && depth <= 2) listDepth = depth;
      } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
      else if (depth === 0 && !isSpace(byte) && byte < 0x80 && byte !== COLON) throw notAList();
    }
    if (parts) keep(chunk.subarray(from));
  }

  return {
    read,
    end() {
      if (listDepth === 0) throw notAList();
      if (!isDone) throw new OperatorError('The file ends within the list of records.');
    },
  };
}

function notAList(): OperatorError {
  return new OperatorError('The file is not a list of records in JSON.');
}
