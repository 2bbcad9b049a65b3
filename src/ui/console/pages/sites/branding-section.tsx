import { Stack } from '@mantine/core';
import { localized } from '../../core/language.ts';
import { BrandingPreview } from './branding-preview.tsx';
import { LogoField } from './logo-field.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSite } from './site-context.ts';

const useTexts = localized({
  en: { colors: 'Colours', shape: 'Font and corners', legal: 'Terms and privacy' },
  de: { colors: 'Farben', shape: 'Schrift und Ecken', legal: 'Bedingungen und Datenschutz' },
});

/** How the hosted pages, the elements and the mails of a site look. */
export function BrandingSection() {
  const texts = useTexts();
  const { site } = useSite();
  return (
    <Stack gap="xl">
      <LogoField />
      <SettingsSection
        groups={[
          {
            legend: texts.colors,
            names: ['accentColor', 'accentTextColor', 'surfaceColor', 'textColor'],
            columns: 2,
          },
          {
            legend: texts.shape,
            names: ['fontFamily', 'cornerRadiusPixels'],
            columns: 2,
            preview: (values) => <BrandingPreview siteId={site.id} values={values} />,
          },
          { legend: texts.legal, names: ['termsUrl', 'privacyUrl', 'termsVersion'] },
        ]}
      />
    </Stack>
  );
}
