import { html, nothing, type TemplateResult } from 'lit';
import { GatehouseElement } from '../../core/gatehouse-element.ts';

/**
 * `<gatehouse-profile>`: the account page of a logged-in customer: every section, one below the other. A page that
 * wants some of them only uses these instead.
 */
export class ProfileElement extends GatehouseElement {
  protected override async load(): Promise<void> {
    await super.load();
    await this.client.ready;
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.client.customer) return nothing;
    const { url, siteId, language, storage } = this;
    return html`
      <gatehouse-profile-details .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
      </gatehouse-profile-details>
      <gatehouse-profile-email .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
      </gatehouse-profile-email>
      <gatehouse-profile-password .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
      </gatehouse-profile-password>
      <gatehouse-profile-factors .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
      </gatehouse-profile-factors>
      <gatehouse-profile-identities .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
      </gatehouse-profile-identities>
      <gatehouse-profile-sessions .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
      </gatehouse-profile-sessions>
      <gatehouse-profile-data .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
      </gatehouse-profile-data>
    `;
  }
}
