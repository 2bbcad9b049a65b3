import { Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useReading } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { Loaded, Page } from '../../parts/page.tsx';
import { SetupOfAllDocument } from './gql/graphql.ts';
import { StatisticsSection } from './statistics-section.tsx';

const useTexts = localized({ en: { title: 'Overview' }, de: { title: 'Übersicht' } });

// Loaded separately: the statistics do not wait for it.
const SetupChecklist = lazy(async () => ({
  default: (await import('./setup-checklist.tsx')).SetupChecklist,
}));

/** The first page: the next steps of a new account, and the statistics. */
export function OverviewPage() {
  const { title } = useTexts();
  const setup = useReading(SetupOfAllDocument, {});
  return (
    <Page title={title}>
      <Loaded reading={setup}>
        {(data) => (
          <Stack gap="lg">
            <Suspense fallback={null}>
              <SetupChecklist setup={data} />
            </Suspense>
            <StatisticsSection sites={data.sites} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
