import { Fieldset, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../core/session.tsx';
import { CopyText } from '../../parts/copy.tsx';
import type { OldSessionsQuery } from './gql/graphql.ts';
import { createIssuerCommand, ISSUER_SYSTEMS, type IssuerSystemName } from './issuer-systems.ts';
import { useOldSessionsTexts } from './old-sessions-texts.ts';

const SYSTEMS = Object.keys(ISSUER_SYSTEMS) as IssuerSystemName[];

/** Writes the command that creates an issuer, for the operator of the server. */
export function NewIssuer({ sites }: { sites: OldSessionsQuery['sites'] }) {
  const texts = useOldSessionsTexts();
  const { account } = useSession();
  const [system, setSystem] = useState<IssuerSystemName>('LARAVEL');
  const [site, setSite] = useState(sites[0]?.slug ?? '');
  const [switchAt, setSwitchAt] = useState('');
  const [lastDay, setLastDay] = useState('');
  const cutover = switchAt === '' ? '' : new Date(switchAt).toISOString().replace('.000', '');
  return (
    <Fieldset legend={texts.createTitle}>
      <Stack gap="sm">
        <Text size="sm">{texts.createAbout}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
          <Select
            label={texts.system}
            description={texts.prancer}
            allowDeselect={false}
            data={SYSTEMS.map((value) => ({ value, label: texts[value] }))}
            value={system}
            onChange={(value) => value && setSystem(value)}
          />
          <Select
            label={texts.site}
            allowDeselect={false}
            data={sites.map(({ slug, name }) => ({ value: slug, label: name }))}
            value={site}
            onChange={(value) => value && setSite(value)}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
          <TextInput
            type="datetime-local"
            label={texts.switchAt}
            description={texts.switchAtAbout}
            value={switchAt}
            onChange={(event) => setSwitchAt(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={texts.lastDay}
            description={texts.lastDayAbout}
            value={lastDay}
            onChange={(event) => setLastDay(event.currentTarget.value)}
          />
        </SimpleGrid>
        <CopyText
          label={texts.command}
          value={createIssuerCommand({ account: account.slug, site, system, cutover, lastDay })}
          block
        />
      </Stack>
    </Fieldset>
  );
}
