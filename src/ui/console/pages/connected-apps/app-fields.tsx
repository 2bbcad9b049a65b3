import { MultiSelect, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAppTexts, useChoiceNames } from './app-texts.ts';
import type {
  OpenidClientAuthMethod,
  OpenidGrantType,
  OpenidIdTokenAlgorithm,
  OpenidParty,
  OpenidSubjectType,
} from './gql/graphql.ts';

/** The settings that are both in the form of a new app and in that of an existing app. */
export type AppValues = {
  name: string;
  siteId: string;
  party: OpenidParty;
  tokenEndpointAuthMethod: OpenidClientAuthMethod;
  redirectUris: string[];
  grantTypes: OpenidGrantType[];
  scopes: string[];
  idTokenAlgorithm: OpenidIdTokenAlgorithm;
};

/** Returns the properties of the input for a field. */
// biome-ignore lint/suspicious/noExplicitAny: as the forms of Mantine give them
export type FieldProps<Values> = (name: keyof Values & string) => any;

export type Site = { id: string; name: string };

const MAX_NAME_LENGTH = 100;
const SCOPES = ['openid', 'profile', 'email', 'phone', 'offline_access'];
const PARTIES = ['FIRST_PARTY', 'THIRD_PARTY'] as const;
const GRANT_TYPES = ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'DEVICE_CODE'] as const;
const ID_TOKEN_ALGORITHMS = ['ES256', 'RS256'] as const;
const WITH_SECRET = ['CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'] as const;
export const SUBJECT_TYPES: readonly OpenidSubjectType[] = ['PUBLIC', 'PAIRWISE'];

/**
 * The fields for a new app, and for the settings of an existing one.
 * @param isPublic whether an existing app has no secret. This cannot be changed. Null: a new app
 */
export function AppFields({
  props,
  sites,
  isPublic,
}: {
  props: FieldProps<AppValues>;
  sites: readonly Site[];
  isPublic: boolean | null;
}) {
  const texts = useAppTexts();
  const names = useChoiceNames();
  const methods = isPublic === null ? [...WITH_SECRET, 'NONE' as const] : WITH_SECRET;
  return (
    <>
      <TextInput
        label={texts.name}
        description={texts.nameAbout}
        required
        maxLength={MAX_NAME_LENGTH}
        autoComplete="off"
        {...props('name')}
      />
      <Select
        label={texts.site}
        description={texts.siteAbout}
        data={sites.map(({ id, name }) => ({ value: id, label: name }))}
        required
        allowDeselect={false}
        {...props('siteId')}
      />
      <Radio.Group label={texts.party} description={texts.partyAbout} {...props('party')}>
        <Stack gap="xs" mt="xs">
          {PARTIES.map((party) => (
            <Radio key={party} value={party} label={names[party]} />
          ))}
        </Stack>
      </Radio.Group>
      {isPublic !== true && (
        <Select
          label={texts.authMethod}
          description={texts.authMethodAbout}
          data={methods.map((method) => ({ value: method, label: names[method] }))}
          allowDeselect={false}
          {...props('tokenEndpointAuthMethod')}
        />
      )}
      <Lines label={texts.redirectUris} description={texts.redirectUrisAbout} {...props('redirectUris')} />
      <MultiSelect
        label={texts.grantTypes}
        data={GRANT_TYPES.map((type) => ({ value: type, label: names[type] }))}
        {...props('grantTypes')}
      />
      <MultiSelect label={texts.scopes} description={texts.scopesAbout} data={SCOPES} {...props('scopes')} />
      <Select
        label={texts.idTokenAlgorithm}
        description={texts.idTokenAlgorithmAbout}
        data={ID_TOKEN_ALGORITHMS.map((algorithm) => ({ value: algorithm, label: names[algorithm] }))}
        allowDeselect={false}
        {...props('idTokenAlgorithm')}
      />
    </>
  );
}

/** Texts, one per line. */
export function Lines({
  value = [],
  onChange,
  onBlur,
  ...look
}: {
  label: string;
  description: string;
  value?: string[];
  onChange?: (lines: string[]) => void;
  onBlur?: () => void;
  error?: ReactNode;
}) {
  return (
    <Textarea
      {...look}
      autosize
      minRows={2}
      maxRows={8}
      spellCheck={false}
      value={value.join('\n')}
      onChange={({ currentTarget }) =>
        onChange?.(currentTarget.value === '' ? [] : currentTarget.value.split('\n'))
      }
      onBlur={() => {
        onChange?.(value.map((line) => line.trim()).filter((line) => line !== ''));
        onBlur?.();
      }}
    />
  );
}
