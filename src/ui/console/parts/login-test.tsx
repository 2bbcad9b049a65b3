import { Alert, Button, Code, Group, Loader, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { type Document, useAction, useAsking } from '../core/api.ts';
import { localized } from '../core/language.ts';
import type { Problem } from '../core/problem.ts';
import { useWatch } from '../core/watch.ts';
import { LoginTestDocument, type LoginTestQuery } from './gql/graphql.ts';
import { ProblemNotice } from './problem-notice.tsx';

const useTexts = localized({
  en: {
    tryIt: 'Try it',
    about: 'Opens the login of the provider in a new window. The test logs no customer in.',
    waiting: 'Log in at the provider in the other window. The answer appears here.',
    blocked: 'The browser has blocked the window.',
    open: 'Open the login of the provider',
    refresh: 'Refresh',
    over: 'The test has expired. Start it again.',
    ANSWERED: 'The provider works',
    wouldBeRefused: 'The provider works, but this login would be refused',
    DECLINED: 'The login was declined at the provider',
    REFUSED: 'The provider refused, or its answer is not valid',
    PROVIDER_UNAVAILABLE: 'The provider is not available, or is not set up',
    PENDING: '',
    issuer: 'Issuer',
    subject: 'Subject',
    email: 'Email',
    none: 'none: customers are asked for their email',
    verified: 'verified by the provider',
    unverified: 'not verified by the provider: the login cannot open an existing account',
    claims: 'Claims',
  },
  de: {
    tryIt: 'Ausprobieren',
    about: 'Öffnet die Anmeldung des Anbieters in einem neuen Fenster. Der Test meldet keinen Kunden an.',
    waiting: 'Melden Sie sich im anderen Fenster beim Anbieter an. Die Antwort erscheint hier.',
    blocked: 'Der Browser hat das Fenster blockiert.',
    open: 'Anmeldung des Anbieters öffnen',
    refresh: 'Aktualisieren',
    over: 'Der Test ist abgelaufen. Starten Sie ihn erneut.',
    ANSWERED: 'Der Anbieter funktioniert',
    wouldBeRefused: 'Der Anbieter funktioniert, aber diese Anmeldung würde abgelehnt',
    DECLINED: 'Die Anmeldung wurde beim Anbieter abgelehnt',
    REFUSED: 'Der Anbieter hat abgelehnt, oder seine Antwort ist ungültig',
    PROVIDER_UNAVAILABLE: 'Der Anbieter ist nicht erreichbar oder nicht eingerichtet',
    PENDING: '',
    issuer: 'Aussteller (Issuer)',
    subject: 'Subject',
    email: 'E-Mail',
    none: 'keine: Kunden werden danach gefragt',
    verified: 'vom Anbieter bestätigt',
    unverified: 'vom Anbieter nicht bestätigt: die Anmeldung öffnet kein vorhandenes Konto',
    claims: 'Claims',
  },
});

type Answer = NonNullable<LoginTestQuery['identityProviderTest']>;
type Begun = { id: string; blockedUrl: string | null };

/**
 * Tests an identity provider with a login in another window, and shows the answer of the provider. The login opens no
 * session.
 * @param name of the provider, for screen readers
 * @param document a mutation that begins the test, with its `variables`
 * @param startOf finds the URL and the id of the test in the answer of the mutation
 */
export function LoginTest<Data, Variables extends Record<string, unknown>>({
  name,
  document,
  variables,
  startOf,
}: {
  name: string;
  document: Document<Data, Variables>;
  variables: Variables;
  startOf: (data: Data) => { url: string; test: { id: string } };
}) {
  const texts = useTexts();
  const [begin, { isRunning, problem }] = useAction(document);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [answer, setAnswer] = useState<Answer | 'over' | null>(null);
  const ask = useAsking(LoginTestDocument);
  /** The problem of the last attempt to read the answer of the provider. */
  const [unread, setUnread] = useState<Problem | null>(null);

  async function start(): Promise<void> {
    // Opened before the request, because browsers block a window that opens later than the click.
    const opened = window.open('', '_blank');
    setBegun(null);
    setAnswer(null);
    setUnread(null);
    const { data } = await begin(variables);
    if (!data) return void opened?.close();
    const { url, test } = startOf(data);
    if (opened) opened.location.replace(url);
    setBegun({ id: test.id, blockedUrl: opened ? null : url });
  }

  const isWaiting = begun !== null && answer === null;
  const { isOver, again } = useWatch(isWaiting, () => void look());
  async function look(): Promise<void> {
    if (!begun) return;
    const { data, problem: found } = await ask({ id: begun.id });
    setUnread(found);
    if (!data) return;
    const { identityProviderTest: test } = data;
    if (test === null) setAnswer('over');
    else if (test.outcome !== 'PENDING') setAnswer(test);
  }

  return (
    <Stack gap={begun === null ? 0 : 'sm'}>
      <Stack gap="sm">
        <Group gap="sm">
          <Button
            size="xs"
            variant="light"
            onClick={() => void start()}
            loading={isRunning}
            aria-label={`${texts.tryIt}: ${name}`}
          >
            {texts.tryIt}
          </Button>
          <Text size="sm" c="dimmed">
            {texts.about}
          </Text>
        </Group>
        <ProblemNotice problem={problem ?? unread} />
      </Stack>
      <div aria-live="polite">
        {isWaiting && (
          <Group gap="sm">
            {isOver ? (
              <Button size="xs" variant="default" onClick={again}>
                {texts.refresh}
              </Button>
            ) : (
              <Loader size="xs" aria-hidden />
            )}
            <Text size="sm">{begun.blockedUrl === null ? texts.waiting : texts.blocked}</Text>
            {begun.blockedUrl !== null && (
              <a href={begun.blockedUrl} target="_blank" rel="noreferrer">
                {texts.open}
              </a>
            )}
          </Group>
        )}
        {answer === 'over' && <Text size="sm">{texts.over}</Text>}
        {answer !== null && answer !== 'over' && <ShownAnswer answer={answer} />}
      </div>
    </Stack>
  );
}

function ShownAnswer({ answer }: { answer: Answer }) {
  const texts = useTexts();
  const isGood = answer.outcome === 'ANSWERED';
  const email =
    answer.email === null
      ? texts.none
      : `${answer.email} (${answer.emailVerified ? texts.verified : texts.unverified})`;
  const rows = [
    [texts.issuer, answer.issuer],
    [texts.subject, answer.subject],
    [texts.email, email],
    [texts.claims, answer.claims.join(', ')],
  ] as const;
  return (
    <Alert
      color={isGood ? (answer.reason === null ? 'green' : 'orange') : 'red'}
      title={isGood && answer.reason !== null ? texts.wouldBeRefused : texts[answer.outcome]}
    >
      {answer.reason !== null && (
        <Code block lang="en" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {answer.reason}
        </Code>
      )}
      {isGood && (
        <Table layout="fixed" withRowBorders={false} verticalSpacing={2} style={{ overflowWrap: 'anywhere' }}>
          <Table.Tbody>
            {rows.map(([label, value]) => (
              <Table.Tr key={label} style={{ verticalAlign: 'top' }}>
                <Table.Th scope="row" fw={500} w="35%" pl={0}>
                  {label}
                </Table.Th>
                <Table.Td pr={0}>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Alert>
  );
}
