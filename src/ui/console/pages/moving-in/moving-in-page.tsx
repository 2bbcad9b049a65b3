import { Stack } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { localized } from '../../core/language.ts';
import { Page } from '../../parts/page.tsx';
import { Tab, Tabs } from '../../parts/tabs.tsx';

const useTexts = localized({
  en: {
    title: 'Moving in',
    about: 'Brings the customers of another system here. They can keep their passwords and stay logged in.',
    label: 'Steps of the move',
    customers: 'Import',
    passwords: 'Passwords',
    sessions: 'Logged-in customers',
  },
  de: {
    title: 'Umzug',
    about:
      'Holt die Kunden eines anderen Systems hierher. Die Kunden können ihre Passwörter behalten und angemeldet bleiben.',
    label: 'Schritte des Umzugs',
    customers: 'Import',
    passwords: 'Passwörter',
    sessions: 'Angemeldete Kunden',
  },
});

/** The frame of the pages about the move from another system. */
export function MovingInPage() {
  const texts = useTexts();
  return (
    <Page title={texts.title} about={texts.about}>
      <Stack gap="lg">
        <Tabs label={texts.label}>
          <Tab to="/moving-in/customers">{texts.customers}</Tab>
          <Tab to="/moving-in/passwords">{texts.passwords}</Tab>
          <Tab to="/moving-in/sessions">{texts.sessions}</Tab>
        </Tabs>
        <Outlet />
      </Stack>
    </Page>
  );
}
