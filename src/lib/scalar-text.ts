/**
 * Returns a text, number or boolean as text, and an empty text for anything else. `String` fails for an object whose
 * `toString` is no function, and for deeply nested lists.
 */
export function scalarText(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
