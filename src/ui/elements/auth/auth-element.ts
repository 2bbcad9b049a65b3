import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { GatehouseError } from '../../../clients/browser/gatehouse.ts';
import { emptyForm } from '../../core/form.ts';
import { FormElement } from '../../core/form-element.ts';
import { baseStyles, formStyles } from '../../core/styles.ts';
import { totpStyles } from '../../core/totp.ts';
import { type Context, emptyContext, type Stage, type View, type ViewName } from './view.ts';
import { linkViews, views } from './views.ts';

/**
 * `<gatehouse-auth>`: log in, register, mailed links and codes, second factors. Inline, or with `dialog` a dialog that
 * `open()` shows. `view` names the first view.
 * @fires gatehouse-login after a login, with `detail.customer` and `detail.waysInChanged`
 * @fires gatehouse-link-used when the token of a mailed link is used or no longer valid
 */
export class AuthElement extends FormElement {
  static override properties = {
    ...FormElement.properties,
    dialog: { type: Boolean },
    view: {},
    shown: { state: true },
    context: { state: true },
    canUsePasskeys: { state: true },
  };

  static override styles = [
    baseStyles,
    formStyles,
    totpStyles,
    css`
      dialog {
        width: min(26rem, 100vw - 2rem);
        max-height: calc(100dvh - 2rem);
        padding: 0;
        border: 1px solid var(--line);
        border-radius: calc(var(--radius) * 1.5);
        background: var(--surface);
        color: var(--text);
        overflow: auto;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.5);
      }
      .card {
        padding: 1.5rem;
      }
      header {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: 1rem;
      }
      .logo {
        width: auto;
        max-width: 100%;
        height: auto;
        max-height: 4rem;
        justify-self: start;
      }
      .close {
        flex: none;
        min-height: 2rem;
        width: 2rem;
        padding: 0;
        border: 0;
        font-size: 1.25rem;
        line-height: 1;
      }
    `,
  ];

  declare dialog: boolean;
  declare view: ViewName;
  declare private shown: ViewName | null;
  declare private context: Context;
  declare private canUsePasskeys: boolean;

  constructor() {
    super();
    this.dialog = false;
    this.view = 'login';
    this.shown = null;
    this.context = emptyContext;
    this.canUsePasskeys = false;
  }

