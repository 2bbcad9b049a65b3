import type { Page } from 'playwright-core';
import { beforeAll, beforeEach } from 'vitest';
import { type BotService, boxOf, startBotService, tickBox } from '../../support/bot-service.ts';
import { openBrowser } from '../../support/chromium.ts';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { protect } from '../../tenancy/bot-protection/scene.ts';
import { HOSTED_SITE } from './hosted-scene.ts';

/** Starts a server with a local provider of widgets. Each test begins with a site that Turnstile protects. */
export function botScene() {
  let service: BotService;
  let server: TestServer;
  let page: Page;
  beforeAll(async () => {
    service = await startBotService();
    const port = String(await freePort());
    server = await startServer({
      env: { ...service.env, PORT: port, PUBLIC_URL: `http://localhost:${port}` },
    });
  });
  beforeEach(async () => {
    Object.assign(service, { mode: 'up', servesScript: true, solvesByItself: false });
    for (const list of [service.questions, service.scripts, service.frames]) list.length = 0;
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: HOSTED_SITE });
    await protect(server);
  });
  return {
    get server() {
      return server;
    },
    get service() {
      return service;
    },
    /** Opens an empty page of a new browser profile. `complaints` gets its errors and most of its console messages. */
    async openPage(): Promise<{ page: Page; complaints: string[] }> {
      page = await (await openBrowser()).newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (!/status of (40[01]|503)/.test(message.text())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      return { page, complaints };
    },
    open: (name: string, query: Record<string, string> = {}) =>
      page.goto(`${server.settings.publicUrl}/sites/1/${name}?${new URLSearchParams(query)}`),
    /** The box that a person ticks in the widget. */
    box: () => boxOf(page),
    tick: () => tickBox(page),
    press: (name: string) => page.locator('form').getByRole('button', { name, exact: true }).click(),
  };
}
