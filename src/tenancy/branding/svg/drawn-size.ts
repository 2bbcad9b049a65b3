import { referencesIn } from './allowed.ts';
import { declaredValues } from './style.ts';
import type { SvgElement } from './tree.ts';

/** The longest chain of elements that each draw the next one. */
const MAX_STEPS = 200;

/**
 * Counts the elements that a browser draws. A reference draws its whole target again, so a few nested references can be
 * billions of elements.
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
