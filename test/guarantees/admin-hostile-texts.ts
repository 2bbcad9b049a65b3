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
import { beforeAll, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { ask, INTERNALS } from '../graphql/ask.ts';
import { textsFor } from '../graphql/hostile-texts.ts';
import { type Scene, setScene, type Variables } from './admin-field.ts';
import { adminFields } from './admin-fields.ts';

/** Ten wrong passwords lock a collaborator out, so time passes after every eight texts. */
const FEWER_THAN_A_LOCKOUT = 8;

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

/** The places of the admin API that take a text, by their names. */
export const adminPlaces = places().map(
  (place) => [`${place.field.name} ${place.path.join('.')}`, place] as const,
);

/**
 * Tests that hostile texts in each of the places cause no internal error. All other values are valid, so that a text
 * gets as far as possible.
 */
export function testHostileTexts(somePlaces: typeof adminPlaces): void {
  let scene: Scene;
  beforeAll(async () => {
    scene = await setScene();
  });

  test.each(somePlaces)('%s', async (name, { field, mutation, path, list }) => {
    const entry = Object.fromEntries(adminFields)[field.name];
    const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
    const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const selection = isObjectType(getNamedType(field.type)) ? '{ __typename }' : '';
    const query = `${mutation ? 'mutation' : 'query'} (${declared}) { ${field.name}(${passed}) ${selection} }`;
    const base = (await entry?.variables?.(scene, 'owner')) ?? {};
    const seed = adminPlaces.findIndex((place) => place[0] === name);
    const faults: unknown[] = [];
    // A locked-out collaborator would be refused before the text is read, so the clock advances past a lockout. After
    // that, the session may be too old for the operation, so a new one is opened.
    const passTime = async () => {
      scene.server.clock.advance({ minutes: 6 });
      return scene.as('owner');
    };
    let owner = await passTime();
    for (const [index, text] of textsFor(seed, 4).entries()) {
      const variables = put(base, path, list ? [text] : text);
      const send = () => ask(scene.server.url, query, variables, owner);
      if (index % FEWER_THAN_A_LOCKOUT === 0) owner = await passTime();
      let { status, body } = await send();
      if (status === 401) {
        // The previous call has ended the session.
        owner = await scene.as('owner');
        ({ status, body } = await send());
      }
      const answer = JSON.stringify(body);
      if (status >= 500 || /"code":"INTERNAL"/.test(answer))
        faults.push([text, status, answer.slice(0, 300)]);
      else if (!answer.includes(JSON.stringify(text).slice(1, -1)) && INTERNALS.test(answer))
        faults.push([text, answer]);
    }
    expect(faults).toEqual([]);
  });
}
