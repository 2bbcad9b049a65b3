import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { request } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Me } from '../../support/documents.ts';
import { freePort } from '../../support/free-port.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { serveUiPages } from './ui-page.ts';

type Pelcro = {
  user: { read(): { email?: string; auth_token?: string; first_name?: string }; isAuthenticated(): boolean };
  site: { read(): { settings?: string } };
  [area: string]: unknown;
};
declare const window: { Pelcro: Pelcro; showView(name: string): void };

const password = 'a long enough password';

describeChromium('the public user interface of Pelcro on window.Pelcro', () => {
  let server: TestServer;
  let origin: string;
  let browser: BrowserContext;
  let page: Page;
  let email: string;
  beforeAll(async () => {
    const port = String(await freePort());
    server = await startServer({ env: { PORT: port, PUBLIC_URL: `http://localhost:${port}` } });
    origin = await serveUiPages(() => ({ url: server.settings.publicUrl, siteId: 1 }));
    const data = { allowedOrigins: [origin], link: `${origin}/account`, passwordlessEnabled: true };
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
  });
  beforeEach(async () => {
    email = uniqueEmail();
    browser = await openBrowser();
    page = await browser.newPage();
    await open('/article');
  });
  async function open(path: string): Promise<void> {
    await page.goto(path.startsWith('http') ? path : `${origin}${path}`);
    await page.waitForFunction(() => typeof window.showView === 'function');
  }
  const show = (view: string) => page.evaluate((name) => window.showView(name), view);
  const user = () => page.evaluate(() => window.Pelcro.user.read());
  const fill = (name: string, value: string) => page.locator(`#pelcro-input-${name}`).fill(value);
  const submit = () => page.locator('#pelcro-submit').click();
  const mailedLink = async (view: string) => {
    const links = linksIn(await lastMailTo(server, email));
    return String(links.find(({ searchParams }) => searchParams.get('view') === view));
  };

  test('a customer registers, stays logged in over a reload, changes the profile, and logs out', async () => {
    await show('register');
    await fill('email', email);
    await fill('password', password);
    await submit();
    await expect.poll(async () => (await user()).email).toBe(email);
    await open('/article');
    const { auth_token: token = '' } = await user();
    expect((await request(server.url, Me, {}, { token })).data?.me).toMatchObject({ email });
    expect(await page.evaluate(() => document.cookie)).toContain('pelcro.user.auth.token=');

    await show('user-edit');
    await fill('first-name', 'Ann');
    await submit();
    await expect.poll(async () => (await user()).first_name).toBe('Ann');

    await page.evaluate(() => (window.Pelcro.user as unknown as { logout(): void }).logout());
    expect(await user()).toEqual({});
    expect(await page.evaluate(() => document.cookie)).not.toContain('pelcro.user.auth.token=');
    await expect
      .poll(async () => (await request(server.url, Me, {}, { token })).errors[0]?.extensions?.code)
      .toBe('TOKEN_REVOKED');
  });

  test('logs in with a password, and shows why a wrong one is refused', async () => {
    await register(server.url, { email, password });
    await show('login');
    await fill('email', email);
    await fill('password', 'not the password');
    await submit();
    await page
      .locator('.pelcro-root')
      .getByText(/Invalid credentials/)
      .waitFor();
    await fill('password', password);
    await submit();
    await expect.poll(async () => (await user()).email).toBe(email);
  });

  test('resets a forgotten password by the mailed link', async () => {
    await register(server.url, { email, password });
    await show('password-forgot');
    await fill('email', email);
    await submit();
    await expect.poll(() => mailedLink('password-reset').catch(() => '')).toContain('token=');
    await open(await mailedLink('password-reset'));
    await fill('password', 'quite another password');
    await fill('confirm-password', 'quite another password');
    await submit();
    await expect
      .poll(() =>
        login(server.url, { email, password: 'quite another password' }).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  });

  test('logs in by a mailed link without a password', async () => {
    await register(server.url, { email, password });
    await show('passwordless-request');
    await fill('email', email);
    await submit();
    await expect.poll(() => mailedLink('passwordless-login').catch(() => '')).toContain('token=');
    await open(await mailedLink('passwordless-login'));
    await expect.poll(async () => (await user()).email).toBe(email);
  });
});
