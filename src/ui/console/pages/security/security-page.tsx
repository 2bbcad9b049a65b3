import { Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { localized } from '../../core/language.ts';
import { Page } from '../../parts/page.tsx';
import { FactorsPart } from './factors-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { SessionsPart } from './sessions-part.tsx';

const useTexts = localized({
  en: {
    title: 'Your login',
    password: 'Password',
    factors: 'Second factors',
    sessions: 'Where you are logged in',
  },
  de: {
    title: 'Ihr Zugang',
    password: 'Passwort',
    factors: 'Zweite Faktoren',
    sessions: 'Wo Sie angemeldet sind',
  },
});

/** The password, the second factors and the sessions of the collaborator. */
export function SecurityPage() {
  const texts = useTexts();
  return (
    <Page title={texts.title}>
      <Part title={texts.factors}>
        <FactorsPart />
      </Part>
      <Part title={texts.sessions}>
        <SessionsPart />
      </Part>
      <Part title={texts.password}>
        <PasswordPart />
      </Part>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section" aria-label={title}>
      <Stack>
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}
