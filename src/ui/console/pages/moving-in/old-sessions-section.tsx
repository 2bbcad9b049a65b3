import { Badge, Button, Code, Fieldset, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { CsvButton } from '../../parts/csv-export.tsx';
import { type Column, DataTable, EmptyState } from '../../parts/data-table.tsx';
import { Loaded } from '../../parts/page.tsx';
import { At } from '../../parts/time.tsx';
import { type OldIssuerFragment, OldSessionsDocument, type OldSessionsQuery } from './gql/graphql.ts';
import { IssuerCommands } from './issuer-commands.tsx';
import { NewIssuer } from './new-issuer.tsx';
import { useOldSessionsTexts } from './old-sessions-texts.ts';

type Site = OldSessionsQuery['sites'][number];

/** The issuers of the old system, whose tokens keep customers logged in. */
export function OldSessionsSection() {
  const reading = useReading(OldSessionsDocument, {});
  return (
    <Loaded reading={reading}>
      {({ legacyIssuers, sites }) => (
        <Stack gap="xl">
          <IssuersPart issuers={legacyIssuers} sites={sites} />
          <NewIssuer sites={sites} />
        </Stack>
      )}
    </Loaded>
  );
}

function IssuersPart({ issuers, sites }: { issuers: readonly OldIssuerFragment[]; sites: readonly Site[] }) {
  const texts = useOldSessionsTexts();
  const { time } = useFormat();
  const [chosen, setChosen] = useState<OldIssuerFragment | null>(null);
  const siteOf = ({ siteId }: OldIssuerFragment) => sites.find(({ id }) => id === siteId)?.name ?? siteId;
  const columns: Column<OldIssuerFragment>[] = [
    {
      key: 'issuer',
      title: texts.issuer,
      cell: (issuer) => (
        <>
          {`${issuer.id}: ${texts[issuer.kind]}`}
          <Text size="sm" c="dimmed">{`${texts.site}: ${siteOf(issuer)}`}</Text>
        </>
      ),
      csv: (issuer) => `${issuer.id}: ${texts[issuer.kind]}, ${texts.site}: ${siteOf(issuer)}`,
    },
    {
      key: 'state',
      title: texts.state,
      cell: (issuer) => <State issuer={issuer} />,
      csv: ({ acceptsUntil, closedAt }) =>
        closedAt ? `${texts.closed}: ${time(closedAt)}` : `${texts.until} ${time(acceptsUntil)}`,
    },
    {
      key: 'details',
      title: texts.details,
      cell: (issuer) => (
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {detailsOf(issuer).join('\n')}
        </Code>
      ),
      csv: (issuer) => detailsOf(issuer).join(', '),
    },
    {
      key: 'commands',
      title: texts.commands,
      cell: (issuer) => (
        <Button
          size="xs"
          variant="default"
          miw="max-content"
          aria-label={texts.commandsOf(issuer.id)}
          onClick={() => setChosen(issuer)}
        >
          {texts.commands}
        </Button>
      ),
    },
  ];
  return (
    <Fieldset legend={texts.title}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {texts.about}
        </Text>
        <DataTable
          label={texts.title}
          columns={columns}
          rows={issuers}
          rowKey={({ id }) => id}
          empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
        />
        {issuers.length > 0 && <CsvButton columns={columns} rows={issuers} fileName="issuers" />}
        {chosen && <IssuerCommands issuer={chosen} onClose={() => setChosen(null)} />}
      </Stack>
    </Fieldset>
  );
}

function State({
  issuer: { isAccepting, closedAt, acceptsUntil, cutoverAt },
}: {
  issuer: OldIssuerFragment;
}) {
  const texts = useOldSessionsTexts();
  const text = isAccepting ? texts.accepting : closedAt ? texts.closed : texts.ended;
  return (
    <Stack gap={4} align="flex-start">
      <Badge variant="light" color={isAccepting ? 'teal' : 'gray'} miw="max-content">
        {text}
      </Badge>
      <Text size="sm">
        {isAccepting && `${texts.until} `}
        <At iso={closedAt ?? acceptsUntil} />
      </Text>
      {isAccepting && cutoverAt && (
        <Text size="sm">
          {texts.cutover} <At iso={cutoverAt} />
        </Text>
      )}
    </Stack>
  );
}

/** The algorithm, the claims and the URL of an issuer, by their names. */
function detailsOf({ algorithm, iss, aud, prv, url }: OldIssuerFragment): string[] {
  const details = { alg: algorithm, iss, aud, prv, url };
  return Object.entries(details).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
}
