import { expect, test } from 'vitest';
import { openStream } from '../../access/revocations/partner.ts';
import { rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { describePostgres, startPostgres } from '../../support/postgres.ts';
import { startServer } from '../../support/server.ts';

describePostgres('while the database is not available', () => {
  test('partners get 503 with Retry-After, and afterwards streams continue where they stopped', async () => {
    const postgres = await startPostgres();
    const server = await startServer({ database: { url: postgres.url('postgres') } });
    const basic = server.demo.partner;
    const [one, two] = [await register(server.url), await register(server.url)];
    const stream = await openStream(server, basic);
    await postgres.stop('SIGQUIT');
    for (const ask of [
      () => rest(server.url, 'POST', '/oauth2/introspect', { form: { token: one.token }, basic }),
      () => rest(server.url, 'POST', '/oauth2/revoke', { form: { token: one.token }, basic }),
      () => rest(server.url, 'POST', '/oauth2/revoke', { form: { token: `${one.refreshToken}` }, basic }),
      () => rest(server.url, 'GET', '/revocations', { basic }),
      () => rest(server.url, 'GET', '/revocations/stream', { basic }),
    ]) {
      const { status, headers, body } = await ask();
      expect({ status, retryAfter: headers['retry-after'], body }).toEqual({
        status: 503,
        retryAfter: expect.stringMatching(/^[1-9]\d*$/),
        body: { error: 'temporarily_unavailable', error_description: expect.any(String) },
      });
    }
    // This endpoint needs no database.
    expect((await rest(server.url, 'GET', '/.well-known/oauth-authorization-server')).status).toBe(200);

    await postgres.start();
    await expect
      .poll(async () => (await rest(server.url, 'GET', '/revocations', { basic })).status)
      .toBe(200);
    const introspected = await rest(server.url, 'POST', '/oauth2/introspect', {
      form: { token: one.token },
      basic,
    });
    expect(introspected.body.active).toBe(true);
    await rest(server.url, 'POST', '/oauth2/revoke', { form: { token: two.token }, basic });
    await expect.poll(() => stream.entries().map(({ sid }) => sid)).toEqual([two.session.id]);
  });
});
