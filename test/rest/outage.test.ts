import { expect, test } from 'vitest';
import { pelcro } from '../../src/rest/pelcro/dialect.ts';
import { prancerRoutes } from '../../src/rest/prancer/routes.ts';
import { describePostgres, startPostgres } from '../support/postgres.ts';
import { startServer } from '../support/server.ts';
import { applicationError, registerBySdk, sdk, seen } from './sdk.ts';
import { failure, loginByTenant, tenantApi } from './tenant-api.ts';

describePostgres('while the database is out of reach', () => {
  test('every endpoint of both dialects is a 503 with Retry-After, and every token is good afterwards', async () => {
    const postgres = await startPostgres();
    const server = await startServer({ database: { url: postgres.url('postgres') } });
    const { email, password, token } = await registerBySdk(server);
    const tenant = await loginByTenant(server, { email, password });
    await postgres.stop('SIGQUIT');

    const input = { email, password, old_password: password, auth_token: token };
    const idp = { idp_name: 'google', idp_token: 'not-a-token' };
    const change = { new_password: 'another one', confirm_new_password: 'another one' };
    for (const { method, path, caller } of pelcro.routes) {
      const answer = await sdk(server, method, path, {
        ...(caller === 'partner' ? { basic: server.demo.partner } : { token }),
        ...(method === 'GET' ? {} : { body: { ...input, ...idp, ...change } }),
      });
      expect(seen(answer), `${method} ${path}`).toEqual(
        applicationError(503, 'The service is temporarily unavailable. Please try again.'),
      );
      expect(answer.headers['retry-after'], `${method} ${path}`).toMatch(/^[1-9]\d*$/);
    }
    for (const { method, path } of prancerRoutes) {
      const answer = await tenantApi(server, method, path, {
        token: path === '/refresh/token' ? tenant.refreshToken : tenant.token,
        ...(method === 'GET' ? {} : { body: { email, password, token, customer_id: 'demo' } }),
      });
      expect(seen(answer), path).toEqual(
        failure(503, 'Service Unavailable', 'The service is temporarily unavailable. Please try again.'),
      );
      expect(answer.headers['retry-after'], path).toMatch(/^[1-9]\d*$/);
    }

    await postgres.start();
    await expect.poll(async () => (await sdk(server, 'GET', '/site')).status, { timeout: 30_000 }).toBe(200);
    expect((await sdk(server, 'GET', '/customer', { token })).status).toBe(200);
    const refreshed = await tenantApi(server, 'GET', '/refresh/token/', { token: tenant.refreshToken });
    expect(refreshed.status).toBe(200);
  });
});
