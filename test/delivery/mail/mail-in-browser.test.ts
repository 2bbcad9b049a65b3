import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { execute } from '../../support/client.ts';
import { fullCounts } from '../../support/counts.ts';
import { freePort } from '../../support/free-port.ts';
import type { MailKind } from '../../support/gql/graphql.ts';
import { pngLogo } from '../../support/png-logo.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { administer } from '../../tenancy/sites/administer.ts';
import { PreviewMail } from './documents.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare const window: {
  axe: { run(context: object, options: object): Promise<{ violations: { id: string }[] }> };
};

/** The rules of axe for WCAG, without its best practices for whole pages, such as landmarks. */
const WCAG = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
const WIDTHS = [320, 390, 1280];

describeChromium('the HTML of mails', () => {
  let server: TestServer;
  let admin: Awaited<ReturnType<typeof administer>>;
  let browser: BrowserContext;
  beforeAll(async () => {
    const port = String(await freePort());
    server = await startServer({ env: { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` } });
    admin = await administer(server);
    browser = await openBrowser();
    await admin.set({ name: 'Der Bote & "Wien"' });
  });
  const open = async (kind: MailKind, language = 'de'): Promise<Page> => {
    const named = { siteId: '1', kind, language };
    const { previewMail } = await execute(server.url, PreviewMail, named, admin.owner);
    const page = await browser.newPage();
    await page.setContent(previewMail.html);
    return page;
  };
  const setLogo = async (kind: string, content: Buffer) => {
    const logo = { hash: 'a'.repeat(64), kind, width: 600, height: 100, updatedAt: new Date() };
    const row = { ...logo, content: new Uint8Array(content) };
    await server.gatehouse.prisma.siteLogo.upsert({
      where: { siteId: 1 },
      create: { siteId: 1, ...row },
      update: row,
    });
  };
  const isWide = (page: Page) => page.evaluate('document.documentElement.scrollWidth > innerWidth');

  test('fits three widths, and breaks no WCAG rule of axe, in light and dark mode', async () => {
    await setLogo('png', pngLogo(600, 100));
    await admin.set({ accentColor: '#a3120f', surfaceColor: '#fff8f0', textColor: '#2b1a10' });
    const kinds = ['PASSWORDLESS_LOGIN', 'NEW_EMAIL_VERIFICATION', 'NEW_DEVICE'] as const;
    for (const kind of fullCounts ? kinds : kinds.slice(0, 1)) {
      const page = await open(kind);
      await page.evaluate(axe);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 700 });
          expect(await isWide(page), `${kind} ${width}`).toBe(false);
        }
        const { violations } = await page.evaluate((options) => window.axe.run(document, options), WCAG);
        expect(
          violations.map(({ id }) => id),
          `${kind} ${colorScheme}`,
        ).toEqual([]);
      }
      await page.close();
    }
  });

  test('loads the logo from the server, in a size for mails, with the name of the site as its alt text', async () => {
    await setLogo('png', pngLogo(600, 100));
    const page = await open('PASSWORD_CHANGED');
    const logo = page.getByRole('img', { name: 'Der Bote & "Wien"' });
    await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(600);
    expect(await logo.getAttribute('src')).toBe(`${server.url}/sites/1/logo/${'a'.repeat(64)}.png`);
    expect([await logo.getAttribute('width'), await logo.getAttribute('height')]).toEqual(['280', '47']);
    const others = await page.evaluate(
      `[...document.querySelectorAll('img, link, script, iframe, [style*=url]')].length`,
    );
    expect(others).toBe(1);
    await page.close();
  });

  test('shows the name of the site instead of an SVG logo', async () => {
    await setLogo('svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    const page = await open('PASSWORD_CHANGED');
    expect(await page.getByRole('img').count()).toBe(0);
    expect(await page.getByText('Der Bote & "Wien"', { exact: true }).isVisible()).toBe(true);
    await page.close();
  });
});
