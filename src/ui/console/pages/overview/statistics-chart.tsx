import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { useFormat } from '../../core/format.ts';
import type { Series } from './series.ts';

/** Shades that have a contrast of 3:1 to the page in both colour schemes. */
const COLORS = ['indigo.6', 'teal.7', 'orange.7', 'grape.6', 'red.7', 'cyan.8', 'gray.6', 'lime.9'];
const HEIGHT = 240;

/** A chart of counts, stacked by series. Screen readers skip it: a table with the same numbers can be shown instead. */
export function StatisticsChart({ series, time }: { series: Series; time: (iso: string) => string }) {
  const { number } = useFormat();
  const { colors } = series;
  const free = COLORS.filter((color) => !Object.values(colors).includes(color));
  const others = series.names.filter((name) => colors[name] === undefined);
  const colorOf = (name: string) => colors[name] ?? free[others.indexOf(name) % free.length];
  return (
    <div aria-hidden>
      <BarChart
        h={HEIGHT}
        data={series.rows.map((row) => ({ ...row, at: time(row.at) }))}
        dataKey="at"
        type="stacked"
        series={series.names.map((name) => ({ name, color: colorOf(name) as string }))}
        valueFormatter={number}
        withLegend={series.names.length > 1}
        legendProps={{ verticalAlign: 'bottom' }}
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false }}
        yAxisProps={{ allowDecimals: false }}
        tickLine="none"
      />
    </div>
  );
}
