import { Alert, Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { fieldErrors } from '../../core/problem.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { OpenIdFields } from '../../parts/openid-fields.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useValueChecks } from '../../parts/value-checks.ts';
import { useCompanyTexts } from './company-texts.ts';
import {
  CreateOpenIdCompanyDocument,
  CreateSamlCompanyDocument,
  type EnterpriseConnectionKind,
} from './gql/graphql.ts';
import { MetadataFields, type MetadataValues, metadataInput, NO_METADATA } from './metadata-fields.tsx';

type NewValues = MetadataValues & {
  kind: EnterpriseConnectionKind;
  name: string;
  issuer: string;
  clientId: string;
  secret: string;
};

const KINDS = ['OIDC', 'SAML'] as const;
const MAX_NAME_LENGTH = 100;

/** The button that adds a company, and its form. The page of the new company follows, with the next steps. */
export function CreateCompany() {
  const texts = useCompanyTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.create}</Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={texts.create} size="lg">
        <NewCompany />
      </Dialog>
    </>
  );
}

function NewCompany() {
  const texts = useCompanyTexts();
  const navigate = useNavigate();
  const { required } = useValueChecks();
  const [createOpenId, openId] = useAction(CreateOpenIdCompanyDocument);
  const [createSaml, saml] = useAction(CreateSamlCompanyDocument);
  const needed = (isNeeded: (values: NewValues) => boolean) => (value: string, values: NewValues) =>
    isNeeded(values) ? required(value) : null;
  const byOpenId = needed(({ kind }) => kind === 'OIDC');
  const form = useForm<NewValues>({
    initialValues: { kind: 'OIDC', name: '', issuer: '', clientId: '', secret: '', ...NO_METADATA },
    validate: {
      name: required,
      issuer: byOpenId,
      clientId: byOpenId,
      secret: byOpenId,
      metadataUrl: needed(({ kind, source }) => kind === 'SAML' && source === 'byUrl'),
      metadata: needed(({ kind, source }) => kind === 'SAML' && source === 'byText'),
    },
  });
  const { kind, source } = form.values;
  const { problem } = kind === 'OIDC' ? openId : saml;

  async function create({ name, issuer, clientId, secret, ...metadata }: NewValues) {
    if (kind === 'SAML') {
      const { data, problem: found } = await createSaml({ input: { name, ...metadataInput(metadata) } });
      return { id: data?.createSamlConnection.id, found };
    }
    const input = { name, issuer: issuer.trim(), clientId: clientId.trim(), secret };
    const { data, problem: found } = await createOpenId({ input });
    return { id: data?.createEnterpriseConnection.id, found };
  }
  async function send(values: NewValues): Promise<void> {
    const { id, found } = await create(values);
    if (id !== undefined) return navigate({ to: '/companies/$companyId', params: { companyId: id } });
    if (found) form.setErrors(fieldErrors(found));
  }

  return (
    <form noValidate onSubmit={form.onSubmit((values) => void send(values))}>
      <Stack>
        <TextInput
          label={texts.name}
          description={texts.nameAbout}
          maxLength={MAX_NAME_LENGTH}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Radio.Group label={texts.kind} description={texts.kindAbout} {...form.getInputProps('kind')}>
          <Stack gap="xs" mt="xs">
            {KINDS.map((each) => (
              <Radio key={each} value={each} label={texts[each]} />
            ))}
          </Stack>
        </Radio.Group>
        <Alert>{texts.first}</Alert>
        {kind === 'OIDC' ? (
          <OpenIdFields props={form.getInputProps} issuerAbout={texts.issuerAbout} isSecretStored={false} />
        ) : (
          <MetadataFields source={source} props={form.getInputProps} />
        )}
        {Object.keys(form.errors).length === 0 && <ProblemNotice problem={problem} />}
        <Group justify="flex-end">
          <Button type="submit" loading={openId.isRunning || saml.isRunning}>
            {texts.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
