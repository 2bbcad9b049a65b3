import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { describeChromium } from '../../support/chromium.ts';
import { execute } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import { pngLogo } from '../../support/png-logo.ts';
import type { TestServer } from '../../support/server.ts';
import { RequestPasswordReset } from '../../support/ways-in.ts';
import { expectAccessible } from '../elements/element-page.ts';
import { LOGIN, loginHostScene, OWN_LOGIN, SERVICE } from './login-host-scene.ts';

const NEWS = 'https://news.beta.example';
const OWN_NEWS = 'https://news.alpha.example';
const PASSWORD = 'a password of their own';
const on = { siteId: 1 };

describeChromium('the login host of a site', () => {
  const scene = loginHostScene();
  const { setSite } = scene;
  let server: TestServer;
  let page: Page;
  let complaints: string[];
  let customer: RegisteredCustomer;
  beforeEach(async () => {
    ({ server } = scene);
    await setSite({
      name: 'Beta News',
      loginHost: new URL(LOGIN).host,
      link: null,
      allowedOrigins: [],
      cookieSharing: false,
      passwordPolicy: 'BASIC',
    });
    ({ page, complaints } = await scene.openPage());
    customer = await register(server.url, {}, on);
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const logIn = async () => {
    await page.getByLabel('Email or username').fill(customer.email);
    await page.getByLabel('Password', { exact: true }).fill(customer.password);
    await page.keyboard.press('Enter');
  };
  const isLoggedIn = () => page.getByText(`You are logged in as ${customer.email}.`).waitFor();
  const details = () => page.getByRole('heading', { name: 'Your details' }).waitFor();

  test('a customer logs in, changes the password by `/.well-known/change-password`, and logs out', async () => {
    await page.goto(`${SERVICE}/sites/1/login?language=en`);
    expect(page.url()).toBe(`${LOGIN}/login?language=en`);
    await logIn();
    await isLoggedIn();
    await expectAccessible(page);
    const where = { customerId: Number(customer.customer.id), endedAt: null };
    expect(await server.gatehouse.prisma.session.count({ where })).toBe(2);
    await page.goto(`${LOGIN}/.well-known/change-password`);
    expect(page.url()).toBe(`${LOGIN}/account/password`);
    await page.getByLabel('Current password').fill(customer.password);
    await page.getByLabel('New password').fill(PASSWORD);
    await button('Change the password').click();
    await page.getByRole('status').getByText('Your password is changed.').waitFor();
    await page.getByRole('link', { name: 'My account' }).click();
    await details();
    expect(page.url()).toBe(`${LOGIN}/account`);
    await page.locator('footer').getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    expect(complaints).toEqual([]);
  });

  onlyInFullRun(() => {
    test('shows the logo of the site from an address at PUBLIC_URL', async () => {
      const { prisma } = server.gatehouse;
      const content = new Uint8Array(pngLogo());
      const logo = {
        kind: 'png',
        hash: 'a'.repeat(64),
        width: 120,
        height: 40,
        content,
        updatedAt: new Date(),
      };
      await prisma.siteLogo.create({ data: { siteId: 1, ...logo } });
      await page.goto(`${LOGIN}/login`);
      const image = page.locator(`img[src^="${SERVICE}/"]`);
      await image.waitFor();
      await expect.poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(120);
      await prisma.siteLogo.delete({ where: { siteId: 1 } });
      expect(complaints).toEqual([]);
    });

    test('a mailed link works after a reload and “back”, and the tab stores no token after the reset', async () => {
      await execute(server.url, RequestPasswordReset, { input: { email: customer.email } }, on);
      const [link] = linksIn(await lastMailTo(server, customer.email));
      expect(link?.origin).toBe(LOGIN);
      await page.goto(link?.href ?? '');
      expect(page.url()).toBe(`${LOGIN}/?view=password-reset&site_id=1&language=en`);
      await page.reload();
      await page.getByLabel('New password').waitFor();
      await page.goto(`${LOGIN}/login`);
      await page.goBack();
      expect(await page.getByLabel('Email').inputValue()).toBe(customer.email);
      const stored = () => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
      const token = link?.searchParams.get('token') ?? '';
      expect(await stored()).toContain(token);
      await page.getByLabel('New password').fill(PASSWORD);
      await button('Save the password').click();
      await page.getByRole('status').getByText('Your password is changed.').waitFor();
      expect(await stored()).not.toContain(token);
      await login(server.url, { email: customer.email, password: PASSWORD }, on);
      expect(server.logs.join()).not.toContain(token);
      expect(complaints).toEqual([]);
    });

    test('a mailed link redirects to the login host or the site address that was set after the mail', async () => {
      await setSite({ loginHost: null });
      await execute(server.url, RequestPasswordReset, { input: { email: customer.email } }, on);
      const [atService] = linksIn(await lastMailTo(server, customer.email));
      expect(atService?.origin).toBe(SERVICE);
      await setSite({ loginHost: new URL(LOGIN).host });
      await page.goto(atService?.href ?? '');
      expect(page.url()).toBe(`${LOGIN}/?view=password-reset&site_id=1&language=en`);
      await page.getByLabel('New password').waitFor();
      await execute(server.url, RequestPasswordReset, { input: { email: customer.email } }, on);
      const [atLogin] = linksIn(await lastMailTo(server, customer.email));
      await setSite({ link: NEWS });
      await page.goto(atLogin?.href ?? '');
      expect(page.url()).toBe(`${NEWS}/${atLogin?.search}`);
    });
  });

  test('a login sets the shared cookie if the login host is under the domain of the site', async () => {
    await setSite({
      loginHost: new URL(OWN_LOGIN).host,
      link: OWN_NEWS,
      allowedOrigins: [OWN_NEWS],
      cookieSharing: true,
    });
    await page.goto(`${OWN_LOGIN}/login?return_to=${encodeURIComponent(`${OWN_NEWS}/article`)}`);
    await logIn();
    await page.waitForURL(`${OWN_NEWS}/article`);
    const cookie = (await page.context().cookies(OWN_NEWS)).find(({ name }) =>
      name.endsWith('gatehouse_session'),
    );
    expect(cookie).toMatchObject({ domain: '.alpha.example', httpOnly: true, secure: true });
    const restored = await page.evaluate(async (url) => {
      const { createGatehouse } = await import(`${url}/clients/gatehouse.js`);
      const client = createGatehouse({ url, siteId: 1 });
      await client.ready;
      return client.customer?.email;
    }, SERVICE);
    expect(restored).toBe(customer.email);
    await page.goto(`${OWN_LOGIN}/account`);
    await details();
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('refreshToken');
    // A login host under another domain does not get the cookie.
    await setSite({ loginHost: new URL(LOGIN).host });
    await page.goto(`${LOGIN}/account`);
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
  });
});
