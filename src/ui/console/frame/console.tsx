import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Provider } from 'urql';
import { createApi } from '../core/api.ts';
import { initialLanguage, type Language, LanguageContext, storeLanguage } from '../core/language.ts';
import { Progress } from './progress.tsx';
import { router } from './router.ts';
import { cssVariables, useTheme } from './theme.ts';

/** The whole application. @param nonce of the styles that components add */
export function Console({ nonce }: { nonce: string }) {
  const [language, setLanguage] = useState<Language>(initialLanguage);
  // Each session has its own API client, so that no cached answer of another collaborator is shown.
  const [sessions, setSessions] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new session needs a new client
  const api = useMemo(() => createApi(language, () => leave(router)), [language, sessions]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose(chosen: Language) {
        storeLanguage(chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  const context = useMemo(() => ({ forget: () => setSessions((count) => count + 1) }), []);
  return (
    <LanguageContext value={choice}>
      <Look nonce={nonce}>
        <Notifications position="bottom-right" />
        <Progress />
        <Provider value={api}>
          <RouterProvider router={router} context={context} />
        </Provider>
      </Look>
    </LanguageContext>
  );
}

/** Provides the theme of the console, in the chosen language. */
function Look({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <MantineProvider
      theme={useTheme()}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}

/** Shows the login page, which leads back to the page that was open. */
function leave({ navigate, state }: typeof router): void {
  const { pathname, href } = state.location;
  if (GETTING_IN.some((path) => pathname.endsWith(path))) return;
  void navigate({ to: '/log-in', search: { from: href }, replace: true });
}

/** Pages that need no session. */
const GETTING_IN = ['/log-in', '/forgotten-password', '/reset-password', '/accept-invitation'];
