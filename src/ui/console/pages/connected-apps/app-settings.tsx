import { Stack, Switch, TextInput } from '@mantine/core';
import { useAction } from '../../core/api.ts';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { AppFields, type AppValues, Lines, type Site } from './app-fields.tsx';
import { type Choice, useAppTexts, useChoiceNames } from './app-texts.ts';
import { type AppRowFragment, UpdateAppDocument } from './gql/graphql.ts';

type SettingValues = AppValues & {
  postLogoutRedirectUris: string[];
  backchannelLogoutUri: string;
  frontchannelLogoutUri: string;
  requirePushedAuthorization: boolean;
};

/** The settings of an app. They are sent after the collaborator has reviewed the changes. */
export function AppSettings({
  app,
  sites,
  onSaved,
}: {
  app: AppRowFragment;
  sites: readonly Site[];
  onSaved: () => void;
}) {
  const texts = useAppTexts();
  const names = useChoiceNames();
  const [update] = useAction(UpdateAppDocument);
  const { id, updatedAt } = app;
  const initial: SettingValues = {
    name: app.name,
    siteId: app.siteId,
    party: app.party,
    tokenEndpointAuthMethod: app.tokenEndpointAuthMethod,
    redirectUris: [...app.redirectUris],
    postLogoutRedirectUris: [...app.postLogoutRedirectUris],
    grantTypes: [...app.grantTypes],
    scopes: [...app.scopes],
    idTokenAlgorithm: app.idTokenAlgorithm,
    backchannelLogoutUri: app.backchannelLogoutUri ?? '',
    frontchannelLogoutUri: app.frontchannelLogoutUri ?? '',
    requirePushedAuthorization: app.requirePushedAuthorization,
  };
  const named = (value: Choice) => names[value];
  const lines = (values: readonly string[]) => values.join('\n');
  return (
    <SettingsForm
      initial={initial}
      updatedAt={updatedAt}
      labels={{
        name: texts.name,
        siteId: texts.site,
        party: texts.party,
        tokenEndpointAuthMethod: texts.authMethod,
        redirectUris: texts.redirectUris,
        postLogoutRedirectUris: texts.postLogoutRedirectUris,
        grantTypes: texts.grantTypes,
        scopes: texts.scopes,
        idTokenAlgorithm: texts.idTokenAlgorithm,
        backchannelLogoutUri: texts.backchannelLogoutUri,
        frontchannelLogoutUri: texts.frontchannelLogoutUri,
        requirePushedAuthorization: texts.requirePushedAuthorization,
      }}
      shown={{
        siteId: (siteId) => sites.find((site) => site.id === siteId)?.name ?? siteId,
        party: named,
        tokenEndpointAuthMethod: named,
        redirectUris: lines,
        postLogoutRedirectUris: lines,
        grantTypes: (types) => types.map(named).join('\n'),
        scopes: (scopes) => scopes.join(' '),
        idTokenAlgorithm: named,
      }}
      save={({ backchannelLogoutUri: back, frontchannelLogoutUri: front, ...changes }, ifUpdatedAt) =>
        update({
          id,
          input: {
            ...changes,
            ...(back !== undefined && { backchannelLogoutUri: back || null }),
            ...(front !== undefined && { frontchannelLogoutUri: front || null }),
            ifUpdatedAt,
          },
        })
      }
      onSaved={onSaved}
    >
      {({ getInputProps }) => (
        <Stack>
          <AppFields props={getInputProps} sites={sites} isPublic={app.tokenEndpointAuthMethod === 'NONE'} />
          <Lines
            label={texts.postLogoutRedirectUris}
            description={texts.postLogoutRedirectUrisAbout}
            {...getInputProps('postLogoutRedirectUris')}
          />
          <TextInput
            label={texts.backchannelLogoutUri}
            description={texts.backchannelLogoutUriAbout}
            autoComplete="off"
            {...getInputProps('backchannelLogoutUri')}
          />
          <TextInput
            label={texts.frontchannelLogoutUri}
            description={texts.frontchannelLogoutUriAbout}
            autoComplete="off"
            {...getInputProps('frontchannelLogoutUri')}
          />
          <Switch
            label={texts.requirePushedAuthorization}
            description={texts.requirePushedAuthorizationAbout}
            {...getInputProps('requirePushedAuthorization', { type: 'checkbox' })}
          />
        </Stack>
      )}
    </SettingsForm>
  );
}
