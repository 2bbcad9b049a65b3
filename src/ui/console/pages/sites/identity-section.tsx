import { localized } from '../../core/language.ts';
import { SettingsSection } from './settings-section.tsx';

const useTexts = localized({
  en: {
    devices: 'Single user authentication',
    passwordless: 'Passwordless',
    passwords: 'Passwords',
    email: 'Email addresses',
    factor: 'Second factor and passkeys',
  },
  de: {
    devices: 'Einzelnutzer-Anmeldung',
    passwordless: 'Anmeldung ohne Passwort',
    passwords: 'Passwörter',
    email: 'E-Mail-Adressen',
    factor: 'Zweiter Faktor und Passkeys',
  },
});

/** How customers log in. */
export function IdentitySection() {
  const texts = useTexts();
  return (
    <SettingsSection
      groups={[
        { legend: texts.devices, names: ['concurrentSessions', 'sessionLimit'] },
        {
          legend: texts.passwordless,
          names: ['passwordlessEnabled', 'passwordlessLinkDays', 'passwordlessLinkReuse'],
        },
        { legend: texts.passwords, names: ['passwordPolicy', 'refuseBreachedPasswords'] },
        { legend: texts.email, names: ['emailVerificationEnabled', 'revealUnknownEmails'] },
        { legend: texts.factor, names: ['secondFactor', 'passkeyDomain', 'androidAppOrigins'] },
      ]}
    />
  );
}
