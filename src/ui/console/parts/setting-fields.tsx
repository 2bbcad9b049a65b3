import { ColorInput, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Help } from './help.tsx';

/** The values of a form of settings, by their names in the API. */
export type Values = Record<string, unknown>;
/** The part of a form that a field needs. */
export type SettingsOfForm = {
  getValues(): Values;
  setFieldValue(name: string, value: unknown): void;
  errors: Readonly<Record<string, ReactNode>>;
  clearFieldError(name: string): void;
  validateField(name: string): unknown;
};

/** How a setting is edited. */
export type Control =
  | { kind: 'text'; placeholder?: string; autoComplete?: string; type?: 'url' | 'email' }
  | { kind: 'number'; min: number; max: number; optional?: boolean }
  | { kind: 'switch' }
  /** One text per line. */
  | { kind: 'lines'; placeholder?: string }
  | { kind: 'color' }
  | { kind: 'choice'; choices: readonly Choice[] };

export type Choice = { value: string | number; label: string };

export type FieldTexts = { label: string; help: string };

/** A setting in a form: its label, its help with its name in the API, and its control. */
export function SettingField({
  form,
  name,
  texts,
  control,
  readOnly,
}: {
  form: SettingsOfForm;
  name: string;
  texts: FieldTexts;
  control: Control;
  readOnly: boolean;
}) {
  const { label, help } = texts;
  const value = form.getValues()[name];
  const common = {
    label,
    description: <Help text={help} name={name} />,
    error: form.errors[name] as ReactNode,
    name,
    id: `setting-${name}`,
  };
  const set = (next: unknown) => {
    form.setFieldValue(name, next);
    form.clearFieldError(name);
  };
  const check = () => void form.validateField(name);
  switch (control.kind) {
    case 'switch':
      return (
        <Switch
          {...common}
          checked={value === true}
          disabled={readOnly}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          maw={520}
          styles={{ wrapper: { maxWidth: 260 } }}
          allowDecimal={false}
          min={control.min}
          max={control.max}
          clampBehavior="none"
          value={typeof value === 'number' ? value : ''}
          readOnly={readOnly}
          onChange={(next) => set(next === '' ? null : next)}
          onBlur={check}
        />
      );
    case 'lines':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={12}
          placeholder={control.placeholder ?? ''}
          value={(value as string[]).join('\n')}
          readOnly={readOnly}
          spellCheck={false}
          onChange={(event) =>
            set(event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'))
          }
          onBlur={(event) => {
            set(linesOf(event.currentTarget.value));
            check();
          }}
        />
      );
    case 'color':
      return (
        <ColorInput
          {...common}
          maw={260}
          format="hex"
          withEyeDropper={false}
          withPicker={!readOnly}
          value={typeof value === 'string' ? value : ''}
          readOnly={readOnly}
          onChange={(next) => set(next === '' ? null : next)}
          onBlur={check}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          maw={520}
          allowDeselect={false}
          data={control.choices.map((choice) => ({ value: String(choice.value), label: choice.label }))}
          value={String(value)}
          readOnly={readOnly}
          onChange={(next) => set(control.choices.find((choice) => String(choice.value) === next)?.value)}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          maw={520}
          type={control.type ?? 'text'}
          placeholder={control.placeholder ?? ''}
          autoComplete={control.autoComplete ?? 'off'}
          value={typeof value === 'string' ? value : ''}
          readOnly={readOnly}
          onChange={(event) => set(event.currentTarget.value === '' ? null : event.currentTarget.value)}
          onBlur={check}
        />
      );
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
