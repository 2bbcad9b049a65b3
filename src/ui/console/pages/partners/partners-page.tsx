import { Badge } from '@mantine/core';
import { useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { useSession } from '../../core/session.tsx';
import { useClientSecretTexts } from '../../parts/client-secret.tsx';
import { CsvButton } from '../../parts/csv-export.tsx';
import { type Column, DataTable, EmptyState } from '../../parts/data-table.tsx';
import { TextLink } from '../../parts/links.tsx';
import { Loaded, Page } from '../../parts/page.tsx';
import { Ago } from '../../parts/time.tsx';
import { CreatePartner } from './create-partner.tsx';
import { type PartnerRowFragment, PartnersPageDocument } from './gql/graphql.ts';
import { usePartnerTexts } from './partner-texts.ts';
import { TestTokens } from './test-tokens.tsx';

/** The partners of the account. */
export function PartnersPage() {
  const texts = usePartnerTexts();
  const secretTexts = useClientSecretTexts();
  const { number } = useFormat();
  const { can } = useSession();
  const reading = useReading(PartnersPageDocument, {});
  const sites = reading.data?.sites ?? [];
  const nameOf = (id: string) => sites.find((site) => site.id === id)?.name ?? id;
  const create = <CreatePartner sites={sites} onCreated={reading.reload} />;
  const columns: Column<PartnerRowFragment>[] = [
    {
      key: 'name',
      title: texts.name,
      cell: ({ id, name }) => (
        <TextLink to="/partners/$partnerId" params={{ partnerId: id }} fz="inherit">
          {name}
        </TextLink>
      ),
      csv: ({ name }) => name,
    },
    {
      key: 'clientId',
      title: secretTexts.clientId,
      cell: ({ clientId }) => clientId,
      csv: (row) => row.clientId,
    },
    {
      key: 'sites',
      title: texts.sites,
      cell: ({ siteIds }) => siteIds.map(nameOf).join(', ') || texts.allSites,
      csv: ({ siteIds }) => siteIds.map(nameOf).join(', ') || texts.allSites,
    },
    {
      key: 'rate',
      title: texts.rate,
      cell: ({ ratePerMinute }) => (ratePerMinute === null ? texts.noLimit : number(ratePerMinute)),
      csv: ({ ratePerMinute }) => ratePerMinute,
      alignEnd: true,
    },
    {
      key: 'lastUsed',
      title: texts.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Ago iso={lastUsedAt} /> : texts.never),
      csv: ({ lastUsedAt }) => lastUsedAt,
    },
    {
      key: 'state',
      title: texts.state,
      cell: ({ disabledAt }) => (
        <Badge variant="light" color={disabledAt ? 'gray' : 'teal'}>
          {disabledAt ? texts.disabled : texts.active}
        </Badge>
      ),
      csv: ({ disabledAt }) => (disabledAt ? texts.disabled : texts.active),
    },
  ];
  return (
    <Page title={texts.title} about={texts.about} actions={create}>
      <Loaded reading={reading}>
        {({ partners }) => (
          <>
            <DataTable
              label={texts.title}
              columns={columns}
              rows={partners}
              rowKey={({ id }) => id}
              empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
            />
            {partners.length > 0 && <CsvButton columns={columns} rows={partners} fileName="partners" />}
            {can('OWNER') && <TestTokens />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
