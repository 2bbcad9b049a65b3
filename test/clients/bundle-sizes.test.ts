import { expect, test } from 'vitest';
import { bundleSizes } from '../bench/rows/bundles.ts';

test('the SDK, the Elements and the console are not larger than their limits', () => {
  const sizes = bundleSizes();
  expect(sizes.map(({ measured }) => measured)).toEqual(
    expect.arrayContaining(['the browser SDK', 'the Elements and the SDK', 'the console and its start page']),
  );
  const over = sizes.filter(({ bytes, atMost }) => atMost !== null && bytes > atMost);
  expect(over).toEqual([]);
});

test('the size of a bundle includes files that it imports statically, but not chunks that it loads later', () => {
  const [sdk, elements] = bundleSizes();
  expect(sdk?.files).toEqual(['gatehouse.js']);
  expect(elements?.files).toEqual(expect.arrayContaining(['elements.js', 'gatehouse.js']));
});
