import { Badge, Button, Group, Text } from '@mantine/core';
import { deviceName } from '../../../elements/profile/device-name.ts';
import { useAction, useReading } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useLogOut } from '../../parts/log-out.ts';
import { notifyDone } from '../../parts/notify.ts';
import { Loaded } from '../../parts/page.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Ago, At } from '../../parts/time.tsx';
import {
  EndOtherSessionsDocument,
  EndSessionDocument,
  OwnSessionsDocument,
  type OwnSessionsQuery,
} from './gql/graphql.ts';

/** If the device of a User-Agent is not known, only so many characters of the User-Agent are shown. */
const MAX_AGENT_LENGTH = 40;

const useTexts = localized({
  en: {
    label: 'Sessions',
    device: 'Device',
    address: 'Address',
    since: 'Since',
    used: 'Last used',
    actions: 'Actions',
    current: 'this one',
    api: 'Program with a token',
    unknown: 'Unknown',
    end: 'End',
    endOf: (device: string) => `End the session: ${device}`,
    ended: 'The session has ended.',
    endOthers: 'Log out everywhere else',
    endAll: 'Log out everywhere',
    endedOthers: (count: number) =>
      count === 1 ? 'One session has ended.' : `${count} sessions have ended.`,
  },
  de: {
    label: 'Sitzungen',
    device: 'Gerät',
    address: 'Adresse',
    since: 'Seit',
    used: 'Zuletzt verwendet',
    actions: 'Aktionen',
    current: 'diese hier',
    api: 'Programm mit einem Token',
    unknown: 'Unbekannt',
    end: 'Beenden',
    endOf: (device: string) => `Sitzung beenden: ${device}`,
    ended: 'Die Sitzung wurde beendet.',
    endOthers: 'Überall sonst abmelden',
    endAll: 'Überall abmelden',
    endedOthers: (count: number) =>
      count === 1 ? 'Eine Sitzung wurde beendet.' : `${count} Sitzungen wurden beendet.`,
  },
});

type Row = OwnSessionsQuery['collaboratorSessions'][number];

/** The open sessions of the collaborator, and how to end them. */
export function SessionsPart() {
  const texts = useTexts();
  const sessions = useReading(OwnSessionsDocument, {});
  const [endOne, ending] = useAction(EndSessionDocument);
  const [endOthers, endingOthers] = useAction(EndOtherSessionsDocument);
  const [logOut, leaving] = useLogOut();
  const nameOf = ({ userAgent, isConsole }: Row) =>
    isConsole ? (deviceName(userAgent) ?? userAgent?.slice(0, MAX_AGENT_LENGTH) ?? texts.unknown) : texts.api;
  async function end(id: string): Promise<void> {
    const { data } = await endOne({ id });
    if (data) notifyDone(texts.ended);
    sessions.reload();
  }
  async function signOutOthers(): Promise<boolean> {
    const { data } = await endOthers({});
    if (data) notifyDone(texts.endedOthers(data.endOtherCollaboratorSessions.endedCount));
    sessions.reload();
    return data !== null;
  }
  async function signOutEverywhere(): Promise<void> {
    if (await signOutOthers()) await logOut();
  }
  const columns: Column<Row>[] = [
    {
      key: 'device',
      title: texts.device,
      cell: (row) => (
        <Group gap="xs">
          <Text size="sm">{nameOf(row)}</Text>
          {row.current && <Badge variant="light">{texts.current}</Badge>}
        </Group>
      ),
    },
    { key: 'address', title: texts.address, cell: ({ source }) => source },
    { key: 'since', title: texts.since, cell: ({ createdAt }) => <At iso={createdAt} /> },
    {
      key: 'used',
      title: texts.used,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Ago iso={lastUsedAt} /> : '–'),
    },
    {
      key: 'actions',
      title: texts.actions,
      alignEnd: true,
      cell: (row) =>
        row.current ? null : (
          <Button
            variant="default"
            size="xs"
            onClick={() => void end(row.id)}
            loading={ending.isRunning}
            aria-label={texts.endOf(nameOf(row))}
          >
            {texts.end}
          </Button>
        ),
    },
  ];
  return (
    <Loaded reading={sessions}>
      {({ collaboratorSessions }) => (
        <>
          <DataTable
            label={texts.label}
            columns={columns}
            rows={collaboratorSessions}
            rowKey={({ id }) => id}
            empty={null}
          />
          <ProblemNotice problem={ending.problem ?? endingOthers.problem ?? leaving.problem} />
          <Group>
            <Button
              variant="default"
              disabled={collaboratorSessions.length < 2}
              onClick={() => void signOutOthers()}
              loading={endingOthers.isRunning}
            >
              {texts.endOthers}
            </Button>
            <Button
              variant="default"
              color="red"
              onClick={() => void signOutEverywhere()}
              loading={leaving.isRunning}
            >
              {texts.endAll}
            </Button>
          </Group>
        </>
      )}
    </Loaded>
  );
}
