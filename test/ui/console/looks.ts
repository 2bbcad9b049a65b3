import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityOf } from './site-pages.ts';

/** Where to store pictures for people who look at the pages; absent: nowhere. */
const PICTURES = process.env.PICTURES;

const HEIGHT = 900;
const LOOKS = [
  [1280, 'light'],
  [390, 'dark'],
] as const;
/** With pictures: each width in each scheme. */
const ALL_LOOKS = [...LOOKS, [1280, 'dark'], [390, 'light']] as const;

/** Expects that axe finds nothing on a page, wide and narrow, light and dark. @param name of the pictures */
export async function looks(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of PICTURES ? ALL_LOOKS : LOOKS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect([name, width, await accessibilityOf(page)]).toEqual([name, width, []]);
    if (!PICTURES) continue;
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: HEIGHT });
}
