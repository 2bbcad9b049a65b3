import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fullCounts } from '../../support/counts.ts';
import { accessibilityOf } from './site-pages.ts';

/** The folder for screenshots that people look at. If it is absent, none are stored. */
const PICTURES = process.env.PICTURES;

const HEIGHT = 900;
const NARROW_AND_DARK = [390, 'dark'] as const;
const ALL_LOOKS = [[1280, 'light'], [1280, 'dark'], [390, 'light'], NARROW_AND_DARK] as const;
const LOOKS = fullCounts || PICTURES ? ALL_LOOKS : [NARROW_AND_DARK];

/**
 * Expects that axe finds nothing on a page. The quick run checks the narrow page in the dark scheme. The full run
 * checks each width in each scheme, and so does a run that makes pictures.
 * @param name begins the file names of the pictures
 */
export async function looks(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of LOOKS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect([name, width, await accessibilityOf(page)]).toEqual([name, width, []]);
    if (!PICTURES) continue;
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: HEIGHT });
}
