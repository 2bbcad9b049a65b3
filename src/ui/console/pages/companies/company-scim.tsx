import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Given, SecretShownOnce } from '../../parts/copy.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { At } from '../../parts/time.tsx';
import { TitledCard } from '../../parts/titled-card.tsx';
import { useConnectTexts } from './connect-texts.ts';
import {
  type CompanyFragment,
  CreateScimTokenDocument,
  RemoveCompanyScimTokenDocument,
} from './gql/graphql.ts';

/** The SCIM API of a company: its address, and its token, which is shown once. */
export function CompanyScim({ company, onChanged }: { company: CompanyFragment; onChanged: () => void }) {
  const texts = useConnectTexts();
  const [token, setToken] = useState<string | null>(null);
  const { id, scimUrl, scimToken } = company;
  const [create, { isRunning, problem }] = useAction(CreateScimTokenDocument);
  function show(made: string): void {
    setToken(made);
    onChanged();
  }
  async function createToken(): Promise<void> {
    const { data } = await create({ connectionId: id });
    if (data) show(data.setScimToken.token);
  }
  return (
    <TitledCard title={texts.scim} about={texts.scimAbout}>
      <Given label={texts.scimUrl} value={scimUrl} />
      {scimToken === null ? (
        <Text size="sm">{texts.noToken}</Text>
      ) : (
        <Text size="sm">
          {texts.createdAt}: <At iso={scimToken.createdAt} />.{' '}
          {scimToken.lastUsedAt === null ? (
            `${texts.neverUsed}.`
          ) : (
            <>
              {texts.lastUsedAt}: <At iso={scimToken.lastUsedAt} />.
            </>
          )}
        </Text>
      )}
      <ProblemNotice problem={problem} />
      <Group>
        {scimToken === null ? (
          <Button variant="default" size="xs" loading={isRunning} onClick={() => void createToken()}>
            {texts.createToken}
          </Button>
        ) : (
          <>
            <ConfirmButton
              variant="default"
              size="xs"
              label={texts.renewToken}
              about={texts.renewAbout}
              document={CreateScimTokenDocument}
              variables={{ connectionId: id }}
              onDone={({ setScimToken }) => show(setScimToken.token)}
            />
            <ConfirmButton
              variant="default"
              size="xs"
              label={texts.removeToken}
              about={texts.removeTokenAbout}
              document={RemoveCompanyScimTokenDocument}
              variables={{ connectionId: id }}
              onDone={() => {
                notifyDone(texts.tokenRemoved);
                onChanged();
              }}
            />
          </>
        )}
      </Group>
      <SecretShownOnce
        title={texts.scimToken}
        secrets={token === null ? null : { [texts.scimUrl]: scimUrl, [texts.scimToken]: token }}
        onClose={() => setToken(null)}
      />
    </TitledCard>
  );
}
