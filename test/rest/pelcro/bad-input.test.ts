import { beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../../src/rest/dialect/route.ts';
import { pelcro } from '../../../src/rest/pelcro/dialect.ts';
import type { RestAnswer, RestOptions } from '../../support/client.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import {
  BROKEN_BODIES,
  HOSTILE_METADATA,
  NOT_OBJECTS,
  NOT_TEXTS,
  TOO_MANY_VALUES,
  UNSTORABLE_TEXTS,
} from '../dialect/invalid-bodies.ts';
import {
  applicationError,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
  UNSENT_TOKEN,
  validationError,
} from './api.ts';

/** The prefix of every email in a registration that must be refused. */
const REFUSED = 'refused';

const server = testServer();
let customer: PelcroCustomer;
let before: unknown;

beforeAll(async () => {
  await server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
  customer = await registerByPelcro(server, { username: 'reader', first_name: 'Ann', metadata: { a: 1 } });
  before = await whatMustStay();
});

/** The state that refused requests must not change. */
async function whatMustStay(): Promise<unknown> {
  const { prisma } = server.gatehouse;
  return [
    await prisma.customer.findUniqueOrThrow({ where: { id: customer.id } }),
    await prisma.session.findMany({ where: { customerId: customer.id } }),
    await prisma.site.findMany(),
    await prisma.customer.count({ where: { email: { startsWith: REFUSED } } }),
  ];
}

/** A valid body for the routes in this list, and an empty one for the others. */
function goodBody({ path }: Route): Record<string, unknown> {
  switch (path) {
    case '/auth/register':
      return { email: `${REFUSED}-${uniqueEmail()}`, password: customer.password };
    case '/auth/login':
      return { email: customer.email, password: customer.password };
    case '/auth/idp/login':
      return { idp_name: 'google', idp_token: 'not-a-token' };
    case '/password/update':
      return { old_password: customer.password, new_password: 'another', confirm_new_password: 'another' };
    case '/password/forgot':
    case '/auth/passwordless/request':
      return { email: customer.email };
    case '/auth/passwordless/login':
      return { token: UNSENT_TOKEN };
    case '/auth/token/validate':
      return { auth_token: customer.token };
    default:
      return {};
  }
}

/** A valid body except for one field. */
function bodyWith(route: Route, field: string, value: unknown): Record<string, unknown> {
  const body = { ...goodBody(route), [field]: value };
  for (const [name, { sameAs }] of Object.entries(route.fields)) if (sameAs === field) body[name] = value;
  if (route.path === '/auth/login' && field === 'username') delete body.email;
  if (field === 'auth_tokens') delete body.auth_token;
  return body;
}

function call(route: Route, options: RestOptions): Promise<RestAnswer> {
  const credentials = route.caller === 'partner' ? { basic: server.demo.partner } : { token: customer.token };
  return pelcroApi(server, route.method, route.path, { ...credentials, ...options });
}

function fieldsOf({ fields }: Route, type: string): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.type === type);
}

const oneMessage = [expect.stringMatching(/^The [a-z ]+\b.*\.$/)];
const misunderstood = (path: string) => applicationError(400, 'The request could not be understood.', path);
const withBody = pelcro.routes.filter(({ method }) => method !== 'GET');

describe.each(withBody)('$method $path refuses, in the format of its dialect,', (route) => {
  test.each(BROKEN_BODIES)('%s', async (_case, body) => {
    expect(seen(await call(route, { body }))).toEqual(misunderstood(route.path));
  });

  test('a form with too many fields, instead of ignoring some of them', async () => {
    const form = Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`metadata[a${index}]`, '']));
    expect(seen(await call(route, { form }))).toEqual(misunderstood(route.path));
  });
});

describe.each(pelcro.routes.filter(({ method }) => method === 'GET'))('$method $path', (route) => {
  test.each(BROKEN_BODIES)('ignores a body: %s', async (_case, body) => {
    const without = await call(route, {});
    expect(seen(await call(route, { body }))).toEqual(seen(without));
  });
});

/** A password reset reports invalid fields in another format, which `mailed-tokens.test.ts` tests. */
const withFields = withBody.filter(
  ({ fields, refusals }) => Object.keys(fields).length > 0 && !refusals.VALIDATION_FAILED,
);

