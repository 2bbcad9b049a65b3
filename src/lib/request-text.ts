import { MAX_JSON_VALUES } from './wire-limits.ts';

/** A value and its separator take at least two characters. */
const SURELY_FEW = 2 * MAX_JSON_VALUES;

const BACKSLASH = 0x5c;

/**
 * Whether a JSON text has more values than any request needs; a quote inside a text counts as a value. Parsing a
 * mebibyte of empty lists takes fifty times as long as parsing a text of that size, and so does every later step.
 * @param text need not be valid JSON: the parser reports that
 */
export function hasTooManyValues(text: string): boolean {
  if (text.length <= SURELY_FEW) return false;
  // Searching is native code, and a hundred times as fast as looking at each character here.
  const mark = /[",:[{]/g;
  let values = 1;
  while (values <= MAX_JSON_VALUES) {
    const found = mark.exec(text);
    if (found === null) return false;
    if (found[0] === '"') {
      let quote = text.indexOf('"', mark.lastIndex);
      while (quote >= 0 && isEscaped(text, quote)) {
        // Each takes a step, and two bytes of what has a size.
        values += 1;
        if (values > MAX_JSON_VALUES) return true;
        quote = text.indexOf('"', quote + 1);
      }
      if (quote < 0) return false;
      mark.lastIndex = quote + 1;
    } else values += 1;
  }
  return true;
}

function isEscaped(text: string, quote: number): boolean {
  let start = quote;
  while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
  return (quote - start) % 2 === 1;
}

/**
 * Whether a pattern is found in a text more often than that. It is not looked for any further.
 * @param pattern global, of one character at least
 */
export function hasMoreThan(text: string, pattern: RegExp, times: number): boolean {
  if (text.length <= times) return false;
  pattern.lastIndex = 0;
  for (let found = 0; found <= times; found += 1) {
    if (!pattern.test(text)) return false;
  }
  pattern.lastIndex = 0;
  return true;
}
