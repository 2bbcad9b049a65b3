import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAction, useReading } from '../../core/api.ts';
import { fieldErrors } from '../../core/problem.ts';
import { useClientSecretTexts } from '../../parts/client-secret.tsx';
import { Given, SecretShownOnce } from '../../parts/copy.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Loaded } from '../../parts/page.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { AppFields, type AppValues, type Site, SUBJECT_TYPES } from './app-fields.tsx';
import { useAppTexts, useChoiceNames } from './app-texts.ts';
import {
  AppSitesDocument,
  CreateAppDocument,
  type CreateAppMutation,
  type OpenidSubjectType,
} from './gql/graphql.ts';

type NewValues = AppValues & { subjectType: OpenidSubjectType; sectorIdentifier: string };
type Created = CreateAppMutation['createOpenidClient'];

/** The button that connects an app, its form, and the secret that is shown once. */
export function CreateApp({ onCreated }: { onCreated: () => void }) {
  const texts = useAppTexts();
  const secretTexts = useClientSecretTexts();
  const [isOpen, setOpen] = useState(false);
  const [created, setCreated] = useState<Created | null>(null);
  const reading = useReading(AppSitesDocument, {}, { pause: !isOpen });
  const secrets =
    created?.clientSecret == null
      ? null
      : { [secretTexts.clientId]: created.client.clientId, [secretTexts.clientSecret]: created.clientSecret };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.create}</Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={texts.create} size="lg">
        <Loaded reading={reading}>
          {({ sites }) => (
            <NewApp
              sites={sites}
              onCreated={(app) => {
                setOpen(false);
                setCreated(app);
                onCreated();
              }}
            />
          )}
        </Loaded>
      </Dialog>
      <SecretShownOnce title={texts.credentials} secrets={secrets} onClose={() => setCreated(null)}>
        <Given label={texts.issuer} value={created?.client.issuer ?? ''} />
      </SecretShownOnce>
      <Dialog
        isOpen={created !== null && created.clientSecret === null}
        onClose={() => setCreated(null)}
        title={texts.publicCredentials}
      >
        <Stack gap="sm">
          <Text size="sm">{texts.isPublic}</Text>
          <Given label={secretTexts.clientId} value={created?.client.clientId ?? ''} />
          <Given label={texts.issuer} value={created?.client.issuer ?? ''} />
        </Stack>
      </Dialog>
    </>
  );
}

function NewApp({ sites, onCreated }: { sites: readonly Site[]; onCreated: (created: Created) => void }) {
  const texts = useAppTexts();
  const names = useChoiceNames();
  const [create, { isRunning, problem }] = useAction(CreateAppDocument);
  const form = useForm<NewValues>({
    initialValues: {
      name: '',
      siteId: sites[0]?.id ?? '',
      party: 'FIRST_PARTY',
      tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
      redirectUris: [],
      grantTypes: ['AUTHORIZATION_CODE'],
      scopes: ['openid', 'profile', 'email'],
      idTokenAlgorithm: 'ES256',
      subjectType: 'PUBLIC',
      sectorIdentifier: '',
    },
  });
  const isPairwise = form.values.subjectType === 'PAIRWISE';
  async function send({ sectorIdentifier, ...values }: NewValues): Promise<void> {
    const sector = isPairwise && sectorIdentifier !== '' ? sectorIdentifier : null;
    const { data, problem: found } = await create({ input: { ...values, sectorIdentifier: sector } });
    if (data) return onCreated(data.createOpenidClient);
    form.setErrors(fieldErrors(found));
  }
  return (
    <form onSubmit={form.onSubmit(send)}>
      <Stack>
        <AppFields props={form.getInputProps} sites={sites} isPublic={null} />
        <Select
          label={texts.subjectType}
          description={texts.subjectTypeAbout}
          data={SUBJECT_TYPES.map((type) => ({ value: type, label: names[type] }))}
          allowDeselect={false}
          {...form.getInputProps('subjectType')}
        />
        {isPairwise && (
          <TextInput
            label={texts.sectorIdentifier}
            description={texts.sectorIdentifierAbout}
            autoComplete="off"
            {...form.getInputProps('sectorIdentifier')}
          />
        )}
        <ProblemNotice problem={problem} />
        <Group justify="flex-end">
          <Button type="submit" loading={isRunning}>
            {texts.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
