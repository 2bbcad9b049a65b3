import type { Page } from 'playwright-core';
import { beforeAll } from 'vitest';
import { openBrowser } from '../../support/chromium.ts';
import { freePort } from '../../support/free-port.ts';
import { type ServerOptions, startServer, type TestServer } from '../../support/server.ts';

export type HostedScene = {
  readonly server: TestServer;
  /** Opens a page of a new browser profile. `complaints` gets the errors and most console messages of the page. */
  openPage(): Promise<{ page: Page; complaints: string[] }>;
};

/** Starts one server for all tests of a `describe`. The tests open the hosted pages of the server at PUBLIC_URL. */
export function hostedScene(
  env: Record<string, string> = {},
  options: Omit<ServerOptions, 'env'> = {},
): HostedScene {
  let started: TestServer | null = null;
  beforeAll(async () => {
    const port = String(await freePort());
    const address = { PORT: port, PUBLIC_URL: `http://localhost:${port}` };
    started = await startServer({ ...options, env: { ...address, ...env } });
  });
  return {
    get server() {
      if (!started) throw new Error('The server starts in beforeAll: use it in tests and in later hooks.');
      return started;
    },
    async openPage() {
      const page = await (await openBrowser()).newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        // A refusal by the server is not an error of the page.
        if (!/status of 40[01]/.test(message.text())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      return { page, complaints };
    },
  };
}

/** The settings of the site at the start of each test. */
export const HOSTED_SITE = {
  secondFactor: 'OFF',
  name: 'News & <b>more</b>',
  passwordlessEnabled: true,
  passwordlessLinkReuse: false,
  passwordPolicy: 'BASIC',
  link: null,
  allowedOrigins: [] as string[],
  sessionHandoff: false,
  surfaceColor: null,
  fontFamily: null,
} as const;
