import { Fieldset, SimpleGrid } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { useSession } from '../../core/session.tsx';
import { SettingField, type SettingsOfForm, type Values } from '../../parts/setting-fields.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { ConcurrentSessionsField } from './concurrent-sessions-field.tsx';
import { type SiteSettingsInput, UpdateSiteDocument } from './gql/graphql.ts';
import { useChecks } from './setting-checks.ts';
import { type SettingName, useControls, useSettingTexts } from './setting-controls.ts';
import { useSite } from './site-context.ts';

const useTexts = localized({
  en: {
    atLimit: 'At the limit',
    evict: 'A new login ends the oldest session',
    refuse: 'A new login is refused',
  },
  de: {
    atLimit: 'Bei Erreichen der Grenze',
    evict: 'Eine neue Anmeldung beendet die älteste Sitzung',
    refuse: 'Eine neue Anmeldung wird abgelehnt',
  },
});

export type SettingGroup = {
  legend: string;
  names: readonly SettingName[];
  /** For short fields, such as colours. */
  columns?: number;
  /** Shown after the group, with the present values of the form. */
  preview?: (values: Values) => ReactNode;
};

/** A form of some settings of the site. It is read-only for collaborators who may not change them. */
export function SettingsSection({ groups }: { groups: readonly SettingGroup[] }) {
  const { site, reload } = useSite();
  const { can } = useSession();
  const texts = useSettingTexts();
  const controls = useControls();
  const check = useChecks();
  const [update] = useAction(UpdateSiteDocument);
  const names = groups.flatMap((group) => group.names);
  const byName = <Of,>(of: (name: SettingName) => Of) =>
    Object.fromEntries(names.map((name) => [name, of(name)])) as Record<string, Of>;
  const readOnly = !can('ADMIN');
  const shownIn = (name: SettingName) => {
    const control = controls[name];
    if (control.kind !== 'choice') return undefined;
    return (value: unknown) =>
      control.choices.find((choice) => choice.value === value)?.label ?? String(value);
  };
  const shown = Object.fromEntries(
    names.flatMap((name) => {
      const show = shownIn(name);
      return show ? [[name, show]] : [];
    }),
  );
  return (
    <SettingsForm<Values>
      // A new key discards the form of the previous site.
      key={site.id}
      initial={byName((name) => site[name] as unknown)}
      updatedAt={site.updatedAt}
      labels={byName((name) => texts[name].label)}
      shown={shown}
      validate={byName((name) => check(name, controls[name]))}
      save={(changes, ifUpdatedAt) =>
        update({ id: site.id, settings: changes as SiteSettingsInput, ifUpdatedAt })
      }
      onSaved={reload}
      isReadOnly={readOnly}
    >
      {(form) => (
        <>
          {groups.map(({ legend, names, columns = 1, preview }) => (
            <Fragment key={legend}>
              <Fieldset legend={legend}>
                <SimpleGrid cols={{ base: 1, sm: columns }} spacing="lg" style={{ alignItems: 'end' }}>
                  {names.map((name) => (
                    <Setting key={name} name={name} form={form} readOnly={readOnly} />
                  ))}
                </SimpleGrid>
              </Fieldset>
              {preview?.(form.getValues())}
            </Fragment>
          ))}
        </>
      )}
    </SettingsForm>
  );
}

function Setting({ name, form, readOnly }: { name: SettingName; form: SettingsOfForm; readOnly: boolean }) {
  const own = useTexts();
  const texts = useSettingTexts()[name];
  const control = useControls()[name];
  if (name === 'concurrentSessions')
    return <ConcurrentSessionsField form={form} texts={texts} readOnly={readOnly} {...own} />;
  return <SettingField form={form} name={name} texts={texts} control={control} readOnly={readOnly} />;
}
