import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { BeginTotp, ConfirmTotp } from '../customers/second-factor/documents.ts';
import { codeOf, setPolicy } from '../customers/second-factor/factors.ts';
import { describeChromium, openBrowser } from '../support/chromium.ts';
import { execute } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { type RegisteredCustomer, register } from '../support/customers.ts';
import { Me } from '../support/documents.ts';
import type { TestServer } from '../support/server.ts';
import { bundleRecipe, recipeFile, serveSite, startService, useOrigin } from './recipe.ts';

describeChromium('the recipe for React', () => {
  let server: TestServer;
  let origin: string;
  let browser: BrowserContext;
  let page: Page;
  let problems: string[];
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    server = await startService();
    const { publicUrl } = server.settings;
    origin = await serveSite({
      files: await bundleRecipe(server, 'react/main.tsx', { platform: 'browser' }),
      page: recipeFile(server, 'react/index.html').replace('/main.tsx', '/entry.js'),
      policy: `default-src 'none'; script-src 'self'; connect-src 'self' ${publicUrl}; img-src ${publicUrl}`,
      route: async (request) => (new URL(request.url).pathname.startsWith('/api/') ? article(request) : null),
    });
    await useOrigin(server, origin);
  });
  beforeEach(async () => {
    await setPolicy(server, 'OFF');
    customer = await register(server.url);
    browser = await openBrowser();
    page = await open('/');
  });

  /** Replaces the publisher's server: a customer with a valid token may read. */
  async function article(request: Request): Promise<Response> {
    const headers = { authorization: request.headers.get('authorization') ?? '' };
    const { me } = await execute(server.url, Me, {}, { headers });
    return Response.json({ text: `For ${me?.email}` });
  }

  async function open(path: string): Promise<Page> {
    const opened = await browser.newPage();
    problems = [];
    opened.on('console', (message) => {
      // The test provokes a refused login, which the browser reports as a failed request.
      const isRequest = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isRequest) problems.push(message.text());
    });
    opened.on('pageerror', (error) => problems.push(error.message));
    await opened.goto(`${origin}${path}`);
    return opened;
  }

  const alert = () => page.locator('main form [role=alert]').textContent();
  const shownTo = (opened: Page) => opened.locator('#article').textContent();
  async function logIn(password = customer.password): Promise<void> {
    await page.locator('main').getByLabel('Email').fill(customer.email);
    await page.locator('main').getByLabel('Password').fill(password);
    await page.locator('main').getByRole('button', { name: 'Log in' }).click();
  }

  test('a login shows the article of the customer in every tab, and a logout removes it', async () => {
    const other = await open('/');
    await expect.poll(() => shownTo(other)).toBe('Log in to read this article.');
    await logIn('not the password');
    await expect.poll(alert).not.toBe('');
    await logIn();
    await expect.poll(() => shownTo(page)).toBe(`For ${customer.email}`);
    await expect.poll(() => shownTo(other)).toBe(`For ${customer.email}`);
    expect(await page.locator('gatehouse-account').textContent()).toBe('');
    await expect.poll(() => page.getByRole('link', { name: 'My account' }).isVisible()).toBe(true);
    await page.reload();
    await expect.poll(() => shownTo(page)).toBe(`For ${customer.email}`);
    await other.getByRole('button', { name: 'Log out' }).click();
    await expect.poll(() => shownTo(page)).toBe('Log in to read this article.');
    expect(problems).toEqual([]);
  });

  // In the quick run, clients/browser/factors tests the code of an authenticator app.
  onlyInFullRun(() => {
    test('a login asks for the code of the authenticator app', async () => {
      await setPolicy(server, 'OPTIONAL');
      const { beginTotp } = await execute(server.url, BeginTotp, {}, { token: customer.token });
      const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
      await execute(server.url, ConfirmTotp, { input }, { token: customer.token });
      // A code works once, so the clock advances to the next code.
      server.clock.advance({ seconds: 60 });
      await logIn();
      const code = page.getByLabel('Code of your authenticator app');
      await code.fill('000');
      await page.locator('main').getByRole('button', { name: 'Log in' }).click();
      await expect.poll(alert).not.toBe('');
      await code.fill(codeOf(server, beginTotp.secret));
      await page.locator('main').getByRole('button', { name: 'Log in' }).click();
      await expect.poll(() => shownTo(page)).toBe(`For ${customer.email}`);
    });

    test('the elements in JSX log the customer in to the app, and show the account', async () => {
      page = await open('/elements');
      const form = page.locator('main gatehouse-auth');
      await form.getByLabel('Email or username').fill(customer.email);
      await form.getByLabel('Password', { exact: true }).fill(customer.password);
      await form.locator('form').getByRole('button', { name: 'Log in', exact: true }).click();
      await expect
        .poll(() => page.locator('main [role=status]').first().textContent())
        .toBe(`Welcome, ${customer.email}`);
      await expect.poll(() => shownTo(page)).toBe(`For ${customer.email}`);
      await page.getByRole('link', { name: 'My account' }).click();
      await expect.poll(() => page.getByRole('heading', { name: 'Password' }).isVisible()).toBe(true);
      expect(new URL(page.url()).pathname).toBe('/account');
      expect(problems).toEqual([]);
    });
  });
});
