import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Gatehouse } from '../../../src/clients/browser/gatehouse.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { openPage, type Scene, serviceUrl, setSdkScene, startSdk, stateOf } from './sdk-page.ts';

declare const window: { gatehouse: Gatehouse };

describeChromium('tabs and clocks with the browser SDK', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    scene = await setSdkScene();
    await scene.server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { tokenLifetimeDays: 1 } });
  });
  beforeEach(async () => {
    browser = await openBrowser();
    customer = await register(scene.server.url);
  });

  const logIn = (page: Page) =>
    page.evaluate(async (input) => (await window.gatehouse.login(input)).error?.code ?? null, {
      email: customer.email,
      password: customer.password,
    });
  const tokenOf = (page: Page) =>
    page.evaluate(async () => (await window.gatehouse.accessToken()).data ?? '');
  const codeOn = (page: Page) =>
    page.evaluate(async () => (await window.gatehouse.sessions.list()).error?.code ?? null);
  const refreshOn = (page: Page) =>
    page.evaluate(async () => (await window.gatehouse.refresh()).error?.code ?? null);

  /** Opens a tab as "Duplicate tab" does: with a copy of `sessionStorage`. */
  async function duplicate(page: Page): Promise<Page> {
    const [copy] = await Promise.all([
      browser.waitForEvent('page'),
      page.evaluate(() => void open(location.href)),
    ]);
    await copy.waitForLoadState();
    return copy;
  }

  /** Counts the refreshes of all tabs. */
  async function countRefreshes(): Promise<() => number> {
    let count = 0;
    await browser.route(`${serviceUrl(scene.server)}/graphql`, (route) => {
      if (route.request().postData()?.includes('mutation Refresh')) count += 1;
      return route.continue();
    });
    return () => count;
  }

  test('a duplicated tab with `session` storage shares the session, and both stay logged in', async () => {
    const options = { storage: 'session' } as const;
    const first = await openPage(browser, scene, options);
    await logIn(first);
    const copy = await duplicate(first);
    expect(await startSdk(copy, scene, options)).toEqual({ code: null, email: customer.email });
    // Five minutes are longer than the ten seconds in which a refresh token may be presented again.
    for (const page of [first, copy, first]) {
      scene.server.clock.advance({ minutes: 5 });
      expect(await refreshOn(page)).toBe(null);
      const token = await tokenOf(page);
      await expect.poll(() => tokenOf(page === first ? copy : first)).toBe(token);
    }
    scene.server.clock.advance({ minutes: 5 });
    for (const page of [first, copy]) {
      await page.reload();
      expect(await startSdk(page, scene, options)).toEqual({ code: null, email: customer.email });
    }
    await copy.evaluate(() => window.gatehouse.logout());
    await expect.poll(async () => (await stateOf(first)).email).toBe(null);
  });

  onlyInFullRun(() => {
    test('tabs with `session` storage that log in separately have two sessions, and a logout ends both', async () => {
      const options = { storage: 'session' } as const;
      const [first, second] = [
        await openPage(browser, scene, options),
        await openPage(browser, scene, options),
      ];
      await logIn(first);
      expect((await stateOf(second)).email).toBe(null);
      await logIn(second);
      expect((await stateOf(second)).sessionId).not.toBe((await stateOf(first)).sessionId);
      await second.evaluate(() => window.gatehouse.logout());
      await expect.poll(async () => (await stateOf(first)).email).toBe(null);
    });

    test('after a tab has rotated the refresh token, the other tabs use the new one', async () => {
      const first = await openPage(browser, scene);
      await logIn(first);
      const second = await openPage(browser, scene);
      for (const page of [first, second, second, first]) {
        scene.server.clock.advance({ minutes: 5 });
        expect(await refreshOn(page)).toBe(null);
      }
      // A tab that is opened later starts with the stored token.
      await first.close();
      scene.server.clock.advance({ minutes: 5 });
      expect(await refreshOn(second)).toBe(null);
      scene.server.clock.advance({ minutes: 5 });
      const third = await openPage(browser, scene);
      expect((await stateOf(third)).email).toBe(customer.email);
      expect(await codeOn(second)).toBe(null);
    });
  });

  test.each([
    ['behind', -5],
    ['ahead', 5],
    ['two days behind', -48],
    ['two days ahead', 48],
  ])(
    'a device whose clock is wrong (%s) stays logged in, and refreshes its token in time',
    async (_what, hours) => {
      await browser.clock.install({ time: Date.now() + hours * 3_600_000 });
      const refreshes = await countRefreshes();
      const page = await openPage(browser, scene);
      expect(await logIn(page)).toBe(null);
      await page.clock.runFor('10:00');
      expect(await codeOn(page)).toBe(null);
      expect(refreshes()).toBe(0);
      await page.clock.fastForward('22:00:00');
      await expect.poll(refreshes).toBe(1);
      await page.reload();
      expect(await startSdk(page, scene)).toEqual({ code: null, email: customer.email });
    },
  );

  onlyInFullRun(() => {
    test('if the clock is set back during the session, a call with an expired token causes one refresh', async () => {
      await browser.clock.install({ time: Date.now() });
      const page = await openPage(browser, scene);
      await logIn(page);
      await page.clock.setSystemTime(Date.now() - 5 * 3_600_000);
      scene.server.clock.advance({ hours: 25 });
      const refreshes = await countRefreshes();
      expect(await codeOn(page)).toBe(null);
      expect(refreshes()).toBe(1);
      expect((await stateOf(page)).email).toBe(customer.email);
    });
  });
});
