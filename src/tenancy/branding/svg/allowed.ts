/** The elements and attributes of a cleaned SVG. None of them can run a script, load a file, navigate or animate. */

export const ELEMENTS: ReadonlySet<string> = new Set([
  'g',
  'defs',
  'symbol',
  'use',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
  'mask',
  'title',
  'desc',
]);

/**
 * Elements that are replaced by a group with their content. Some drawing programs wrap the whole drawing in them.
 */
export const UNWRAPPED: ReadonlySet<string> = new Set(['a', 'switch']);

/** CSS properties that are allowed as attributes and in styles. */
export const PROPERTIES: ReadonlySet<string> = new Set([
  'clip-path',
  'clip-rule',
  'color',
  'display',
  'dominant-baseline',
  'fill',
  'fill-opacity',
  'fill-rule',
  'font-family',
  'font-size',
  'font-style',
  'font-variant',
  'font-weight',
  'letter-spacing',
  'mask',
  'opacity',
  'paint-order',
  'shape-rendering',
  'stop-color',
  'stop-opacity',
  'stroke',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'text-rendering',
  'vector-effect',
  'visibility',
  'word-spacing',
]);

export const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...PROPERTIES,
  'clipPathUnits',
  'cx',
  'cy',
  'd',
  'dx',
  'dy',
  'fr',
  'fx',
  'fy',
  'gradientTransform',
  'gradientUnits',
  'height',
  'lengthAdjust',
  'maskContentUnits',
  'maskUnits',
  'offset',
  'pathLength',
  'points',
  'preserveAspectRatio',
  'r',
  'rotate',
  'rx',
  'ry',
  'spreadMethod',
  'textLength',
  'transform',
  'viewBox',
  'width',
  'x',
  'x1',
  'x2',
  'y',
  'y1',
  'y2',
]);

/** Elements that may refer to another element by `href`. */
export const REFERRING: ReadonlySet<string> = new Set(['use', 'linearGradient', 'radialGradient']);

const ID = '[A-Za-z_][\\w.-]{0,127}';
const IS_ID = new RegExp(`^${ID}$`);
const IS_FRAGMENT = new RegExp(`^#${ID}$`);
const LOCAL_URLS = new RegExp(`url\\(\\s*(["']?)#(${ID})\\1\\s*\\)`, 'g');
const LOCAL_URL = new RegExp(`^${LOCAL_URLS.source}`);

const FUNCTIONS: ReadonlySet<string> = new Set([
  'rgb',
  'rgba',
  'hsl',
  'hsla',
  'matrix',
  'rotate',
  'scale',
  'skewx',
  'skewy',
  'translate',
]);

export function isId(text: string): boolean {
  return IS_ID.test(text);
}

/** Whether a reference points into the same document. */
export function isFragment(text: string): boolean {
  return IS_FRAGMENT.test(text);
}

/** The ids in a value such as `url(#mask)`. A mask may have several layers. */
export function referencesIn(value: string): string[] {
  return [...value.matchAll(LOCAL_URLS)].map(([, , id = '']) => id);
}

const MAX_NAME_LENGTH = 32;

/** Whether a value calls only functions for colours, transformations, and references inside the document. */
export function isHarmless(value: string): boolean {
  // A backslash could hide the name of a function. The other texts could end the value, or begin a rule or comment.
  if (/[\\@{}<>;]|\/\*/.test(value)) return false;
  for (let open = value.indexOf('('); open !== -1; open = value.indexOf('(', open + 1)) {
    // Only a few characters are read, so that the time is linear in the length of the value.
    const before = value.slice(Math.max(0, open - MAX_NAME_LENGTH), open).trimEnd();
    const name = (/[\w-]*$/.exec(before)?.[0] ?? '').toLowerCase();
    const isAllowed = name === 'url' ? LOCAL_URL.test(value.slice(open - 'url'.length)) : FUNCTIONS.has(name);
    if (!isAllowed) return false;
  }
  return true;
}
