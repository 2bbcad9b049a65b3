import type { BrowserContext, Page } from 'playwright-core';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';

export type HostedScene = {
  server: TestServer;
  page: Page;
  /** What the browser has complained about, such as a broken policy or a missing file. */
  complaints: string[];
};

/** A server, and a page of a browser that can open its hosted pages. */
export async function setHostedScene(browser: BrowserContext, site: object = {}): Promise<HostedScene> {
  const port = String(await freePort());
  const server = await startServer({ env: { PORT: port, PUBLIC_URL: `http://localhost:${port}` } });
  await server.gatehouse.prisma.site.update({
    where: { id: 1 },
    data: { name: 'News & <b>more</b>', passwordlessEnabled: true, ...site },
  });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // That this server refused something is no complaint.
    if (!/status of 40[01]/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { server, page, complaints };
}
