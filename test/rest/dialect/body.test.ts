import { beforeAll, describe, expect, test } from 'vitest';
import { pelcro } from '../../../src/rest/pelcro/dialect.ts';
import { prancer } from '../../../src/rest/prancer/dialect.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import {
  applicationError,
  loginByPelcro,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
} from '../pelcro/api.ts';
import { loginByPrancer, prancerApi, unauthorized } from '../prancer/api.ts';

const server = testServer();
let customer: PelcroCustomer;

beforeAll(async () => {
  customer = await registerByPelcro(server);
});

const json = { 'content-type': 'application/json' };

describe('forms are read like JSON', () => {
  test('a registration by form stores its fields, including nested metadata', async () => {
    const email = uniqueEmail();
    const answer = await pelcroApi(server, 'POST', '/auth/register', {
      form: {
        email,
        password: 'pass word+&=%',
        first_name: 'Zoë & Söhne',
        phone: '+1 (555) 010-9999',
        'metadata[plan][name]': 'gold',
        'metadata[plan][since]': '2024',
        'metadata[tags][]': 'a',
        'metadata[interests][0]': 'oil',
        'metadata[interests][1]': 'gas',
      },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject({
      email,
      first_name: 'Zoë & Söhne',
      phone: '15550109999',
      metadata: { plan: { name: 'gold', since: '2024' }, tags: ['a'], interests: ['oil', 'gas'] },
    });
    await loginByPelcro(server, { email, password: 'pass word+&=%' });
  });

  test('a login, an update and a change of the password succeed by form', async () => {
    const { email, password } = await registerByPelcro(server);
    const login = await pelcroApi(server, 'POST', '/auth/login', { form: { email, password } });
    const { token } = login.body.data;
    const update = await pelcroApi(server, 'PUT', '/customer', {
      token,
      form: { title: 'Dr', 'metadata[a]': 'b' },
    });
    expect(update.body.data).toMatchObject({ title: 'Dr', metadata: { a: 'b' } });
    const form = { old_password: password, new_password: 'another one', confirm_new_password: 'another one' };
    expect((await pelcroApi(server, 'POST', '/password/update', { token, form })).status).toBe(200);
  });

  test('a Prancer login and validations of tokens in both dialects succeed by form', async () => {
    const form = { email: customer.email, password: customer.password, customer_id: 'demo' };
    const { token } = (await prancerApi(server, 'POST', '/login/', { form })).body.data;
    const valid = await prancerApi(server, 'POST', '/validate/accesstoken/', {
      form: { token, customer_id: 'demo' },
    });
    expect(valid.status).toBe(200);
    const verdicts = await pelcroApi(server, 'POST', '/auth/token/validate', {
      siteId: null,
      basic: server.demo.partner,
      form: { 'auth_tokens[0]': token, 'auth_tokens[1]': 'garbage' },
    });
    expect(verdicts.body.data.map(({ valid }: { valid: boolean }) => valid)).toEqual([true, false]);
  });

  test('a form and JSON may have a charset in the content type', async () => {
    const body = `email=${encodeURIComponent(customer.email)}&password=${customer.password}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    expect((await pelcroApi(server, 'POST', '/auth/login', { body, headers })).status).toBe(200);
    const login = { email: customer.email, password: customer.password };
    const withCharset = { 'content-type': 'application/json;charset=utf-8' };
    expect(
      (await pelcroApi(server, 'POST', '/auth/login', { body: login, headers: withCharset })).status,
    ).toBe(200);
  });

  test('an empty field of a form clears the value, as null does in JSON', async () => {
    const { token } = await registerByPelcro(server, { first_name: 'Ann', last_name: 'Bo', title: 'Dr' });
    const byForm = await pelcroApi(server, 'PUT', '/customer', { token, form: { first_name: '' } });
    expect(byForm.body.data).toMatchObject({ first_name: null, last_name: 'Bo', title: 'Dr' });
    const byJson = await pelcroApi(server, 'PUT', '/customer', { token, body: { title: null } });
    expect(byJson.body.data).toMatchObject({ first_name: null, last_name: 'Bo', title: null });
  });
});

test('JSON may begin with a byte order mark, and may have values such as "__proto__"', async () => {
  const login = JSON.stringify({ email: customer.email, password: customer.password });
  for (const body of [`\uFEFF${login}`, `\uFEFF\uFEFF${login}`]) {
    expect((await pelcroApi(server, 'POST', '/auth/login', { body, headers: json })).status).toBe(200);
  }
  const token = await loginByPelcro(server, customer);
  const body = { first_name: '__proto__', last_name: 'constructor' };
  expect((await pelcroApi(server, 'PUT', '/customer', { token, body })).body.data).toMatchObject(body);
});

describe('an empty body is an empty object, whatever content type it has', () => {
  test.each([
    ['none', {}],
    ['JSON', json],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['text', { 'content-type': 'text/plain' }],
  ])('%s', async (_case, headers) => {
    const token = await loginByPelcro(server, customer);
    for (const body of [undefined, '']) {
      expect((await pelcroApi(server, 'GET', '/customer', { token, headers })).status).toBe(200);
      expect((await pelcroApi(server, 'POST', '/customer', { token, headers, body })).status).toBe(200);
      expect((await pelcroApi(server, 'PUT', '/customer', { token, headers, body })).status).toBe(200);
      expect((await pelcroApi(server, 'POST', '/customer/refresh', { token, headers, body })).status).toBe(
        200,
      );
      const login = await pelcroApi(server, 'POST', '/auth/login', { headers, body });
      expect(Object.keys(login.body.errors).sort()).toEqual(['email', 'password']);
      const { refreshToken } = await loginByPrancer(server, customer);
      const refreshed = await prancerApi(server, 'GET', '/refresh/token/', { token: refreshToken, headers });
      expect(refreshed.status).toBe(200);
      expect(seen(await prancerApi(server, 'POST', '/logout/', { headers, body }))).toEqual(unauthorized);
    }
    expect((await pelcroApi(server, 'POST', '/auth/logout', { token, headers, body: '' })).status).toBe(200);
  });

  test('and so is a body of white space', async () => {
    const answer = await pelcroApi(server, 'POST', '/customer', { token: customer.token, body: ' \r\n\t' });
    expect(answer.status).toBe(200);
  });
});

describe('a trailing slash is ignored', () => {
  test.each(pelcro.routes)('$method $path', async ({ method, path }) => {
    const plain = await pelcroApi(server, method, path, { siteId: null });
    const slashed = await pelcroApi(server, method, `${path}/`, { siteId: null });
    expect(seen(plain)).not.toEqual(applicationError(404, 'Not found.'));
    expect(seen(slashed)).toEqual(seen(plain));
  });

  test.each(prancer.routes)('$method $path, with and without a tenant', async ({ method, path }) => {
    for (const tenant of [null, 'demo']) {
      const plain = await prancerApi(server, method, path, { tenant });
      const slashed = await prancerApi(server, method, `${path}/`, { tenant });
      expect([400, 401]).toContain(plain.status);
      expect(seen(slashed)).toEqual(seen(plain));
    }
  });

  test('a path with a slash at its end succeeds', async () => {
    const { token } = customer;
    for (const path of ['/customer', '/customer/']) {
      for (const method of ['GET', 'POST', 'PUT']) {
        const answer = await pelcroApi(server, method, path, { token });
        expect(answer.body.data.id, `${method} ${path}`).toBe(customer.id);
      }
    }
  });
});

describe('unknown fields are ignored', () => {
  const extra = {
    language: 'en',
    device_hash: 'c0ffee',
    device_components: { screen: [1920, 1080], fonts: [] },
    id: 999_999,
    account_id: 2,
    accountId: 2,
    passwordHash: 'x',
    password_hash: 'x',
    email_confirm: true,
    emailVerifiedAt: '2020-01-01T00:00:00Z',
    has_password: false,
    created_at: 0,
    tokenLifetimeSeconds: 1,
    token: 'x',
    site: 2,
    toString: 'x',
    hasOwnProperty: 'x',
    valueOf: null,
  };

  test('at registration, login, update, refresh and logout, and are not stored', async () => {
    const { id, email, password, token } = await registerByPelcro(server, extra);
    expect(id).not.toBe(extra.id);
    const login = await pelcroApi(server, 'POST', '/auth/login', { body: { ...extra, email, password } });
    expect(login.status).toBe(200);
    const update = await pelcroApi(server, 'PUT', '/customer', { token, body: { ...extra, title: 'Dr' } });
    expect(update.body.data).toMatchObject({
      id,
      email,
      title: 'Dr',
      email_confirm: false,
      has_password: true,
    });
    const row = await server.gatehouse.prisma.customer.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ accountId: 1, emailVerifiedAt: null });
    for (const [method, path] of [
      ['POST', '/customer'],
      ['POST', '/customer/refresh'],
      ['POST', '/auth/logout'],
    ] as const) {
      expect((await pelcroApi(server, method, path, { token, body: extra })).status, path).toBe(200);
    }
    const body = { ...extra, token: undefined, email, password, customer_id: 'demo' };
    expect((await prancerApi(server, 'POST', '/login/', { body })).status).toBe(200);
  });
});
