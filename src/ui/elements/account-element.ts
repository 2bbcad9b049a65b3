import { html, type TemplateResult } from 'lit';
import { GatehouseElement } from '../core/gatehouse-element.ts';
import type { AuthElement } from './auth/auth-element.ts';

/**
 * `<gatehouse-account>`: a button that says "Log in", or "My account" when the customer is logged in. It opens the
 * dialog of the page's `<gatehouse-auth dialog>`, or makes one. With `account-page`, "My account" is a link to it.
 */
export class AccountElement extends GatehouseElement {
  static override properties = {
    ...GatehouseElement.properties,
    accountPage: { attribute: 'account-page' },
  };

  declare accountPage: string;

  constructor() {
    super();
    this.accountPage = '';
  }

  protected override async load(): Promise<void> {
    await super.load();
    await this.client.ready;
    this.requestUpdate();
  }

  private open(): void {
    let dialog = document.querySelector<AuthElement>('gatehouse-auth[dialog]');
    if (!dialog) {
      dialog = document.createElement('gatehouse-auth') as AuthElement;
      const { url, siteId, language, storage } = this;
      Object.assign(dialog, { url, siteId, language, storage });
      dialog.setAttribute('dialog', '');
      document.body.append(dialog);
    }
    void dialog.open(this.client.customer ? 'logged-in' : 'login');
  }

  protected override render(): TemplateResult {
    const label = this.client.customer ? this.texts.myAccount : this.texts.logIn;
    if (this.client.customer && this.accountPage !== '') {
      return html`<a class="button" part="button" href=${this.accountPage}>${label}</a>`;
    }
    return html`<button type="button" part="button" aria-haspopup="dialog" @click=${this.open}>${label}</button>`;
  }
}
