import { ActionIcon, Button, Group, Paper, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useReading } from '../../core/api.ts';
import { Loaded } from '../../parts/page.tsx';
import type { Form } from '../../parts/settings-form.tsx';
import { useCompanyTexts } from './company-texts.ts';
import { PlansOfSiteDocument } from './gql/graphql.ts';
import type { PlanValues, SettingValues, Site } from './setting-values.ts';

/** Names a plan, with its site if the account has several. */
function useNamedPlan(sites: readonly Site[]) {
  return ({ nickname, siteId }: Pick<PlanValues, 'nickname' | 'siteId'>) =>
    sites.length > 1 ? `${nickname} (${sites.find(({ id }) => id === siteId)?.name ?? siteId})` : nickname;
}

/** Names a plan, with the domain and the group of the members who get it. */
export function useShownPlan(sites: readonly Site[]) {
  const { everyone } = useCompanyTexts();
  const named = useNamedPlan(sites);
  return (plan: PlanValues) =>
    `${named(plan)}: ${[plan.domain, plan.group].filter(Boolean).join(', ') || everyone}`;
}

/** The plans that a company pays for. A plan is for all members, or for those in a domain, in a group, or in both. */
export function CompanyPlans({
  form,
  sites,
  domains,
}: {
  form: Form<SettingValues>;
  sites: readonly Site[];
  domains: readonly string[];
}) {
  const texts = useCompanyTexts();
  const named = useNamedPlan(sites);
  const { plans, groupsClaim } = form.getValues();
  return (
    <Stack gap="xs" role="group" aria-label={texts.plans}>
      <Text size="sm" fw={600}>
        {texts.plans}
      </Text>
      <Text size="sm" c="dimmed">
        {texts.plansAbout}
      </Text>
      {plans.map((plan, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity
        <Paper key={index} withBorder p="xs">
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" fw={600}>
              {named(plan)}
            </Text>
            <ActionIcon
              variant="default"
              aria-label={texts.removePlan(plan.nickname)}
              onClick={() => form.removeListItem('plans', index)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
            <Select
              label={texts.domain}
              data={[
                { value: '', label: texts.anyDomain },
                ...[...new Set([...domains, plan.domain])]
                  .filter((each) => each !== '')
                  .map((each) => ({ value: each, label: each })),
              ]}
              allowDeselect={false}
              {...form.getInputProps(`plans.${index}.domain`)}
            />
            {(groupsClaim.trim() !== '' || plan.group !== '') && (
              <TextInput
                label={texts.group}
                placeholder={texts.groupAbout}
                autoComplete="off"
                {...form.getInputProps(`plans.${index}.group`)}
              />
            )}
          </SimpleGrid>
        </Paper>
      ))}
      <AddPlan sites={sites} onAdded={(plan) => form.insertListItem('plans', plan)} />
      {form.errors.plans && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {form.errors.plans}
        </Text>
      )}
    </Stack>
  );
}

/** Chooses a plan of a site. */
function AddPlan({ sites, onAdded }: { sites: readonly Site[]; onAdded: (plan: PlanValues) => void }) {
  const texts = useCompanyTexts();
  const [isOpen, setOpen] = useState(false);
  const [siteId, setSiteId] = useState(sites[0]?.id ?? '');
  const reading = useReading(PlansOfSiteDocument, { siteId }, { pause: !isOpen });
  if (!isOpen) {
    return (
      <Group>
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          {texts.addPlan}
        </Button>
      </Group>
    );
  }
  return (
    <Group align="flex-start" grow>
      {sites.length > 1 && (
        <Select
          label={texts.site}
          data={sites.map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
          value={siteId}
          autoFocus
          onChange={(id) => setSiteId(id ?? '')}
        />
      )}
      <Loaded reading={reading}>
        {({ sitePlans }) => (
          <Select
            label={texts.plan}
            data={sitePlans
              .filter(({ active }) => active)
              .map(({ id, nickname }) => ({ value: id, label: nickname }))}
            nothingFoundMessage={texts.noPlans}
            autoFocus={sites.length === 1}
            value={null}
            onChange={(planId) => {
              const plan = sitePlans.find(({ id }) => id === planId);
              if (!plan) return;
              onAdded({ planId: plan.id, nickname: plan.nickname, siteId, domain: '', group: '' });
              setOpen(false);
            }}
          />
        )}
      </Loaded>
    </Group>
  );
}
