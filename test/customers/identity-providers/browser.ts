import { type Answered, exchange } from '../../support/http.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';

/** A minimal browser, which follows redirects and keeps cookies. It sends requests for the public URL to the server. */
export class Browser {
  readonly #server: Pick<TestServer, 'url'>;
  readonly #jar = new Map<string, Map<string, string>>();

  constructor(server: Pick<TestServer, 'url'>) {
    this.#server = server;
  }

  /** The cookies that the browser sends to an address. For the public URL, pass the URL of the server. */
  cookiesOf(address: string): string {
    const cookies = this.#jar.get(new URL(address).origin) ?? [];
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(address: string): Promise<Answered> {
    const url = address.startsWith(PUBLIC_URL)
      ? this.#server.url + address.slice(PUBLIC_URL.length)
      : address;
    const { origin } = new URL(url);
    const cookies = this.#jar.get(origin) ?? new Map<string, string>();
    this.#jar.set(origin, cookies);
    const cookie = this.cookiesOf(url);
    const answer = await exchange(url, { headers: cookie ? { cookie } : {} });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0(;|$)|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }

  /**
   * Follows redirects.
   * @param until stops before the first address that matches, and returns that address
   */
  async follow(address: string, until: (url: URL) => boolean): Promise<URL> {
    let url = new URL(address);
    for (let steps = 0; steps < 12; steps += 1) {
      if (until(url)) return url;
      const { status, headers, text } = await this.get(url.href);
      if (!headers.location) throw new Error(`${url.origin}${url.pathname} leads nowhere: ${status} ${text}`);
      url = new URL(headers.location, url);
    }
    throw new Error('Too many redirects');
  }
}
