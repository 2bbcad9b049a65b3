import type { BrowserContext, Page } from 'playwright-core';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { servePages } from '../../support/web-page.ts';

export type Customer = { id?: number; email?: string; auth_token?: string; first_name?: string };

/** A page with the script, and the events that the script has dispatched, each as `name: email of the data`. */
declare const window: {
  Pelcro: {
    user: { read(): Customer; isAuthenticated(): boolean };
    [area: string]: Record<string, (...given: unknown[]) => unknown>;
  };
  events: string[];
};

export type Scene = { server: TestServer; url: string; origin: string };

/** The arguments of a callback. The answer of most calls has its payload in `data`. */
export type Outcome = {
  error: { message: string; status: number | null; body: unknown } | null;
  answer: { data: Customer & Record<string, unknown> } & Record<string, unknown>;
};

const EVENTS = [
  'PelcroSiteLoaded',
  'PelcroUserLoaded',
  'PelcroUserLoggedIn',
  'PelcroUserRegister',
  'PelcroUserRefresh',
  'PelcroUserUpdated',
  'PelcroUserLogout',
  'PelcroBootComplete',
];

/**
 * Starts a server, and serves a page with Pelcro's snippet. The policy of the page allows the snippet by its nonce,
 * and scripts and requests of the service. It allows no other script, no style and no image.
 */
export async function setSurfaceScene(language = 'en', env: Record<string, string> = {}): Promise<Scene> {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const server = await startServer({ env: { PORT: port, PUBLIC_URL: url, ...env } });
  const origin = await servePages(snippet(url, language), {
    'content-security-policy': `default-src 'none'; script-src 'nonce-snippet' ${url}; connect-src ${url}`,
  });
  await server.gatehouse.prisma.site.update({
    where: { id: 1 },
    data: { allowedOrigins: [origin], link: origin },
  });
  return { server, url, origin };
}

function snippet(url: string, language: string): string {
  return `<!doctype html><html lang="${language}"><title>A page</title>
    <script nonce="snippet">
      window.events = [];
      for (const name of ${JSON.stringify(EVENTS)}) {
        document.addEventListener(name, ({ detail }) => events.push(name + ': ' + (detail.data?.email ?? 'nobody')));
      }
      window.Pelcro = {};
      window.Pelcro.siteid = 1;
      window.Pelcro.environment = { domain: 'https://www.pelcro.com', stripe: 'pk_test' };
    </script>
    <script defer src="${url}/clients/pelcro.js" type="text/javascript"></script></html>`;
}

/** Opens a page of the site, and waits until the script has started. */
export async function openPage(browser: BrowserContext, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  await untilBegun(page);
  return page;
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await untilBegun(page);
}

async function untilBegun(page: Page): Promise<void> {
  await page.waitForFunction(() => window.events.some((each) => each.startsWith('PelcroBootComplete')));
}

/** Calls a function of `window.Pelcro` by its path. @returns the arguments of its callback */
export function callPelcro(page: Page, path: string, ...given: unknown[]): Promise<Outcome> {
  return page.evaluate(
    ([wanted, input]) =>
      new Promise<Outcome>((resolve) => {
        const [area = '', name = ''] = wanted.split('.');
        type Failure = Error & { response?: { status: number; data: unknown } };
        window.Pelcro[area]?.[name]?.(...input, (error: Failure | null, answer: Outcome['answer']) =>
          resolve({
            error: error && {
              message: error.message,
              status: error.response?.status ?? null,
              body: error.response?.data ?? null,
            },
            answer,
          }),
        );
      }),
    [path, given] as const,
  );
}

export function stateOf(page: Page) {
  return page.evaluate(() => ({
    customer: window.Pelcro.user.read(),
    isAuthenticated: window.Pelcro.user.isAuthenticated(),
    events: window.events,
  }));
}

/** The token in the cookie, as a server of the publisher reads it. Null where there is none. */
export async function tokenInCookie(page: Page): Promise<string | null> {
  const cookies = await page.context().cookies(page.url());
  const cookie = cookies.find(({ name }) => name === 'pelcro.user.auth.token');
  return cookie ? Buffer.from(cookie.value, 'base64').toString() : null;
}
