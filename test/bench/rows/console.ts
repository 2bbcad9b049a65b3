import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../support/find-chromium.ts';
import { ISSUER, startGatehouse } from '../gatehouse.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import type { Row } from '../table.ts';

const LOADS = 7;

/**
 * The time from the address bar to a usable start page of the console for a collaborator who is logged in: with an
 * empty cache, and with a cache that has all files. Each time is divided by the time for a plain document, because that
 * is the time of the browser itself.
 */
export async function consoleRows(stage: Stage): Promise<Row[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('The row needs Chromium (Debian: apt-get install chromium)');
  const server = await startGatehouse(stage, stage.subfolder('console'));
  const browser = await chromium.launchPersistentContext(stage.subfolder('profile'), {
    executablePath,
    // The console accepts requests to the public address only.
    args: ['--no-sandbox', `--host-resolver-rules=MAP ${new URL(ISSUER).host} ${new URL(server.url).host}`],
  });
  try {
    const page = await browser.newPage();
    const devTools = await browser.newCDPSession(page);
    await logIn(page, server.demo.collaborator);
    const first: number[] = [];
    const again: number[] = [];
    const bare: number[] = [];
    while (first.length < LOADS) {
      bare.push(await load(page, `${ISSUER}/.well-known/jwks.json`, 'pre'));
      await devTools.send('Network.clearBrowserCache');
      first.push(await load(page, `${ISSUER}/admin/`, 'main h1'));
      again.push(await load(page, `${ISSUER}/admin/`, 'main h1'));
    }
    const rowOf = (measured: string, loads: number[]): Row => ({
      measured,
      figure: `${median(loads).toFixed(0)} ms (${Math.min(...loads).toFixed(0)}–${Math.max(...loads).toFixed(0)})`,
      ratio: (median(loads) / median(bare)).toFixed(1),
      target: '',
      reached: null,
    });
    return [
      rowOf('the console usable, first visit / a plain document shown', first),
      rowOf('the console usable, later visit / a plain document shown', again),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function logIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(`${ISSUER}/admin/log-in`);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('main h1').waitFor();
  await page.waitForURL((address) => !address.pathname.endsWith('/log-in'));
}

/** @returns the milliseconds until the element `shown` is visible */
async function load(page: Page, url: string, shown: string): Promise<number> {
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(shown).first().waitFor();
  return performance.now() - start;
}
