import { Code, Stack, Text } from '@mantine/core';
import { LoginTest } from '../../parts/login-test.tsx';
import { Ago } from '../../parts/time.tsx';
import { TitledCard } from '../../parts/titled-card.tsx';
import { useConnectTexts } from './connect-texts.ts';
import { BeginCompanyTestDocument, type CompanyFragment } from './gql/graphql.ts';

/** The last login at a company, the problem of the last failed login, and a test that opens no session. */
export function CompanyLogins({ company }: { company: CompanyFragment }) {
  const texts = useConnectTexts();
  const { id, name, lastLoginAt, loginProblem, loginProblemAt } = company;
  return (
    <TitledCard title={texts.logins}>
      {lastLoginAt === null ? (
        <Text size="sm">{texts.noLogin}</Text>
      ) : (
        <Text size="sm">
          {texts.lastLogin}: <Ago iso={lastLoginAt} />
        </Text>
      )}
      {loginProblem !== null && loginProblemAt !== null && (
        <Stack gap={4}>
          <Text size="sm">
            {texts.lastProblem}: <Ago iso={loginProblemAt} />
          </Text>
          <Code block lang="en" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {loginProblem}
          </Code>
        </Stack>
      )}
      <LoginTest
        name={name}
        document={BeginCompanyTestDocument}
        variables={{ connectionId: id }}
        startOf={({ beginEnterpriseLoginTest }) => beginEnterpriseLoginTest}
      />
    </TitledCard>
  );
}
