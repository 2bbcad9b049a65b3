import { AppShell, Badge, Burger, Center, Container, Group, Loader, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useReading } from '../core/api.ts';
import { CurrentCollaboratorDocument } from '../core/gql/graphql.ts';
import { localized } from '../core/language.ts';
import { SessionContext, sessionOf, useSession } from '../core/session.tsx';
import { NavigationLink } from '../parts/links.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { NAVIGATION, useNavigationTexts } from './navigation.ts';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

const useTexts = localized({
  en: { menu: 'Menu', skip: 'Skip to the content', pages: 'Pages', sandbox: 'Sandbox', loading: 'Loading' },
  de: {
    menu: 'Menü',
    skip: 'Zum Inhalt springen',
    pages: 'Seiten',
    sandbox: 'Sandbox',
    loading: 'Wird geladen',
  },
});

/** The frame of the pages of a collaborator who is logged in: the navigation and the menu of the collaborator. */
export function Shell() {
  const { data, problem, reload } = useReading(CurrentCollaboratorDocument, {});
  const navigate = useNavigate();
  const { href, pathname } = useLocation();
  const texts = useTexts();
  const isLoggedOut = problem?.code === 'UNAUTHENTICATED';
  // The frame stays on the screen until the login page is loaded.
  const isLeaving = pathname === '/log-in';
  useEffect(() => {
    if (isLoggedOut && !isLeaving) {
      void navigate({ to: '/log-in', search: { from: href }, replace: true });
    }
  }, [isLoggedOut, isLeaving, navigate, href]);
  if (data)
    return (
      <SessionContext value={sessionOf(data)}>
        <Frame />
      </SessionContext>
    );
  if (problem && !isLoggedOut)
    return (
      <Container size="sm" pt="xl">
        <ProblemNotice problem={problem} onRetry={reload} />
      </Container>
    );
  return (
    <Center h="60vh">
      <Loader aria-label={texts.loading} />
    </Center>
  );
}

const HEADER_HEIGHT = 56;
const NAVIGATION_WIDTH = 240;

function Frame() {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { account, can } = useSession();
  const texts = useTexts();
  const names = useNavigationTexts();
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was chosen in the menu closes it
  useEffect(close, [pathname]);
  return (
    <AppShell
      header={{ height: HEADER_HEIGHT }}
      navbar={{ width: NAVIGATION_WIDTH, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <a href="#content" className={classes.skip}>
        {texts.skip}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={texts.menu}
              aria-expanded={isOpen}
            />
            <Text fw={650} truncate>
              {account.name}
            </Text>
            {account.sandbox && (
              <Badge variant="light" color="orange">
                {texts.sandbox}
              </Badge>
            )}
          </Group>
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={texts.pages} className={classes.navigation}>
        {NAVIGATION.filter(({ role }) => can(role)).map(({ to, text, icon: Icon }) => (
          <NavigationLink
            key={to}
            to={to}
            activeOptions={{ exact: to === '/' }}
            label={names[text]}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <Container size="lg" p={0}>
          <Outlet />
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}
