import { beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { execute, rest } from '../support/client.ts';
import { login, register } from '../support/customers.ts';
import { Me } from '../support/documents.ts';
import { freePort } from '../support/free-port.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { REPOSITORY, startProcess, type TestProcess } from '../support/process.ts';

const PUBLIC_URL = 'https://id.example.test';

describePostgres('in production', () => {
  let server: TestProcess;
  let metricsUrl: string;
  beforeAll(async () => {
    const { url: databaseUrl } = await createPostgresDatabase();
    const database = await openDatabase({ databaseUrl, databasePoolSize: 2, dataDir: '' });
    const account = await database.prisma.account.create({ data: { slug: 'paper', name: 'Paper' } });
    await database.prisma.site.create({ data: { accountId: account.id, name: 'Paper', slug: 'paper' } });
    await database.close();
    const metricsPort = await freePort();
    metricsUrl = `http://127.0.0.1:${metricsPort}`;
    server = await startProcess({
      root: REPOSITORY,
      databaseUrl,
      env: {
        NODE_ENV: 'production',
        PUBLIC_URL,
        METRICS_PORT: String(metricsPort),
        RATE_LIMITS: 'on',
        SEED_DEMO: '',
      },
    });
  });

  test('it serves behind a TLS proxy, and PUBLIC_URL is the issuer of tokens', async () => {
    const customer = await register(server.url);
    const { token } = await login(server.url, customer);
    const [, payload = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ iss: PUBLIC_URL });
    expect((await execute(server.url, Me, {}, { token })).me?.email).toBe(customer.email);
  });

  test('metrics are served on their own port and nowhere else', async () => {
    expect((await rest(server.url, 'GET', '/metrics')).status).toBe(404);
    const { status, body } = await rest(metricsUrl, 'GET', '/metrics');
    expect(status).toBe(200);
    expect(body).toContain('gatehouse_http_request_duration_seconds_count');
    expect((await rest(metricsUrl, 'GET', '/health/ready')).status).toBe(404);
    expect((await rest(metricsUrl, 'POST', '/graphql', { body: { query: '{ __typename }' } })).status).toBe(
      404,
    );
  });

  test('there is no GraphiQL, no introspection and no suggestion', async () => {
    const page = await rest(server.url, 'GET', '/graphql', { headers: { accept: 'text/html' } });
    expect(String(page.body)).not.toMatch(/graphiql/i);
    const ask = async (query: string) =>
      (await rest(server.url, 'POST', '/graphql', { body: { query } })).body;
    expect((await ask('{ __schema { types { name } } }')).data ?? null).toBeNull();
    expect((await ask('{ __type(name: "Customer") { name } }')).data ?? null).toBeNull();
    expect(JSON.stringify(await ask('{ mee { id } }'))).not.toMatch(/did you mean|"me"/i);
  });

  test('there is no outbox', async () => {
    for (const path of ['/outbox', '/outbox.json'])
      expect((await rest(server.url, 'GET', path)).status).toBe(404);
  });

  test('no demo account is seeded, and the start prints only the address', () => {
    expect(() => server.demo).toThrow('ENOENT');
    expect(
      server.stdout
        .filter((line) => !line.startsWith('{'))
        .join('\n')
        .trim(),
    ).toBe(`Gatehouse serves ${PUBLIC_URL} on ${server.url}`);
  });
});
