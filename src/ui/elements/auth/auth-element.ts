import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { GatehouseError, Result } from '../../../clients/browser/gatehouse.ts';
import { emptyForm } from '../../core/form.ts';
import { FormElement, onSuccess } from '../../core/form-element.ts';
import { baseStyles, formStyles } from '../../core/styles.ts';
import { totpStyles } from '../../core/totp.ts';
import { hasNews, takeArrived } from './arrival.ts';
import { authStyles } from './auth-styles.ts';
import { renderCard } from './card.ts';
import { asksForCompany, atCompanyFirst } from './company.ts';
import { keepPendingLink, linkNow, pendingLink } from './pending-link.ts';
import {
  type Changes,
  type Context,
  emptyContext,
  noticeOf,
  type PendingLink,
  type Stage,
  type View,
  type ViewName,
} from './view.ts';
import { viewInstead } from './view-instead.ts';
import { accountViews, linkViews, views } from './views.ts';

/**
 * `<gatehouse-auth>`: log in, register, mailed links and codes, second factors. Inline, or with `dialog` a dialog that
 * `open()` shows. `view` names the first view, and `login-hint` the email or username that is filled in for a login.
 * @fires gatehouse-login after a login, with `detail.customer` and `detail.waysInChanged`
 * @fires gatehouse-link-used when the token of a mailed link is used or no longer valid
 * @fires gatehouse-close when the dialog is closed
 */
export class AuthElement extends FormElement {
  static override properties = {
    ...FormElement.properties,
    dialog: { type: Boolean },
    view: {},
    loginHint: { attribute: 'login-hint' },
    shown: { state: true },
    context: { state: true },
    canUsePasskeys: { state: true },
    isLoaded: { state: true },
  };

  static override styles = [baseStyles, formStyles, totpStyles, authStyles];

  declare dialog: boolean;
  declare view: ViewName;
  declare loginHint: string;
  declare private shown: ViewName | null;
  declare private context: Context;
  declare private canUsePasskeys: boolean;
  /** False until the texts are loaded and it is known whether the customer is logged in. */
  declare private isLoaded: boolean;
  /**
   * Whether the customer was asked about the pending link. Only then does a login link the identity. Without this
   * question, a login by another person's mailed link would link the identity to that person's account.
   */
  #isLinkAsked = false;

  constructor() {
    super();
    this.dialog = false;
    this.view = 'login';
    this.loginHint = '';
    this.shown = null;
    this.context = emptyContext;
    this.canUsePasskeys = false;
    this.isLoaded = false;
  }

  /** Shows a view, and opens the dialog. `changes` may have the `token` and `email` of a mailed link. */
  async open(view: ViewName = this.view, changes: Partial<Context> = {}): Promise<void> {
    const needsLogin = accountViews.has(view) && !this.client.customer;
    this.#isLinkAsked = false;
    if (needsLogin) this.go('login', { ...changes, next: view });
    else this.go(view, { next: null, ...changes });
    await this.show();
  }

  /**
   * After a login that ended with LINK_REQUIRED: asks which account the identity belongs to. The identity is linked to
   * the account that the customer logs in to.
   */
  async chooseAccount(link: PendingLink): Promise<void> {
    this.beginLink(link);
    await this.show();
  }

  private beginLink(link: PendingLink): void {
    this.#isLinkAsked = true;
    this.go(this.client.customer ? 'link-confirm' : 'link-account', { link });
  }

