import { css, html, type TemplateResult } from 'lit';
import { GatehouseElement } from '../core/gatehouse-element.ts';
import { baseStyles } from '../core/styles.ts';
import { hasNews } from './auth/arrival.ts';
import { dialogFor } from './opening/opening-element.ts';

/**
 * `<gatehouse-account>`: a button that says "Log in", or "My account" when the customer is logged in. It opens the
 * dialog of the page's `<gatehouse-auth dialog>`, or makes one. With `account-page`, "My account" is a link to that
 * page.
 */
export class AccountElement extends GatehouseElement {
  static override properties = {
    ...GatehouseElement.properties,
    accountPage: { attribute: 'account-page' },
    isLoaded: { state: true },
  };

  // The button takes its space at once, so that the page does not move. It is invisible until the state of the login is
  // known.
  static override styles = [
    baseStyles,
    css`
      .waiting {
        visibility: hidden;
      }
    `,
  ];

  declare accountPage: string;

  declare private isLoaded: boolean;

  constructor() {
    super();
    this.accountPage = '';
    this.isLoaded = false;
  }

  protected override async load(): Promise<void> {
    await super.load();
    await this.client.ready;
    this.isLoaded = true;
    // Adds a dialog that shows the result of a redirect, if the page has no `<gatehouse-auth>`.
    if (!document.querySelector('gatehouse-auth') && (await hasNews(this.client, this.siteId)))
      dialogFor(this);
  }

  private open(): void {
    void dialogFor(this).open(this.client.customer ? 'logged-in' : 'login');
  }

  protected override render(): TemplateResult {
    const label = this.client.customer ? this.texts.myAccount : this.texts.logIn;
    if (this.client.customer && this.accountPage !== '') {
      return html`<a class="button" part="button" href=${this.accountPage}>${label}</a>`;
    }
    return html`<button
      type="button"
      class=${this.isLoaded ? '' : 'waiting'}
      part="button"
      aria-haspopup="dialog"
      @click=${this.open}
    >
      ${label}
    </button>`;
  }
}
