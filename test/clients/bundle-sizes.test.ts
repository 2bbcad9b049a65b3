import { expect, test } from 'vitest';
import { bundleSizes } from '../bench/rows/bundles.ts';

test('the SDK and the Elements keep within their sizes', () => {
  const sizes = bundleSizes();
  expect(sizes.map(({ measured }) => measured)).toEqual(
    expect.arrayContaining(['the browser SDK', 'the Elements and the SDK']),
  );
  const over = sizes.filter(({ bytes, atMost }) => atMost !== null && bytes > atMost);
  expect(over).toEqual([]);
});

test('what a bundle imports at once counts, and what it loads later does not', () => {
  const [sdk, elements] = bundleSizes();
  expect(sdk?.files).toEqual(['gatehouse.js']);
  expect(elements?.files).toEqual(expect.arrayContaining(['elements.js', 'gatehouse.js']));
});
