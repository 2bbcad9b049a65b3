import { useReading } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { CsvButton } from '../../parts/csv-export.tsx';
import { type Column, DataTable, EmptyState } from '../../parts/data-table.tsx';
import { ForAdmins } from '../../parts/for-admins.tsx';
import { ButtonLink, TextLink } from '../../parts/links.tsx';
import { Loaded, Page } from '../../parts/page.tsx';
import { At } from '../../parts/time.tsx';
import { SitesDocument, type SitesQuery } from './gql/graphql.ts';

const useTexts = localized({
  en: {
    title: 'Sites',
    about:
      'Each site has its own settings, branding and plans. A login is valid on all sites of the account.',
    create: 'Create a site',
    id: 'Site id',
    name: 'Name',
    link: 'Address',
    created: 'Created',
    none: 'There is no site yet',
    noneAbout: 'Apps and pages name their site in each request.',
  },
  de: {
    title: 'Websites',
    about:
      'Jede Website hat eigene Einstellungen, Gestaltung und Tarife. Eine Anmeldung gilt auf allen Websites des Kontos.',
    create: 'Website anlegen',
    id: 'Site-Id',
    name: 'Name',
    link: 'Adresse',
    created: 'Angelegt',
    none: 'Es gibt noch keine Website',
    noneAbout: 'Apps und Seiten nennen ihre Website in jeder Anfrage.',
  },
});

type Site = SitesQuery['sites'][number];

export function SitesPage() {
  const texts = useTexts();
  const sites = useReading(SitesDocument, {});
  const columns: Column<Site>[] = [
    { key: 'id', title: texts.id, cell: ({ id }) => id, csv: ({ id }) => id },
    {
      key: 'name',
      title: texts.name,
      cell: ({ id, name }) => (
        <TextLink to="/sites/$siteId" params={{ siteId: id }} fz="inherit">
          {name}
        </TextLink>
      ),
      csv: ({ name }) => name,
    },
    { key: 'link', title: texts.link, cell: ({ link }) => link ?? '—', csv: ({ link }) => link },
    {
      key: 'created',
      title: texts.created,
      cell: ({ createdAt }) => <At iso={createdAt} />,
      csv: ({ createdAt }) => createdAt,
    },
  ];
  const create = (
    <ForAdmins>
      <ButtonLink to="/sites/new">{texts.create}</ButtonLink>
    </ForAdmins>
  );
  return (
    <Page title={texts.title} about={texts.about} actions={create}>
      <Loaded reading={sites}>
        {(data) => (
          <>
            <DataTable
              label={texts.title}
              columns={columns}
              rows={data.sites}
              rowKey={({ id }) => id}
              empty={<EmptyState title={texts.none} about={texts.noneAbout} action={create} />}
            />
            {data.sites.length > 0 && <CsvButton columns={columns} rows={data.sites} fileName="sites" />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
