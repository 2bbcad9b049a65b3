import { Select, Stack, Switch } from '@mantine/core';
import { Help } from '../../parts/help.tsx';
import type { FieldTexts, SettingsOfForm } from '../../parts/setting-fields.tsx';

/**
 * Single user authentication. The API has one setting with three values. The form shows a switch, and a choice of the
 * effect of a login at the limit.
 */
export function ConcurrentSessionsField({
  form,
  texts,
  atLimit,
  evict,
  refuse,
  readOnly,
}: {
  form: SettingsOfForm;
  texts: FieldTexts;
  atLimit: string;
  evict: string;
  refuse: string;
  readOnly: boolean;
}) {
  const name = 'concurrentSessions';
  const value = String(form.getValues()[name]);
  const set = (next: unknown) => form.setFieldValue(name, next);
  return (
    <Stack gap="sm">
      <Switch
        id={`setting-${name}`}
        name={name}
        label={texts.label}
        description={<Help text={texts.help} name={name} />}
        checked={value !== 'UNLIMITED'}
        disabled={readOnly}
        onChange={(event) => set(event.currentTarget.checked ? 'EVICT_OLDEST' : 'UNLIMITED')}
      />
      {value !== 'UNLIMITED' && (
        <Select
          label={atLimit}
          maw={520}
          allowDeselect={false}
          data={[
            { value: 'EVICT_OLDEST', label: evict },
            { value: 'REFUSE_NEW', label: refuse },
          ]}
          value={value}
          readOnly={readOnly}
          onChange={set}
        />
      )}
    </Stack>
  );
}
