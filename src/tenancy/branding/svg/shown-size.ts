const NUMBER = /^\s*\+?(\d{1,7}(?:\.\d{1,10})?|\.\d{1,10})(px|pt|pc|mm|cm|in)?\s*$/;
const MAX_PIXELS = 2_048;

/** The box of a drawing without a size: a logo fills the room that pages have for it. */
const BOX = { width: 512, height: 64 };

/** The size at which an SVG is shown, in whole pixels, and its view box. Null: it says neither. */
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

/** The number of a length. The unit does not matter: the two lengths of a drawing have the same one. */
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
