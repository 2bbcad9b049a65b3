import { Stack } from '@mantine/core';
import { localized } from '../../core/language.ts';
import { ForAdmins } from '../../parts/for-admins.tsx';
import { EndSiteSessions } from './end-site-sessions.tsx';
import { SettingsSection } from './settings-section.tsx';

const useTexts = localized({
  en: { site: 'The site', browsers: 'Browsers', login: 'Hosted pages' },
  de: { site: 'Die Website', browsers: 'Browser', login: 'Gehostete Seiten' },
});

export function GeneralSection() {
  const texts = useTexts();
  return (
    <Stack gap="xl">
      <SettingsSection
        groups={[
          { legend: texts.site, names: ['name', 'link', 'defaultLanguage', 'defaultCurrency'] },
          { legend: texts.browsers, names: ['allowedOrigins'] },
          { legend: texts.login, names: ['loginHost'] },
        ]}
      />
      <ForAdmins>
        <EndSiteSessions />
      </ForAdmins>
    </Stack>
  );
}
