import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { allArticles } from '../../../src/http/pages/demo/articles.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { expectAccessible } from '../elements/element-page.ts';

const READERS = '/demo/articles/the-ferry-that-came-back';
const CAMPUS = '/demo/articles/what-the-mud-remembers';
const BEGINNING = 'At twenty to seven on Monday morning';
const PASSWORD = 'a long enough password';

declare const window: { shifts: number };
declare const PerformanceObserver: {
  new (
    listener: (list: { getEntries(): { value: number; hadRecentInput: boolean }[] }) => void,
  ): {
    observe(options: object): void;
  };
};

describeChromium('the demo publisher', () => {
  let server: TestServer;
  let gazette: string;
  let courier: string;
  let browser: BrowserContext;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    const PORT = String(await freePort());
    gazette = `http://127.0.0.1:${PORT}`;
    courier = `http://localhost:${PORT}`;
    server = await startServer({ env: { PORT, PUBLIC_URL: gazette } });
  });
  beforeEach(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    complaints = [];
    page.on('console', (message) => {
      // A refusal by the server is not an error of the page.
      if (!/status of 40[134]/.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  });

  const untilAccess = (wished: string, on = page) => on.locator(`#rest[data-access="${wished}"]`).waitFor();
  const text = (on = page) => on.locator('main').innerText();
  const button = (name: string, on = page) => on.getByRole('button', { name, exact: true });
  const logIn = async (email: string, password: string, on = page) => {
    // The page of an account has a login form beside the closed dialog.
    await on.getByLabel('Email or username').filter({ visible: true }).fill(email);
    await on.getByLabel('Password', { exact: true }).filter({ visible: true }).fill(password);
    await on.keyboard.press('Enter');
  };
  const arrive = async (email: string, password: string) => {
    await page.goto(`${gazette}/demo`);
    await button('Log in').click();
    await logIn(email, password);
    await page.locator('body[data-reader="logged-in"]').waitFor();
  };

  test('an anonymous visitor gets the beginning of an article, and no response contains the rest', async () => {
    const locked = (await allArticles()).filter(({ audience }) => audience !== 'everyone');
    const responses: Promise<string>[] = [];
    page.on('response', (response) => responses.push(response.text().catch(() => '')));
    for (const path of ['/demo', READERS, CAMPUS]) {
      await page.goto(gazette + path);
      await page.locator('body[data-reader="logged-out"]').waitFor();
      if (path !== '/demo') await untilAccess('logged-out');
      await page.waitForLoadState('networkidle');
    }
    const received = (await Promise.all(responses)).join('\n');
    expect(received).toContain('Nine years after the council sold it');
    for (const { text: sentence } of locked.flatMap(({ body }) => body))
      expect(received).not.toContain(sentence);
    expect(complaints).toEqual([]);
  });

  test('the article appears after a registration without a reload, and is still shown after a reload', async () => {
    const email = uniqueEmail();
    await page.goto(gazette + READERS);
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await button('Create an account').click();
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await untilAccess('granted');
    expect(await text()).toContain(BEGINNING);
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
    await page.locator('#said').getByText('You can read the whole article now.').waitFor();
    await expect.poll(() => page.locator('#reader').innerText()).toBe(email);
    await page.reload();
    await untilAccess('granted');
    expect(await text()).toContain(BEGINNING);
    expect(complaints).toEqual([]);
  });

  // The quick run covers the tabs of the client in clients/browser.
  onlyInFullRun(() => {
    test('a logout in one tab hides the article in another', async () => {
      const { email, password } = await register(server.url);
      await arrive(email, password);
      await page.goto(gazette + READERS);
      await untilAccess('granted');
      const other = await browser.newPage();
      await other.goto(`${gazette}/demo/account`);
      await button('Log out', other).click();
      await other.getByRole('heading', { name: 'Log in', exact: true }).waitFor();
      await untilAccess('logged-out');
      expect(await page.content()).not.toContain(BEGINNING);
      await page.reload();
      await untilAccess('logged-out');
    });

    test('a session that ended on another device hides the article when the customer returns to the tab', async () => {
      const { email, password } = await register(server.url);
      await arrive(email, password);
      await page.goto(gazette + READERS);
      await untilAccess('granted');
      await server.gatehouse.prisma.session.updateMany({
        data: { endedAt: new Date(), endReason: 'LOGOUT' },
      });
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await untilAccess('logged-out');
      expect(await page.content()).not.toContain(BEGINNING);
    });

    test('the campus edition needs a verified email, and appears once the email is confirmed', async () => {
      const email = `${crypto.randomUUID()}@university.example`;
      const { password } = await register(server.url, { email });
      await arrive(email, password);
      await page.goto(gazette + CAMPUS);
      await untilAccess('unconfirmed');
      await button('Send the mail').click();
      await page.getByText('The mail is on its way.').waitFor();
      const outbox = await browser.newPage();
      const link = outbox
        .locator('article', { hasText: email })
        .locator('a[href*="view=email-verify"]')
        .first();
      await expect
        .poll(async () => {
          await outbox.goto(`${gazette}/outbox`);
          return link.count();
        })
        .toBe(1);
      await link.click();
      await outbox.getByRole('button').first().click();
      await expect
        .poll(
          async () =>
            (await server.gatehouse.prisma.customer.findFirstOrThrow({ where: { email } })).emailVerifiedAt,
        )
        .not.toBeNull();
      await button('I have confirmed it').click();
      await untilAccess('granted');
      expect(await text()).toContain('The core lies on its side');
      expect(complaints).toEqual([]);
    });

    test('the campus edition refuses other customers, and is open to an IP address of the library', async () => {
      const { email, password } = await register(server.url);
      await arrive(email, password);
      await page.goto(gazette + CAMPUS);
      await untilAccess('refused');
      await server.gatehouse.prisma.plan.updateMany({ data: { addressRanges: ['127.0.0.1'] } });
      try {
        await page.reload();
        await untilAccess('granted');
        const stranger = await (await openBrowser()).newPage();
        await stranger.goto(gazette + CAMPUS);
        await untilAccess('granted', stranger);
        expect(await text(stranger)).toContain('The core lies on its side');
      } finally {
        await server.gatehouse.prisma.plan.updateMany({ data: { addressRanges: ['198.19.0.0/16'] } });
      }
    });
  });

  onlyInFullRun(() => {
    test('a customer of one paper is logged in on the other with one click and no password', async () => {
      const { email, password } = await register(server.url);
      await arrive(email, password);
      const addresses: string[] = [];
      page.on('framenavigated', (frame) => addresses.push(frame.url()));
      await page.goto(`${courier}/demo/articles/the-sheep-that-moved-the-map`);
      await untilAccess('logged-out');
      await page.getByRole('link', { name: 'Continue with your Gazette login' }).click();
      await untilAccess('granted');
      expect(page.url()).toBe(`${courier}/demo/articles/the-sheep-that-moved-the-map`);
      expect(await text()).toContain('The collars play a tune');
      await expect.poll(() => page.locator('#reader').innerText()).toBe(email);
      expect(addresses.join(' ')).not.toContain('eyJ');
      // “Back” leads to the article, and not to a page in between.
      await page.goBack();
      expect(new URL(page.url()).pathname).toBe('/demo/articles/the-sheep-that-moved-the-map');
      // The first paper still has its own session.
      await page.goto(gazette + READERS);
      await untilAccess('granted');
      expect(complaints).toEqual([]);
    });
  });

  onlyInFullRun(() => {
    test('the link to the other paper asks a visitor without a login to log in, and then continues', async () => {
      const { email, password } = await register(server.url);
      await page.goto(`${courier}/demo`);
      await page.getByRole('link', { name: 'Continue with your Gazette login' }).click();
      await page.waitForURL(`${gazette}/demo/continue?state=*`);
      await page.getByText('Log in here first.').waitFor();
      await logIn(email, password);
      await page.waitForURL(`${courier}/demo`);
      await page.locator('body[data-reader="logged-in"]').waitFor();
    });

    test('a code that this tab did not request does not log the customer in', async () => {
      const { email, password } = await register(server.url);
      await arrive(email, password);
      const code = await page.evaluate(async () => {
        const { client } = document.querySelector('gatehouse-account') as unknown as {
          client: { handoff: { create(id: number): Promise<{ data: { code: string } }> } };
        };
        return (await client.handoff.create(1)).data.code;
      });
      const victim = await (await openBrowser()).newPage();
      for (const state of ['', 'guessed']) {
        await victim.goto(`${courier}/demo/arrival?code=${code}&state=${state}`);
        await victim.getByText('This login was not begun in this tab').waitFor();
        expect(victim.url()).toBe(`${courier}/demo/arrival`);
      }
      // The same tab has begun another login, with another state.
      await victim.evaluate(() => sessionStorage.setItem('demo:continue', '{"state":"mine","page":"/demo"}'));
      await victim.goto(`${courier}/demo/arrival?code=${code}&state=theirs`);
      await victim.getByText('This login was not begun in this tab').waitFor();
      await victim.goto(`${courier}/demo`);
      await victim.locator('body[data-reader="logged-out"]').waitFor();
    });

    test('an outage shows a message, the customer stays logged in, and “Try again” loads the article', async () => {
      const { email, password } = await register(server.url);
      await arrive(email, password);
      await page.route('**/body', (route) => route.abort());
      await page.goto(gazette + READERS);
      await untilAccess('unavailable');
      await page.getByText('That does not log you out.').waitFor();
      await page.unroute('**/body');
      await button('Try again').click();
      await untilAccess('granted');
      const json = { errors: [{ message: 'Internal error.', extensions: { code: 'INTERNAL' } }] };
      await page.route('**/body', (route) => route.fulfill({ status: 500, json }));
      await page.reload();
      await untilAccess('unavailable');
      await page.unroute('**/body');
      await page.route('**/clients/elements.js', (route) => route.abort());
      for (const [path, message] of [
        [READERS, 'The rest was not loaded'],
        ['/demo/account', 'Your account was not loaded'],
      ] as const) {
        await page.goto(gazette + path);
        await page.getByRole('heading', { name: message }).waitFor();
      }
      await page.unroute('**/clients/elements.js');
      await button('Try again').click();
      await page.getByRole('heading', { name: 'Your details' }).waitFor();
    });

    test('the dialog has the colour of each paper', async () => {
      await page.emulateMedia({ colorScheme: 'light' });
      for (const [paper, colour] of [
        [gazette, 'rgb(14, 79, 96)'],
        [courier, 'rgb(138, 51, 16)'],
      ] as const) {
        await page.goto(`${paper}/demo`);
        await button('Log in').click();
        const submit = page.locator('gatehouse-auth form button.primary').filter({ visible: true });
        const shown = () => submit.evaluate((element) => getComputedStyle(element).backgroundColor);
        await expect.poll(shown).toBe(colour);
      }
      expect(complaints).toEqual([]);
    });

    test('the layout does not move when the Elements and the state of the login are loaded', async () => {
      const { email, password } = await register(server.url);
      await page.addInitScript(() => {
        window.shifts = 0;
        new PerformanceObserver((list) => {
          for (const { value, hadRecentInput } of list.getEntries())
            if (!hadRecentInput) window.shifts += value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const expectStill = async (path: string) => {
        await page.goto(gazette + path);
        await page.locator('body[data-reader]').waitFor();
        await page.waitForLoadState('networkidle');
        expect([path, await page.evaluate(() => window.shifts)]).toEqual([path, 0]);
      };
      for (const width of fullCounts ? [390, 1280] : [390]) {
        await page.setViewportSize({ width, height: 800 });
        for (const path of ['/demo', READERS]) await expectStill(path);
      }
      await arrive(email, password);
      for (const path of ['/demo', READERS]) await expectStill(path);
    });
  });

  onlyInFullRun(() => {
    test('the pages are accessible in light and dark, and no page is wider than the window', async () => {
      const expectFine = async (path: string, ready: string) => {
        await page.goto(path);
        await page.locator(ready).first().waitFor();
        await page.waitForLoadState('networkidle');
        for (const width of fullCounts ? [320, 390, 1280] : [390]) {
          await page.setViewportSize({ width, height: 800 });
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        }
      };
      const out = 'body[data-reader="logged-out"]';
      const others = [`${READERS}-not`, '/demo/continue', '/demo/arrival'];
      for (const path of ['/demo', ...(fullCounts ? others : [])]) await expectFine(gazette + path, out);
      if (fullCounts) {
        await expectFine(gazette + READERS, '#rest[data-access="logged-out"]');
        await expectFine(`${courier}/demo`, out);
      }
      const { email, password } = await register(server.url);
      await arrive(email, password);
      await expectFine(gazette + READERS, '#rest[data-access="granted"]');
      await expectFine(gazette + CAMPUS, '#rest[data-access="refused"]');
    });
  });
});
