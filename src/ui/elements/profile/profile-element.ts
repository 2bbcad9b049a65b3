import { html, nothing, type TemplateResult } from 'lit';
import { GatehouseElement } from '../../core/gatehouse-element.ts';
import type { ProfileSection } from './profile-section.ts';

/** The longest wait for all sections. A slower section shows its data later. */
const PATIENCE_MS = 3_000;

/**
 * `<gatehouse-profile>`: the account page of a logged-in customer: every section, one below the other. A page that
 * needs only some of the sections uses those elements instead.
 */
export class ProfileElement extends GatehouseElement {
  static override properties = { ...GatehouseElement.properties, shownFor: { state: true } };

  /** The customer whose sections are shown. The sections appear together, so that the page seldom moves. */
  declare private shownFor: string | null;
  #settling: Promise<void> = Promise.resolve();
  #settlingFor: string | null = null;

  constructor() {
    super();
    this.shownFor = null;
  }

  /** Resolves when all sections have read their data, or after the longest wait. */
  async settled(): Promise<void> {
    await this.loaded;
    await this.updateComplete;
    await this.#settling;
    await this.updateComplete;
  }

  protected override async load(): Promise<void> {
    await super.load();
    await this.client.ready;
    this.requestUpdate();
  }

  protected override updated(): void {
    const id = this.client.customer?.id ?? null;
    if (id === this.#settlingFor) return;
    this.#settlingFor = id;
    this.#settling = this.settle(id);
  }

  private async settle(id: string | null): Promise<void> {
    const sections = [...this.renderRoot.querySelectorAll<ProfileSection<unknown>>('div > *')];
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([Promise.all(sections.map((section) => section.settled())), patience]);
    if (id === this.#settlingFor) this.shownFor = id;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { url, siteId, language, storage, texts } = this;
    const { customer } = this.client;
    if (!customer) return nothing;
    const isShown = customer.id === this.shownFor;
    return html`
      ${isShown ? nothing : html`<p class="soft" role="status">${texts.loading}</p>`}
      <div ?hidden=${!isShown}>
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
        <gatehouse-profile-apps .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
        </gatehouse-profile-apps>
        <gatehouse-profile-sessions .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
        </gatehouse-profile-sessions>
        <gatehouse-profile-data .url=${url} .siteId=${siteId} .language=${language} .storage=${storage}>
        </gatehouse-profile-data>
      </div>
    `;
  }
}
