import { Stack } from '@mantine/core';
import { useReading } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { SetupOfEverybodyDocument } from '../../gql/graphql.ts';
import { Loaded, Page } from '../../parts/page.tsx';
import { SetupChecklist } from './setup-checklist.tsx';
import { StatisticsSection } from './statistics-section.tsx';

const useTexts = localized({ en: { title: 'Overview' }, de: { title: 'Übersicht' } });

/** The first page: the next steps of a new account, and the statistics. */
export function OverviewPage() {
  const { title } = useTexts();
  const setup = useReading(SetupOfEverybodyDocument, {});
  return (
    <Page title={title}>
      <Loaded reading={setup}>
        {(data) => (
          <Stack gap="lg">
            <SetupChecklist setup={data} />
            <StatisticsSection sites={data.sites} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
