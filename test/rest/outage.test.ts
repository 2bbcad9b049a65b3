import { expect, test } from 'vitest';
import { pelcro } from '../../src/rest/pelcro/dialect.ts';
import { prancer } from '../../src/rest/prancer/dialect.ts';
import { rest } from '../support/client.ts';
import { describePostgres, startPostgres } from '../support/postgres.ts';
import { startServer } from '../support/server.ts';
import {
  applicationError,
  fieldsFor,
  pelcroApi,
  registerByPelcro,
  seen,
  UNSENT_TOKEN,
} from './pelcro/api.ts';
import { failure, loginByPrancer, prancerApi } from './prancer/api.ts';

describePostgres('while the database is not reachable', () => {
  test('every endpoint of both dialects answers 503 with Retry-After, and the tokens stay valid', async () => {
    const postgres = await startPostgres();
    const server = await startServer({ database: { url: postgres.url('postgres') } });
    const { email, password, token } = await registerByPelcro(server);
    const tenant = await loginByPrancer(server, { email, password });
    await postgres.stop('SIGQUIT');

    const input = { email, password, old_password: password, auth_token: token, plan_id: 1 };
    const change = {
      new_password: 'another one',
      confirm_new_password: 'another one',
      token: UNSENT_TOKEN,
      email_verify_token: UNSENT_TOKEN,
      password_confirmation: password,
      idp_name: 'google',
      idp_token: 'not-a-token',
    };
    for (const route of pelcro.routes) {
      const { method, path, caller } = route;
      const answer = await pelcroApi(server, method, path, {
        ...(caller === 'partner' ? { basic: server.demo.partner } : { token }),
        ...fieldsFor(route, { ...input, ...change }),
      });
      expect(seen(answer), `${method} ${path}`).toEqual(
        applicationError(503, 'The service is temporarily unavailable. Please try again.', path),
      );
      expect(answer.headers['retry-after'], `${method} ${path}`).toMatch(/^[1-9]\d*$/);
    }
    for (const { method, path } of prancer.routes) {
      const answer = await prancerApi(server, method, path, {
        token: path === '/refresh/token' ? tenant.refreshToken : tenant.token,
        ...(method === 'GET' ? {} : { body: { email, password, token, customer_id: 'demo' } }),
      });
      expect(seen(answer), path).toEqual(
        failure(503, 'Service Unavailable', 'The service is temporarily unavailable. Please try again.'),
      );
      expect(answer.headers['retry-after'], path).toMatch(/^[1-9]\d*$/);
    }

    const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' };
    for (const path of ['/api/v1/sdk/auth/login', '/graphql']) {
      const preflight = await rest(server.url, 'OPTIONS', path, { headers });
      expect(preflight.status, path).toBe(503);
      expect(preflight.headers['retry-after'], path).toMatch(/^[1-9]\d*$/);
    }

    await postgres.start();
    await expect.poll(async () => (await pelcroApi(server, 'GET', '/site')).status).toBe(200);
    expect((await pelcroApi(server, 'GET', '/customer', { token })).status).toBe(200);
    const refreshed = await prancerApi(server, 'GET', '/refresh/token/', { token: tenant.refreshToken });
    expect(refreshed.status).toBe(200);
  });
});
