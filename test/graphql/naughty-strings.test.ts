import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { UNSENT_TOKEN } from '../rest/pelcro/api.ts';
import { count } from '../support/counts.ts';
import { login, type RegisteredCustomer, register, uniqueEmail } from '../support/customers.ts';
import { exchange } from '../support/http.ts';
import { testServer } from '../support/server.ts';
import { ask, INTERNALS } from './ask.ts';
import { HOSTILE_TEXTS, textsFor } from './hostile-texts.ts';

const server = testServer();
let customer: RegisteredCustomer;

beforeAll(async () => {
  await server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
  // Wrong passwords are counted, and a locked-out customer would be refused before the text is read.
  await server.gatehouse.prisma.account.updateMany({ data: { lockoutAttempts: 1_000_000 } });
});

// Each test has its own customer, because the texts in the metadata of a customer add up.
beforeEach(async () => {
  customer = await register(server.url);
});

type Place = { operation: 'query' | 'mutation'; field: string; path: string; type: string };

/**
 * Returns the arguments and the fields of inputs that take a text, except those of the admin API, which
 * test/guarantees/admin-naughty-strings tests.
 */
function places(): Place[] {
  const found: Place[] = [];
  for (const [operation, type] of [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      if (isForCollaborators(field)) continue;
      for (const argument of field.args) {
        const named = getNamedType(argument.type);
        if (isInputObjectType(named)) {
          for (const inner of Object.values(named.getFields())) {
            if (takesText(inner))
              found.push({
                operation,
                field: field.name,
                path: `${argument.name}.${inner.name}`,
                type: getNamedType(inner.type).name,
              });
          }
        } else if (takesText(argument)) {
          found.push({ operation, field: field.name, path: argument.name, type: named.name });
        }
      }
    }
  }
  return found;
}

function takesText({ type }: GraphQLArgument | GraphQLInputField): boolean {
  return ['String', 'ID', 'JSON'].includes(getNamedType(type).name);
}

function fieldOf({ operation, field }: Place): GraphQLField<unknown, unknown> {
  const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  const found = root?.getFields()[field];
  if (!found) throw new Error(`No field ${field}`);
  return found;
}

function isForCollaborators({ extensions }: GraphQLField<unknown, unknown>): boolean {
  const { pothosOptions } = extensions as { pothosOptions?: { authScopes?: { collaborator?: unknown } } };
  return pothosOptions?.authScopes?.collaborator !== undefined;
}

/** Returns the text in its place, with valid values beside it, so that the text is processed as far as possible. */
function variablesFor({ path, type }: Place, field: GraphQLField<unknown, unknown>, text: string) {
  const value = type === 'JSON' ? { [text]: [text] } : text;
  const [argument = '', member] = path.split('.');
  if (member === undefined) {
    const isList = String(field.args.find(({ name }) => name === argument)?.type).startsWith('[');
    return { [argument]: isList ? [value, value] : value };
  }
  const email = field.name === 'login' ? customer.email : uniqueEmail();
  const good: Record<string, object> = {
    register: { email, password: 'correct horse' },
    login: { email, password: 'not the one' },
    changePassword: { oldPassword: 'not the one', newPassword: 'correct horse' },
    requestPasswordReset: { email: customer.email },
    resetPassword: { email: customer.email, token: UNSENT_TOKEN, password: 'correct horse' },
    requestPasswordlessLogin: { email: customer.email },
    passwordlessCodeLogin: { email: customer.email, code: '123456' },
  };
  return { [argument]: { ...good[field.name], [member]: value } };
}

const everyPlace = places();
/** A header gets every 320th of the texts, and in the full run every one. */
const step = count(320, 1);
const hashing = new Set(['register', 'login', 'deleteMyself', 'changePassword']);

describe('a hostile text causes no internal error', () => {
  test('the places include those of the most important operations', () => {
    expect(everyPlace.map(({ field, path }) => `${field} ${path}`)).toEqual(
      expect.arrayContaining([
        'validateToken token',
        'validateTokens tokens',
        'register input.email',
        'register input.metadata',
        'login input.username',
        'refresh refreshToken',
        'updateCustomer input.displayName',
        'changePassword input.newPassword',
        'endSession id',
      ]),
    );
  });

  test.each(everyPlace.map((place) => [`${place.field} ${place.path}`, place] as const))(
    '%s',
    async (_name, place) => {
      const field = fieldOf(place);
      const declared = field.args.filter(
        ({ name, type }) => place.path.startsWith(name) || isNonNullType(type),
      );
      const heads = declared.map(({ name, type }) => `$${name}: ${type}`).join(', ');
      const uses = declared.map(({ name }) => `${name}: $${name}`).join(', ');
      const selection = isObjectType(getNamedType(field.type)) ? '{ __typename }' : '';
      const query = `${place.operation} (${heads}) { ${field.name}(${uses}) ${selection} }`;
      const asPartner = field.name.startsWith('validate');
      const hashes = hashing.has(field.name);
      const faults: unknown[] = [];
      for (const text of textsFor(everyPlace.indexOf(place), 2)) {
        // Prevents a lockout, which would skip the later steps.
        if (hashes) server.clock.advance({ minutes: 6 });
        const caller = asPartner ? { basic: server.demo.partner } : { token: customer.token };
        const { status, body } = await ask(server.url, query, variablesFor(place, field, text), caller);
        const answer = JSON.stringify(body);
        if (status >= 500 || /"code":"INTERNAL"/.test(answer))
          faults.push([text, status, answer.slice(0, 300)]);
        else if (!answer.includes(JSON.stringify(text).slice(1, -1)) && INTERNALS.test(answer))
          faults.push([text, answer]);
        // The call may have ended the session of the token.
        if (status === 401 && !asPartner && field.name !== 'login' && field.name !== 'refresh') {
          customer = { ...customer, ...(await login(server.url, customer)) };
        }
      }
      expect(faults).toEqual([]);
    },
  );

  test.each(['x-site-id', 'authorization', 'user-agent', 'accept', 'x-forwarded-for', 'origin', 'cookie'])(
    'the header %s',
    async (header) => {
      const faults: unknown[] = [];
      for (let index = header.length % step; index < HOSTILE_TEXTS.length; index += step) {
        const text = HOSTILE_TEXTS[index] ?? '';
        // HTTP clients can send all bytes except control characters.
        const bytes = Buffer.from(text, 'utf8')
          .toString('latin1')
          .replace(/\p{Cc}/gu, (control) => (control < ' ' || control === '\x7f' ? '' : control))
          .slice(0, 4_000);
        const value =
          header === 'authorization' && text.length % 2
            ? `Basic ${Buffer.from(text).toString('base64').slice(0, 4_000)}`
            : bytes;
        const body = JSON.stringify({
          query: 'query { site { id } me { id } validateToken(token: "x") { valid } }',
        });
        const headers = { 'content-type': 'application/json', [header]: value };
        const { status, text: answer } = await exchange(`${server.url}/graphql`, {
          method: 'POST',
          headers,
          body,
        });
        if (status >= 500 || /"code":"INTERNAL"/.test(answer))
          faults.push([text, status, answer.slice(0, 300)]);
      }
      expect(faults).toEqual([]);
    },
  );
});
