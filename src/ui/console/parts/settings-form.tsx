import { Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useState } from 'react';
import type { Outcome } from '../core/api.ts';
import { localized } from '../core/language.ts';
import { type Conflict, fieldErrors, type Problem } from '../core/problem.ts';
import { Dialog } from './dialog.tsx';
import { notifyDone } from './notify.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { ConflictNotice, Difference } from './settings-review.tsx';
import { UnsavedChanges } from './unsaved-changes.tsx';

const useTexts = localized({
  en: {
    review: 'Review the changes',
    discard: 'Discard',
    unchanged: 'Nothing has been changed.',
    title: 'Save these changes?',
    back: 'Back',
    save: 'Save',
    saved: 'The changes were saved.',
    empty: '(empty)',
    notShown: '(not shown)',
    newSecret: '(a new one)',
    yes: 'on',
    no: 'off',
    wrong: 'Please correct the marked fields.',
  },
  de: {
    review: 'Änderungen prüfen',
    discard: 'Verwerfen',
    unchanged: 'Es wurde nichts geändert.',
    title: 'Diese Änderungen speichern?',
    back: 'Zurück',
    save: 'Speichern',
    saved: 'Die Änderungen wurden gespeichert.',
    empty: '(leer)',
    notShown: '(nicht angezeigt)',
    newSecret: '(neu)',
    yes: 'ein',
    no: 'aus',
    wrong: 'Bitte korrigieren Sie die markierten Felder.',
  },
});

type Values = Record<string, unknown>;
type Checks<V> = Partial<{ [Name in keyof V]: (value: V[Name], values: V) => string | null }>;
/** The state of a form, for its fields. */
export type Form<V extends Values> = ReturnType<typeof useSettings<V>>;

function useSettings<V extends Values>(initialValues: V, checks: Checks<V>) {
  const validate = (values: V) =>
    Object.fromEntries(
      Object.keys(checks).map((name) => [name, checks[name]?.(values[name] as never, values)]),
    );
  return useForm<V>({ initialValues, validate, validateInputOnBlur: true });
}

/**
 * A form of settings. It saves only the changed settings, after the collaborator has reviewed the changes. If another
 * collaborator has changed the same setting meanwhile, a dialog shows the conflict and offers both values.
 * @param initial the values that were read. If they change, the fields that were not edited take the new values
 * @param labels of the settings, in the words of the form
 * @param shown formats a value for the difference; `beside` is the other value. By default, values are shown as text
 * @param secrets the settings that the API never shows. The difference hides their values. A save empties their fields
 * @param validate checks of fields by name. A check returns the problem, or null
 * @param save sends the changed settings. `updatedAt` is null to overwrite the changes of another collaborator
 * @param onSaved reads the settings again, or closes the form
 * @param reload reads the settings again after a change of another collaborator; by default `onSaved`
 * @param onTaken called after the fields have taken the values of the other collaborator; by default `reload`
 * @param isReadOnly shows the settings to a collaborator who may not change them
 */
