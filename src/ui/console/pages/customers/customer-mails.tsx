import { localized } from '../../core/language.ts';
import { type Column, DataTable, EmptyState } from '../../parts/data-table.tsx';
import { Ago, At } from '../../parts/time.tsx';
import type { CustomerQuery } from './gql/graphql.ts';
import { Section } from './section.tsx';
import type { Customer, Sites } from './shown-customer.ts';

type Link = CustomerQuery['customer']['mailedLinks'][number];

const useKinds = localized<Record<Link['kind'], string>>({
  en: {
    PASSWORD_RESET: 'Reset of the password',
    EMAIL_VERIFICATION: 'Verification of the email',
    EMAIL_CHANGE_UNDO: 'Undo a change of the email',
    EMAIL_CHANGE_DECLINE: 'Decline a change of the email',
    PASSWORDLESS_LINK: 'Login link',
    PASSWORDLESS_CODE: 'Login code',
  },
  de: {
    PASSWORD_RESET: 'Zurücksetzen des Passworts',
    EMAIL_VERIFICATION: 'Prüfung der E-Mail-Adresse',
    EMAIL_CHANGE_UNDO: 'Rückgängigmachen einer Adressänderung',
    EMAIL_CHANGE_DECLINE: 'Ablehnen einer Adressänderung',
    PASSWORDLESS_LINK: 'Anmelde-Link',
    PASSWORDLESS_CODE: 'Anmelde-Code',
  },
});

const useTexts = localized({
  en: {
    title: 'Mailed links',
    none: 'No link was mailed lately',
    noneAbout: 'Links and codes are deleted some time after they expire.',
    kind: 'Link',
    site: 'Site',
    siteWithId: (id: string) => `Site ${id}`,
    sent: 'Sent',
    state: 'State',
    open: 'Not used yet, valid until',
    spent: 'Used or replaced',
    expired: 'Expired',
  },
  de: {
    title: 'Gesendete Links',
    none: 'In letzter Zeit wurde kein Link gesendet',
    noneAbout: 'Links und Codes werden einige Zeit nach ihrem Ablauf gelöscht.',
    kind: 'Link',
    site: 'Website',
    siteWithId: (id: string) => `Website ${id}`,
    sent: 'Gesendet',
    state: 'Status',
    open: 'Noch nicht verwendet, gültig bis',
    spent: 'Verwendet oder ersetzt',
    expired: 'Abgelaufen',
  },
});

/** The links and codes that were mailed to a customer, and whether they were used. */
export function CustomerMails({ customer, sites }: { customer: Customer; sites: Sites }) {
  const texts = useTexts();
  const kinds = useKinds();
  const siteName = (id: string | null | undefined) =>
    id ? (sites.find((site) => site.id === id)?.name ?? texts.siteWithId(id)) : '';
  const columns: Column<Link>[] = [
    { key: 'kind', title: texts.kind, cell: ({ kind }) => kinds[kind] },
    { key: 'site', title: texts.site, cell: ({ siteId }) => siteName(siteId) },
    { key: 'sent', title: texts.sent, cell: ({ createdAt }) => <Ago iso={createdAt} /> },
    { key: 'state', title: texts.state, cell: (link) => <State link={link} /> },
  ];
  return (
    <Section title={texts.title}>
      <DataTable
        label={texts.title}
        columns={columns}
        rows={customer.mailedLinks}
        rowKey={({ id }) => id}
        empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
      />
    </Section>
  );
}

function State({ link: { spentAt, expiresAt } }: { link: Link }) {
  const texts = useTexts();
  if (spentAt)
    return (
      <>
        {texts.spent} <Ago iso={spentAt} />
      </>
    );
  if (Date.parse(expiresAt) <= Date.now()) return texts.expired;
  return (
    <>
      {texts.open} <At iso={expiresAt} />
    </>
  );
}
