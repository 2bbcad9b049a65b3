import { Anchor, Badge, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { formatTag, type Language, useLanguage } from '../../core/language.ts';
import { useSession } from '../../core/session.tsx';
import { ConnectionTable } from '../../parts/connection-table.tsx';
import { type Column, EmptyState } from '../../parts/data-table.tsx';
import { ForAdmins } from '../../parts/for-admins.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import {
  DeactivatePlanDocument,
  ReactivatePlanDocument,
  SitePlansDocument,
  type SitePlansQuery,
} from './gql/graphql.ts';
import { NewPlan } from './new-plan.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { usePlanTexts } from './plan-texts.ts';
import { useSite } from './site-context.ts';

export type Plan = SitePlansQuery['sitePlansConnection']['edges'][number]['node'];

/** The plans of a site. The list shows how many address ranges and email domains each plan has. */
export function PlansSection() {
  const texts = usePlanTexts();
  const { language } = useLanguage();
  const { site } = useSite();
  const [opened, setOpened] = useState<Plan | 'new' | null>(null);
  const columns: Column<Plan>[] = [
    { key: 'id', title: texts.id, cell: ({ id }) => id, csv: ({ id }) => id },
    {
      key: 'nickname',
      title: texts.nickname.label,
      cell: (plan) => (
        <Anchor component="button" type="button" ta="start" fz="inherit" onClick={() => setOpened(plan)}>
          {plan.nickname}
        </Anchor>
      ),
      csv: ({ nickname }) => nickname,
    },
    {
      key: 'price',
      title: texts.price,
      cell: (plan) => (plan.amount === 0 ? texts.free : priceOf(plan, language)),
      csv: ({ amount }) => amount,
    },
    { key: 'ranges', title: texts.addressRanges.label, cell: ({ addressRanges }) => addressRanges.length },
    { key: 'domains', title: texts.emailDomains.label, cell: ({ emailDomains }) => emailDomains.length },
    {
      key: 'active',
      title: texts.state,
      cell: (plan) => <PlanState plan={plan} />,
      csv: ({ active }) => active,
    },
  ];
  const add = (
    <ForAdmins>
      <Button onClick={() => setOpened('new')}>{texts.create}</Button>
    </ForAdmins>
  );
  return (
    <Stack>
      <Group>{add}</Group>
      <ConnectionTable
        document={SitePlansDocument}
        variables={{ siteId: site.id }}
        connectionOf={({ sitePlansConnection }) => sitePlansConnection}
        columns={columns}
        rowKey={({ id }) => id}
        label={texts.title}
        empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
        fileName="plans"
      />
      {opened === 'new' && <NewPlan onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'new' && <PlanDialog plan={opened} onClose={() => setOpened(null)} />}
    </Stack>
  );
}

/** Shows whether a plan is offered, with a button that deactivates or reactivates the plan. */
function PlanState({ plan }: { plan: Plan }) {
  const texts = usePlanTexts();
  const { can } = useSession();
  const [deactivate, deactivating] = useAction(DeactivatePlanDocument);
  const [reactivate, reactivating] = useAction(ReactivatePlanDocument);
  async function change(): Promise<void> {
    const { data } = await (plan.active ? deactivate : reactivate)({ id: plan.id });
    if (data) notifyDone(plan.active ? texts.deactivated : texts.reactivated);
  }
  return (
    <Stack gap={4} align="flex-start">
      <Group gap="xs" wrap="nowrap">
        <Badge variant={plan.active ? 'filled' : 'default'}>
          {plan.active ? texts.active : texts.inactive}
        </Badge>
        {can('ADMIN') && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={deactivating.isRunning || reactivating.isRunning}
            onClick={() => void change()}
            aria-label={`${plan.active ? texts.deactivate : texts.reactivate}: ${plan.nickname}`}
          >
            {plan.active ? texts.deactivate : texts.reactivate}
          </Button>
        )}
      </Group>
      <ProblemNotice problem={deactivating.problem ?? reactivating.problem} />
    </Stack>
  );
}

/** Formats the price of a plan. The API gives the amount in minor units. */
function priceOf({ amount, currency }: Plan, language: Language): string {
  const format = new Intl.NumberFormat(formatTag(language), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
