import { Badge, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAction, useReading } from '../../core/api.ts';
import { RenewClientSecret, useClientSecretTexts } from '../../parts/client-secret.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { CopyText } from '../../parts/copy.tsx';
import { EmptyState } from '../../parts/data-table.tsx';
import { BackLink } from '../../parts/links.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { Loaded, Page } from '../../parts/page.tsx';
import { useProblemNotification } from '../../parts/problem-notice.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { TitledCard } from '../../parts/titled-card.tsx';
import { CountsCard } from '../overview/counts-card.tsx';
import { periodOf, seriesOf } from '../overview/series.ts';
import { OUTCOME_COLORS, useVerdictNames } from '../overview/statistics-names.ts';
import {
  DisablePartnerDocument,
  EnablePartnerDocument,
  type PartnerRowFragment,
  PartnersPageDocument,
  PartnerUsageDocument,
  RotatePartnerDocument,
  UpdatePartnerDocument,
} from './gql/graphql.ts';
import { PartnerFields, type PartnerValues, rateOf } from './partner-fields.tsx';
import { usePartnerTexts } from './partner-texts.ts';
import { TokenTester } from './token-tester.tsx';

/** One partner: its settings, its secret, the counts of its token checks, and a form that checks a token. */
export function PartnerPage() {
  const texts = usePartnerTexts();
  const secretTexts = useClientSecretTexts();
  const { partnerId } = useParams({ from: '/shell/partners/$partnerId' });
  const reading = useReading(PartnersPageDocument, {});
  const partner = reading.data?.partners.find(({ id }) => id === partnerId) ?? null;
  const above = <BackLink to="/partners">{texts.title}</BackLink>;
  return (
    <Page
      key={partner?.id ?? ''}
      title={partner?.name ?? texts.title}
      above={above}
      actions={partner && <Switching partner={partner} onChanged={reading.reload} />}
    >
      <Loaded reading={reading}>
        {({ sites }) =>
          partner ? (
            <Stack>
              <Group>
                <Text size="sm">{secretTexts.clientId}:</Text>
                <CopyText label={secretTexts.clientId} value={partner.clientId} />
                {partner.disabledAt && <Badge color="gray">{texts.disabled}</Badge>}
              </Group>
              <Usage partnerId={partner.id} />
              <SimpleGrid cols={{ base: 1, md: 2 }}>
                <TitledCard title={texts.settings}>
                  <Settings partner={partner} sites={sites} onSaved={reading.reload} />
                </TitledCard>
                <Stack>
                  <TitledCard title={secretTexts.secret} about={secretTexts.secretAbout}>
                    <RenewClientSecret
                      client={partner}
                      document={RotatePartnerDocument}
                      secretOf={({ rotatePartnerSecret }) => rotatePartnerSecret.clientSecret}
                      title={texts.newSecret}
                      onChanged={reading.reload}
                    />
                  </TitledCard>
                  <TitledCard title={texts.tester} about={texts.testerAbout}>
                    <TokenTester partnerId={partner.id} />
                  </TitledCard>
                </Stack>
              </SimpleGrid>
            </Stack>
          ) : (
            <EmptyState title={texts.missing} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Usage({ partnerId }: { partnerId: string }) {
  const texts = usePartnerTexts();
  const period = useMemo(() => periodOf('quarter'), []);
  const results = useVerdictNames();
  const reading = useReading(PartnerUsageDocument, { ...period, partnerId });
  return (
    <Loaded reading={reading}>
      {({ statistics: { from, to, verdicts } }) => (
        <CountsCard
          title={texts.usage}
          series={seriesOf(
            verdicts,
            ({ verdict }) => results[verdict as keyof typeof results] ?? verdict,
            { from, to, step: period.step },
            ({ verdict }) => OUTCOME_COLORS[verdict],
          )}
          step={period.step}
        />
      )}
    </Loaded>
  );
}

function Settings({
  partner,
  sites,
  onSaved,
}: {
  partner: PartnerRowFragment;
  sites: readonly { id: string; name: string }[];
  onSaved: () => void;
}) {
  const texts = usePartnerTexts();
  const [update] = useAction(UpdatePartnerDocument);
  const { id, name, ratePerMinute, siteIds, updatedAt } = partner;
  const initial: PartnerValues = { name, ratePerMinute: ratePerMinute ?? '', siteIds: [...siteIds] };
  const nameOf = (siteId: string) => sites.find((site) => site.id === siteId)?.name ?? siteId;
  return (
    <SettingsForm
      initial={initial}
      updatedAt={updatedAt}
      labels={{ name: texts.name, ratePerMinute: texts.rate, siteIds: texts.sites }}
      shown={{ siteIds: (ids) => ids.map(nameOf).join(', ') || texts.allSites }}
      save={({ ratePerMinute: rate, ...changes }, ifUpdatedAt) =>
        update({
          id,
          input: { ...changes, ...(rate !== undefined && { ratePerMinute: rateOf(rate) }), ifUpdatedAt },
        })
      }
      onSaved={onSaved}
    >
      {(form) => (
        <Stack>
          <PartnerFields props={form.getInputProps} sites={sites} />
        </Stack>
      )}
    </SettingsForm>
  );
}

/** Disables or enables the partner. */
function Switching({ partner, onChanged }: { partner: PartnerRowFragment; onChanged: () => void }) {
  const texts = usePartnerTexts();
  const [enable, { isRunning }] = useAction(EnablePartnerDocument);
  const notifyProblem = useProblemNotification();
  const variables = { id: partner.id };
  function done(): void {
    notifyDone(texts.saved);
    onChanged();
  }
  async function runEnable(): Promise<void> {
    const { problem } = await enable(variables);
    if (problem) notifyProblem(problem);
    else done();
  }
  if (partner.disabledAt)
    return (
      <Button loading={isRunning} onClick={() => void runEnable()}>
        {texts.enable}
      </Button>
    );
  return (
    <ConfirmButton
      variant="default"
      label={texts.disable}
      title={texts.disableTitle}
      about={texts.disableAbout}
      document={DisablePartnerDocument}
      variables={variables}
      onDone={done}
    />
  );
}
