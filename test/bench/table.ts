/** One row of the table, as text. */
export type Row = {
  measured: string;
  figure: string;
  /** The measured ratio, to which the target applies. If it is empty, the target applies to the figure. */
  ratio: string;
  target: string;
  /** Null without a target. */
  reached: boolean | null;
};

const HEAD = ['measured', 'figure', 'ratio', 'target', ''];

/** Formats a Markdown table with aligned columns. */
export function markdownTable(rows: readonly Row[]): string {
  const cells = rows.map(({ measured, figure, ratio, target, reached }) => [
    measured,
    figure,
    ratio,
    target,
    reached === null ? '' : reached ? 'pass' : '**short**',
  ]);
  const widths = HEAD.map((title, column) =>
    Math.max(3, title.length, ...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(HEAD), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...cells.map(line)].join(
    '\n',
  );
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
