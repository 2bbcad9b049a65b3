import { Badge, Code, Group } from '@mantine/core';
import { localized } from '../../core/language.ts';
import { Ago, At } from '../../parts/time.tsx';
import { Facts, Section } from './section.tsx';
import type { Customer, Sites } from './shown-customer.ts';

const useTexts = localized({
  en: {
    title: 'Profile',
    id: 'Id',
    email: 'Email',
    verified: 'Verified',
    unverified: 'Not verified',
    username: 'Username',
    name: 'Name',
    displayName: 'Display name',
    salutation: 'Salutation',
    jobTitle: 'Title',
    organization: 'Organization',
    phone: 'Phone',
    language: 'Language',
    registered: 'Registered',
    changed: 'Changed',
    lastLogin: 'Last login',
    never: 'Never',
    terms: 'Accepted terms',
    site: (id: string) => `Site ${id}`,
    metadata: 'Metadata',
  },
  de: {
    title: 'Profil',
    id: 'Id',
    email: 'E-Mail',
    verified: 'Bestätigt',
    unverified: 'Nicht bestätigt',
    username: 'Benutzername',
    name: 'Name',
    displayName: 'Anzeigename',
    salutation: 'Anrede',
    jobTitle: 'Titel',
    organization: 'Organisation',
    phone: 'Telefon',
    language: 'Sprache',
    registered: 'Registriert',
    changed: 'Geändert',
    lastLogin: 'Letzte Anmeldung',
    never: 'Nie',
    terms: 'Akzeptierte Bedingungen',
    site: (id: string) => `Website ${id}`,
    metadata: 'Metadaten',
  },
});

export function CustomerProfile({ customer, sites }: { customer: Customer; sites: Sites }) {
  const texts = useTexts();
  const { id, email, emailVerifiedAt, deletedAt, metadata, lastLoginAt, termsAcceptances } = customer;
  const siteName = (siteId: string) => sites.find((site) => site.id === siteId)?.name ?? texts.site(siteId);
  const verification = (
    <Group gap="xs">
      {email}
      <Badge size="sm" variant="light" miw="max-content" color={emailVerifiedAt ? 'teal' : 'gray'}>
        {emailVerifiedAt ? texts.verified : texts.unverified}
      </Badge>
    </Group>
  );
  return (
    <Section title={texts.title}>
      <Facts
        rows={[
          [texts.id, id],
          [texts.email, email && verification],
          [texts.username, customer.username],
          [texts.name, [customer.firstName, customer.lastName].filter(Boolean).join(' ')],
          [texts.displayName, customer.displayName],
          [texts.salutation, customer.salutation],
          [texts.jobTitle, customer.title],
          [texts.organization, customer.organization],
          [texts.phone, customer.phone],
          [texts.language, deletedAt ? null : customer.language],
          [texts.registered, <At key="at" iso={customer.createdAt} />],
          [texts.changed, <At key="at" iso={customer.updatedAt} />],
          [
            texts.lastLogin,
            deletedAt ? null : lastLoginAt ? <Ago key="ago" iso={lastLoginAt} /> : texts.never,
          ],
          [
            texts.terms,
            termsAcceptances.length > 0
              ? termsAcceptances.map(({ siteId, version, acceptedAt }) => (
                  <div key={`${siteId} ${version}`}>
                    {siteName(siteId)}: {version} · <At iso={acceptedAt} />
                  </div>
                ))
              : null,
          ],
          [
            texts.metadata,
            isEmpty(metadata) ? null : (
              <Code key="metadata" block>
                {JSON.stringify(metadata, null, 2)}
              </Code>
            ),
          ],
        ]}
      />
    </Section>
  );
}

function isEmpty(metadata: unknown): boolean {
  return metadata === null || Object.keys(metadata as object).length === 0;
}