  private async show(): Promise<void> {
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  private closed(): void {
    this.context = { ...this.context, link: null };
    keepPendingLink(this.siteId, null);
    this.emit('gatehouse-close');
  }

  protected override async load(): Promise<void> {
    await super.load();
    const { data, error } = await this.client.ready;
    this.canUsePasskeys = this.client.passkeys.isSupported() && this.site?.secondFactor !== 'OFF';
    const isNews = await hasNews(this.client, this.siteId);
    const isOpened = this.shown !== null;
    const link = this.context.link ?? pendingLink(this.siteId);
    this.context = { ...this.context, link };
    if (!isOpened) this.go(this.client.customer ? 'logged-in' : this.view);
    this.isLoaded = true;
    if (takeArrived(this.client)) {
      // If a link is pending, the customer has chosen the account by this login at another provider.
      if (error?.provider != null || data?.arrived) this.#isLinkAsked = true;
      // An error with a provider is the result of a redirect. Other errors, such as an ended session, need no message.
      if (error?.provider != null) this.fail(error);
      else if (data?.arrived) this.finish(data.arrived);
      else if (link && !isOpened) this.beginLink(link);
      if (isNews) void this.show();
    }
    if (this.canUsePasskeys && this.shown === 'login') void this.offerPasskeys();
  }

  /** Offers passkeys in the autofill of the login name, until the customer chooses another way to log in. */
  private async offerPasskeys(): Promise<void> {
    if (!(await this.client.passkeys.supportsAutofill())) return;
    const { data } = await this.client.passkeys.login({ useAutofill: true });
    if (data) this.finish(data);
  }

  private go(view: ViewName, changes: Partial<Context> = {}): void {
    const isOther = view !== this.shown || changes.token === '';
    const takesFocus = isOther && (this.dialog || this.hasFocusInside());
    this.hadFocus = false;
    const { token } = this.context;
    this.context = { ...this.context, notice: null, ...this.typedEmail(), ...changes };
    if (changes.link !== undefined) keepPendingLink(this.siteId, changes.link);
    this.state = emptyForm;
    this.shown = view;
    if (takesFocus) void this.updateComplete.then(() => this.focus());
    if (token !== '' && this.context.token === '') {
      this.emit('gatehouse-link-used');
    }
  }

  /** The email that the customer has typed. The next view fills it in. */
  private typedEmail(): Pick<Context, 'email'> | null {
    const email = this.shadowRoot?.querySelector<HTMLInputElement>('[name=email], [name=login]')?.value ?? '';
    return email.includes('@') ? { email } : null;
  }

  private emit(name: string, detail: object | null = null): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Focuses the title, so that screen readers read it when another view is shown. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  private hasFocusInside(): boolean {
    const { activeElement } = document;
    return activeElement === this || (this.hadFocus && activeElement === document.body);
  }

  protected override fail(error: GatehouseError): void {
    const { secondFactor, code } = error;
    const { shown } = this;
    if (secondFactor) {
      this.go(secondFactor.enrolment.length > 0 ? 'enrol' : 'second-factor', { secondFactor });
    } else if (code === 'ONE_TIME_TOKEN_INVALID' && shown && linkViews.has(shown)) {
      this.go(shown, { token: '' });
    } else if (code === 'LINK_REQUIRED' && error.provider) {
      this.beginLink({ provider: error.provider });
    } else if (error.fields.challenge) {
      // The challenge has expired, so the login starts again. If a mailed link began it, that link may still be valid.
      this.go(this.context.token === '' ? 'login' : 'link', { secondFactor: null });
      this.state = { ...this.state, alert: this.texts.errors.UNAUTHENTICATED };
    } else super.fail(error);
  }

  private finish({ waysInChanged }: Changes): void {
    if (this.context.link && this.#isLinkAsked && !waysInChanged.includes('IDENTITY_LINKED'))
      return void this.linkAfterLogin(waysInChanged);
    if (this.client.customer?.termsToAccept != null) return void this.go('terms', { waysInChanged });
    const notice = noticeOf(waysInChanged, this.texts);
    const { next } = this.context;
    this.go(next ?? 'logged-in', { ...emptyContext, notice });
    this.emit('gatehouse-login', { customer: this.client.customer, waysInChanged });
    if (this.dialog && notice === null && next === null) this.close();
  }

  /** Links the pending identity. The customer has just logged in, so no password is needed. */
  private async linkAfterLogin(before: readonly string[]): Promise<void> {
    this.state = { ...this.state, isBusy: true, alert: null };
    const { data: next, error } = await this.linkIdentity(undefined, before);
    this.state = { ...this.state, isBusy: false };
    if (!error) return next();
    this.context = { ...this.context, link: null };
    this.finish({ waysInChanged: before });
    this.fail(error);
  }

  private linkIdentity(password?: string, before: readonly string[] = []): Promise<Result<() => void>> {
    const { link } = this.context;
    return onSuccess(linkNow(this.client, link, password), (isLinked) => {
      keepPendingLink(this.siteId, null);
      if (isLinked) this.finish({ waysInChanged: [...before, 'IDENTITY_LINKED'] });
      // The form stays busy until the browser has left the page.
      else this.state = { ...this.state, isBusy: true };
    });
  }

  private get stage(): Stage {
    const { client, site, texts, context, canUsePasskeys } = this;
    return {
      client,
      site,
      texts,
      context,
      canUsePasskeys,
      attributes: this,
      language: this.usedLanguage,
      go: (view, changes) => this.go(view, changes),
      run: (operation, next) => this.run(operation, next),
      finish: (loggedIn) => this.finish(loggedIn),
      linkIdentity: (password) => this.linkIdentity(password),
    };
  }

  private currentView(): View | null {
    if (this.shown === null || !this.isLoaded) return null;
    const view = views[this.shown](this.stage);
    return asksForCompany(this.shown, this.site) ? atCompanyFirst(view, this.client) : view;
  }

  /** Sends a customer of a company to the company's login once the email is typed, before a password is needed. */
  private typed({ target }: Event): void {
    const { name, value } = target as HTMLInputElement;
    const isEmail = (name === 'email' || name === 'login') && value.includes('@');
    if (isEmail && asksForCompany(this.shown, this.site)) void this.client.identities.loginAtCompany(value);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    for (;;) {
      const other = this.shown && viewInstead(this.shown, this.stage, this.state.isBusy);
      if (!other) return;
      this.go(...other);
    }
  }

  protected override render(): TemplateResult {
    const view = this.currentView();
    const content = view
      ? renderCard(view, {
          site: this.site,
          texts: this.texts,
          notice: this.context.notice,
          form: view.form ? this.renderForm(view.form) : this.renderAlert(),
          close: this.dialog ? () => this.close() : null,
        })
      : html`<p class="soft" role="status">${this.texts.loading}</p>`;
    if (!this.dialog) return html`<div part="card" @change=${this.typed}>${content}</div>`;
    return html`<dialog aria-labelledby="title" part="dialog" @close=${() => this.closed()}>
      <div class="card" @change=${this.typed}>${content}</div>
    </dialog>`;
  }
}
