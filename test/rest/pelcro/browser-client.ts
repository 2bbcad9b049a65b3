import { type RestAnswer, rest } from '../../support/client.ts';

/** The cookie that the browser keeps between two loads of the page. */
export type CookieJar = { token: string | null };

type Callback = { error: RestAnswer } | { data: Record<string, unknown> };

/**
 * Sends the same requests as Pelcro's browser client of 2021, with the site in the query of a GET or else in the body,
 * and with the last token in the header. Stores the base64 of `data.auth_token` as the cookie.
 */
export class BrowserClient {
  readonly #url: string;
  readonly #siteId: number;
  readonly #cookie: CookieJar;
  #authorization: string | null = null;
  customer: Record<string, unknown> | null = null;

  constructor(url: string, siteId: number, cookie: CookieJar) {
    this.#url = url;
    this.#siteId = siteId;
    this.#cookie = cookie;
  }

  /** Requests the site, then the customer of the token in the cookie, as on the load of a page. */
  async boot(): Promise<void> {
    const site = await this.#call('GET', '/site');
    if ('error' in site || !site.data.settings) throw new Error('The client never finishes loading');
    if (this.#cookie.token === null) return;
    const token = Buffer.from(this.#cookie.token, 'base64').toString();
    const refreshed = await this.#call('POST', '/customer/refresh', {}, token);
    if ('data' in refreshed) this.#logIn(refreshed.data);
    else if ([401, 403].includes(refreshed.error.status)) this.#forget();
  }

  isAuthenticated(): boolean {
    return this.#cookie.token !== null;
  }

  async register(fields: object): Promise<Callback> {
    return this.#entering(await this.#call('POST', '/auth/register', fields));
  }

  async login(fields: object): Promise<Callback> {
    return this.#entering(await this.#call('POST', '/auth/login', fields));
  }

  async authenticate(token: string): Promise<Callback> {
    return this.#entering(await this.#call('POST', '/customer', {}, token));
  }

  async update(fields: object): Promise<Callback> {
    return this.#entering(await this.#call('PUT', '/customer', fields, this.#token()));
  }

  /** Ignores the token in the answer, and logs out with the old token, as Pelcro's client does. */
  async updatePassword(fields: object): Promise<Callback> {
    const updated = await this.#call('POST', '/password/update', fields, this.#token());
    if ('error' in updated) return updated;
    return this.logout();
  }

  async logout(): Promise<Callback> {
    const answer = await this.#call('POST', '/auth/logout', {}, this.#token());
    if ('data' in answer) this.#forget();
    return answer;
  }

  countries(): Promise<Callback> {
    return this.#call('GET', '/geo/country');
  }

  states(country: string): Promise<Callback> {
    return this.#call('GET', `/geo/country/${country}`);
  }

  call(method: string, path: string, fields: object = {}): Promise<Callback> {
    return this.#call(method, path, fields);
  }

  #token(): string {
    return String(this.customer?.auth_token);
  }

  #entering(answer: Callback): Callback {
    if ('data' in answer) this.#logIn(answer.data);
    return answer;
  }

  /** Without `auth_token` in the data it stores the base64 of `undefined`, as Pelcro's client does. */
  #logIn(data: Record<string, unknown>): void {
    this.customer = data;
    this.#cookie.token = Buffer.from(String(data.auth_token)).toString('base64');
  }

  #forget(): void {
    this.customer = null;
    this.#cookie.token = null;
  }

  async #call(method: string, path: string, fields: object = {}, token?: string): Promise<Callback> {
    // The last token that was sent is sent with every later request, too.
    if (token !== undefined) this.#authorization = `Bearer ${token}`;
    const own = { site_id: this.#siteId, language: 'en', device_hash: 'c0ffee', device_components: [] };
    const inQuery = new URLSearchParams({ site_id: String(this.#siteId), language: 'en' });
    const answer = await rest(
      this.#url,
      method,
      `/api/v1/sdk${path}${method === 'GET' ? `?${inQuery}` : ''}`,
      {
        headers: {
          origin: 'http://localhost:3000',
          accept: 'application/json, text/plain, */*',
          'cache-control': 'max-age=0',
          'x-pelcro-sdk-version': '2.4.30',
          ...(this.#authorization !== null && { authorization: this.#authorization }),
        },
        ...(method !== 'GET' && { body: { ...own, ...fields } }),
      },
    );
    if (answer.headers['access-control-allow-origin'] !== 'http://localhost:3000') {
      throw new Error(`${method} ${path}: the browser hides the answer`);
    }
    return answer.status < 400 ? { data: answer.body.data } : { error: answer };
  }
}
