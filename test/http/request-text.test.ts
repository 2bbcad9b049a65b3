import { describe, expect, test } from 'vitest';
import { hasMoreThan, hasTooManyValues } from '../../src/platform/request-text.ts';
import { MAX_JSON_VALUES } from '../../src/platform/wire-limits.ts';

const many = MAX_JSON_VALUES + 1;

describe('JSON with too many values or escaped quotes is recognized', () => {
  test.each([
    ['numbers', `[${'0,'.repeat(many)}0]`],
    ['empty lists', `[${'[],'.repeat(many)}[]]`],
    ['empty objects', `[${'{},'.repeat(many)}{}]`],
    ['objects in objects', `${'{"":'.repeat(many)}0${'}'.repeat(many)}`],
    ['members', `{${'"":0,'.repeat(many)}"":0}`],
    ['quotes in a text', JSON.stringify(['"'.repeat(many)])],
    ['numbers after a text with quotes', `["\\"[,\\\\",${'0,'.repeat(many)}0]`],
  ])('%s', (_what, text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(hasTooManyValues(text)).toBe(true);
  });
});

describe('JSON with few values and few escaped quotes passes', () => {
  test.each([
    ['as many numbers as allowed', `[${'0,'.repeat(MAX_JSON_VALUES - 3)}0]`],
    ['a text of commas', JSON.stringify([','.repeat(900_000)])],
    ['a text of quotes and brackets', JSON.stringify(['"['.repeat(8_000)])],
    ['a text that ends with backslashes', JSON.stringify(['\\'.repeat(40_001), ',[{:'.repeat(40_000)])],
    ['spaces', `[${' '.repeat(900_000)}]`],
  ])('%s', (_what, text) => {
    expect(hasTooManyValues(text)).toBe(false);
  });

  test('an unterminated string passes, because the parser will refuse it', () => {
    expect(hasTooManyValues(`["${','.repeat(100_000)}`)).toBe(false);
  });
});

describe('hasMoreThan compares the number of matches with a limit', () => {
  test.each([
    ['no match', 'aaaa', 1, false],
    ['as many matches as the limit', 'a\na\n', 2, false],
    ['one match more than the limit', 'a\n\ra\n', 2, true],
    ['as many matches as the limit, and no other character', '\n\n', 2, false],
  ])('%s', (_what, text, times, expected) => {
    // A global pattern stores its position between calls. The second call must start at the beginning.
    const pattern = /[\n\r]/g;
    expect([hasMoreThan(text, pattern, times), hasMoreThan(text, pattern, times)]).toEqual([
      expected,
      expected,
    ]);
  });
});
