import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { localized } from '../core/language.ts';
import { ButtonLink } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';

const useTexts = localized({
  en: {
    notFound: 'There is no such page',
    notFoundAbout: 'It was moved or removed, or the address is incomplete.',
    toStart: 'Go to the start page',
    failed: 'This page cannot be shown',
    failedAbout:
      'Something unexpected happened in the browser. If a new version was installed, reloading helps.',
    reload: 'Reload the page',
  },
  de: {
    notFound: 'Diese Seite gibt es nicht',
    notFoundAbout: 'Sie wurde verschoben oder entfernt, oder die Adresse ist unvollständig.',
    toStart: 'Zur Startseite',
    failed: 'Diese Seite kann nicht angezeigt werden',
    failedAbout:
      'Im Browser ist etwas Unerwartetes passiert. Wenn eine neue Version installiert wurde, hilft es, die Seite neu zu laden.',
    reload: 'Seite neu laden',
  },
});

/** For an address that no page has. Shown inside the frame, so that the navigation stays. */
export function NotFoundPage() {
  const texts = useTexts();
  return (
    <Page title={texts.notFound} about={texts.notFoundAbout}>
      <Group>
        <ButtonLink to="/">{texts.toStart}</ButtonLink>
      </Group>
    </Page>
  );
}

/** For faults of the console itself, and for files of an older version that the server no longer has. */
export function UnexpectedErrorPage() {
  const texts = useTexts();
  return (
    <Stack align="flex-start" p="md" role="alert">
      <Title order={1} size="h2">
        {texts.failed}
      </Title>
      <Text c="dimmed">{texts.failedAbout}</Text>
      <Button onClick={() => location.reload()}>{texts.reload}</Button>
    </Stack>
  );
}
