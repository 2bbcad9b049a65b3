import { html, nothing, type TemplateResult } from 'lit';
import type { GatehouseError, Result } from '../../clients/browser/gatehouse.ts';
import { BotCheck } from './bot-check.ts';
import type { BotProtectedOperation } from './bot-widget.ts';
import { emptyForm, type Field, type FormState, problemsOf, renderForm } from './form.ts';
import { GatehouseElement } from './gatehouse-element.ts';
import { explain } from './localization.ts';

/** A form as data: its fields and the action of its button. */
export type Form = {
  fields: readonly Field[];
  submitLabel: string;
  terms?: TemplateResult | undefined;
  /** The operation that the button runs, if a site can protect it against bots. */
  operation?: BotProtectedOperation;
  /** Runs the action. Returns a function that is called after success. */
  submit(values: Record<string, string>, botToken: BotToken): Promise<Result<() => void>>;
};

/** The part of the input that the bot protection adds. Empty without a token. */
export type BotToken = { botToken?: string };

/** An element that shows one form at a time, runs operations, and shows their errors. */
export abstract class FormElement extends GatehouseElement {
  static override properties = { ...GatehouseElement.properties, state: { state: true } };

  declare protected state: FormState;
  /** The form on the screen. */
  #form: Form | null = null;
  readonly #botCheck = new BotCheck(this);
  /** Whether the element had the focus when its form was sent. A field that is removed meanwhile loses the focus. */
  protected hadFocus = false;
  /** Whether the last request had a token of the bot protection. */
  #isChecked = false;

  constructor() {
    super();
    this.state = emptyForm;
  }

  /** Runs one operation at a time, and shows its error. */
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

  /** Shows the messages about fields of this form at these fields, and all others above the button. */
  protected fail(error: GatehouseError): void {
    const problems = Object.fromEntries(
      Object.entries(error.fields).map(([name, messages]) => [name, messages.join(' ')]),
    );
    if (problems.botToken && !this.#isChecked) problems.botToken = this.texts.botUnavailable;
    const known = new Set(this.#form?.fields.map(({ name }) => name));
    if (this.#botCheck.isNeeded) known.add('botToken');
    const others = Object.entries(problems).filter(([name]) => !known.has(name));
    const isAtFields = Object.keys(problems).length > 0;
    const alert = isAtFields
      ? others.map(([, problem]) => problem).join(' ') || null
      : explain(error, this.texts);
    this.state = { ...this.state, problems, alert };
    void this.updateComplete.then(() => this.focusProblem());
  }

  protected renderForm(form: Form): TemplateResult {
    this.#form = form;
    const { state, texts } = this;
    const protection = this.site?.botProtection ?? null;
    const need = { protection, operation: form.operation, language: this.usedLanguage, texts };
    return renderForm({
      ...form,
      botCheck: this.#botCheck.render(need, state.problems.botToken),
      username: this.client.customer?.email ?? null,
      state,
      texts,
      onSubmit: (values) => this.submit(form, values),
      onToggle: (name) => this.toggle(name),
    });
  }

  /** Shows an error in an element that shows no form at the moment. */
  protected renderAlert(): TemplateResult {
    this.#form = null;
    this.#botCheck.clear();
    const { alert } = this.state;
    return html`<div role="alert">${alert === null ? nothing : html`<p class="alert">${alert}</p>`}</div>`;
  }

  private async submit(form: Form, values: Record<string, string>): Promise<void> {
    this.hadFocus = document.activeElement === this;
    const problems = problemsOf(form.fields, values, this.texts);
    this.state = { ...this.state, problems, alert: null };
    if (Object.keys(problems).length === 0) return this.send(form, values);
    await this.updateComplete;
    this.focusProblem();
  }

  private async send(form: Form, values: Record<string, string>): Promise<void> {
    if (this.#botCheck.isQuiet) this.state = { ...this.state, isBusy: true };
    const botToken = await this.#botCheck.token();
    if (typeof botToken === 'object' && botToken !== null) return;
    const problems: FormState['problems'] = botToken === null ? { botToken: this.texts.botUnsolved } : {};
    this.state = { ...this.state, isBusy: false, problems };
    if (botToken === null) return;
    this.#isChecked = botToken !== undefined;
    await this.run(
      () => form.submit(values, botToken === undefined ? {} : { botToken }),
      (next) => next(),
    );
    if (botToken !== undefined) this.#botCheck.renew();
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

/**
 * Waits for an operation. If the operation succeeds, the data of the result is a function, which calls `next` with the
 * data of the operation.
 */
export async function onSuccess<Data>(
  operation: Promise<Result<Data>>,
  next: (data: Data) => void,
): Promise<Result<() => void>> {
  const { data, error } = await operation;
  return error ? { data: null, error } : { data: () => next(data as Data), error: null };
}
