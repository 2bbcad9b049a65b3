import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { fieldErrors } from '../../core/problem.ts';
import { Given } from '../../parts/copy.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { At } from '../../parts/time.tsx';
import { TitledCard } from '../../parts/titled-card.tsx';
import { useValueChecks } from '../../parts/value-checks.ts';
import { useConnectTexts } from './connect-texts.ts';
import { type CompanyFragment, RefreshMetadataDocument, ReplaceMetadataDocument } from './gql/graphql.ts';
import { MetadataFields, type MetadataValues, metadataInput, NO_METADATA } from './metadata-fields.tsx';

/** The metadata of a SAML provider: where they come from, how old they are, and their certificates. */
export function CompanyMetadata({ company, onChanged }: { company: CompanyFragment; onChanged: () => void }) {
  const texts = useConnectTexts();
  const { date } = useFormat();
  const [refresh, { isRunning, problem }] = useAction(RefreshMetadataDocument);
  const { id, issuer, loginUrl, metadataUrl, metadataRefreshedAt, metadataProblem, certificates } = company;
  async function refreshNow(): Promise<void> {
    const { data } = await refresh({ id });
    if (data?.refreshSamlMetadata.metadataProblem === null) notifyDone(texts.refreshed);
    onChanged();
  }
  return (
    <TitledCard title={texts.metadata} about={texts.metadataAbout}>
      {metadataUrl === null ? (
        <Text size="sm">{texts.asText}</Text>
      ) : (
        <Given label={texts.fromUrl} value={metadataUrl} />
      )}
      {metadataProblem !== null && (
        <Alert color="red" role="alert" title={texts.problem}>
          <span lang="en">{metadataProblem}</span>
        </Alert>
      )}
      {metadataRefreshedAt && (
        <Text size="sm">
          {metadataUrl === null ? texts.enteredAt : texts.refreshedAt}: <At iso={metadataRefreshedAt} />
        </Text>
      )}
      <Given label={texts.entity} value={issuer} />
      {loginUrl && <Given label={texts.loginUrl} value={loginUrl} />}
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {texts.certificates}
        </Text>
        {certificates.map(({ subject, fingerprint, expiresAt }) => (
          <Text key={fingerprint} size="sm" title={fingerprint} style={{ overflowWrap: 'anywhere' }}>
            {subject.replaceAll('\n', ', ')}, {texts.expires} {date(expiresAt)}
            {new Date(expiresAt) < new Date() && ` (${texts.expired})`}
          </Text>
        ))}
      </Stack>
      <ProblemNotice problem={problem} />
      <Group>
        {metadataUrl !== null && (
          <Button variant="default" size="xs" loading={isRunning} onClick={() => void refreshNow()}>
            {texts.refresh}
          </Button>
        )}
        <Replace company={company} onReplaced={onChanged} />
      </Group>
    </TitledCard>
  );
}

function Replace({ company, onReplaced }: { company: CompanyFragment; onReplaced: () => void }) {
  const texts = useConnectTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {texts.replace}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={texts.replaceTitle} size="lg">
        <NewMetadata
          company={company}
          onReplaced={() => {
            setOpen(false);
            notifyDone(texts.replaced);
            onReplaced();
          }}
        />
      </Dialog>
    </>
  );
}

function NewMetadata({
  company: { id, metadataUrl },
  onReplaced,
}: {
  company: CompanyFragment;
  onReplaced: () => void;
}) {
  const texts = useConnectTexts();
  const { required } = useValueChecks();
  const [replace, { isRunning, problem }] = useAction(ReplaceMetadataDocument);
  const form = useForm<MetadataValues>({
    initialValues: { ...NO_METADATA, metadataUrl: metadataUrl ?? '' },
    validate: {
      metadataUrl: (value, { source }) => (source === 'byUrl' ? required(value) : null),
      metadata: (value, { source }) => (source === 'byText' ? required(value) : null),
    },
  });
  async function send(values: MetadataValues): Promise<void> {
    const { data, problem: found } = await replace({ id, ...metadataInput(values) });
    if (data) return onReplaced();
    form.setErrors(fieldErrors(found));
  }
  return (
    <form noValidate onSubmit={form.onSubmit((values) => void send(values))}>
      <Stack>
        <Text size="sm">{texts.replaceAbout}</Text>
        <MetadataFields source={form.values.source} props={form.getInputProps} />
        {Object.keys(form.errors).length === 0 && <ProblemNotice problem={problem} />}
        <Group justify="flex-end">
          <Button type="submit" loading={isRunning}>
            {texts.replace}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
