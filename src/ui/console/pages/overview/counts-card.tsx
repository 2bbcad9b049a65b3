import { Group, Paper, Skeleton, Stack, Switch, Text, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useFormat } from '../../core/format.ts';
import { formatTag, localized, useLanguage } from '../../core/language.ts';
import { CsvButton } from '../../parts/csv-export.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { ChartRow, Series } from './series.ts';

// Loaded on demand: the chart library is larger than the rest of the console.
const StatisticsChart = lazy(async () => ({
  default: (await import('./statistics-chart.tsx')).StatisticsChart,
}));

const useTexts = localized({
  en: {
    table: 'As a table',
    hour: 'Hour',
    day: 'Day (UTC)',
    none: 'Nothing in this period.',
    total: (count: string) => `${count} in total`,
  },
  de: {
    table: 'Als Tabelle',
    hour: 'Stunde',
    day: 'Tag (UTC)',
    none: 'Nichts in diesem Zeitraum.',
    total: (count: string) => `${count} insgesamt`,
  },
});

/**
 * Counts over time, as a chart or as a table with the same numbers.
 * @param withTotal false if the sum has no meaning, because one session may count in several hours or days
 */
export function CountsCard({
  title,
  about,
  series,
  step,
  withTotal = true,
}: {
  title: string;
  about?: ReactNode;
  series: Series;
  step: 'HOUR' | 'DAY';
  withTotal?: boolean;
}) {
  const texts = useTexts();
  const { number } = useFormat();
  const { language } = useLanguage();
  const [isTable, setTable] = useState(false);
  const format = new Intl.DateTimeFormat(
    formatTag(language),
    step === 'HOUR'
      ? { hour: '2-digit', minute: '2-digit', day: 'numeric', month: 'short' }
      : { day: 'numeric', month: 'short', timeZone: 'UTC' },
  );
  const time = (iso: string) => format.format(new Date(iso));
  const columns: Column<ChartRow>[] = [
    {
      key: 'at',
      title: step === 'HOUR' ? texts.hour : texts.day,
      cell: ({ at }) => time(at),
      csv: ({ at }) => at,
    },
    ...series.names.map((name) => ({
      key: `series ${name}`,
      title: name,
      cell: (row: ChartRow) => number(Number(row[name])),
      csv: (row: ChartRow) => Number(row[name]),
      alignEnd: true,
    })),
  ];
  const counted = series.rows.filter((row) => series.names.some((name) => row[name] !== 0));
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {title}
          </Title>
          {series.total > 0 && (
            <Switch
              label={texts.table}
              checked={isTable}
              onChange={(event) => setTable(event.currentTarget.checked)}
              aria-label={`${texts.table}: ${title}`}
            />
          )}
        </Group>
        {about !== undefined && (
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        )}
        <Text size="sm" fw={600}>
          {series.total === 0 ? texts.none : withTotal && texts.total(number(series.total))}
        </Text>
        {series.total > 0 &&
          (isTable ? (
            <>
              <DataTable
                label={title}
                columns={columns}
                rows={counted}
                rowKey={({ at }) => at}
                empty={null}
              />
              <CsvButton columns={columns} rows={counted} fileName={title} />
            </>
          ) : (
            <Suspense fallback={<Skeleton height={240} />}>
              <StatisticsChart series={series} time={time} />
            </Suspense>
          ))}
      </Stack>
    </Paper>
  );
}
