import { css, html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../../clients/browser/gatehouse.ts';
import { emptyForm } from '../../core/form.ts';
import { FormElement } from '../../core/form-element.ts';
import { baseStyles, formStyles } from '../../core/styles.ts';
import { totpStyles } from '../../core/totp.ts';

/**
 * One section of the account page. It loads its data when a customer is logged in. Without a login it shows nothing.
 * After a change it shows a confirmation.
 */
export abstract class ProfileSection<Data> extends FormElement {
  static override properties = {
    ...FormElement.properties,
    data: { state: true },
    isFailed: { state: true },
    notice: { state: true },
  };

  static override styles = [
    baseStyles,
    formStyles,
    totpStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        padding: 1.5rem 0;
        border-top: var(--section-line, 1px solid var(--line));
      }
      :host(:first-child) section {
        border-top: 0;
      }
      ul {
        display: grid;
        gap: 0.75rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 1rem;
        padding: 0.75rem 1rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      li > div {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .danger {
        color: var(--wrong);
        border-color: var(--wrong);
      }
      h2 {
        font-size: 1.25rem;
      }
      form > button,
      .stack > button {
        width: fit-content;
      }
    `,
  ];

  declare protected data: Data | null;
  declare protected isFailed: boolean;
  declare protected notice: string | null;
  #customerId: string | null = null;
  #reading: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.data = null;
    this.isFailed = false;
    this.notice = null;
  }

  protected abstract get heading(): string;
  protected abstract read(): Promise<Result<Data>>;
  protected abstract renderData(data: Data): TemplateResult;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const customerId = this.client.customer?.id ?? null;
    if (customerId === this.#customerId) return;
    this.#customerId = customerId;
    this.data = null;
    if (customerId !== null) this.#reading = this.reload();
  }

  /** Resolves when the section shows its data, or that they could not be read. */
  async settled(): Promise<void> {
    await this.loaded;
    await this.updateComplete;
    await this.#reading;
    await this.updateComplete;
  }

  protected async reload(): Promise<void> {
    this.isFailed = false;
    const { data, error } = await this.read();
    if (error) this.isFailed = true;
    else this.data = data as Data;
  }

  /** Shows a confirmation of a change and the new state. Passwords are removed from the page. */
  protected done(notice: string): void {
    this.notice = notice;
    this.state = emptyForm;
    void this.reload()
      .then(() => this.updateComplete)
      .then(() => this.renderRoot.querySelector('form')?.reset());
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.client.customer) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${this.heading}</h2>
      <div role="status">${this.notice === null ? nothing : html`<p class="note">${this.notice}</p>`}</div>
      ${this.renderContent()}
    </section>`;
  }

  private renderContent(): TemplateResult {
    const { texts } = this;
    if (this.data !== null) return this.renderData(this.data);
    if (!this.isFailed) return html`<p class="soft">${texts.loading}</p>`;
    return html`<p class="alert" role="alert">${texts.errors.UNAVAILABLE}</p>
      <div><button type="button" @click=${() => this.reload()}>${texts.tryAgain}</button></div>`;
  }

  /** A date and a time in the language of the page. */
  protected when(instant: string): string {
    return new Date(instant).toLocaleString(this.usedLanguage, { dateStyle: 'medium', timeStyle: 'short' });
  }
}