export function SettingsForm<V extends Values>({
  initial,
  updatedAt,
  labels,
  shown = {},
  secrets = [],
  validate = {},
  save,
  onSaved,
  reload = onSaved,
  onTaken = reload,
  isReadOnly = false,
  children,
}: {
  initial: V;
  updatedAt: string | null;
  labels: Readonly<Record<keyof V, string>>;
  shown?: Partial<{ [Name in keyof V]: (value: V[Name], beside: V[Name]) => string }>;
  secrets?: readonly (keyof V & string)[];
  validate?: Checks<V>;
  save: (changes: Partial<V>, updatedAt: string | null) => Promise<Outcome<unknown>>;
  onSaved: () => void;
  reload?: () => void;
  onTaken?: () => void;
  isReadOnly?: boolean;
  children: (form: Form<V>) => ReactNode;
}) {
  const texts = useTexts();
  const form = useSettings(initial, validate);
  const [base, setBase] = useState(initial);
  const [isReviewing, setReviewing] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const values = form.getValues();
  const names = Object.keys(labels) as (keyof V & string)[];
  const changed = names.filter((name) => !same(values[name], base[name]));

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when other values were read
  useEffect(() => {
    const untouched = names.filter((name) => same(form.getValues()[name], base[name]));
    for (const name of untouched) form.setFieldValue(name, initial[name] as never);
    setBase(initial);
  }, [JSON.stringify(initial)]);

  async function send(since: string | null): Promise<void> {
    setSaving(true);
    const changes = Object.fromEntries(changed.map((name) => [name, values[name]])) as Partial<V>;
    const outcome = await save(changes, since);
    setSaving(false);
    setProblem(outcome.problem);
    // The reload reads the stored values. After it, the review compares the fields with these values.
    if (outcome.problem?.conflict) return reload();
    setReviewing(false);
    if (outcome.problem) {
      // A field can be a part of a setting, such as `groupRoles.0.group`.
      const isShown = ([path]: [string, unknown]) => (path.split('.', 1)[0] ?? '') in labels;
      form.setErrors(Object.fromEntries(Object.entries(fieldErrors(outcome.problem)).filter(isShown)));
      return;
    }
    for (const name of secrets) form.setFieldValue(name, initial[name] as never);
    setBase({ ...values, ...Object.fromEntries(secrets.map((name) => [name, initial[name]])) });
    notifyDone(texts.saved);
    onSaved();
  }

  function discard(): void {
    form.setValues(base);
    form.clearErrors();
    setProblem(null);
  }

  function takeTheirs({ fields }: Conflict): void {
    // Only the fields in conflict take the stored values, which `reload` has read. The others keep what was typed.
    for (const name of names.filter((each) => fields.includes(each)))
      form.setFieldValue(name, base[name] as never);
    setProblem(null);
    setReviewing(false);
    onTaken();
  }

  return (
    <>
      <form
        noValidate
        onSubmit={form.onSubmit(
          () => setReviewing(true),
          (errors) => {
            setProblem(null);
            form.getInputNode(Object.keys(errors)[0] ?? '')?.focus();
          },
        )}
      >
        <Stack>
          {children(form)}
          {!isReviewing && <ProblemNotice problem={problem} />}
          {Object.keys(form.errors).length > 0 && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {texts.wrong}
            </Text>
          )}
          {!isReadOnly && (
            <Group>
              <Button type="submit" disabled={changed.length === 0}>
                {texts.review}
              </Button>
              {changed.length > 0 ? (
                <Button variant="default" onClick={discard}>
                  {texts.discard}
                </Button>
              ) : (
                <Text size="sm" c="dimmed">
                  {texts.unchanged}
                </Text>
              )}
            </Group>
          )}
        </Stack>
        <Dialog isOpen={isReviewing} onClose={() => setReviewing(false)} title={texts.title} size="lg">
          <Stack>
            <Difference
              rows={changed.map((name) => {
                if (secrets.includes(name))
                  return { label: labels[name], before: texts.notShown, after: texts.newSecret };
                const [old, now] = [base[name], values[name]];
                const show = shown[name] ?? ((value: unknown) => textOf(value, texts));
                return { label: labels[name], before: show(old, now), after: show(now, old) };
              })}
            />
            {problem?.conflict ? (
              <ConflictNotice
                conflict={problem.conflict}
                labels={labels}
                isSaving={isSaving}
                onTakeTheirs={takeTheirs}
                onKeepMine={() => void send(null)}
              />
            ) : (
              <Group justify="flex-end">
                <Button variant="default" onClick={() => setReviewing(false)}>
                  {texts.back}
                </Button>
                <Button onClick={() => void send(updatedAt)} loading={isSaving} data-autofocus>
                  {texts.save}
                </Button>
              </Group>
            )}
          </Stack>
        </Dialog>
      </form>
      <UnsavedChanges exist={!isReadOnly && changed.length > 0} />
    </>
  );
}

function textOf(value: unknown, { empty, yes, no }: { empty: string; yes: string; no: string }): string {
  if (value === null || value === undefined || value === '') return empty;
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value)) return value.length === 0 ? empty : value.join(', ');
  return String(value);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
