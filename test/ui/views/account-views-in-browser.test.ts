import { beforeAll, test } from 'vitest';
import { describeChromium } from '../../support/chromium.ts';
import { otherViews } from './all-views.ts';
import { casesOf, expectNoProblems } from './look-at-view.ts';
import { setViewScene, type ViewScene } from './view-scene.ts';

describeChromium(
  'the account, the gate and other pages are accessible and legible, and nothing moves',
  () => {
    let scene: ViewScene;
    beforeAll(async () => {
      scene = await setViewScene();
    });

    test.each(casesOf(otherViews))('$title', ({ view, state, index }) =>
      expectNoProblems(scene, view, state, index),
    );
  },
);
