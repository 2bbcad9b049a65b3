/** A count of the hour or day that begins at `at`. */
type Counted = { at: string; count: number };

/** A row of a chart: an hour or day, with a number for each series. */
export type ChartRow = { at: string } & Record<string, string | number>;
/** `colors`: the fixed colours, by name. Every other name gets a colour of the palette. */
export type Series = {
  rows: ChartRow[];
  names: string[];
  total: number;
  colors: Readonly<Record<string, string>>;
};

const STEP_MS = { HOUR: 3_600_000, DAY: 86_400_000 } as const;

/**
 * Sums the counts of each series, with a zero for each hour or day without counts. The largest series is the first.
 * @param colorOf the fixed colour of the series of a count; undefined if the series gets a colour of the palette
 */
export function seriesOf<Row extends Counted>(
  counts: readonly Row[],
  nameOf: (row: Row) => string,
  { from, to, step }: { from: string; to: string; step: keyof typeof STEP_MS },
  colorOf: (row: Row) => string | undefined = () => undefined,
): Series {
  const totals = new Map<string, number>();
  for (const row of counts) totals.set(nameOf(row), (totals.get(nameOf(row)) ?? 0) + row.count);
  const names = [...totals]
    .sort(([name, one], [otherName, other]) => other - one || name.localeCompare(otherName))
    .map(([name]) => name);
  const rows = new Map<number, ChartRow>();
  for (let at = Date.parse(from); at < Date.parse(to); at += STEP_MS[step]) {
    const none = Object.fromEntries(names.map((name) => [name, 0]));
    rows.set(at, { ...none, at: new Date(at).toISOString() });
  }
  for (const row of counts) {
    const found = rows.get(Date.parse(row.at));
    if (found) found[nameOf(row)] = Number(found[nameOf(row)] ?? 0) + row.count;
  }
  const total = [...totals.values()].reduce((sum, count) => sum + count, 0);
  const colors = Object.fromEntries(
    counts.flatMap((row) => {
      const color = colorOf(row);
      return color === undefined ? [] : [[nameOf(row), color]];
    }),
  );
  return { rows: [...rows.values()], names, total, colors };
}

export type Span = 'day' | 'week' | 'quarter';

const DAYS = { day: 1, week: 7, quarter: 92 } as const;

/** The period that is as long as the span and ends with the present hour or day. */
export function periodOf(span: Span, now = new Date()): { from: string; to: string; step: 'HOUR' | 'DAY' } {
  const step = span === 'day' ? 'HOUR' : 'DAY';
  const end = (Math.floor(now.getTime() / STEP_MS[step]) + 1) * STEP_MS[step];
  const from = end - DAYS[span] * STEP_MS.DAY;
  return { from: new Date(from).toISOString(), to: new Date(end).toISOString(), step };
}
