const MAX_FAMILIES = 5;

/** Keywords of CSS, which are not quoted, https://drafts.csswg.org/css-fonts-4/#generic-font-families. */
const GENERIC = new Set([
  'serif',
  'sans-serif',
  'monospace',
  'cursive',
  'fantasy',
  'system-ui',
  'ui-serif',
  'ui-sans-serif',
  'ui-monospace',
  'ui-rounded',
]);

/** The name of a family, with or without quotation marks. No character of the name can end a string of CSS. */
const FAMILY = /^(["']?)([\p{L}\p{N}][\p{L}\p{M}\p{N} _-]{0,63})\1$/u;

/**
 * Writes a list of font families in CSS: names are quoted, generic families are not. The last family is always generic,
 * so that every browser has a font. Null for an invalid list.
 */
export function fontFamilyOf(list: string): string | null {
  const names = list.split(',').map((name) => FAMILY.exec(name.trim())?.[2]?.trim());
  if (names.length > MAX_FAMILIES) return null;
  const families = names.filter((name) => name !== undefined);
  if (families.length < names.length) return null;
  const written = families.map((name) =>
    GENERIC.has(name.toLowerCase()) ? name.toLowerCase() : `"${name}"`,
  );
  return GENERIC.has(written.at(-1) ?? '') ? written.join(', ') : [...written, 'sans-serif'].join(', ');
}
