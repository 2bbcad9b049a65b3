import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { fullCounts } from '../../support/counts.ts';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { servePages } from '../../support/web-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare const window: {
  axe?: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
};

export type Scene = { server: TestServer; origin: string };

/** Starts a server, and serves pages with the given elements on an origin of the site. */
export async function setElementScene(body: string, env: Record<string, string> = {}): Promise<Scene> {
  const port = String(await freePort());
  const publicUrl = `http://localhost:${port}`;
  const server = await startServer({ env: { PORT: port, PUBLIC_URL: publicUrl, ...env } });
  return { server, origin: await addElementPages(server, body, 'en') };
}

/** Serves pages with the given elements, in a language, on another origin of the site. @returns the origin */
export async function addElementPages(server: TestServer, body: string, language: string): Promise<string> {
  const { publicUrl } = server.settings;
  const { prisma } = server.gatehouse;
  const html = `<!doctype html><html lang="${language}"><head><title>The paper</title>
    <meta name="viewport" content="width=device-width"><meta name="gatehouse-site" content="1">
    <style>:root { color-scheme: light dark; background: light-dark(#fff, #121212) }</style>
    <script type="module" src="${publicUrl}/clients/elements.js"></script></head>
    <body><main><h1>The paper</h1>${body}</main></body></html>`;
  const origin = await servePages(html);
  const { allowedOrigins, link } = await prisma.site.findUniqueOrThrow({ where: { id: 1 } });
  const own = allowedOrigins.filter((each) => !/^http:\/\/localhost:(3000|5173)$/.test(each));
  await prisma.site.update({
    where: { id: 1 },
    data: { allowedOrigins: [...own, origin], link: link ?? origin },
  });
  return origin;
}

export async function openElements(browser: BrowserContext, scene: Scene, width = 390): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${scene.origin}/article`);
  return page;
}

/** Without this option, axe also describes every element that passes a rule. The description takes most of the time. */
const VIOLATIONS = { resultTypes: ['violations'] };
/** For the second colour scheme, rules about colours are enough, because the elements of the page are the same. */
const COLOURS = {
  ...VIOLATIONS,
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** Expects that axe (https://github.com/dequelabs/axe-core) finds no violation, in light and dark. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const violations = await page.evaluate(
      async (options) =>
        (await window.axe?.run(options))?.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`,
        ),
      colorScheme === 'light' || fullCounts ? VIOLATIONS : COLOURS,
    );
    expect(violations, colorScheme).toEqual([]);
  }
}
