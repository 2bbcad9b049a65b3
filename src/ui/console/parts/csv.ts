import type { Column } from './data-table.tsx';

/** A spreadsheet runs a cell as a formula if it begins with one of these. https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/;

/** Makes a CSV file (RFC 4180) of the columns that are exported, in UTF-8 with the byte order mark that Excel needs. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const exported = columns.flatMap(({ title, csv }) => (csv ? [{ title, csv }] : []));
  const lines = [
    exported.map(({ title }) => title),
    ...rows.map((row) => exported.map(({ csv }) => csv(row))),
  ].map((values) => values.map(cellOf).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cellOf(value: string | number | boolean | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Downloads a text as a file. */
export function download(name: string, content: string, type = 'text/csv'): void {
  downloadBlob(name, new Blob([content], { type: `${type};charset=utf-8` }));
}

/** Downloads a file. */
export function downloadBlob(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