describe.each(withFields)('$method $path refuses a field', (route) => {
  test('that is missing', async () => {
    for (const [field, { required }] of Object.entries(route.fields)) {
      if (!required) continue;
      for (const value of [undefined, null, '']) {
        const answer = await call(route, { body: { ...goodBody(route), [field]: value } });
        expect(answer.status, `${field}: ${value}`).toBe(400);
        expect(answer.body.errors[field], `${field}: ${value}`).toEqual([
          `The ${field.replaceAll('_', ' ')} field is required.`,
        ]);
      }
    }
  });

  test('that is not a text', async () => {
    for (const field of [...fieldsOf(route, 'text'), ...fieldsOf(route, 'phone')]) {
      for (const value of NOT_TEXTS) {
        const answer = await call(route, { body: { ...bodyWith(route, field, value) } });
        expect(answer.status, `${field}: ${JSON.stringify(value)}`).toBe(400);
        expect(answer.body.errors[field], `${field}: ${JSON.stringify(value)}`).toEqual(oneMessage);
      }
    }
  });

  test('whose value is not the required object or list of texts', async () => {
    for (const field of fieldsOf(route, 'object')) {
      for (const value of NOT_OBJECTS) {
        const answer = await call(route, { body: bodyWith(route, field, value) });
        expect(seen(answer), `${field}: ${JSON.stringify(value)}`).toEqual(
          validationError({ [field]: oneMessage }),
        );
      }
    }
    for (const field of fieldsOf(route, 'texts')) {
      for (const value of ['text', {}, 1, true, [], [1], [{}], [null], [['a']]]) {
        const answer = await call(route, { body: bodyWith(route, field, value) });
        expect(seen(answer), `${field}: ${JSON.stringify(value)}`).toEqual(
          validationError({ [field]: oneMessage }),
        );
      }
    }
  });

  test('that contains U+0000 or a lone surrogate; such a token is answered as malformed', async () => {
    for (const field of [...fieldsOf(route, 'text'), ...fieldsOf(route, 'phone')]) {
      for (const value of UNSTORABLE_TEXTS) {
        const answer = await call(route, { body: bodyWith(route, field, value) });
        if (field === 'auth_token') expect(answer.body.data.reason).toBe('malformed');
        else {
          expect(answer.status, `${field}: ${JSON.stringify(value)}`).toBe(400);
          expect(Object.keys(answer.body.errors), `${field}: ${JSON.stringify(value)}`).toEqual([field]);
        }
      }
    }
    for (const field of fieldsOf(route, 'texts')) {
      const answer = await call(route, { body: bodyWith(route, field, UNSTORABLE_TEXTS) });
      const reasons = answer.body.data.map(({ reason }: { reason: string }) => reason);
      expect(reasons).toEqual(UNSTORABLE_TEXTS.map(() => 'malformed'));
    }
  });
});

describe.each(withFields.filter(({ fields }) => 'metadata' in fields))(
  '$method $path refuses metadata',
  (route) => {
    test.each(HOSTILE_METADATA)('with %s', async (_case, metadata) => {
      const fields = JSON.stringify(goodBody(route)).slice(1, -1);
      const body = `{${fields === '' ? '' : `${fields},`}"metadata":${metadata}}`;
      expect(seen(await call(route, { body }))).toEqual(validationError({ metadata: oneMessage }));
    });

    test.each(TOO_MANY_VALUES)('with %s, as a body that cannot be understood', async (_case, metadata) => {
      const body = `{"metadata":${metadata}}`;
      expect(seen(await call(route, { body }))).toEqual(misunderstood(route.path));
    });
  },
);

test('afterwards no data has changed, the customer can log in, and the log has no internal error', async () => {
  expect(await whatMustStay()).toEqual(before);
  expect((await pelcroApi(server, 'GET', '/customer', { token: customer.token })).status).toBe(200);
  const { email, password } = customer;
  server.clock.advance({ minutes: 5 });
  expect((await pelcroApi(server, 'POST', '/auth/login', { body: { email, password } })).status).toBe(200);
  expect(server.logs.filter((line) => /"reportId"|"status":5\d\d/.test(line))).toEqual([]);
});
