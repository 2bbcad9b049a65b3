import type { Page } from 'playwright-core';
import { beforeAll } from 'vitest';
import { openBrowser } from '../../support/chromium.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { serveTlsPages } from '../../support/tls-pages.ts';

export const SERVICE = 'https://id.alpha.example';
/** The login host of a publisher whose domain is not that of the service. */
export const LOGIN = 'https://login.beta.example';
/** A login host under the domain of the service. */
export const OWN_LOGIN = 'https://login.alpha.example';

export type LoginHostScene = {
  readonly server: TestServer;
  /** Opens a page of a new browser profile. `complaints` gets the errors and most console messages of the page. */
  openPage(): Promise<{ page: Page; complaints: string[] }>;
  setSite(data: object): Promise<unknown>;
};

/** Starts a server behind a TLS proxy. The proxy answers at PUBLIC_URL and at two login hosts. */
export function loginHostScene(): LoginHostScene {
  let started: { server: TestServer; flags: string[] } | null = null;
  const scene = () => {
    if (!started) throw new Error('The server starts in beforeAll: use it in tests and in later hooks.');
    return started;
  };
  beforeAll(async () => {
    const server = await startServer({ env: { PUBLIC_URL: SERVICE } });
    const services = [SERVICE, LOGIN, OWN_LOGIN].map((url) => new URL(url).host);
    const { flags } = await serveTlsPages(
      // Other hosts, such as the domain of the passkeys, forward only `/.well-known/`: the documents of site 1.
      (host, path) => server.url + path + (services.includes(host) ? '' : '?site_id=1'),
      (host) => services.includes(host),
    );
    started = { server, flags };
  });
  return {
    get server() {
      return scene().server;
    },
    async openPage() {
      const page = await (await openBrowser(scene().flags)).newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        // A refusal by the server is not an error of the page.
        if (!/status of 40[01]/.test(message.text())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      return { page, complaints };
    },
    setSite: (data) => scene().server.gatehouse.prisma.site.update({ where: { id: 1 }, data }),
  };
}
