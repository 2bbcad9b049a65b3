import { referencesIn } from './allowed.ts';
import { declaredValues } from './style.ts';
import type { SvgElement } from './tree.ts';

const NUMBER = /^\s*\+?(\d{1,7}(?:\.\d{1,10})?|\.\d{1,10})(px|pt|pc|mm|cm|in)?\s*$/;
const MAX_PIXELS = 2_048;

/** The box for a drawing without a size: the space that pages have for a logo. */
const BOX = { width: 512, height: 64 };

/**
 * The size at which an SVG is shown, in whole pixels, and its view box. Null: the SVG has no view box, and its width or
 * its height is missing.
 */
export function shownSize(
  attributes: ReadonlyMap<string, string>,
): { width: number; height: number; viewBox: string } | null {
  const given = [lengthOf(attributes.get('width')), lengthOf(attributes.get('height'))] as const;
  const box = viewBoxOf(attributes.get('viewBox'));
  const [width, height] = given;
  if (width !== null && height !== null) {
    const scale = Math.min(1, MAX_PIXELS / width, MAX_PIXELS / height);
    return { ...scaled(width, height, scale), viewBox: (box ?? [0, 0, width, height]).join(' ') };
  }
  if (!box) return null;
  const [, , boxWidth, boxHeight] = box;
  const scale = Math.min(BOX.width / boxWidth, BOX.height / boxHeight);
  return { ...scaled(boxWidth, boxHeight, scale), viewBox: box.join(' ') };
}

function scaled(width: number, height: number, scale: number) {
  const pixels = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: pixels(width), height: pixels(height) };
}

/**
 * Reads the number of a length. The unit is ignored: the width and the height of a drawing usually have the same unit.
 */
function lengthOf(text: string | undefined): number | null {
  const length = Number(NUMBER.exec(text ?? '')?.[1] ?? 0);
  return length > 0 ? length : null;
}

function viewBoxOf(text: string | undefined): readonly [number, number, number, number] | null {
  const [x, y, width, height, more] = (text ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return null;
  const isBox = more === undefined && [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0;
  return isBox ? [x, y, width, height] : null;
}

/** The longest chain of elements that each draw the next one. */
const MAX_STEPS = 200;

/**
 * Counts the elements that a browser draws. A reference draws its whole target again, so a few nested references can
 * draw billions of elements.
 * @returns null for more than `max`, and for references in a circle or a long chain
 */
export function drawnSize(root: SvgElement, max: number): number | null {
  const byId = new Map<string, SvgElement>();
  const sizes = new Map<SvgElement, number | null>();

  function index(element: SvgElement): void {
    const id = element.attributes.get('id');
    if (id !== undefined) byId.set(id, element);
    for (const child of element.children) if (typeof child !== 'string') index(child);
  }

  function sizeOf(element: SvgElement, steps: number): number | null {
    if (steps > MAX_STEPS) return null;
    const known = sizes.get(element);
    if (known !== undefined) return known;
    // Marks the element until it is counted. An element that refers back to it is in a circle.
    sizes.set(element, null);
    let size = 1;
    const targets = referencesOf(element).flatMap((id) => byId.get(id) ?? []);
    const children = element.children.filter((child) => typeof child !== 'string');
    for (const part of [...children, ...targets]) {
      const more = sizeOf(part, steps + 1);
      if (more === null || size + more > max) return null;
      size += more;
    }
    sizes.set(element, size);
    return size;
  }

  index(root);
  return sizeOf(root, 0);
}

/** The ids of what an element draws in addition to its children. Gradients draw nothing. */
function referencesOf({ name, attributes }: SvgElement): string[] {
  const style = attributes.get('style') ?? '';
  const values = ['clip-path', 'mask'].flatMap((property) => [
    attributes.get(property) ?? '',
    ...declaredValues(style, property),
  ]);
  const used = name === 'use' ? [(attributes.get('href') ?? '').slice(1)] : [];
  return [...used, ...values.flatMap(referencesIn)];
}
