import { beforeAll, describe, expect, test } from 'vitest';
import { testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { type PelcroCustomer, pelcroApi, registerByPelcro, seen } from '../pelcro/api.ts';
import { loginByPrancer, prancerApi, refusedLogin, refusedValidation, unauthorized } from './api.ts';

const server = testServer();
let customer: PelcroCustomer;
/** A customer of the account `prancer-other`. There is also an account `other`. */
let prefixed: PelcroCustomer;
let other: PelcroCustomer;

beforeAll(async () => {
  customer = await registerByPelcro(server);
  const register = async (slug: string) =>
    registerByPelcro(server, {}, { siteId: (await addAccount(server, slug)).site.id });
  prefixed = await register('prancer-other');
  other = await register('other');
});

const login = ({ email, password }: PelcroCustomer, customerId?: string, tenant: string | null = null) =>
  prancerApi(server, 'POST', '/login/', { tenant, body: { email, password, customer_id: customerId } });

describe('`prancer-<slug>` names the account too', () => {
  test.each([
    ['the body', 'prancer-demo', null],
    ['the path', undefined, 'prancer-demo'],
    ['both', 'prancer-demo', 'prancer-demo'],
    ['the body, the slug in the path', 'prancer-demo', 'demo'],
    ['the path, the slug in the body', 'demo', 'prancer-demo'],
  ] as const)('in %s', async (_where, customerId, tenant) => {
    const answer = await login(customer, customerId, tenant);
    expect(answer.status).toBe(200);
    const { token, refresh_token } = answer.body.data;
    const body = { token, customer_id: customerId };
    const validated = await prancerApi(server, 'POST', '/validate/accesstoken/', { tenant, body });
    expect(validated.body.data).toEqual({ token, refresh_token: '' });
    const refreshed = await prancerApi(server, 'GET', '/refresh/token/', { tenant, token: refresh_token });
    expect(refreshed.status).toBe(200);
    expect((await prancerApi(server, 'POST', '/logout/', { tenant, token })).status).toBe(200);
    expect((await pelcroApi(server, 'GET', '/customer', { token })).status).toBe(403);
  });

  test('an account whose slug is the whole name has precedence', async () => {
    expect((await login(prefixed, 'prancer-other')).status).toBe(200);
    expect((await login(prefixed, 'prancer-prancer-other')).status).toBe(200);
    expect((await login(other, 'other')).status).toBe(200);
    expect(seen(await login(other, 'prancer-other'))).toEqual(refusedLogin);
    expect(seen(await login(prefixed, 'other'))).toEqual(refusedLogin);
  });

  test('names in body and path are refused if they name two accounts, or if one names no account', async () => {
    for (const [customerId, tenant] of [
      ['prancer-other', 'other'],
      ['other', 'prancer-other'],
      ['prancer-demo', 'other'],
      ['demo', 'prancer-other'],
      ['prancer-demo', 'nowhere'],
      ['nowhere', 'prancer-demo'],
    ] as const) {
      for (const who of [customer, other, prefixed]) {
        expect(seen(await login(who, customerId, tenant)), `${customerId} ${tenant}`).toEqual(refusedLogin);
      }
    }
  });

  test.each([
    'prancer-',
    'prancer-nowhere',
    'Prancer-demo',
    'prancer-prancer-demo',
    'prancer_demo',
    'demo-prancer',
  ])('%s names no account', async (name) => {
    expect(seen(await login(customer, name))).toEqual(refusedLogin);
    expect(seen(await login(customer, undefined, name))).toEqual(refusedLogin);
    const { token, refreshToken } = await loginByPrancer(server, customer);
    const body = { token, customer_id: name };
    const validated = await prancerApi(server, 'POST', '/validate/accesstoken/', { body });
    expect(seen(validated)).toEqual(refusedValidation);
    const refreshed = await prancerApi(server, 'GET', '/refresh/token/', {
      tenant: name,
      token: refreshToken,
    });
    expect(seen(refreshed)).toEqual(unauthorized);
  });

  test('a token is not valid under the names of another account', async () => {
    const { token } = await registerByPelcro(server);
    for (const customer_id of ['prancer-other', 'other']) {
      const answer = await prancerApi(server, 'POST', '/validate/accesstoken/', {
        body: { token, customer_id },
      });
      expect(seen(answer)).toEqual(refusedValidation);
      expect(answer.body.data).toEqual({});
    }
  });
});
