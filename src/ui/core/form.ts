import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { fill } from './localization.ts';
import type { Texts } from './texts/en.ts';

/** One input of a form. */
export type Field = {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  /** The purpose of the field, for password managers, https://html.spec.whatwg.org/#autofill. */
  autocomplete: string;
  value?: string;
  hint?: string;
  isOptional?: boolean;
  isReadonly?: boolean;
  inputMode?: 'numeric';
  minLength?: number;
};

/** The state of a form on the screen. */
export type FormState = {
  isBusy: boolean;
  /** The problem of each wrong field. */
  problems: Readonly<Record<string, string>>;
  /** The problem that belongs to no field. */
  alert: string | null;
  shown: ReadonlySet<string>;
};

export const emptyForm: FormState = { isBusy: false, problems: {}, alert: null, shown: new Set() };

type FormOptions = {
  fields: readonly Field[];
  submitLabel: string;
  /** Shown above the button: the terms that the customer accepts by pressing it. */
  terms?: TemplateResult | undefined;
  /** Shown above the button: the place of the check against bots. */
  botCheck?: TemplateResult | typeof nothing;
  /** The login name that belongs to the password, for password managers, if the form has no field for this name. */
  username: string | null;
  state: FormState;
  texts: Texts;
  onSubmit(values: Record<string, string>): void;
  /** Shows or hides the text of a password. */
  onToggle(name: string): void;
};

/**
 * A form that shows errors at their fields and announces them. While the form is sent, its button stays in the tab
 * order. If the fields change, the form is created again, so that the new fields do not contain the text of the old
 * ones.
 */
export function renderForm(options: FormOptions): TemplateResult {
  return html`${keyed(options.fields.map(({ name }) => name).join(), renderFields(options))}`;
}

function renderFields(options: FormOptions): TemplateResult {
  const { fields, submitLabel, state, texts } = options;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (state.isBusy) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    options.onSubmit(Object.fromEntries([...data].map(([name, value]) => [name, String(value).trim()])));
  };
  const asksForPassword = fields.some(({ type }) => type === 'password');
  const asksForName = fields.some(({ autocomplete }) => /^(username|email)/.test(autocomplete));
  return html`<form novalidate part="form" method="post" @submit=${submit} aria-busy=${state.isBusy}>
    ${
      asksForPassword && !asksForName && options.username !== null
        ? html`<input type="text" autocomplete="username" .value=${options.username} readonly hidden />`
        : nothing
    }
    ${fields.map((field) => renderField(field, options))}
    ${options.terms ?? nothing}
    ${options.botCheck ?? nothing}
    <div role="alert">${state.alert === null ? nothing : html`<p class="alert">${state.alert}</p>`}</div>
    <button class="primary" part="submit" aria-disabled=${state.isBusy}>
      ${state.isBusy ? texts.loading : submitLabel}
    </button>
  </form>`;
}

function renderField(field: Field, { state, texts, onToggle }: FormOptions): TemplateResult {
  const { name, label, type = 'text', hint, isOptional = false } = field;
  const problem = state.problems[name];
  const isShown = state.shown.has(name);
  const describedBy = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ');
  return html`<div class="field ${problem ? 'wrong' : ''}" part="field">
    <label for=${name}>
      ${label}${isOptional ? html` <span class="hint">(${texts.optional})</span>` : nothing}
    </label>
    <div class="input">
      <input
        id=${name}
        name=${name}
        type=${type === 'password' && isShown ? 'text' : type}
        autocomplete=${field.autocomplete as AutoFill}
        inputmode=${field.inputMode ?? nothing}
        minlength=${field.minLength ?? nothing}
        maxlength=${type === 'password' ? 256 : nothing}
        autocapitalize=${type === 'text' && !field.inputMode ? nothing : 'none'}
        spellcheck=${type === 'text' ? nothing : 'false'}
        .defaultValue=${field.value ?? ''}
        ?required=${!isOptional}
        ?readonly=${field.isReadonly ?? false}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${describedBy || nothing}
      />
      ${
        type === 'password'
          ? html`<button
              type="button"
              aria-label=${isShown ? texts.hidePassword : texts.showPassword}
              @click=${() => onToggle(name)}
            >
              ${isShown ? texts.hide : texts.show}
            </button>`
          : nothing
      }
    </div>
    ${hint ? html`<span id="${name}-hint" class="hint">${hint}</span>` : nothing}
    ${problem ? html`<span id="${name}-problem" class="problem">${problem}</span>` : nothing}
  </div>`;
}

/** Checks the values without a request. @returns the problem of each wrong field */
export function problemsOf(
  fields: readonly Field[],
  values: Readonly<Record<string, string>>,
  texts: Texts,
): Record<string, string> {
  const problems = fields.flatMap(({ name, type, isOptional, minLength = 0 }) => {
    const value = values[name] ?? '';
    if (value === '') return isOptional ? [] : [[name, texts.fieldRequired]];
    if (type === 'email' && !/^\S+@\S+$/.test(value)) return [[name, texts.emailInvalid]];
    if ([...value].length < minLength) return [[name, fill(texts.passwordShort, { count: minLength })]];
    return [];
  });
  return Object.fromEntries(problems);
}
