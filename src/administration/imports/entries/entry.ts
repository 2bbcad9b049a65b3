/** One entry of a file, or why it cannot be read. */
export type Entry = { line: number } & (
  | { value: unknown }
  | { code: 'INVALID_JSON' | 'LINE_TOO_LONG' | 'TEXT_NOT_STORABLE' | 'FIELD_INVALID' }
);

/** Far larger than a usual record, whose metadata have at most 16 KiB. */
export const MAX_ENTRY_BYTES = 262_144;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Parses one JSON value. A byte order mark before it is ignored. */
export function parseEntry(
  bytes: Uint8Array,
): { value: unknown } | { code: 'INVALID_JSON' | 'TEXT_NOT_STORABLE' } {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { code: 'TEXT_NOT_STORABLE' };
  }
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch {
    return { code: 'INVALID_JSON' };
  }
}
