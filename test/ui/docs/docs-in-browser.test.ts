import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { testServer } from '../../support/server.ts';
import { accessibilityOf } from '../console/site-pages.ts';
import { watchShifts } from '../views/inspect-view.ts';

const LOOKS = [
  { width: 390, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const;
/** Pages of each kind. The full run checks them and every page of the menu. The quick run checks only one page. */
const KINDS = [
  '',
  '/webhooks',
  '/reference/graphql-customers',
  '/reference/rest-prancer',
  '/settings',
  '/nothing',
];

declare const window: { shifts: string[] };

describeChromium('the documentation in a browser', () => {
  const server = testServer();
  let browser: BrowserContext;
  let page: Page;
  let complaints: string[];
  beforeEach(async () => {
    browser = await openBrowser();
    await watchShifts(browser);
    page = await browser.newPage();
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
    });
  });
  const open = (path: string) => page.goto(`${server.url}/docs${path}`);

  test('a page is accessible, fits the window, and its layout does not move', async () => {
    const paths = fullCounts ? [...new Set([...KINDS, ...(await allPaths())])] : ['/webhooks'];
    for (const { width, scheme } of fullCounts ? LOOKS : LOOKS.slice(0, 1)) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const path of paths) {
        await open(path);
        const shifts = await page.evaluate(() => window.shifts);
        expect([path, width, scheme, shifts, await accessibilityOf(page)]).toEqual([
          path,
          width,
          scheme,
          [],
          [],
        ]);
      }
    }
    expect(complaints).toEqual([]);
  });

  async function allPaths(): Promise<string[]> {
    await open('');
    const links = await page
      .locator('#menu a')
      .evaluateAll((all) => all.map((link) => (link as { href?: string }).href));
    return links.map((link) => new URL(link ?? '').pathname.replace('/docs', ''));
  }

  test('with the keyboard, a reader searches, and opens a part of a page', async () => {
    await page.setViewportSize({ width: 1280, height: 844 });
    await open('/recipes/react');
    await page.keyboard.press('/');
    await page.keyboard.type('check the signature');
    const first = page.getByRole('option').first();
    await first.waitFor();
    expect(await first.textContent()).toContain('Check the signature');
    expect(await page.getByRole('combobox').getAttribute('aria-activedescendant')).toBe(
      await first.getAttribute('id'),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL('**/docs/webhooks#check-the-signature');
    expect(complaints).toEqual([]);
  });

  onlyInFullRun(() => {
    test('a code block is copied', async () => {
      await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
      await open('/quick-start');
      await page.getByRole('button', { name: 'Copy' }).first().click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      const copied = await page.evaluate('navigator.clipboard.readText()');
      expect(copied).toBe('npm ci && npm start');
    });

    test('the menu opens on a phone, also without JavaScript', async () => {
      const plain = await (await page.context().browser())?.newContext({
        javaScriptEnabled: false,
        viewport: { width: 390, height: 844 },
      });
      const still = await plain?.newPage();
      for (const each of [page, still]) {
        if (!each) throw new Error('There is no browser.');
        await each.setViewportSize({ width: 390, height: 844 });
        await each.goto(`${server.url}/docs/webhooks`);
        const entry = each.locator('#menu').getByRole('link', { name: 'Test tokens' });
        expect(await entry.isVisible()).toBe(false);
        await each.getByRole('button', { name: 'Menu' }).click();
        await entry.click();
        await each.waitForURL('**/docs/test-tokens');
      }
      await plain?.close();
    });

    test('an old link to an operation of a REST API redirects to the explorer', async () => {
      await open('#/Pelcro/pelcroPostAuthLogin');
      await page.waitForURL('**/docs/explorer#/Pelcro/pelcroPostAuthLogin');
      await page.locator('#swagger-ui .opblock').first().waitFor();
    });
  });
});
