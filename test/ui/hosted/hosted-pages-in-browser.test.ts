import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import type { TestServer } from '../../support/server.ts';
import { servePages } from '../../support/web-page.ts';
import { expectAccessible } from '../elements/element-page.ts';
import { HOSTED_SITE, hostedScene } from './hosted-scene.ts';

const password = 'a long enough password';
const on = { siteId: 1 };

type Get = (options: { mediation?: string }) => unknown;
declare const window: { mediations: (string | undefined)[] };
declare const CredentialsContainer: { prototype: { get: Get } };

describeChromium('the hosted pages', () => {
  const scene = hostedScene();
  let server: TestServer;
  let page: Page;
  let complaints: string[];
  beforeEach(async () => {
    ({ server } = scene);
    await setSite(HOSTED_SITE);
    ({ page, complaints } = await scene.openPage());
  });

  const setSite = (data: object) => server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
  const open = (name: string, query: Record<string, string> = {}) =>
    page.goto(`${server.settings.publicUrl}/sites/1/${name}?${new URLSearchParams(query)}`);
  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const press = (name: string) => button(name).click();
  const logIn = async (email: string, secret: string) => {
    await page.getByLabel('Email or username').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(secret);
    await page.keyboard.press('Enter');
  };

  test('register: a customer registers, stays logged in after a reload and “back”, and logs out', async () => {
    const email = uniqueEmail();
    await open('register');
    await expect.poll(() => page.title()).toBe('Create your account · News & <b>more</b>');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    // A double click registers only once.
    await button('Create an account').dblclick();
    await page.getByText(`You are logged in as ${email}.`).waitFor();
    await page.reload();
    await page.getByText(`You are logged in as ${email}.`).waitFor();
    await open('account');
    await heading('Your details').waitFor();
    await page.goBack();
    await page.getByText(`You are logged in as ${email}.`).waitFor();
    await page.goForward();
    await heading('Your details').waitFor();
    await page.locator('footer').getByRole('button', { name: 'Log out' }).click();
    await heading('Log in').waitFor();
    await expect.poll(() => heading('Your details').isVisible()).toBe(false);
    const where = { email };
    const customer = await server.gatehouse.prisma.customer.findFirstOrThrow({ where });
    const sessions = await server.gatehouse.prisma.session.findMany({ where: { customerId: customer.id } });
    expect(sessions).toMatchObject([{ endReason: 'LOGOUT' }]);
    expect(complaints).toEqual([]);
  });

  onlyInFullRun(() => {
    test('login: a wrong password and a lost network show a message, and the email stays in its field', async () => {
      const { email } = await register(server.url, {}, on);
      await open('login');
      await logIn(email, 'a wrong password');
      await page.getByRole('alert').getByText('That did not match').waitFor();
      await page.context().setOffline(true);
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('There is no connection').waitFor();
      expect(await page.getByLabel('Email or username').inputValue()).toBe(email);
    });

    test('login: offers passkeys in the autofill of the login name', async () => {
      await setSite({ secondFactor: 'OPTIONAL' });
      await page.addInitScript(() => {
        window.mediations = [];
        const { prototype } = CredentialsContainer;
        const { get } = prototype;
        prototype.get = function (options) {
          window.mediations.push(options.mediation);
          return get.call(this, options);
        };
      });
      await open('login');
      await expect.poll(() => page.evaluate(() => window.mediations)).toEqual(['conditional']);
    });
  });

  test('login: returns to the page of the site without credentials', async () => {
    const origin = await servePages();
    await setSite({ allowedOrigins: [origin] });
    const { email, password: secret } = await register(server.url, {}, on);
    await open('login', { return_to: `${origin}/article?id=7` });
    expect(await page.getByRole('link', { name: 'Back to News & <b>more</b>' }).getAttribute('href')).toBe(
      `${origin}/article?id=7`,
    );
    await logIn(email, secret);
    await page.waitForURL(`${origin}/article?id=7`);
    // A customer who is already logged in is not redirected.
    await open('login', { return_to: `${origin}/article?id=8` });
    await page.getByText(`You are logged in as ${email}.`).waitFor();
    await page.getByRole('link', { name: 'Back to' }).click();
    await page.waitForURL(`${origin}/article?id=8`);
    expect(complaints).toEqual([]);
  });

  onlyInFullRun(() => {
    test('login: a page that asks for the session gets a handoff code', async () => {
      const origin = await servePages();
      await setSite({ allowedOrigins: [origin], sessionHandoff: true });
      const { email, password: secret } = await register(server.url, {}, on);
      const arrived = async (id: string) => {
        await page.waitForURL(`${origin}/article?id=${id}&gatehouse_state=mine&handoff=*`);
        const { searchParams } = new URL(page.url());
        expect(searchParams.get('handoff')).toMatch(/^[\w-]{36}\.[\w-]{43}$/);
        expect(page.url()).not.toContain('eyJ');
      };
      await open('login', { return_to: `${origin}/article?id=7&gatehouse_state=mine` });
      await logIn(email, secret);
      await arrived('7');
      await open('login', { return_to: `${origin}/article?id=8&gatehouse_state=mine` });
      await page.getByText(`You are logged in as ${email}.`).waitFor();
      await page.getByRole('link', { name: 'Back to' }).click();
      await arrived('8');
    });
  });

  test('login: the client of a page sends the customer to the hosted page, and then has the session', async () => {
    const origin = await servePages();
    await setSite({ allowedOrigins: [origin], sessionHandoff: true });
    const { email, password: secret } = await register(server.url, {}, on);
    const { publicUrl } = server.settings;
    const startClient = () =>
      page.evaluate(async (url) => {
        const { createGatehouse } = await import(`${url}/clients/gatehouse.js`);
        const client = createGatehouse({ url, siteId: 1 });
        const { data } = await client.ready;
        if (data.customer) return data.customer.email;
        await client.openHostedPage('login');
        return null;
      }, publicUrl);
    await page.goto(`${origin}/article?id=7`);
    expect(await startClient()).toBeNull();
    await page.waitForURL(`${publicUrl}/sites/1/login?*`);
    await logIn(email, secret);
    await page.waitForURL(`${origin}/article?id=7&*`);
    expect(await startClient()).toBe(email);
    expect(page.url()).toBe(`${origin}/article?id=7`);
  });

  onlyInFullRun(() => {
    test('account/password: a customer logs in first, then changes the password', async () => {
      const { email, password: secret } = await register(server.url, {}, on);
      await page.goto(`${server.settings.publicUrl}/.well-known/change-password`);
      await logIn(email, secret);
      await page.getByLabel('Current password').fill(secret);
      await page.getByLabel('New password').fill('another long password');
      await press('Change the password');
      await page.getByRole('status').getByText('Your password is changed.').waitFor();
      await page.getByRole('link', { name: 'My account' }).click();
      await heading('Your details').waitFor();
      await expectAccessible(page);
      expect(complaints).toEqual([]);
    });
  });

  // The quick run covers the tabs in clients/browser.
  onlyInFullRun(() => {
    test('account: a logout in one tab logs out in the other', async () => {
      const { email, password: secret } = await register(server.url, {}, on);
      await open('account');
      await logIn(email, secret);
      await heading('Your details').waitFor();
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByRole('heading', { name: 'Your details' }).waitFor();
      await other.locator('footer').getByRole('button', { name: 'Log out' }).click();
      await heading('Log in').waitFor();
      await expect.poll(() => heading('Your details').count()).toBe(0);
      await expect.poll(() => page.locator('footer button').isVisible()).toBe(false);
    });

    test('login: the page has the surface and the font of the site', async () => {
      await setSite({ surfaceColor: '#fff8e1', fontFamily: 'Georgia, serif' });
      await page.emulateMedia({ colorScheme: 'light' });
      await open('login');
      await heading('Log in').waitFor();
      const style = (property: 'backgroundColor' | 'fontFamily') =>
        page.locator('gatehouse-auth').evaluate((card, name) => getComputedStyle(card)[name], property);
      await expect.poll(() => style('backgroundColor')).toBe('rgb(255, 248, 225)');
      expect(await style('fontFamily')).toBe('Georgia, serif');
      expect(complaints).toEqual([]);
    });

    test('forgot and code: the page has the language that is in the address', async () => {
      const { email } = await register(server.url, { language: 'de' }, on);
      for (const [name, title, label] of [
        ['forgot', 'Passwort vergessen?', 'E-Mail'],
        ['code', 'Per E-Mail anmelden', 'E-Mail'],
      ] as const) {
        await open(name, { language: 'de' });
        await heading(title).waitFor();
        await expectAccessible(page);
        await page.getByLabel(label).fill(email);
        await page.keyboard.press('Enter');
        await page.getByText(email).waitFor();
      }
      expect(complaints).toEqual([]);
    });
  });

  test('register fits a narrow screen; if JavaScript is off, login says that the page needs JavaScript', async () => {
    const context = await page.context().browser()?.newContext({ javaScriptEnabled: false });
    const bare = await context?.newPage();
    await bare?.setViewportSize({ width: 320, height: 600 });
    await bare?.goto(`${server.settings.publicUrl}/sites/1/login`);
    expect(await bare?.innerText('main')).toBe('This page needs JavaScript.');
    await context?.close();
    await page.setViewportSize({ width: 320, height: 600 });
    await open('register');
    await heading('Create your account').waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
