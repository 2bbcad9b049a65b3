import { css, html, type TemplateResult } from 'lit';
import { AuthorizedPlansDocument } from '../../clients/browser/gql/graphql.ts';
import { send } from '../../clients/browser/transport.ts';
import { GatehouseElement } from '../core/gatehouse-element.ts';

type Access = 'loading' | 'logged-out' | 'refused' | 'unavailable' | 'granted';

/**
 * `<gatehouse-gate>`: without `plan`, shows its content only to a logged-in customer. With `plan`, it shows the content
 * if the caller's address, or the domain of the customer's verified email, is authorised for the plan. The element is
 * no protection: anyone can read the content in the source of the page. Secret content must come from a server that
 * checks the token.
 */
export class GateElement extends GatehouseElement {
  /** No base styles: the content keeps the styles of the page. */
  static override styles = [
    css`
      :host {
        display: block;
      }
      :host([hidden]) {
        display: none;
      }
    `,
  ];

  static override properties = {
    ...GatehouseElement.properties,
    plan: {},
    access: { reflect: true },
  };

  declare plan: string;
  declare access: Access;
  #latest = 0;
  /** The customer and the plan of the last decision. A refresh of the token changes neither. */
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

  /** Decides the access. An answer is ignored if the customer or the plan has changed since the request. */
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
    // After a failure, the next change of the session sends a new request.
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
