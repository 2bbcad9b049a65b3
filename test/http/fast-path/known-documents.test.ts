import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { rememberDocuments } from '../../../src/http/fast-path/known-documents.ts';

const small = '{ __typename }';
const large = (length: number, mark: string) => `{ __typename } # ${mark}${'x'.repeat(length)}`;

test('a few documents of a megabyte do not evict small documents', () => {
  const known = rememberDocuments();
  const document = parse(small);
  for (let index = 0; index < 100; index += 1) known.remember(`${small} # ${index}`, document);
  for (let index = 0; index < 10; index += 1) known.remember(large(1_000_000, String(index)), document);
  for (let index = 0; index < 100; index += 1) expect(known.get(`${small} # ${index}`)).toBeDefined();
  expect(known.get(large(1_000_000, '9'))).toBeUndefined();
});

test('a document of 15,000 characters is cached', () => {
  const known = rememberDocuments();
  const text = large(15_000, '');
  known.remember(text, parse(text));
  expect(known.get(text)).toBeDefined();
});
