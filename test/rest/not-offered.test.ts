import { beforeAll, describe, expect, test } from 'vitest';
import { exchange } from '../support/http.ts';
import { testServer } from '../support/server.ts';
import {
  applicationError,
  noTokenError,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
} from './pelcro/api.ts';
import { anyFailure, prancerApi, refusedLogin } from './prancer/api.ts';

const server = testServer();
let customer: PelcroCustomer;
beforeAll(async () => {
  customer = await registerByPelcro(server);
});

describe('the Pelcro SDK API', () => {
  test.each([
    ['POST', '/auth/convert'],
    ['POST', '/customer/picture'],
    ['DELETE', '/customer/picture'],
    ['POST', '/subscription'],
    ['POST', '/subscription/cancel'],
    ['PUT', '/newsletter'],
    ['PUT', '/address'],
    ['POST', '/source'],
    ['POST', '/order'],
    ['POST', '/checkout/purchase'],
    ['GET', '/ecommerce/products'],
    ['POST', '/gift/redeem'],
  ])('%s %s is a 404 in the form of this API, and the token stays valid', async (method, path) => {
    const { token } = customer;
    const answer = await pelcroApi(server, method, path, { token, ...(method !== 'GET' && { body: {} }) });
    expect(seen(answer)).toEqual(applicationError(404, 'Not found.'));
    expect((await pelcroApi(server, 'GET', '/customer', { token })).status).toBe(200);
  });

  test.each(['token', 'auth_token'])('a token in the query, as %s, is not read', async (name) => {
    const answer = await pelcroApi(server, 'GET', '/customer', { query: { [name]: customer.token } });
    expect(seen(answer)).toEqual(noTokenError);
  });
});

test.each([
  '/api/v1/core/customers',
  '/api/v1/insight/user/track',
  '/oauth/authorize',
  '/oauth/token',
  '/integrations/milibris/v1/user/token',
])('%s, an endpoint of an API that Gatehouse does not offer, is a 404', async (path) => {
  for (const method of ['GET', 'POST']) {
    expect((await exchange(`${server.url}${path}?site_id=1`, { method })).status, method).toBe(404);
  }
});

describe('the Prancer API', () => {
  test.each(['GET', 'POST', 'DELETE'])(
    '%s /user/accesstoken/ is answered with 404 in the envelope of this API',
    async (method) => {
      const path = '/user/accesstoken/';
      const options = { tenant: 'prancer-demo', token: customer.token };
      expect(seen(await prancerApi(server, method, path, options))).toEqual(anyFailure(404));
    },
  );

  test('a login under a path prefix that is not a tenant is refused, whichever tenant the body names', async () => {
    const { email, password } = customer;
    const body = { email, password, customer_id: 'demo' };
    const answer = await prancerApi(server, 'POST', '/login/', { tenant: 'whitekite', body });
    expect(seen(answer)).toEqual(refusedLogin);
    expect((await prancerApi(server, 'POST', '/login/', { body })).status).toBe(200);
  });
});
