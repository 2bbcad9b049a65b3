import { isHarmless, PROPERTIES, referencesIn } from './allowed.ts';

/** The allowed selectors: types, classes, ids and `*`, combined with `>`, `,` or white space. */
const SELECTORS = /^[\w\s.#,>*-]+$/;

/**
 * Properties that can refer to another element, which is then drawn once more. A style sheet loses declarations with
 * such a reference, because one rule can apply to many elements and so draw the target any number of times.
 */
const DRAWING_REFERENCES = new Set(['clip-path', 'mask']);

/** Keeps only the allowed declarations. */
export function cleanDeclarations(css: string): string {
  return declarationsOf(css)
    .map(({ name, value }) => `${name}:${value}`)
    .join(';');
}

/** All values of a property in a style attribute. A browser uses the last one that it understands. */
export function declaredValues(css: string, property: string): string[] {
  return declarationsOf(css).flatMap(({ name, value }) => (name === property ? [value] : []));
}

/**
 * Keeps the allowed rules of a style sheet. At-rules are removed, because they can load files or fonts. Rules inside
 * `@media` or `@supports` are kept without the condition, so that they always apply.
 */
export function cleanStyleSheet(css: string): string {
  const rules = withoutComments(css)
    .split('}')
    .map((rule) => {
      const [body = '', head = ''] = rule.split('{').reverse();
      // A statement such as `@import` may precede the selectors.
      const selectors = head.slice(head.lastIndexOf(';') + 1).trim();
      const declarations = declarationsOf(body)
        .filter(({ name, value }) => !(DRAWING_REFERENCES.has(name) && referencesIn(value).length > 0))
        .map(({ name, value }) => `${name}:${value}`);
      const isAllowed = SELECTORS.test(selectors) && declarations.length > 0;
      return isAllowed ? `${selectors}{${declarations.join(';')}}` : '';
    });
  return rules.join('');
}

/** Removes comments. A comment without an end extends to the end of the text. */
function withoutComments(css: string): string {
  return css
    .split('/*')
    .map((part, index) => {
      if (index === 0) return part;
      const end = part.indexOf('*/');
      return end === -1 ? '' : ` ${part.slice(end + 2)}`;
    })
    .join('');
}

function declarationsOf(css: string): { name: string; value: string }[] {
  return css.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    return PROPERTIES.has(name) && value !== '' && isHarmless(value) ? [{ name, value }] : [];
  });
}
