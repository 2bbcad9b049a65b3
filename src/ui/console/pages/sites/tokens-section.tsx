import { localized } from '../../core/language.ts';
import { SettingsSection } from './settings-section.tsx';

const useTexts = localized({
  en: { lifetimes: 'Lifetimes', across: 'Across sites', legacy: 'Pelcro API' },
  de: { lifetimes: 'Gültigkeit', across: 'Über Websites hinweg', legacy: 'Pelcro-API' },
});

/** The lifetimes of tokens and sessions, and how sites share sessions. */
export function TokensSection() {
  const texts = useTexts();
  return (
    <SettingsSection
      groups={[
        {
          legend: texts.lifetimes,
          names: ['tokenLifetimeDays', 'refreshTokenLifetimeDays', 'sessionLifetimeDays'],
        },
        { legend: texts.across, names: ['cookieSharing', 'sessionHandoff'] },
        { legend: texts.legacy, names: ['invalidTokenStatus'] },
      ]}
    />
  );
}
