import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules of axe with these tags whose result depends on colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

export const WIDTHS = [320, 390, 1280] as const;
export const SCHEMES = ['light', 'dark'] as const;
export type Look = { width: (typeof WIDTHS)[number]; scheme: (typeof SCHEMES)[number] };

declare const window: {
  axe: {
    run(
      options: object,
    ): Promise<{ violations: { id: string; nodes: { html: string; target: unknown }[] }[] }>;
  };
  shifts: string[];
};

/**
 * Makes every page of the context record layout shifts (https://wicg.github.io/layout-instability/), until the first
 * key or click.
 */
export async function watchShifts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.shifts = [];
    let hasInput = false;
    for (const kind of ['keydown', 'pointerdown', 'input'])
      addEventListener(
        kind,
        () => {
          hasInput = true;
        },
        { capture: true },
      );
    type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
    new PerformanceObserver((list) => {
      if (hasInput) return;
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const moved = sources.map(
          ({ node }) => (node as Element | null)?.outerHTML?.slice(0, 80) ?? node?.nodeName,
        );
        window.shifts.push(`${value.toFixed(4)}: ${moved.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/**
 * The problems of the view on the page, in this colour scheme.
 * @param isOnlyForColours whether axe checks only colours, because the view was checked in the other scheme
 */
export async function complaintsAbout(
  page: Page,
  scheme: Look['scheme'],
  isOnlyForColours = false,
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const shifts = await page.evaluate(() => window.shifts ?? []);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const runOnly = isOnlyForColours ? { type: 'rule', values: COLOUR_RULES } : { type: 'tag', values: TAGS };
  const violations = await page.evaluate(async (rules) => {
    const found = (await window.axe.run({ runOnly: rules, resultTypes: ['violations'] })).violations;
    return found.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${html} at ${target}`));
  }, runOnly);
  return [
    ...shifts.map((shift) => `moves by itself: ${shift}`),
    ...violations,
    ...(await page.evaluate(overflows)),
    ...(await hiddenFocus(page)),
  ];
}

/** Runs in the page, and finds content that is wider than the window or than the element that contains it. */
function overflows(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const complaints = scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} in ${clientWidth}`] : [];
  const visit = (root: ParentNode) => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (!element.checkVisibility() || element.matches('input, svg, svg *')) continue;
      const { right, left, width } = element.getBoundingClientRect();
      if (width > 0 && (Math.floor(right) > clientWidth || Math.ceil(left) < 0))
        complaints.push(`reaches out of the window: ${element.outerHTML.slice(0, 120)}`);
      const isBlock = getComputedStyle(element).display !== 'inline';
      if (isBlock && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        complaints.push(`is too narrow for its content: ${element.outerHTML.slice(0, 120)}`);
    }
  };
  visit(document);
  return complaints;
}

/** The controls that do not show clearly that they have the focus of the keyboard (WCAG 2.4.7, 2.4.11, 1.4.11). */
async function hiddenFocus(page: Page): Promise<string[]> {
  // After this key press, the browser shows each focus as a focus by the keyboard.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const complaints: string[] = [];
    const visit = (root: ParentNode): HTMLElement[] =>
      [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? visit(element.shadowRoot) : []),
      ]);
    const parentOf = (element: Element) =>
      element.assignedSlot ??
      element.parentElement ??
      ((element.getRootNode() as ShadowRoot).host as Element | null);
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const value = Number(part) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const backgroundOf = (element: Element): string => {
      for (let at: Element | null = parentOf(element); at; at = parentOf(at)) {
        const { backgroundColor } = getComputedStyle(at);
        if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
      }
      return getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
        matchMedia('(prefers-color-scheme: dark)').matches
        ? 'rgb(0, 0, 0)'
        : 'rgb(255, 255, 255)';
    };
    const all = visit(document);
    const dialog = all.find((element) => element.matches('dialog:modal'));
    const isOutside = (element: Element): boolean => {
      if (!dialog) return false;
      for (let at: Element | null = element; at; at = parentOf(at)) if (at === dialog) return false;
      return true;
    };
    for (const element of all) {
      if (!element.matches('button, a[href], input:not([hidden])') || !element.checkVisibility()) continue;
      if (isOutside(element)) continue;
      element.focus();
      const shown = element.outerHTML.replace(/\s+/g, ' ').slice(0, 120);
      if (!element.matches(':focus')) {
        complaints.push(`cannot be focused: ${shown}`);
        continue;
      }
      const ring =
        element.closest('.input') && element.matches('input') ? element.closest('.input') : element;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(ring ?? element);
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2)
        complaints.push(`shows no focus: ${shown}`);
      const [light = 0, dark = 0] = [outlineColor, backgroundOf(ring ?? element)]
        .map(luminance)
        .sort((one, other) => other - one);
      const contrast = (light + 0.05) / (dark + 0.05);
      if (contrast < 3)
        complaints.push(`shows its focus with a contrast of ${contrast.toFixed(2)}: ${shown}`);
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom <= 0 || top >= innerHeight) complaints.push(`is not scrolled to when focused: ${shown}`);
    }
    return complaints;
  });
}
