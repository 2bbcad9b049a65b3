import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readByDisqus, setUpDisqus } from '../../customers/disqus/scene.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { servePages } from '../../support/web-page.ts';
import { addElementPages, openElements, type Scene, setElementScene } from './element-page.ts';

type Config = {
  page: { remote_auth_s3?: string; api_key?: string; url?: string; identifier?: string; title?: string };
  sso?: Record<string, string>;
  language?: string;
};
declare const window: { shown: Config[]; elementAt: string };

/** Reads the configuration as the script of Disqus does: once when it is loaded, and at each reset. */
const EMBED = `{
  const show = (configure) => {
    const config = { page: {} };
    configure.call(config);
    (window.shown ??= []).push(config);
    document.getElementById('disqus_thread').textContent = 'Comments of ' + config.page.identifier;
  };
  window.DISQUS = { reset: ({ config }) => show(config) };
  show(window.disqus_config);
}`;
const COMMENTS = `<gatehouse-account></gatehouse-account>
  <gatehouse-disqus shortname="the-paper" identifier="article-1" page-title="One" sso-name="The paper"
    sso-url="https://paper.example/login"></gatehouse-disqus>`;

describeChromium('<gatehouse-disqus> on a page with a strict policy', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let page: Page;
  let origin: string;
  beforeAll(async () => {
    scene = await setElementScene(COMMENTS);
    await setUpDisqus(scene.server);
    const { publicUrl } = scene.server.settings;
    const policy = `default-src 'none'; script-src ${publicUrl} https://*.disqus.com; connect-src ${publicUrl}`;
    const html = `<!doctype html><html lang="en"><head><title>The paper</title>
      <meta name="gatehouse-site" content="1"><meta http-equiv="Content-Security-Policy" content="${policy}">
      <script type="module" src="${publicUrl}/clients/elements.js"></script></head>
      <body><main><h1>The paper</h1>${COMMENTS}</main></body></html>`;
    origin = await servePages(html);
    const { prisma } = scene.server.gatehouse;
    const { allowedOrigins } = await prisma.site.findUniqueOrThrow({ where: { id: 1 } });
    await prisma.site.update({ where: { id: 1 }, data: { allowedOrigins: [...allowedOrigins, origin] } });
  });
  beforeEach(async () => {
    browser = await openBrowser();
    await browser.route('https://the-paper.disqus.com/embed.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: EMBED }),
    );
    page = await open();
  });
  async function open(): Promise<Page> {
    const opened = await openElements(browser, { ...scene, origin });
    const problems: string[] = [];
    opened.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) problems.push(message.text());
    });
    await stateIs(opened, 'logged-out');
    expect(problems).toEqual([]);
    return opened;
  }
  const stateIs = (of: Page, state: string) => of.locator(`gatehouse-disqus[state="${state}"]`).waitFor();
  const shown = (of: Page) => of.evaluate(() => window.shown);
  const lastPerson = async (of: Page) =>
    (await readByDisqus((await shown(of)).at(-1)?.page.remote_auth_s3 ?? '')).person;
  async function registerHere(): Promise<string> {
    const email = uniqueEmail();
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('a long enough password');
    await page.locator('form').getByRole('button', { name: 'Create an account', exact: true }).click();
    await stateIs(page, 'logged-in');
    return email;
  }

  test('the comments are updated after a login or a logout in any tab, and for another thread', async () => {
    await expect.poll(async () => (await shown(page))?.length).toBe(1);
    expect((await shown(page))[0]).toEqual({
      page: {
        remote_auth_s3: expect.any(String),
        api_key: 'DISQUS-PUBLIC-KEY',
        url: `${origin}/article`,
        identifier: 'article-1',
        title: 'One',
      },
      sso: { name: 'The paper', url: 'https://paper.example/login' },
      language: 'en',
    });
    expect(await lastPerson(page)).toEqual({});
    const other = await open();
    const email = await registerHere();
    const { id } = await scene.server.gatehouse.prisma.customer.findFirstOrThrow({ where: { email } });
    const person = { id: `gatehouse-1-${id}`, username: `Reader ${id}`, email };
    expect(await lastPerson(page)).toEqual(person);
    await stateIs(other, 'logged-in');
    expect(await lastPerson(other)).toEqual(person);

    const count = (await shown(page)).length;
    await page.locator('gatehouse-disqus').evaluate((element) => {
      element.setAttribute('identifier', 'article-2');
    });
    await page.getByText('Comments of article-2').waitFor();
    expect((await shown(page)).length).toBe(count + 1);

    await page.locator('gatehouse-account').evaluate(async (element) => {
      await (element as unknown as { client: { logout(): Promise<unknown> } }).client.logout();
    });
    await stateIs(page, 'logged-out');
    await stateIs(other, 'logged-out');
    expect(await lastPerson(page)).toEqual({});
    expect(await lastPerson(other)).toEqual({});
  });

  onlyInFullRun(() => {
    test('a refresh of the token does not load the comments again', async () => {
      await registerHere();
      const count = (await shown(page)).length;
      await page.locator('gatehouse-account').evaluate(async (element) => {
        await (element as unknown as { client: { refresh(): Promise<unknown> } }).client.refresh();
      });
      await page.locator('gatehouse-disqus').evaluate((element) => element.setAttribute('page-title', 'Two'));
      await expect.poll(async () => (await shown(page)).at(-1)?.page.title).toBe('Two');
      expect((await shown(page)).length).toBe(count + 1);
    });

    test('without keys, the comments get no login, and with an invalid shortname, no script is loaded', async () => {
      await scene.server.gatehouse.prisma.disqusKeys.deleteMany();
      const without = await openElements(browser, { ...scene, origin });
      await stateIs(without, 'unavailable');
      await without.getByText('Comments of article-1').waitFor();
      expect((await shown(without)).at(-1)?.page).not.toHaveProperty('api_key');
      await setUpDisqus(scene.server);
      const html = '<gatehouse-disqus shortname="evil.example/x?"></gatehouse-disqus><p>Article</p>';
      const wrong = await openElements(browser, {
        ...scene,
        origin: await addElementPages(scene.server, html, 'en'),
      });
      await wrong.getByText('Article').waitFor();
      await wrong
        .locator('gatehouse-disqus')
        .evaluate((element) => (element as unknown as { loaded: Promise<void> }).loaded);
      expect(await wrong.locator('script[src*="evil"]').count()).toBe(0);
    });
  });
});
