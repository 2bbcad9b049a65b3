/** Bodies that are refused by every route that reads a body. They are sent unchanged. */
export const BROKEN_BODIES: [string, string][] = [
  ['broken JSON', '{"email":'],
  ['half a string', '{"email":"a@exam'],
  ['no JSON', 'email=a@example.test'],
  ['two documents', '{}{}'],
  ['NaN', '{"email":NaN}'],
  ['a raw U+0000', '{"email":"\u0000"}'],
  ['a list', '[{"email":"a@example.test"}]'],
  ['a text', '"email"'],
  ['a number', '1'],
  ['null', 'null'],
  ['a prototype', '{"__proto__":{"isAdmin":true}}'],
  ['a prototype, escaped', '{"\\u005f_proto__":{"isAdmin":true}}'],
  ['a prototype by the constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ['a prototype by the constructor, escaped', '{"\\u0063onstructor":{"prototype":{"isAdmin":true}}}'],
  ['a prototype in metadata', '{"metadata":{"a":{"__proto__":{"isAdmin":true}}}}'],
  ['lists nested 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
];

/** Texts that PostgreSQL refuses (U+0000) or would return changed (lone surrogates). */
export const UNSTORABLE_TEXTS = ['\u0000', 'a\u0000b', '\ud800', 'a\udc00b', '\udc00\ud800'];

/** Values of other JSON types, in place of a text. */
export const NOT_TEXTS: unknown[] = [
  {},
  { $ne: null },
  { toString: 'x' },
  [],
  ['a@example.test'],
  [['a']],
  true,
  false,
  1.5,
  1e308,
];

/** Values in place of an object. */
export const NOT_OBJECTS: unknown[] = ['text', '{}', 1, 0, true, false, [[]], [{}]];

function nested(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
}

/** Values of `metadata` that are refused because they are too large or cannot be stored unchanged, as JSON texts. */
export const HOSTILE_METADATA: [string, string][] = [
  ['U+0000 in a value', '{"a":"\\u0000"}'],
  ['U+0000 in a key', '{"a\\u0000":1}'],
  ['U+0000 deep inside', '{"a":[{"b":["\\u0000"]}]}'],
  ['a lone surrogate in a value', '{"a":"\\ud800"}'],
  ['a lone surrogate in a key', '{"\\udfff":1}'],
  ['a lone surrogate in the key of a list’s member', '{"a":[{"\\ud800":1}]}'],
  ['objects nested 9 deep', nested(9)],
  ['objects nested 4,000 deep', nested(4_000)],
  ['a list of 9,000 members', `{"a":[${'0,'.repeat(8_999)}0]}`],
  ['a text of 900 kB', `{"a":"${'x'.repeat(900_000)}"}`],
];

/** Values of `metadata` that make the body contain more values than it may have, as JSON texts. */
export const TOO_MANY_VALUES: [string, string][] = [
  ['objects nested 100,000 deep', nested(100_000)],
  ['lists nested 100,000 deep', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['a list of 400,000 members', `{"a":[${'0,'.repeat(399_999)}0]}`],
  ['100,000 members', `{${Array.from({ length: 100_000 }, (_, index) => `"${index}":0`).join(',')}}`],
];
