import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Gatehouse } from '../../../src/clients/browser/gatehouse.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { addSite } from '../../support/sites.ts';
import { servePages } from '../../support/web-page.ts';
import {
  openPage,
  policyFor,
  type Scene,
  serviceUrl,
  setSdkScene,
  startSdk,
  stateOf,
  storedBy,
} from './sdk-page.ts';

declare const window: { gatehouse: Gatehouse };

describeChromium('the account of a customer in the browser SDK', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    scene = await setSdkScene();
  });
  beforeEach(async () => {
    browser = await openBrowser();
    customer = await register(scene.server.url, {}, { siteId: 1 });
  });

  async function logIn(page: Page): Promise<Page> {
    const { email, password } = customer;
    await page.evaluate((input) => window.gatehouse.login(input), { email, password });
    return page;
  }
  const sessionsOn = (page: Page) =>
    page.evaluate(async () => (await window.gatehouse.sessions.list()).data ?? []);

  test('a changed profile reaches another tab, and is still there after a reload', async () => {
    const first = await logIn(await openPage(browser, scene));
    const second = await openPage(browser, scene);
    const input = { firstName: 'Ada', lastName: 'O’Brien', metadata: { topics: ['science'] } };
    const { data } = await first.evaluate((given) => window.gatehouse.updateProfile(given), input);
    expect(data).toMatchObject(input);
    const shown = () => second.evaluate(() => window.gatehouse.customer?.lastName);
    await expect.poll(shown).toBe('O’Brien');
    expect((await stateOf(second)).changes).toContain(`profile: ${customer.email}`);
    await second.reload();
    await startSdk(second, scene);
    expect(await second.evaluate(() => window.gatehouse.customer)).toMatchObject(input);
  });

  onlyInFullRun(() => {
    test('lists the sessions, ends one, and ends all others', async () => {
      const page = await logIn(await openPage(browser, scene));
      const others: Page[] = [];
      for (let count = 0; count < 3; count += 1) {
        others.push(await logIn(await openPage(await openBrowser(), scene)));
      }
      const before = await sessionsOn(page);
      // One of the sessions belongs to the registration.
      expect(before).toHaveLength(5);
      const { sessionId } = await stateOf(page);
      expect(before.filter(({ current }) => current).map(({ id }) => id)).toEqual([sessionId]);
      expect(before.find(({ current }) => current)).toMatchObject({ startedBy: 'PASSWORD', siteId: '1' });

      const [one, ...rest] = others as [Page, Page, Page];
      const { sessionId: ended } = await stateOf(one);
      expect(await page.evaluate((id) => window.gatehouse.sessions.end(id), String(ended))).toMatchObject({
        error: null,
      });
      const unknown = await page.evaluate(
        async () => (await window.gatehouse.sessions.end('0')).error?.code ?? null,
      );
      expect(unknown).not.toBe('INTERNAL');
      const codeOn = (other: Page) =>
        other.evaluate(async () => (await window.gatehouse.sessions.list()).error?.code ?? null);
      expect(await codeOn(one)).toBe('TOKEN_REVOKED');
      expect((await stateOf(one)).email).toBe(null);
      for (const other of rest) expect(await codeOn(other)).toBe(null);

      expect(await page.evaluate(async () => (await window.gatehouse.sessions.endOthers()).data)).toBe(3);
      for (const other of rest) expect(await codeOn(other)).toBe('TOKEN_REVOKED');
      expect(await sessionsOn(page)).toHaveLength(1);
    });

    test('a customer who ends their current session is logged out in both of their tabs', async () => {
      const page = await logIn(await openPage(browser, scene));
      const tab = await openPage(browser, scene);
      await page.evaluate(() => window.gatehouse.sessions.end(window.gatehouse.session?.id ?? ''));
      for (const each of [page, tab]) {
        await expect.poll(async () => (await stateOf(each)).email).toBe(null);
      }
      expect(await storedBy(page)).not.toContain('refreshToken');
    });
  });

  test('a handoff code continues the session on a page of another site, but only once', async () => {
    const { prisma } = scene.server.gatehouse;
    const origin = await servePages('<!doctype html><title>The shop</title>', policyFor(scene.server));
    await prisma.site.update({ where: { id: 1 }, data: { sessionHandoff: true } });
    const settings = { sessionHandoff: true, link: origin, allowedOrigins: [origin] };
    const shop = await addSite(scene.server, 'shop', settings);
    const page = await logIn(await openPage(browser, scene));
    const made = await page.evaluate((id) => window.gatehouse.handoff.create(id), shop.id);
    const target = await openPage(browser, { ...scene, origin }, { siteId: shop.id });
    const redeem = () =>
      target.evaluate(async (code) => {
        const { data, error } = await window.gatehouse.handoff.redeem(code);
        return data?.customer.email ?? error?.code;
      }, String(made.data?.code));
    expect(await redeem()).toBe(customer.email);
    expect(await redeem()).toBe('INVALID_CREDENTIALS');
    await target.reload();
    expect(await startSdk(target, scene, { siteId: shop.id })).toEqual({ code: null, email: customer.email });
  });

  onlyInFullRun(() => {
    test('the exported data of the customer contain their email', async () => {
      const page = await logIn(await openPage(browser, scene));
      const { data } = await page.evaluate(() => window.gatehouse.exportMyData());
      expect(JSON.stringify(data)).toContain(customer.email);
    });

    test('a deletion needs the password when the login is old, and logs out every tab', async () => {
      const page = await logIn(await openPage(browser, scene));
      const tab = await openPage(browser, scene);
      scene.server.clock.advance({ minutes: 11 });
      const erase = (given?: string) =>
        page.evaluate(
          async (secret) => (await window.gatehouse.deleteMyself(secret)).error?.code ?? null,
          given,
        );
      expect(await erase()).toBe('VALIDATION_FAILED');
      expect(await erase('not the password')).toBe('VALIDATION_FAILED');
      expect((await stateOf(page)).email).toBe(customer.email);
      expect(await erase(customer.password)).toBe(null);
      for (const each of [page, tab]) {
        await expect.poll(async () => (await stateOf(each)).email).toBe(null);
      }
      expect(await storedBy(page)).not.toContain('refreshToken');
      const id = Number(customer.customer.id);
      const row = await scene.server.gatehouse.prisma.customer.findUnique({ where: { id } });
      expect(row).toMatchObject({ email: '', passwordHash: null });
    });
  });

  test.each([
    ['an address without a scheme', { url: 'id.example.com' }, /url must be the address of the service/],
    ['a missing address', { url: undefined as unknown as string }, /url must be the address of the service/],
    ['a site id that is a name', { siteId: 'demo' }, /siteId must be the number of the site/],
    [
      'a missing site id',
      { siteId: undefined as unknown as string },
      /siteId must be the number of the site/,
    ],
  ])('%s throws a clear error at once', async (_what, options, message) => {
    const page = await openPage(browser, scene);
    const given = { url: serviceUrl(scene.server), siteId: 1, ...options };
    const thrown = await page.evaluate(
      async ({ from, all }) => {
        const { createGatehouse } = await import(`${from}/clients/gatehouse.js`);
        try {
          return createGatehouse(all);
        } catch (error) {
          return String(error);
        }
      },
      { from: serviceUrl(scene.server), all: given },
    );
    expect(thrown).toMatch(message);
  });

  test('for an unknown site, the error names the site and the origin of the page', async () => {
    const page = await openPage(browser, scene, { siteId: 999_999 });
    const error = await page.evaluate(async () => {
      const { error: refused } = await window.gatehouse.site();
      return [refused?.code, refused?.message];
    });
    expect(error).toEqual([
      'NETWORK',
      expect.stringContaining(`No network, or site 999999 does not allow the origin ${scene.origin}`),
    ]);
  });
});
