import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAction } from '../../core/api.ts';
import { fieldErrors } from '../../core/problem.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { SettingField, type Values } from '../../parts/setting-fields.tsx';
import { CreatePlanDocument, type CreatePlanInput } from './gql/graphql.ts';
import { PLAN_CONTROLS, type PlanField, usePlanChecks, usePlanTexts } from './plan-texts.ts';
import { useSite } from './site-context.ts';

const NAMES = Object.keys(PLAN_CONTROLS) as PlanField[];

/** Creates a plan of the site. */
export function NewPlan({ onClose }: { onClose: () => void }) {
  const texts = usePlanTexts();
  const checks = usePlanChecks();
  const { site, reload } = useSite();
  const [create, { isRunning, problem }] = useAction(CreatePlanDocument);
  const form = useForm<Values>({
    initialValues: {
      nickname: '',
      description: null,
      amount: 0,
      currency: site.defaultCurrency,
      quantity: 1,
      type: 'static',
      autoRenew: false,
      countries: [],
      entitlements: [],
      productId: null,
      addressRanges: [],
      emailDomains: [],
    },
    validate: (values) => Object.fromEntries(NAMES.map((name) => [name, checks(name)(values[name])])),
    validateInputOnBlur: true,
  });
  async function submit(values: Values): Promise<void> {
    const { data, problem: found } = await create({ siteId: site.id, input: values as CreatePlanInput });
    if (data) {
      notifyDone(texts.created);
      reload();
      onClose();
      return;
    }
    form.setErrors(fieldErrors(found));
  }
  return (
    <Dialog onClose={onClose} title={texts.create} size="lg">
      <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          {NAMES.map((name) => (
            <SettingField
              key={name}
              form={form}
              name={name}
              texts={texts[name]}
              control={PLAN_CONTROLS[name]}
              readOnly={false}
            />
          ))}
          <ProblemNotice problem={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={isRunning}>
              {texts.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
