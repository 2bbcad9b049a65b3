import { html, type TemplateResult } from 'lit';
import { AuthorizedPlansDocument } from '../../clients/browser/gql/graphql.ts';
import { send } from '../../clients/browser/transport.ts';
import { GatehouseElement } from '../core/gatehouse-element.ts';

type Access = 'loading' | 'logged-out' | 'refused' | 'unavailable' | 'granted';

/**
 * `<gatehouse-gate>`: shows its content only to a logged-in customer. With `plan`, it shows it where the caller's
 * address or the customer's verified email domain is authorised for the plan. This protects nothing: whoever reads the
 * source of the page reads the content. A server that checks the token has to keep back what is secret.
 */
export class GateElement extends GatehouseElement {
  static override properties = {
    ...GatehouseElement.properties,
    plan: {},
    access: { reflect: true },
  };

  declare plan: string;
  declare access: Access;
  #latest = 0;
  /** Whom and what the access is decided for: a refresh of the token changes neither. */
  #decidedFor: string | null = null;
  #stop: () => void = () => {};

  constructor() {
    super();
    this.plan = '';
    this.access = 'loading';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.client.onChange(() => void this.decide());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override async load(): Promise<void> {
    await this.client.ready;
    await this.decide();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.get('plan') !== undefined) void this.decide();
  }

  /** An answer that a later change has overtaken does not count. */
  private async decide(): Promise<void> {
    const { customer } = this.client;
    const subject = JSON.stringify([this.plan, customer?.id, customer?.email, customer?.emailVerified]);
    if (subject === this.#decidedFor) return;
    this.#decidedFor = subject;
    const turn = ++this.#latest;
    if (this.plan !== '') this.access = 'loading';
    const access = await this.findAccess();
    if (turn !== this.#latest) return;
    this.access = access;
    // The next change asks again.
    if (access === 'unavailable') this.#decidedFor = null;
  }

  private async findAccess(): Promise<Access> {
    const { customer } = this.client;
    const otherwise = customer ? 'refused' : 'logged-out';
    if (this.plan === '') return customer ? 'granted' : 'logged-out';
    const verified = customer?.emailVerified === true && customer.email !== null;
    const connection = {
      url: this.url.replace(/\/+$/, ''),
      siteId: String(this.siteId),
      language: this.usedLanguage,
    };
    const variables = { email: verified ? (customer.email ?? '') : '', verified };
    try {
      const plans = await send(connection, AuthorizedPlansDocument, variables, null);
      const authorized = [...plans.plansByAddress, ...(plans.plansByEmailDomain ?? [])];
      return authorized.some(({ id }) => id === this.plan) ? 'granted' : otherwise;
    } catch {
      return 'unavailable';
    }
  }

  protected override render(): TemplateResult {
    if (this.access === 'granted') return html`<slot></slot>`;
    return html`<slot name=${this.access}></slot>`;
  }
}
