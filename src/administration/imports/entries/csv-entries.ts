import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { type Entry, MAX_ENTRY_BYTES } from './entry.ts';

type Row = { record: Record<string, string>; info: { lines: number; error?: CsvError } };

/** The parser replaces bytes that are not UTF-8 by U+FFFD: another encoding would be stored as damaged names. */
const isDamaged = (text: string): boolean => text.includes('\ufffd');

/**
 * Reads the rows of a CSV file (RFC 4180). The first row has the names of the columns.
 * @throws CsvError when the file cannot be read on
 */
export async function* csvEntries(content: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<Entry> {
  const stream = Readable.from(content);
  const parser = stream.pipe(
    parse({
      bom: true,
      columns: true,
      delimiter,
      info: true,
      // A row with too few or too many columns is refused below, and the others are read.
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_ENTRY_BYTES,
    }),
  );
  stream.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of parser as AsyncIterable<Row>) {
    const { lines: line, error } = info;
    if (error) yield { line, code: 'FIELD_INVALID' };
    else if (Object.values(record).some(isDamaged)) yield { line, code: 'TEXT_NOT_STORABLE' };
    else yield { line, value: record };
  }
}
