import type { BrowserContext, Page } from 'playwright-core';
import type { createGatehouse, Options } from '../../../src/clients/browser/gatehouse.ts';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { servePages } from '../../support/web-page.ts';

type Gatehouse = ReturnType<typeof createGatehouse>;

/** The window of a page with the SDK, and the changes that the SDK has reported. */
declare const window: { gatehouse: Gatehouse; changes: string[] };

export type Scene = { server: TestServer; origin: string };

/** Starts a server, and serves pages whose policy allows only scripts from the server and requests to the server. */
export async function setSdkScene(env: Record<string, string> = {}): Promise<Scene> {
  const port = String(await freePort());
  const server = await startServer({ env: { PORT: port, PUBLIC_URL: `http://localhost:${port}`, ...env } });
  const origin = await servePages('<!doctype html><title>A page</title>', policyFor(server));
  await server.gatehouse.prisma.site.update({
    where: { id: 1 },
    data: { allowedOrigins: [origin], link: origin },
  });
  return { server, origin };
}

/** The strictest Content Security Policy under which a page can use the SDK. */
export function policyFor(server: TestServer): Record<string, string> {
  const url = serviceUrl(server);
  return { 'content-security-policy': `default-src 'none'; script-src ${url}; connect-src ${url}` };
}

export function serviceUrl(server: TestServer): string {
  return server.settings.publicUrl;
}

/** Opens a page of the site and creates the client there. It waits until the client is ready. */
export async function openPage(
  browser: BrowserContext,
  scene: Scene,
  options: Partial<Options> = {},
): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${scene.origin}/article`);
  await startSdk(page, scene, options);
  return page;
}

/** Creates the client on the page that is open. @returns what `ready` resolves to */
export function startSdk(page: Page, { server }: Scene, options: Partial<Options> = {}) {
  const given = { url: serviceUrl(server), siteId: 1, ...options };
  return page.evaluate(async (all) => {
    const { createGatehouse: create } = await import(`${all.url}/clients/gatehouse.js`);
    window.gatehouse = create(all);
    window.changes = [];
    window.gatehouse.onChange((state, reason) => {
      window.changes.push(`${reason}: ${state.customer?.email ?? 'nobody'}`);
    });
    const { error, data } = await window.gatehouse.ready;
    return { code: error?.code ?? null, email: data?.customer?.email ?? null };
  }, given);
}

export function stateOf(page: Page) {
  return page.evaluate(() => ({
    email: window.gatehouse.customer?.email ?? null,
    sessionId: window.gatehouse.session?.id ?? null,
    changes: window.changes,
  }));
}

/** The contents of `localStorage`, `sessionStorage` and `document.cookie`, as one text. */
export function storedBy(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
}
