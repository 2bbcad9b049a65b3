import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { deviceName } from '../../../elements/profile/device-name.ts';
import { useAction, useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { localized } from '../../core/language.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { Loaded } from '../../parts/page.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Ago, At } from '../../parts/time.tsx';
import {
  CustomerSessionsDocument,
  type CustomerSessionsQuery,
  EndCustomerSessionDocument,
  EndCustomerSessionsDocument,
} from './gql/graphql.ts';
import { Section } from './section.tsx';
import { useSessionNames } from './session-names.ts';
import { SessionTrack, type Span } from './session-track.tsx';
import type { Sites } from './shown-customer.ts';

const useTexts = localized({
  en: {
    title: 'Sessions',
    none: 'No session is stored. Ended sessions are deleted after some time.',
    open: 'Open',
    ended: 'Ended',
    expired: 'Expired',
    site: (id: string) => `Site ${id}`,
    unknownDevice: 'Unknown device',
    began: 'Began',
    lastUsed: 'Last used',
    from: (source: string) => `from ${source}`,
    until: 'Valid until',
    by: (who: string) => `by ${who}`,
    end: 'End session',
    endOf: (device: string) => `End session: ${device}`,
    endedOne: 'The session has ended.',
    endAll: 'End all sessions',
    endAllAbout: 'The customer must log in again on every device.',
    endedAll: (count: string) => `Sessions ended: ${count}.`,
    more: 'Show earlier sessions',
  },
  de: {
    title: 'Sitzungen',
    none: 'Es ist keine Sitzung gespeichert. Beendete Sitzungen werden nach einiger Zeit gelöscht.',
    open: 'Offen',
    ended: 'Beendet',
    expired: 'Abgelaufen',
    site: (id: string) => `Website ${id}`,
    unknownDevice: 'Unbekanntes Gerät',
    began: 'Begonnen',
    lastUsed: 'Zuletzt verwendet',
    from: (source: string) => `von ${source}`,
    until: 'Gültig bis',
    by: (who: string) => `durch: ${who}`,
    end: 'Sitzung beenden',
    endOf: (device: string) => `Sitzung beenden: ${device}`,
    endedOne: 'Die Sitzung ist beendet.',
    endAll: 'Alle Sitzungen beenden',
    endAllAbout: 'Der Kunde muss sich auf jedem Gerät neu anmelden.',
    endedAll: (count: string) => `Beendete Sitzungen: ${count}.`,
    more: 'Frühere Sitzungen anzeigen',
  },
});

type Session = CustomerSessionsQuery['customer']['sessionsConnection']['edges'][number]['node'];
type Shared = { id: string; sites: Sites; isDeleted: boolean; onChanged: () => void };

const PAGE = 20;

/** The sessions of a customer on a timeline, with the reason why each ended session has ended. */
export function CustomerSessions(shared: Shared) {
  const texts = useTexts();
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  const last = useReading(CustomerSessionsDocument, {
    id: shared.id,
    first: PAGE,
    after: cursors.at(-1) ?? null,
  });
  const { hasNextPage, endCursor } = last.data?.customer.sessionsConnection.pageInfo ?? {};
  return (
    <Section title={texts.title} action={!shared.isDeleted && <EndAll {...shared} />}>
      {cursors.map((after) => (
        <SessionsPage key={after ?? 'first'} after={after} {...shared} />
      ))}
      {hasNextPage && endCursor && (
        <Button variant="default" onClick={() => setCursors([...cursors, endCursor])}>
          {texts.more}
        </Button>
      )}
    </Section>
  );
}

function SessionsPage({ id, after, sites, onChanged }: Shared & { after: string | null }) {
  const texts = useTexts();
  const { date } = useFormat();
  const reading = useReading(CustomerSessionsDocument, { id, first: PAGE, after });
  return (
    <Loaded reading={reading}>
      {({ customer }) => {
        const sessions = customer.sessionsConnection.edges.map(({ node }) => node);
        if (sessions.length === 0) return <Text c="dimmed">{texts.none}</Text>;
        const axis = axisOf(sessions);
        return (
          <Stack gap="xs">
            <Group justify="space-between" aria-hidden>
              {[axis.from, axis.to].map((time) => (
                <Text key={time} size="xs" c="dimmed">
                  {date(new Date(time).toISOString())}
                </Text>
              ))}
            </Group>
            <Stack component="ul" gap="lg" p={0} m={0} style={{ listStyle: 'none' }}>
              {sessions.map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  axis={axis}
                  sites={sites}
                  onChanged={onChanged}
                />
              ))}
            </Stack>
          </Stack>
        );
      }}
    </Loaded>
  );
}

/** From the beginning of the earliest of these sessions to now. */
function axisOf(sessions: readonly Session[]): Span {
  return { from: Math.min(...sessions.map(({ createdAt }) => Date.parse(createdAt))), to: Date.now() };
}

function SessionRow({
  session,
  axis,
  sites,
  onChanged,
}: {
  session: Session;
  axis: Span;
  sites: Sites;
  onChanged: () => void;
}) {
  const texts = useTexts();
  const names = useSessionNames();
  const [end, { isRunning, problem }] = useAction(EndCustomerSessionDocument);
  const { createdAt, lastUsedAt, expiresAt, endedAt, endReason, endedBy, siteId } = session;
  const device = deviceName(session.userAgent ?? null) ?? texts.unknownDevice;
  const site = sites.find(({ id }) => id === siteId)?.name ?? texts.site(siteId);
  const isExpired = !endedAt && Date.parse(expiresAt) <= Date.now();
  const isOpen = !endedAt && !isExpired;
  const to = Math.min(Date.parse(endedAt ?? expiresAt), Date.now());
  async function endIt(): Promise<void> {
    const { data } = await end({ sessionId: session.id });
    if (!data) return;
    notifyDone(texts.endedOne);
    onChanged();
  }
  return (
    <Stack component="li" gap={4} data-session={session.id}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={500}>{device}</Text>
          <Badge variant="light" color={isOpen ? 'teal' : 'gray'}>
            {isOpen ? texts.open : isExpired ? texts.expired : texts.ended}
          </Badge>
          <Text size="sm" c="dimmed">
            {site}
          </Text>
        </Group>
        {isOpen && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={texts.endOf(device)}
            onClick={() => void endIt()}
            loading={isRunning}
          >
            {texts.end}
          </Button>
        )}
      </Group>
      <SessionTrack axis={axis} span={{ from: Date.parse(createdAt), to }} isOpen={isOpen} />
      <Text size="sm">
        {texts.began} <At iso={createdAt} /> · {names.start(session.startedBy)} · {texts.from(session.source)}{' '}
        · {texts.lastUsed} <Ago iso={lastUsedAt} />
      </Text>
      {endedAt && endReason && (
        <Text size="sm" fw={500}>
          {texts.ended} <At iso={endedAt} /> · {names.endReason(endReason)}
          {endedBy && `, ${texts.by(names.actorOf(endedBy))}`}
        </Text>
      )}
      {isOpen && (
        <Text size="sm" c="dimmed">
          {texts.until} <At iso={expiresAt} />
        </Text>
      )}
      <ProblemNotice problem={problem} />
    </Stack>
  );
}

function EndAll({ id, onChanged }: Shared) {
  const texts = useTexts();
  const { number } = useFormat();
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      label={texts.endAll}
      about={texts.endAllAbout}
      document={EndCustomerSessionsDocument}
      variables={{ id }}
      onDone={({ endCustomerSessions }) => {
        notifyDone(texts.endedAll(number(endCustomerSessions.endedCount)));
        onChanged();
      }}
    />
  );
}
