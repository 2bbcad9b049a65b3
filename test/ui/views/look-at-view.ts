import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openBrowser } from '../../support/chromium.ts';
import { fullCounts } from '../../support/counts.ts';
import { complaintsAbout, type Look, SCHEMES, WIDTHS, watchShifts } from './inspect-view.ts';
import { type Stage, stageOf, type ViewScene, type ViewState } from './view-scene.ts';

/** The folder for a screenshot of each view: `PICTURES=/tmp/pictures npm run test:full -- test/ui/views`. */
const pictures = process.env.PICTURES;

const HEIGHT = 844;
const [NARROWEST] = WIDTHS;

/** The full run and the pictures use all states. The quick run uses the first state of every third view. */
export function casesOf(views: Readonly<Record<string, readonly ViewState[]>>) {
  const isComplete = fullCounts || pictures !== undefined;
  const chosen = Object.entries(views).map(([view, states]) =>
    (isComplete ? states : states.slice(0, 1)).map((state) => ({ view, state })),
  );
  const looked = isComplete ? chosen : chosen.filter((_states, index) => index % 3 === 0);
  return looked
    .flat()
    .map(({ view, state }, index) => ({ title: `${view}: ${state.name}`, view, state, index }));
}

/**
 * Opens a state of a view and expects no complaint. The full run looks at every width, and at all but the narrowest in
 * both colour schemes. The quick run looks at one combination, which differs from state to state.
 */
export async function expectNoProblems(
  scene: ViewScene,
  view: string,
  state: ViewState,
  index: number,
  also: (stage: Stage) => Promise<void> = async () => {},
): Promise<void> {
  const widths = fullCounts ? WIDTHS : WIDTHS.slice(index % 3, (index % 3) + 1);
  const schemes = fullCounts ? SCHEMES : SCHEMES.slice(index % 2, (index % 2) + 1);
  const complaints: Record<string, string[]> = {};
  for (const width of widths) {
    const context = await openBrowser();
    await watchShifts(context);
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme: schemes[0] ?? 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: HEIGHT });
    const stage = stageOf(scene, page);
    await state.show(stage);
    await also(stage);
    // The narrowest width only shows whether the content fits, in any colour scheme.
    for (const scheme of width === NARROWEST && !pictures ? schemes.slice(0, 1) : schemes) {
      if (pictures) await takePicture(stage, `${view}, ${state.name}`, { width, scheme });
      const found = await complaintsAbout(page, scheme, scheme !== schemes[0]);
      if (found.length > 0) complaints[`${width} ${scheme}`] = found;
    }
    await context.close();
  }
  expect(complaints).toEqual({});
}

async function takePicture({ page }: Stage, name: string, { width, scheme }: Look): Promise<void> {
  const folder = join(pictures ?? '', `${width}-${scheme}`);
  mkdirSync(folder, { recursive: true });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const path = join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
}
