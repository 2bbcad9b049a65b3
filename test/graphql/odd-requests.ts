import fc from 'fast-check';
import { schema } from '../../src/graphql/schema.ts';

/** Parts of odd requests. Many are close enough to the schema to be partly executed. */

const fieldNames = [schema.getQueryType(), schema.getMutationType()]
  .flatMap((type) => Object.keys(type?.getFields() ?? {}))
  .concat('__typename', '__schema', '__type', 'nope');
const argumentNames = [
  'input',
  'token',
  'tokens',
  'refreshToken',
  'id',
  'tokenLifetimeSeconds',
  'name',
  'nope',
];
const inputNames = [
  'email',
  'password',
  'username',
  'metadata',
  'phone',
  'oldPassword',
  'newPassword',
  'nope',
];

export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    "' OR 1=1 --",
    'a@b.example',
    '1',
    '#{x}',
    '../../etc/passwd',
    '{{7*7}}',
    '%00',
  ),
);
const literal: fc.Arbitrary<string> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      'null',
      'true',
      'RED',
      '$v',
      '$w',
      '0',
      '-1',
      '1e400',
      '9007199254740993',
      '1.5',
      '""',
      '"""block"""',
    ),
    text.map((value) => JSON.stringify(value)),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(fc.constantFrom(...inputNames), tie('value')), { maxLength: 4 })
      .map((members) => `{${members.map(([name, value]) => `${name}: ${value}`).join(', ')}}`),
  ),
})).value as fc.Arbitrary<string>;
const argumentsText = fc
  .array(fc.tuple(fc.constantFrom(...argumentNames), literal), { maxLength: 3 })
  .map((pairs) => (pairs.length ? `(${pairs.map(([name, value]) => `${name}: ${value}`).join(', ')})` : ''));
const selection = fc.constantFrom(
  '',
  '{ __typename }',
  '{ id email sessions { id current } }',
  '{ token customer { id } }',
  '{ valid reason }',
  '{ customer { id } }',
  '{ ...F }',
  '{ nope }',
);
const field = fc
  .tuple(fc.constantFrom(...fieldNames), argumentsText, selection)
  .map(([name, given, below]) => `${name}${given} ${below}`);
export const document = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom('query', 'mutation', 'subscription', ''),
        fc.array(field, { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, fields]) => `${kind && `${kind} Q($v: String, $w: JSON)`} { ${fields.join(' ')} }`),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.constantFrom(
          '{',
          '}',
          '(',
          ')',
          '...',
          'on',
          'fragment',
          'F',
          '@',
          '"',
          '$',
          ':',
          'query',
          '#',
          '\n',
          '\ufeff',
          'me',
        ),
        { maxLength: 30 },
      )
      .map((words) => words.join(' ')),
  },
  { weight: 1, arbitrary: text },
);
export const variables = fc.oneof(
  fc.record({ v: fc.oneof(text, fc.jsonValue()), w: fc.jsonValue() }, { requiredKeys: [] }),
  fc.jsonValue(),
);
export const authorization = fc.constantFrom('none', 'token', 'partner', 'invalid', 'basic', 'odd');
export const accept = fc.constantFrom(
  undefined,
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'x/y',
);
