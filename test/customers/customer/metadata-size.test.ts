import { describe, expect, test } from 'vitest';
import { mayFit } from '../../../src/lib/stored-values.ts';
import { metadata } from '../../../src/platform/input.ts';

const TOO_LARGE = 'The metadata may not be larger than 16 KiB.';
const many = (count: number, member: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, member]));
const wrongWith = (value: unknown) =>
  metadata()
    .safeParse(value)
    .error?.issues.map(({ message }) => String(message)) ?? [];

describe('metadata of more than 16 KiB is refused', () => {
  test.each([
    ['of many members', many(5_000, 1)],
    ['of many members inside a member', { a: many(5_000, 1) }],
    ['of many elements', { a: Array(9_000).fill(0) }],
    ['of one text', { a: 'x'.repeat(17_000) }],
    ['of one name', { ['x'.repeat(17_000)]: 1 }],
    ['of one text with two bytes per letter', { a: 'é'.repeat(9_000) }],
  ])('%s', (_what, value) => {
    expect(wrongWith(value)).toEqual([TOO_LARGE]);
  });

  test('validation stops at the size limit', () => {
    let looks = 0;
    const counted = new Proxy(many(100_000, 1), {
      get(target, name) {
        looks += 1;
        return Reflect.get(target, name);
      },
    });
    expect(mayFit(counted, 16_384, 8)).toBe(false);
    expect(looks).toBeLessThan(16_384 / 6);
  });
});

describe('the limits of metadata', () => {
  const filled = (value: (text: string) => unknown) => {
    const room = 16_384 - JSON.stringify(value('')).length;
    return value('x'.repeat(room));
  };
  test.each([
    ['a text', filled((text) => ({ a: text }))],
    ['a name', filled((text) => ({ [text]: {} }))],
    ['lists and objects', filled((text) => ({ a: [[], {}, { b: [] }, null, true, text], c: { d: 0 } }))],
    ['an empty object', {}],
    ['empty members', many(1_000, {})],
    ['null', null],
    ['undefined', undefined],
  ])('at most 16 KiB are accepted: %s', (_what, value) => {
    expect(wrongWith(value)).toEqual([]);
  });

  test('one byte over the limit is refused', () => {
    expect(wrongWith(filled((text) => ({ a: text ? `${text}x` : text })))).toEqual([TOO_LARGE]);
  });

  test.each([
    ['a list', []],
    ['a text', 'a'],
    ['a number', 1],
  ])('%s is refused: it is not an object', (_what, value) => {
    expect(wrongWith(value)).toEqual(['The metadata must be an object.']);
  });

  test('a member that is nested 9,000 levels deep is refused with the message about the depth', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`);
    expect(wrongWith(deep)).toEqual(['The metadata may not nest deeper than 8 levels.']);
  });
});
