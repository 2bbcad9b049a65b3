import { html, nothing, type TemplateResult } from 'lit';
import type { GatehouseError, Result } from '../../clients/browser/gatehouse.ts';
import { emptyForm, type Field, type FormState, problemsOf, renderForm } from './form.ts';
import { GatehouseElement } from './gatehouse-element.ts';
import { explain, explainPassword } from './localization.ts';

/** A form as data: what it asks for, and what its button does. */
export type Form = {
  fields: readonly Field[];
  submitLabel: string;
  terms?: TemplateResult | undefined;
  /** Returns what to do after success. */
  submit(values: Record<string, string>): Promise<Result<() => void>>;
};

/** An element with one form at a time, and operations whose errors it shows. */
export abstract class FormElement extends GatehouseElement {
  static override properties = { ...GatehouseElement.properties, state: { state: true } };

  declare protected state: FormState;
  /** The form on the screen. */
  #form: Form | null = null;

  constructor() {
    super();
    this.state = emptyForm;
  }

  /** Runs an operation. Its error is shown, and the others wait meanwhile. */
  protected async run<Data>(
    operation: () => Promise<Result<Data>>,
    next: (data: Data) => void,
  ): Promise<void> {
    if (this.state.isBusy) return;
    this.state = { ...this.state, isBusy: true, alert: null };
    const { data, error } = await operation();
    this.state = { ...this.state, isBusy: false };
    if (error) this.fail(error);
    else next(data as Data);
  }

  /** Shows an error: at its fields, where the form has them all, else above the button. */
  protected fail(error: GatehouseError): void {
    const problems = Object.fromEntries(
      Object.entries(error.fields).map(([name, messages]) => [
        name,
        messages.map((message) => explainPassword(message, this.texts)).join(' '),
      ]),
    );
    const known = new Set(this.#form?.fields.map(({ name }) => name));
    const names = Object.keys(problems);
    const areAllShown = names.length > 0 && names.every((name) => known.has(name));
    this.state = { ...this.state, problems, alert: areAllShown ? null : explain(error, this.texts) };
    void this.updateComplete.then(() => this.focusProblem());
  }

  protected renderForm(form: Form): TemplateResult {
    this.#form = form;
    const { state, texts } = this;
    return renderForm({
      ...form,
      username: this.client.customer?.email ?? null,
      state,
      texts,
      onSubmit: (values) => this.submit(form, values),
      onToggle: (name) => this.toggle(name),
    });
  }

  /** For elements that show no form at the moment. */
  protected renderAlert(): TemplateResult {
    this.#form = null;
    const { alert } = this.state;
    return html`<div role="alert">${alert === null ? nothing : html`<p class="alert">${alert}</p>`}</div>`;
  }

  private async submit(form: Form, values: Record<string, string>): Promise<void> {
    const problems = problemsOf(form.fields, values, this.texts);
    this.state = { ...this.state, problems, alert: null };
    if (Object.keys(problems).length === 0) {
      return this.run(
        () => form.submit(values),
        (next) => next(),
      );
    }
    await this.updateComplete;
    this.focusProblem();
  }

  private focusProblem(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  private toggle(name: string): void {
    const shown = new Set(this.state.shown);
    if (!shown.delete(name)) shown.add(name);
    this.state = { ...this.state, shown };
  }
}

/** The result of an operation, with what to do when it succeeded. */
export async function then<Data>(
  operation: Promise<Result<Data>>,
  next: (data: Data) => void,
): Promise<Result<() => void>> {
  const { data, error } = await operation;
  return error ? { data: null, error } : { data: () => next(data as Data), error: null };
}
