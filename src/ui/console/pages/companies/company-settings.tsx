import { Stack, Switch, TextInput } from '@mantine/core';
import { useAction } from '../../core/api.ts';
import { OpenIdFields, useOpenIdTexts } from '../../parts/openid-fields.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { useValueChecks } from '../../parts/value-checks.ts';
import { CompanyPlans, useShownPlan } from './company-plans.tsx';
import { useCompanyTexts } from './company-texts.ts';
import { type CompanyFragment, UpdateCompanyDocument } from './gql/graphql.ts';
import type { SettingValues, Site } from './setting-values.ts';

/** The settings of a company. They are sent after the collaborator has reviewed the changes. */
export function CompanySettings({
  company,
  sites,
  onSaved,
}: {
  company: CompanyFragment;
  sites: readonly Site[];
  onSaved: () => void;
}) {
  const texts = useCompanyTexts();
  const openIdTexts = useOpenIdTexts();
  const { required } = useValueChecks();
  const shownPlan = useShownPlan(sites);
  const [update] = useAction(UpdateCompanyDocument);
  const { id, updatedAt } = company;
  const isOpenId = company.kind === 'OIDC';
  const byOpenId = (value: unknown) => (isOpenId ? required(value) : null);
  const initial: SettingValues = {
    name: company.name,
    enabled: company.enabled,
    ssoOnly: company.ssoOnly,
    issuer: company.issuer,
    clientId: company.clientId ?? '',
    secret: '',
    groupsClaim: company.groupsClaim ?? '',
    plans: company.plans.map(({ plan, domain, group }) => ({
      ...{ planId: plan.id, nickname: plan.nickname, siteId: plan.siteId },
      ...{ domain: domain ?? '', group: group ?? '' },
    })),
  };
  return (
    <SettingsForm<SettingValues>
      initial={initial}
      updatedAt={updatedAt}
      labels={{
        name: texts.name,
        enabled: texts.enabled,
        ssoOnly: texts.ssoOnly,
        issuer: openIdTexts.issuer,
        clientId: openIdTexts.clientId,
        secret: openIdTexts.secret,
        groupsClaim: texts.groupsClaim,
        plans: texts.plans,
      }}
      shown={{ plans: (plans) => plans.map(shownPlan).join('\n') || '–' }}
      secrets={['secret']}
      validate={{ name: required, issuer: byOpenId, clientId: byOpenId }}
      save={({ groupsClaim, plans, ...changes }, ifUpdatedAt) =>
        update({
          id,
          input: {
            ...changes,
            ...(groupsClaim !== undefined && { groupsClaim: groupsClaim.trim() || null }),
            ...(plans && {
              plans: plans.map(({ planId, domain, group }) => ({
                ...{ planId, domain: domain || null, group: group.trim() || null },
              })),
            }),
            ifUpdatedAt,
          },
        })
      }
      onSaved={onSaved}
    >
      {(form) => (
        <Stack>
          <TextInput
            label={texts.name}
            description={texts.nameAbout}
            autoComplete="off"
            {...form.getInputProps('name')}
          />
          <Switch
            label={texts.enabled}
            description={texts.enabledAbout}
            {...form.getInputProps('enabled', { type: 'checkbox' })}
          />
          <Switch
            label={texts.ssoOnly}
            description={texts.ssoOnlyAbout}
            {...form.getInputProps('ssoOnly', { type: 'checkbox' })}
          />
          {isOpenId && (
            <OpenIdFields props={form.getInputProps} issuerAbout={texts.issuerAbout} isSecretStored />
          )}
          <TextInput
            label={texts.groupsClaim}
            description={texts.groupsClaimAbout}
            autoComplete="off"
            {...form.getInputProps('groupsClaim')}
          />
          <CompanyPlans form={form} sites={sites} domains={company.domains.map(({ domain }) => domain)} />
        </Stack>
      )}
    </SettingsForm>
  );
}
