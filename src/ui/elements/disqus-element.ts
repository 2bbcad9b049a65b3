import { GatehouseElement } from '../core/gatehouse-element.ts';

/**
 * `<gatehouse-disqus>`: the comments of Disqus. A customer who is logged in on the page is logged in there too. The
 * site can require a verified email for that. The element has no shadow root, because the script of Disqus looks for
 * its place in the document.
 */
export class DisqusElement extends GatehouseElement {
  static override properties = {
    ...GatehouseElement.properties,
    shortname: {},
    identifier: {},
    pageUrl: { attribute: 'page-url' },
    pageTitle: { attribute: 'page-title' },
    state: { reflect: true },
  };

  declare shortname: string;
  declare identifier: string;
  declare pageUrl: string;
  declare pageTitle: string;
  declare state: 'loading' | 'logged-in' | 'logged-out' | 'email-not-verified' | 'unavailable';
  #stop: () => void = () => {};

  constructor() {
    super();
    this.shortname = '';
    this.identifier = '';
    this.pageUrl = '';
    this.pageTitle = '';
    this.state = 'loading';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.client.onChange(() => void this.show());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override async load(): Promise<void> {
    await this.client.ready;
    await this.show();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const names = ['shortname', 'identifier', 'pageUrl', 'pageTitle'];
    if (names.some((name) => changed.get(name) !== undefined)) void this.show();
  }

  private async show(): Promise<void> {
    const { showComments } = await import('./disqus-embed.ts');
    await showComments(this, this.usedLanguage);
  }
}
