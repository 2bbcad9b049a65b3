import { LitElement } from 'lit';
import type { Gatehouse, Site } from '../../clients/browser/gatehouse.ts';
import { brandingSheet } from './branding.ts';
import { chooseLanguage, loadTexts } from './localization.ts';
import { ownService, sharedClient, siteOfPage } from './shared-client.ts';
import { baseStyles } from './styles.ts';
import { en, type Texts } from './texts/en.ts';

/**
 * The base of every element: the client of its site, the site's public settings, and texts in the language of the page.
 * Attributes: `site-id` (or `<meta name="gatehouse-site" content="…">` in the page), `url` of the service (default:
 * where this script came from), `language` (default: the `lang` of the page, then the browser's), `storage`.
 */
export abstract class GatehouseElement extends LitElement {
  static override styles = [baseStyles];

  static override properties = {
    url: {},
    siteId: { attribute: 'site-id' },
    language: {},
    storage: {},
    site: { state: true },
    texts: { state: true },
  };

  declare url: string;
  declare siteId: string;
  declare language: string;
  declare storage: 'memory' | 'session' | 'local';
  /** Resolves when texts and settings are loaded, after the element was added to the page. */
  loaded: Promise<void> = Promise.resolve();
  declare protected site: Site | null;
  declare protected texts: Texts;
  #client: Gatehouse | null = null;
  #branding: CSSStyleSheet | null = null;
  #stopListening: () => void = () => {};

  constructor() {
    super();
    this.url = ownService;
    this.siteId = siteOfPage();
    this.language = '';
    this.storage = 'local';
    this.site = null;
    this.texts = en;
  }

  /** The client that all elements of this site share. */
  get client(): Gatehouse {
    this.#client ??= sharedClient({
      url: this.url,
      siteId: this.siteId,
      storage: this.storage,
      language: this.usedLanguage,
    });
    return this.#client;
  }

  protected get usedLanguage(): string {
    const ofPage = this.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang;
    return chooseLanguage(this.language, ofPage, ...navigator.languages);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang = this.usedLanguage;
    this.#stopListening = this.client.onChange(() => this.requestUpdate());
    this.loaded = this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
  }

  /** Loads texts and settings. If the settings cannot be loaded, the features that depend on them are not offered. */
  protected async load(): Promise<void> {
    const [texts, site] = await Promise.all([loadTexts(this.usedLanguage), this.client.site()]);
    this.texts = texts;
    this.site = site.data;
    if (site.data) this.applyBranding(brandingSheet(site.data.branding));
  }

  private applyBranding(sheet: CSSStyleSheet): void {
    const root = this.shadowRoot;
    if (!root) return;
    const others = root.adoptedStyleSheets.filter((other) => other !== this.#branding);
    root.adoptedStyleSheets = [...others, sheet];
    this.#branding = sheet;
  }
}