  /** Shows a view; a dialog opens. `changes` are what a mailed link brought: its `token` and `email`. */
  async open(view: ViewName = this.view, changes: Partial<Context> = {}): Promise<void> {
    this.go(view, changes);
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  protected override async load(): Promise<void> {
    await super.load();
    const { error } = await this.client.ready;
    this.canUsePasskeys = this.client.passkeys.isSupported() && this.site?.secondFactor !== 'OFF';
    if (this.shown === null) this.go(this.client.customer ? 'logged-in' : this.view);
    if (error && error.code !== 'UNAVAILABLE' && error.code !== 'NETWORK') this.fail(error);
    if (this.canUsePasskeys && this.shown === 'login') void this.offerPasskeys();
  }

  /** Passkeys in the autofill of the login name, until another way is chosen. */
  private async offerPasskeys(): Promise<void> {
    if (!(await this.client.passkeys.supportsAutofill())) return;
    const { data } = await this.client.passkeys.login({ useAutofill: true });
    if (data) this.finish(data);
  }

  private go(view: ViewName, changes: Partial<Context> = {}): void {
    const isOther = view !== this.shown || changes.token === '';
    const takesFocus = isOther && (this.dialog || this.hasFocusInside());
    const { token } = this.context;
    this.context = { ...this.context, notice: null, ...changes };
    this.state = emptyForm;
    this.shown = view;
    if (takesFocus) void this.updateComplete.then(() => this.focusView());
    if (token !== '' && this.context.token === '') {
      this.dispatchEvent(new CustomEvent('gatehouse-link-used', { bubbles: true, composed: true }));
    }
  }

  /** The title is read aloud when a view takes the place of another. */
  private focusView(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  private hasFocusInside(): boolean {
    return document.activeElement === this;
  }

  protected override fail(error: GatehouseError): void {
    const { secondFactor, code } = error;
    const { shown } = this;
    if (secondFactor) {
      this.go(secondFactor.enrolment.length > 0 ? 'enrol' : 'second-factor', { secondFactor });
    } else if (code === 'ONE_TIME_TOKEN_INVALID' && shown && linkViews.has(shown)) {
      this.go(shown, { token: '' });
    } else if (error.fields.challenge) {
      // The customer took longer than a login may. A link that can be used again is still valid.
      this.go(this.context.token === '' ? 'login' : 'link', { secondFactor: null });
      this.state = { ...this.state, alert: this.texts.errors.UNAUTHENTICATED };
    } else super.fail(error);
  }

  private finish({ waysInChanged }: { waysInChanged: readonly string[] }): void {
    const { texts } = this;
    const notices: Readonly<Record<string, string>> = {
      PASSWORD_REMOVED: texts.passwordRemoved,
      WAYS_IN_REMOVED: texts.waysInRemoved,
      IDENTITY_LINKED: texts.identityLinked,
    };
    const notice = waysInChanged.map((change) => notices[change] ?? '').join(' ') || null;
    this.go('logged-in', { ...emptyContext, notice });
    const detail = { customer: this.client.customer, waysInChanged };
    this.dispatchEvent(new CustomEvent('gatehouse-login', { detail, bubbles: true, composed: true }));
    if (this.dialog && notice === null) this.close();
  }

  private get stage(): Stage {
    const { client, site, texts, context, canUsePasskeys } = this;
    return {
      client,
      site,
      texts,
      context,
      canUsePasskeys,
      language: this.usedLanguage,
      go: (view, changes) => this.go(view, changes),
      run: (operation, next) => this.run(operation, next),
      finish: (loggedIn) => this.finish(loggedIn),
    };
  }

  private currentView(): View | null {
    return this.shown === null ? null : views[this.shown](this.stage);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // A logout elsewhere, and a login elsewhere.
    if (this.shown === 'logged-in' && !this.client.customer) this.go('login');
    if (this.shown === 'login' && this.client.customer && !this.state.isBusy) {
      this.go('logged-in', { notice: this.context.notice });
    }
  }

  protected override render(): TemplateResult {
    const view = this.currentView();
    const content = view
      ? this.renderView(view)
      : html`<p class="soft" role="status">${this.texts.loading}</p>`;
    if (!this.dialog) return html`<div part="card">${content}</div>`;
    return html`<dialog aria-labelledby="title" part="dialog"><div class="card">${content}</div></dialog>`;
  }

  private renderView(view: View): TemplateResult {
    const { texts } = this;
    const notice = this.context.notice;
    return html`
      <div class="stack">
        ${this.renderLogo()}
        <header>
          <h2 id="title" tabindex="-1" part="title">${view.title}</h2>
          ${
            this.dialog
              ? html`<button type="button" class="close" aria-label=${texts.close} @click=${() => this.close()}>
                  ×
                </button>`
              : nothing
          }
        </header>
        <div role="status">${notice === null ? nothing : html`<p class="note">${notice}</p>`}</div>
        ${view.intro === undefined ? nothing : html`<p class="soft">${view.intro}</p>`}
        ${view.before ?? nothing}
        ${view.form ? this.renderForm(view.form) : this.renderAlert()}
        ${view.after ?? nothing}
      </div>
    `;
  }

  /** Its size is known before it arrives, so nothing moves. */
  private renderLogo(): TemplateResult | typeof nothing {
    const logo = this.site?.branding.logo;
    if (!logo) return nothing;
    const { url, width, height } = logo;
    return html`<img class="logo" part="logo" src=${url} width=${width} height=${height} alt=${this.site?.name ?? ''} />`;
  }
}
