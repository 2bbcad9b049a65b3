import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { request } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { login, uniqueEmail } from '../../support/customers.ts';
import { Me } from '../../support/documents.ts';
import { openPage, type Scene, serviceUrl, setSdkScene, startSdk, stateOf, storedBy } from './sdk-page.ts';

declare const window: { gatehouse: import('../../../src/clients/browser/gatehouse.ts').Gatehouse };

const password = 'a long enough password';

describeChromium('the session of the browser SDK', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let email: string;
  beforeEach(async () => {
    scene = await setSdkScene();
    browser = await openBrowser();
    email = uniqueEmail();
  });

  const registerOn = (page: Page) =>
    page.evaluate(async (input) => (await window.gatehouse.register(input)).error?.code ?? null, {
      email,
      password,
    });
  const tokenOf = (page: Page) =>
    page.evaluate(async () => (await window.gatehouse.accessToken()).data ?? '');
  const isValid = async (token: string) =>
    (await request(scene.server.url, Me, {}, { token })).errors.length === 0;
  const reload = async (page: Page, options = {}) => {
    await page.reload();
    return startSdk(page, scene, options);
  };

  test('opens with a registration, continues after a reload and in a new tab, and ends in both tabs', async () => {
    const first = await openPage(browser, scene);
    expect(await registerOn(first)).toBe(null);
    expect(await stateOf(first)).toMatchObject({ email, changes: [`login: ${email}`] });
    expect(await reload(first)).toEqual({ code: null, email });
    const second = await openPage(browser, scene);
    expect(await stateOf(second)).toMatchObject({ email });
    const tokens = [await tokenOf(first), await tokenOf(second)];
    for (const token of tokens) expect(await isValid(token)).toBe(true);

    await second.evaluate(() => window.gatehouse.logout());
    for (const page of [first, second]) {
      await expect.poll(async () => (await stateOf(page)).email).toBe(null);
      expect(await storedBy(page)).not.toContain('refreshToken');
    }
    for (const token of tokens) expect(await isValid(token)).toBe(false);
    expect(await reload(first)).toEqual({ code: null, email: null });
  });

  onlyInFullRun(() => {
    test('a registration in one tab logs in the customer in the other tab', async () => {
      const first = await openPage(browser, scene);
      const second = await openPage(browser, scene);
      await registerOn(first);
      await expect.poll(async () => (await stateOf(second)).email).toBe(email);
      expect(await tokenOf(second)).toBe(await tokenOf(first));
    });
  });

  test.each([
    ['local', true, true],
    ['session', true, false],
    ['memory', false, false],
  ] as const)(
    'storage "%s" keeps the session after a reload: %s, in a new tab: %s; the access token is not stored',
    async (storage, overReload, inNewTab) => {
      const page = await openPage(browser, scene, { storage });
      await registerOn(page);
      const token = await tokenOf(page);
      expect(token).toContain('.');
      expect(await storedBy(page)).not.toContain(token.split('.')[2]);
      expect((await reload(page, { storage })).email).toBe(overReload ? email : null);
      await page.close();
      const another = await openPage(browser, scene, { storage });
      expect((await stateOf(another)).email).toBe(inNewTab ? email : null);
    },
  );

  onlyInFullRun(() => {
    test('a logout right after a reload ends the session, although the new page is still restoring it', async () => {
      const page = await openPage(browser, scene);
      await registerOn(page);
      const token = await tokenOf(page);
      await page.reload();
      const options = { url: serviceUrl(scene.server), siteId: 1 };
      await page.evaluate(async (all) => {
        const { createGatehouse } = await import(`${all.url}/clients/gatehouse.js`);
        window.gatehouse = createGatehouse(all);
        await window.gatehouse.logout();
        await window.gatehouse.ready;
      }, options);
      expect(await page.evaluate(() => window.gatehouse.customer)).toBe(null);
      expect(await storedBy(page)).not.toContain('refreshToken');
      expect(await isValid(token)).toBe(false);
    });

    test('operations right after a reload wait for the session of the previous page', async () => {
      const page = await openPage(browser, scene);
      await registerOn(page);
      await page.reload();
      const options = { url: serviceUrl(scene.server), siteId: 1 };
      const answers = await page.evaluate(async (all) => {
        const { createGatehouse } = await import(`${all.url}/clients/gatehouse.js`);
        window.gatehouse = createGatehouse(all);
        const [token, sessions] = await Promise.all([
          window.gatehouse.accessToken(),
          window.gatehouse.sessions.list(),
        ]);
        return { token: token.data, error: sessions.error?.code ?? null };
      }, options);
      expect(answers.error).toBe(null);
      expect(await isValid(answers.token ?? '')).toBe(true);
    });

    test('the access token is refreshed before it expires', async () => {
      await scene.server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { tokenLifetimeDays: 1 } });
      const page = await openPage(browser, scene);
      await page.clock.install();
      await reload(page);
      await registerOn(page);
      const before = await tokenOf(page);
      scene.server.clock.advance({ hours: 22 });
      await page.clock.fastForward('22:00:00');
      await expect.poll(() => tokenOf(page)).not.toBe(before);
      expect((await stateOf(page)).changes).toEqual([`login: ${email}`, `refresh: ${email}`]);
    });
  });

  test('two tabs that refresh at the same time send one request, and both get the new token', async () => {
    const first = await openPage(browser, scene);
    await registerOn(first);
    const second = await openPage(browser, scene);
    const before = await tokenOf(second);
    await expect.poll(() => tokenOf(first)).toBe(before);
    let refreshes = 0;
    const { promise: bothWait, resolve: goOn } = Promise.withResolvers<void>();
    await browser.route(`${serviceUrl(scene.server)}/graphql`, async (route) => {
      if (route.request().postData()?.includes('mutation Refresh')) refreshes += 1;
      await bothWait;
      await route.continue();
    });
    const refreshing = [first, second].map((page) => page.evaluate(() => window.gatehouse.refresh()));
    const waiting = () => first.evaluate(async () => (await navigator.locks.query()).pending?.length);
    await expect.poll(waiting).toBe(1);
    goOn();
    await Promise.all(refreshing);
    expect(refreshes).toBe(1);
    expect(await tokenOf(first)).not.toBe(before);
    expect(await tokenOf(second)).toBe(await tokenOf(first));
  });

  test('an outage or a lost network does not end the session, which continues afterwards', async () => {
    const page = await openPage(browser, scene);
    await page.clock.install();
    await reload(page);
    await registerOn(page);
    const graphql = `${serviceUrl(scene.server)}/graphql`;
    const unavailable = {
      errors: [{ message: 'down', extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 5 } }],
    };
    await page.route(graphql, (route) => route.fulfill({ status: 503, json: unavailable }));
    expect(await reload(page)).toEqual({ code: 'UNAVAILABLE', email: null });
    await page.unroute(graphql);
    await page.route(graphql, (route) => route.abort());
    await page.clock.runFor(60_000);
    expect(await page.evaluate(async () => (await window.gatehouse.refresh()).error?.code)).toBe('NETWORK');
    expect(await storedBy(page)).toContain('refreshToken');
    await page.unroute(graphql);
    await page.clock.runFor(600_000);
    await expect.poll(async () => (await stateOf(page)).email).toBe(email);
  });

  test('a session that the service has ended is noticed at the next call, and reported once', async () => {
    const page = await openPage(browser, scene);
    await registerOn(page);
    const data = { concurrentSessions: 'EVICT_OLDEST', sessionLimit: 1 } as const;
    await scene.server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
    await login(scene.server.url, { email, password });
    const codes = await page.evaluate(async () => [
      (await window.gatehouse.updateProfile({ firstName: 'Ann' })).error?.code,
      (await window.gatehouse.updateProfile({ firstName: 'Ann' })).error?.code,
    ]);
    expect(codes).toEqual(['TOKEN_REVOKED', 'UNAUTHENTICATED']);
    expect(await stateOf(page)).toMatchObject({
      email: null,
      changes: [`login: ${email}`, 'ended: nobody'],
    });
  });

  test('an error has a code, and names the fields that are wrong', async () => {
    const page = await openPage(browser, scene);
    const refusals = await page.evaluate(async () => {
      const wrong = await window.gatehouse.login({ email: 'none@example.test', password: 'wrong password' });
      const bad = await window.gatehouse.register({ email: 'not an email', password: 'short' });
      const out = await window.gatehouse.sessions.list();
      return [wrong, bad, out].map(({ error }) => [error?.code, Object.keys(error?.fields ?? {}).sort()]);
    });
    expect(refusals).toEqual([
      ['INVALID_CREDENTIALS', []],
      ['VALIDATION_FAILED', ['email', 'password']],
      ['UNAUTHENTICATED', []],
    ]);
  });
});
