import { beforeAll, describe, expect, test } from 'vitest';
import { prancer } from '../../../src/rest/prancer/dialect.ts';
import type { PrancerRoute } from '../../../src/rest/prancer/envelope.ts';
import { testServer } from '../../support/server.ts';
import { BROKEN_BODIES, NOT_TEXTS, UNSTORABLE_TEXTS } from '../dialect/invalid-bodies.ts';
import { type PelcroCustomer, pelcroApi, registerByPelcro, seen } from '../pelcro/api.ts';
import { anyFailure, type PrancerOptions, prancerApi } from './api.ts';

const server = testServer();
let customer: PelcroCustomer;

beforeAll(async () => {
  customer = await registerByPelcro(server);
});

function goodBody(): Record<string, unknown> {
  return { email: customer.email, password: customer.password, customer_id: 'demo', token: customer.token };
}

/** Calls a route with a slash at its end. */
function call({ method, path }: PrancerRoute, options: PrancerOptions) {
  return prancerApi(server, method, `${path}/`, options);
}

const refusalOf = ({ refusal }: PrancerRoute) => ({ status: refusal.status, body: refusal });
const withBody = prancer.routes.filter(({ method }) => method === 'POST');

describe.each(withBody)('$method $path refuses in the envelope', (route) => {
  test.each(BROKEN_BODIES)('%s', async (_case, body) => {
    const answer = await call(route, { body });
    expect([400, 401]).toContain(answer.status);
    expect(seen(answer)).toEqual(anyFailure(answer.status));
  });

  test.each(Object.keys(route.fields))(
    '%s when it is missing or of another type than text',
    async (field) => {
      for (const value of [undefined, null, '', ...NOT_TEXTS]) {
        const answer = await call(route, { body: { ...goodBody(), [field]: value } });
        expect(seen(answer), JSON.stringify(value)).toEqual(refusalOf(route));
      }
    },
  );

  test.each(Object.keys(route.fields))('%s with U+0000 or a lone surrogate', async (field) => {
    for (const value of [...UNSTORABLE_TEXTS, 'demo\u0000', `${customer.email}\u0000`]) {
      const answer = await call(route, { body: { ...goodBody(), [field]: value } });
      expect(seen(answer), JSON.stringify(value)).toEqual(refusalOf(route));
    }
  });
});

describe.each(prancer.routes)('$method $path under an invalid tenant', (route) => {
  test.each([
    ['U+0000', '%00'],
    ['a name with U+0000', 'demo%00'],
    ['an encoded slash', 'demo%2Fdemo'],
    ['white space', '%20'],
    ['SQL', "'%20OR%201=1--"],
    ['a name beyond ASCII', '%E2%98%83'],
    ['bytes that are not UTF-8', '%ED%A0%80'],
    ['an incomplete escape', '%e'],
    ['a very long name', 'a'.repeat(2_000)],
  ])('%s is refused in the envelope', async (_case, tenant) => {
    const options = { tenant, token: customer.token };
    const body = { email: customer.email, password: customer.password, token: customer.token };
    const answer = await call(route, route.method === 'GET' ? options : { ...options, body });
    expect([400, 401, 404]).toContain(answer.status);
    expect(seen(answer)).toEqual(anyFailure(answer.status));
  });
});

test('afterwards the session is open, and the log has no internal error', async () => {
  expect((await pelcroApi(server, 'GET', '/customer', { token: customer.token })).status).toBe(200);
  expect((await prancerApi(server, 'POST', '/login/', { body: goodBody() })).status).toBe(200);
  expect(server.logs.filter((line) => /"reportId"|"status":5\d\d/.test(line))).toEqual([]);
});
