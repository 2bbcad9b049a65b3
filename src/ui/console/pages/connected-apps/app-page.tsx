import { Badge, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useAction, useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { RenewClientSecret, useClientSecretTexts } from '../../parts/client-secret.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Given } from '../../parts/copy.tsx';
import { EmptyState } from '../../parts/data-table.tsx';
import { BackLink } from '../../parts/links.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { Loaded, Page } from '../../parts/page.tsx';
import { useProblemNotification } from '../../parts/problem-notice.tsx';
import { TitledCard } from '../../parts/titled-card.tsx';
import { AppSettings } from './app-settings.tsx';
import { useAppTexts, useChoiceNames } from './app-texts.ts';
import {
  AppPageDocument,
  type AppRowFragment,
  DeleteAppDocument,
  DisableAppDocument,
  EnableAppDocument,
  RotateAppSecretDocument,
} from './gql/graphql.ts';

/** One connected app: what to enter in it, its settings and its secret. */
export function AppPage() {
  const texts = useAppTexts();
  const secretTexts = useClientSecretTexts();
  const names = useChoiceNames();
  const { number } = useFormat();
  const { appId } = useParams({ from: '/shell/connected-apps/$appId' });
  const reading = useReading(AppPageDocument, { id: appId });
  const app = reading.data?.openidClient ?? null;
  const isMissing = reading.problem?.code === 'NOT_FOUND';
  return (
    <Page
      key={app?.id ?? ''}
      title={app?.name ?? texts.title}
      above={<BackLink to="/connected-apps">{texts.title}</BackLink>}
      actions={app && <Actions app={app} onChanged={reading.reload} />}
    >
      {isMissing ? (
        <EmptyState title={texts.missing} />
      ) : (
        <Loaded reading={reading}>
          {({ openidClient, sites }) => (
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              <TitledCard title={texts.settings}>
                <AppSettings app={openidClient} sites={sites} onSaved={reading.reload} />
              </TitledCard>
              <Stack>
                <TitledCard title={texts.connect} about={texts.connectAbout}>
                  <Group>
                    {openidClient.disabledAt && <Badge color="gray">{texts.disabled}</Badge>}
                    <Badge variant="light">{names[openidClient.party]}</Badge>
                  </Group>
                  <Given label={texts.issuer} value={openidClient.issuer} />
                  <Given label={secretTexts.clientId} value={openidClient.clientId} />
                  <Text size="sm">
                    {texts.subjectType}: {names[openidClient.subjectType]}
                    {openidClient.sectorIdentifier && ` (${openidClient.sectorIdentifier})`}
                  </Text>
                  {openidClient.party === 'THIRD_PARTY' && (
                    <Text size="sm">{texts.consents(number(openidClient.consentCount))}</Text>
                  )}
                </TitledCard>
                {openidClient.tokenEndpointAuthMethod === 'NONE' ? (
                  <TitledCard title={secretTexts.secret}>
                    <Text size="sm">{texts.isPublic}</Text>
                  </TitledCard>
                ) : (
                  <TitledCard title={secretTexts.secret} about={secretTexts.secretAbout}>
                    <RenewClientSecret
                      client={openidClient}
                      document={RotateAppSecretDocument}
                      secretOf={({ rotateOpenidClientSecret }) => rotateOpenidClientSecret.clientSecret}
                      title={texts.credentials}
                      onChanged={reading.reload}
                    />
                  </TitledCard>
                )}
              </Stack>
            </SimpleGrid>
          )}
        </Loaded>
      )}
    </Page>
  );
}

/** Disables, enables or deletes the app. */
function Actions({ app, onChanged }: { app: AppRowFragment; onChanged: () => void }) {
  const texts = useAppTexts();
  const navigate = useNavigate();
  const [enable, { isRunning }] = useAction(EnableAppDocument);
  const notifyProblem = useProblemNotification();
  const variables = { id: app.id };
  function done(): void {
    notifyDone(texts.saved);
    onChanged();
  }
  async function runEnable(): Promise<void> {
    const { problem } = await enable(variables);
    if (problem) notifyProblem(problem);
    else done();
  }
  return (
    <Group>
      {app.disabledAt ? (
        <Button loading={isRunning} onClick={() => void runEnable()}>
          {texts.enable}
        </Button>
      ) : (
        <ConfirmButton
          variant="default"
          label={texts.disable}
          title={texts.disableTitle}
          about={texts.disableAbout}
          document={DisableAppDocument}
          variables={variables}
          onDone={done}
        />
      )}
      <ConfirmButton
        variant="default"
        label={texts.remove}
        title={texts.removeTitle}
        about={texts.removeAbout}
        document={DeleteAppDocument}
        variables={variables}
        onDone={() => {
          notifyDone(texts.removed);
          void navigate({ to: '/connected-apps' });
        }}
      />
    </Group>
  );
}
