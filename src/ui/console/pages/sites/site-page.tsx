import { Stack } from '@mantine/core';
import { Outlet, useParams } from '@tanstack/react-router';
import { useReading } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { BackLink } from '../../parts/links.tsx';
import { Loaded, Page } from '../../parts/page.tsx';
import { SiteDocument } from './gql/graphql.ts';
import { SiteContext } from './site-context.ts';
import { SiteTabs } from './site-tabs.tsx';

const useTexts = localized({
  en: { title: 'Site', back: 'All sites', about: (id: string, slug: string) => `Site id ${id} · ${slug}` },
  de: {
    title: 'Website',
    back: 'Alle Websites',
    about: (id: string, slug: string) => `Site-Id ${id} · ${slug}`,
  },
});

/** The frame of the pages of a site: its name and its sections. */
export function SitePage() {
  const texts = useTexts();
  const { siteId = '' } = useParams({ strict: false });
  const reading = useReading(SiteDocument, { id: siteId });
  const site = reading.data?.siteSettings;
  return (
    <Page
      title={site?.name ?? texts.title}
      about={site && texts.about(site.id, site.slug)}
      above={<BackLink to="/sites">{texts.back}</BackLink>}
    >
      <Loaded reading={reading}>
        {({ siteSettings }) => (
          <SiteContext value={{ site: siteSettings, reload: reading.reload }}>
            <Stack gap="lg">
              <SiteTabs siteId={siteSettings.id} />
              <Outlet />
            </Stack>
          </SiteContext>
        )}
      </Loaded>
    </Page>
  );
}
