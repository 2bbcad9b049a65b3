import { Badge } from '@mantine/core';
import { ConnectionTable } from '../../parts/connection-table.tsx';
import { type Column, EmptyState } from '../../parts/data-table.tsx';
import { TextLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { COLORS, stateOf } from './company-state.ts';
import { useCompanyTexts } from './company-texts.ts';
import { CreateCompany } from './create-company.tsx';
import { CompaniesDocument, type CompanyRowFragment } from './gql/graphql.ts';

/** The companies whose employees log in at their employer. */
export function CompaniesPage() {
  const texts = useCompanyTexts();
  const domainsOf = ({ domains }: CompanyRowFragment) => domains.map(({ domain }) => domain).join(', ');
  const columns: Column<CompanyRowFragment>[] = [
    {
      key: 'name',
      title: texts.name,
      cell: ({ id, name }) => (
        <TextLink to="/companies/$companyId" params={{ companyId: id }} fz="inherit">
          {name}
        </TextLink>
      ),
      csv: ({ name }) => name,
    },
    { key: 'kind', title: texts.kind, cell: ({ kind }) => texts[kind], csv: ({ kind }) => texts[kind] },
    { key: 'domains', title: texts.domains, cell: (row) => domainsOf(row) || '–', csv: domainsOf },
    {
      key: 'state',
      title: texts.state,
      cell: (row) => (
        <Badge variant="light" color={COLORS[stateOf(row)]}>
          {texts[stateOf(row)]}
        </Badge>
      ),
      csv: (row) => texts[stateOf(row)],
    },
  ];
  return (
    <Page title={texts.title} about={texts.about} actions={<CreateCompany />}>
      <ConnectionTable
        document={CompaniesDocument}
        variables={{}}
        connectionOf={({ enterpriseConnections }) => enterpriseConnections}
        columns={columns}
        rowKey={({ id }) => id}
        label={texts.title}
        empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
        fileName="companies"
      />
    </Page>
  );
}
