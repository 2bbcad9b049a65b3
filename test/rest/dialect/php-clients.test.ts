import { describe, expect, test } from 'vitest';
import { uniqueEmail } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { loginByPelcro, pelcroApi, registerByPelcro, seen, validationError } from '../pelcro/api.ts';
import { loginByPrancer, prancerApi, refusedLogin } from '../prancer/api.ts';

const server = testServer();
describe('an empty list counts as an empty object, because PHP writes an empty object as a list', () => {
  test('metadata of a registration', async () => {
    const body = { email: uniqueEmail(), password: 'securePassword123', metadata: [] };
    const answer = await pelcroApi(server, 'POST', '/auth/register', { body });
    expect(answer.status).toBe(200);
    expect(answer.body.data.metadata).toEqual({});
  });

  test('metadata of an update, which leaves the metadata unchanged', async () => {
    const { token } = await registerByPelcro(server, { metadata: { plan: 'gold' } });
    const update = await pelcroApi(server, 'PUT', '/customer', {
      token,
      body: { metadata: [], title: 'Dr' },
    });
    expect(update.status).toBe(200);
    expect(update.body.data).toMatchObject({ title: 'Dr', metadata: { plan: 'gold' } });
  });

  test('values that PHP has read can be sent back', async () => {
    const { token } = await registerByPelcro(server, { metadata: { prefs: {} } });
    const { metadata } = (await pelcroApi(server, 'GET', '/customer', { token })).body.data;
    const inPhp = JSON.parse(JSON.stringify(metadata).replaceAll('{}', '[]'));
    const update = await pelcroApi(server, 'PUT', '/customer', { token, body: { metadata: inPhp } });
    expect(update.status).toBe(200);
  });

  test('a whole body, in both dialects', async () => {
    const customer = await registerByPelcro(server);
    const body = '[]';
    for (const [method, path] of [
      ['GET', '/customer'],
      ['POST', '/customer'],
      ['PUT', '/customer'],
      ['POST', '/customer/refresh'],
      ['POST', '/auth/logout'],
    ] as const) {
      const token = await loginByPelcro(server, customer);
      const answer = await pelcroApi(server, method, path, { token, ...(method !== 'GET' && { body }) });
      expect(answer.status, `${method} ${path}`).toBe(200);
    }
    const login = await pelcroApi(server, 'POST', '/auth/login', { body });
    expect(Object.keys(login.body.errors).sort()).toEqual(['email', 'password']);
    const { token } = await loginByPrancer(server, customer);
    expect((await prancerApi(server, 'POST', '/logout/', { token, body })).status).toBe(200);
    expect(seen(await prancerApi(server, 'POST', '/login/', { body }))).toEqual(refusedLogin);
  });

  test('a list with members does not count as an object', async () => {
    const { token } = await registerByPelcro(server);
    for (const metadata of [[1], [[]], [{}], ['']]) {
      const answer = await pelcroApi(server, 'PUT', '/customer', { token, body: { metadata } });
      expect(seen(answer)).toEqual(validationError({ metadata: ['The metadata must be an object.'] }));
    }
    const answer = await pelcroApi(server, 'PUT', '/customer', { token, body: '[[]]' });
    expect(answer.status).toBe(400);
  });
});
