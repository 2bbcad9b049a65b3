import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { OperatorError } from '../../../lib/operator-error.ts';
import { type Entry, MAX_ENTRY_BYTES } from './entry.ts';

type Row = { record: Record<string, string>; info: { lines: number; error?: CsvError } };

/** The parser replaces bytes that are not UTF-8 with U+FFFD. Without this check, damaged names would be stored. */
const isDamaged = (text: string): boolean => text.includes('\ufffd');

/** Limits the memory of a row, which is an object with all columns. */
const MAX_COLUMNS = 1_000;

function requireFew(header: string[]): string[] {
  if (header.length > MAX_COLUMNS) throw new OperatorError(`The file has more than ${MAX_COLUMNS} columns.`);
  return header;
}

/**
 * Reads the rows of a CSV file (RFC 4180). The first row has the names of the columns.
 * @throws CsvError when the rest of the file cannot be read; OperatorError for too many columns
 */
export async function* csvEntries(content: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<Entry> {
  const stream = Readable.from(content);
  const parser = stream.pipe(
    parse({
      bom: true,
      columns: requireFew,
      delimiter,
      info: true,
      // A row with too few or too many columns is refused below, and the other rows are read.
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
