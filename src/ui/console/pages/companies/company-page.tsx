import { Badge, SimpleGrid, Stack, Text } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useReading } from '../../core/api.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Given } from '../../parts/copy.tsx';
import { EmptyState } from '../../parts/data-table.tsx';
import { BackLink } from '../../parts/links.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { Loaded, Page } from '../../parts/page.tsx';
import { TitledCard } from '../../parts/titled-card.tsx';
import { CompanyDomains } from './company-domains.tsx';
import { CompanyLogins } from './company-logins.tsx';
import { CompanyMetadata } from './company-metadata.tsx';
import { CompanyScim } from './company-scim.tsx';
import { CompanySettings } from './company-settings.tsx';
import { COLORS, stateOf } from './company-state.ts';
import { useCompanyTexts } from './company-texts.ts';
import { useConnectTexts } from './connect-texts.ts';
import { type CompanyFragment, CompanyPageDocument, DeleteCompanyDocument } from './gql/graphql.ts';

/** One company: the values for its administrator, its domains, its settings and its SCIM token. */
export function CompanyPage() {
  const texts = useCompanyTexts();
  const navigate = useNavigate();
  const { companyId } = useParams({ from: '/shell/companies/$companyId' });
  const reading = useReading(CompanyPageDocument, { id: companyId });
  const { reload } = reading;
  const company = reading.data?.enterpriseConnection ?? null;
  return (
    <Page
      key={company?.id ?? ''}
      title={company?.name ?? texts.title}
      about={company && <State company={company} />}
      above={<BackLink to="/companies">{texts.title}</BackLink>}
      actions={
        company && (
          <ConfirmButton
            variant="default"
            label={texts.remove}
            title={texts.removeTitle}
            about={texts.removeAbout}
            document={DeleteCompanyDocument}
            variables={{ id: company.id }}
            onDone={() => {
              notifyDone(texts.removed);
              void navigate({ to: '/companies' });
            }}
          />
        )
      }
    >
      {reading.problem?.code === 'NOT_FOUND' ? (
        <EmptyState title={texts.missing} />
      ) : (
        <Loaded reading={reading}>
          {({ enterpriseConnection, sites }) => (
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              <Stack>
                <ForCompany company={enterpriseConnection} />
                <CompanyLogins company={enterpriseConnection} />
                <CompanyDomains company={enterpriseConnection} onChanged={reload} />
                {enterpriseConnection.kind === 'SAML' && (
                  <CompanyMetadata company={enterpriseConnection} onChanged={reload} />
                )}
              </Stack>
              <Stack>
                <TitledCard title={texts.settings}>
                  <CompanySettings company={enterpriseConnection} sites={sites} onSaved={reload} />
                </TitledCard>
                <CompanyScim company={enterpriseConnection} onChanged={reload} />
              </Stack>
            </SimpleGrid>
          )}
        </Loaded>
      )}
    </Page>
  );
}

function State({ company }: { company: CompanyFragment }) {
  const texts = useCompanyTexts();
  const state = stateOf(company);
  return (
    <>
      {texts[company.kind]}{' '}
      <Badge component="span" variant="light" color={COLORS[state]}>
        {texts[state]}
      </Badge>
    </>
  );
}

/** The values that the administrator of the company enters at its provider. */
function ForCompany({ company }: { company: CompanyFragment }) {
  const texts = useConnectTexts();
  const isSaml = company.kind === 'SAML';
  return (
    <TitledCard title={texts.forCompany} about={texts.forCompanyAbout}>
      {isSaml ? (
        <>
          <Given label={texts.entityId} value={company.samlEntityId} />
          <Given label={texts.acsUrl} value={company.samlAcsUrl} />
        </>
      ) : (
        <Given label={texts.redirectUri} value={company.redirectUri} />
      )}
      <Text size="sm">{isSaml ? texts.samlNeeds : texts.openIdNeeds}</Text>
    </TitledCard>
  );
}
