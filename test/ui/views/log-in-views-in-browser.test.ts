import { beforeAll, expect, test } from 'vitest';
import { describeChromium } from '../../support/chromium.ts';
import { authViews } from './all-views.ts';
import { casesOf, expectNoProblems } from './look-at-view.ts';
import { setViewScene, type ViewScene } from './view-scene.ts';

describeChromium('every view of <gatehouse-auth> is accessible and legible, and nothing moves', () => {
  let scene: ViewScene;
  beforeAll(async () => {
    scene = await setViewScene();
  });

  test.each(casesOf(authViews))('$title', ({ view, state, index }) =>
    expectNoProblems(scene, view, state, index, async ({ page }) => {
      const shown = await page
        .locator('gatehouse-auth')
        .evaluate((auth) => (auth as HTMLElement & { shown: string }).shown);
      expect(shown).toBe(view);
    }),
  );
});
