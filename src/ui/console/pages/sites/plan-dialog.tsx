import { Stack } from '@mantine/core';
import { useAction, useReading } from '../../core/api.ts';
import { useSession } from '../../core/session.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SettingField, type Values } from '../../parts/setting-fields.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { SitePlansDocument, UpdatePlanDocument, type UpdatePlanInput } from './gql/graphql.ts';
import { PLAN_CONTROLS, type PlanField, usePlanChecks, usePlanTexts } from './plan-texts.ts';
import { useSite } from './site-context.ts';

const NAMES = Object.keys(PLAN_CONTROLS) as PlanField[];

/** The maximum number of plans of a site. */
const MAX_PLANS = 100;

type Plan = { id: string; nickname: string; updatedAt: string } & Record<PlanField, unknown>;

/** Shows and changes a plan. @param plan the plan as the list shows it */
export function PlanDialog({ plan: opened, onClose }: { plan: Plan; onClose: () => void }) {
  const { site } = useSite();
  const reading = useReading(SitePlansDocument, { siteId: site.id, first: MAX_PLANS });
  const found = reading.data?.sitePlansConnection.edges.find(({ node }) => node.id === opened.id);
  const plan: Plan = found?.node ?? opened;
  const texts = usePlanTexts();
  const checks = usePlanChecks();
  const readOnly = !useSession().can('ADMIN');
  const [update] = useAction(UpdatePlanDocument);
  const byName = <Of,>(of: (name: PlanField) => Of) =>
    Object.fromEntries(NAMES.map((name) => [name, of(name)])) as Record<string, Of>;
  return (
    <Dialog onClose={onClose} title={plan.nickname} size="lg">
      <SettingsForm<Values>
        initial={byName((name) => plan[name])}
        updatedAt={plan.updatedAt}
        labels={byName((name) => texts[name].label)}
        validate={byName(checks)}
        save={(changes, ifUpdatedAt) =>
          update({ id: plan.id, input: { ...(changes as UpdatePlanInput), ifUpdatedAt } })
        }
        onSaved={onClose}
        reload={reading.reload}
        isReadOnly={readOnly}
      >
        {(form) => (
          <Stack>
            {NAMES.map((name) => (
              <SettingField
                key={name}
                form={form}
                name={name}
                texts={texts[name]}
                control={PLAN_CONTROLS[name]}
                readOnly={readOnly}
              />
            ))}
          </Stack>
        )}
      </SettingsForm>
    </Dialog>
  );
}
