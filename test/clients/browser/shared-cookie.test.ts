import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Gatehouse } from '../../../src/clients/browser/gatehouse.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { startServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { serveTlsPages } from '../../support/tls-pages.ts';
import { openPage, type Scene, startSdk, stateOf, storedBy } from './sdk-page.ts';

declare const window: { gatehouse: Gatehouse };

const SERVICE = 'https://id.alpha.example';
const NEWS = 'https://news.alpha.example';
const SHOP = 'https://shop.alpha.example';
const COOKIE = '__Secure-gatehouse_session';

describeChromium('the shared cookie with the browser SDK', () => {
  let news: Scene;
  let shop: Scene;
  let shopId: number;
  let flags: string[];
  let browser: BrowserContext;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    const server = await startServer({ env: { PUBLIC_URL: SERVICE } });
    ({ flags } = await serveTlsPages(
      (_host, path) => server.url + path,
      (host) => host === new URL(SERVICE).host,
    ));
    const data = { cookieSharing: true, link: NEWS, allowedOrigins: [NEWS] };
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
    shopId = (await addSite(server, 'shop', { cookieSharing: true, link: SHOP, allowedOrigins: [SHOP] })).id;
    news = { server, origin: NEWS };
    shop = { server, origin: SHOP };
  });
  beforeEach(async () => {
    browser = await openBrowser(flags);
    customer = await register(news.server.url, {}, { siteId: 1 });
  });

  const logIn = (page: Page) =>
    page.evaluate(async (input) => (await window.gatehouse.login(input)).error?.code ?? null, {
      email: customer.email,
      password: customer.password,
    });
  const openShop = () => openPage(browser, shop, { siteId: shopId });
  const emailOn = async (page: Page) => (await stateOf(page)).email;
  const cookie = async () =>
    (await browser.cookies(SERVICE)).find(({ name }) => name === COOKIE)?.value ?? null;

  test('a login on one subdomain also logs in on another, and no script can read the token', async () => {
    const first = await openPage(browser, news);
    expect(await logIn(first)).toBe(null);
    const second = await openShop();
    const token = String(await cookie());
    expect(token.split('.')).toHaveLength(3);
    for (const page of [first, second]) {
      expect(await emailOn(page)).toBe(customer.email);
      expect(await page.evaluate(() => window.gatehouse.accessToken())).toEqual({ data: null, error: null });
      expect(await page.evaluate(() => document.cookie)).toBe('');
      const stored = await storedBy(page);
      expect(stored).not.toContain(token.split('.')[2]);
      expect(stored).not.toContain('refreshToken');
    }
    const changed = await second.evaluate(
      async () => (await window.gatehouse.updateProfile({ firstName: 'Ada' })).data?.firstName,
    );
    expect(changed).toBe('Ada');
    await first.reload();
    expect(await startSdk(first, news)).toEqual({ code: null, email: customer.email });
    expect(await first.evaluate(() => window.gatehouse.customer?.firstName)).toBe('Ada');
  });

  test('a logout on one subdomain clears the cookie, and a page on another one notices at its next call', async () => {
    const first = await openPage(browser, news);
    await logIn(first);
    const sameOrigin = await openPage(browser, news);
    const second = await openShop();
    await second.evaluate(() => window.gatehouse.logout());
    expect(await cookie()).toBe(null);
    const code = await first.evaluate(async () => (await window.gatehouse.sessions.list()).error?.code);
    expect(code).toBe('UNAUTHENTICATED');
    for (const page of [first, sameOrigin, second]) {
      await expect.poll(() => emailOn(page)).toBe(null);
      await page.reload();
    }
    expect(await startSdk(first, news)).toEqual({ code: null, email: null });
    expect(await startSdk(second, shop, { siteId: shopId })).toEqual({ code: null, email: null });
  });

  onlyInFullRun(() => {
    test('a page notices a login and a logout on another subdomain when the customer returns to the page', async () => {
      const first = await openPage(browser, news);
      const second = await openShop();
      await logIn(second);
      const comeBack = () => first.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));
      await comeBack();
      await expect.poll(() => emailOn(first)).toBe(customer.email);
      await second.evaluate(() => window.gatehouse.updateProfile({ firstName: 'Ada' }));
      await comeBack();
      await expect.poll(() => first.evaluate(() => window.gatehouse.customer?.firstName)).toBe('Ada');
      await second.evaluate(() => window.gatehouse.logout());
      await comeBack();
      await expect.poll(() => emailOn(first)).toBe(null);
      const { email } = customer;
      const { changes } = await stateOf(first);
      expect(changes.filter((change) => !change.startsWith('refresh'))).toEqual([
        `restore: ${email}`,
        `profile: ${email}`,
        'ended: nobody',
      ]);
    });

    test('the cookie is renewed at most once a day, however many pages are opened', async () => {
      const page = await openPage(browser, news);
      await logIn(page);
      const first = await cookie();
      await page.reload();
      await startSdk(page, news);
      expect(await cookie()).toBe(first);
      await browser.clock.install({ time: Date.now() + 25 * 3_600_000 });
      news.server.clock.advance({ seconds: 2 });
      const later = await openPage(browser, news);
      expect(await emailOn(later)).toBe(customer.email);
      const renewed = await cookie();
      expect(renewed).not.toBe(first);
      await openPage(browser, news);
      expect(await cookie()).toBe(renewed);
    });

    test('a logout during an outage fails with an error, and the customer stays logged in', async () => {
      const page = await openPage(browser, news);
      await logIn(page);
      await page.route(`${SERVICE}/graphql`, (route) => route.abort());
      expect(await page.evaluate(async () => (await window.gatehouse.logout()).error?.code)).toBe('NETWORK');
      expect(await emailOn(page)).toBe(customer.email);
      await page.unroute(`${SERVICE}/graphql`);
      expect(await page.evaluate(async () => (await window.gatehouse.logout()).error)).toBe(null);
      expect(await emailOn(page)).toBe(null);
    });
  });
});
