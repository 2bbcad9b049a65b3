import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, expect } from 'vitest';
import { consoleCookie } from '../../../src/administration/collaborators/console-cookie.ts';
import type { CollaboratorRole } from '../../../src/platform/database/client/client.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { openBrowser } from '../../support/chromium.ts';
import { freePort } from '../../support/free-port.ts';
import { type ServerOptions, startServer, type TestServer } from '../../support/server.ts';

export type SitePages = {
  readonly server: TestServer;
  readonly publicUrl: string;
  /** Opens a page of the console as a new collaborator of the demo account. @param path below `/admin/` */
  open(role: CollaboratorRole, path: string): Promise<Page>;
};

/**
 * Starts a server with the console for all tests of a file. An error or a warning in a page fails the test, unless
 * it only reports a refusal by the server.
 * @param options the options of the server besides `env`
 */
export function sitePages(
  env: () => Promise<Record<string, string>> = async () => ({}),
  options: Omit<ServerOptions, 'env'> = {},
): SitePages {
  let started: TestServer | null = null;
  let complaints: string[] = [];
  beforeAll(async () => {
    const port = String(await freePort());
    const url = `http://localhost:${port}`;
    started = await startServer({ ...options, env: { PORT: port, PUBLIC_URL: url, ...(await env()) } });
  });
  afterEach(() => {
    const found = complaints;
    complaints = [];
    expect(found).toEqual([]);
  });
  const server = () => {
    if (!started) throw new Error('The server starts in beforeAll: use it in tests and in later hooks.');
    return started;
  };
  return {
    get server() {
      return server();
    },
    get publicUrl() {
      return server().settings.publicUrl;
    },
    async open(role, path) {
      const { publicUrl } = server().settings;
      const context = await openBrowser();
      await logIn(context, server(), role);
      const page = await context.newPage();
      page.on('console', (message) => {
        // A refusal by the server is not an error of the page.
        if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(`${publicUrl}/admin/${path}`);
      return page;
    },
  };
}

/** Gives the browser the session of a new collaborator. */
async function logIn(context: BrowserContext, server: TestServer, role: CollaboratorRole): Promise<void> {
  const { publicUrl } = server.settings;
  const { id, token } = await asCollaborator(server, role);
  await server.gatehouse.prisma.collaborator.update({ where: { id }, data: { name: `The ${role}` } });
  const cookie = { name: consoleCookie(publicUrl), value: token, url: publicUrl };
  await context.addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }]);
}

/** Saves the settings of a form after a review of the changes. @param form needed if the page has several forms */
export async function saveChanges(page: Page, form: Page | Locator = page): Promise<void> {
  await form.getByRole('button', { name: 'Review the changes' }).click();
  await review(page).getByRole('button', { name: 'Save', exact: true }).click();
}

/** The dialog that shows the difference before it is saved. */
export function review(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Save these changes?' });
}

/** The rows of the difference: each has a setting, its value before and its value after. */
export async function differenceOn(page: Page): Promise<string[]> {
  const found = review(page).getByRole('row');
  await found.nth(1).waitFor();
  const rows = await found.allInnerTexts();
  return rows.slice(1).map((row) => row.replaceAll(/\s+/g, ' ').trim());
}

/** Chooses from a select. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('combobox', { name: label })
    .or(page.getByLabel(label, { exact: true }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).click();
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare const window: {
  axe: {
    run(
      options: object,
    ): Promise<{ violations: { id: string; nodes: { html: string; target: unknown }[] }[] }>;
  };
};

/** The violations that axe finds on the page, and whether the page scrolls sideways. */
export async function accessibilityOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  // The texts of a dialog that fades in or out have too little contrast. The animation of a spinner never ends. An
  // animation can begin in the next frame.
  await page.evaluate(async () => {
    const isMoving = () =>
      document
        .getAnimations()
        .some(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    for (let still = 0; still < 3; still = isMoving() ? 0 : still + 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  return page.evaluate(async (values) => {
    const { violations } = await window.axe.run({
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 300)}`)),
      ...(scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} in ${clientWidth}`] : []),
    ];
  }, TAGS);
}
