import { beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { describeChromium, openBrowser } from '../support/chromium.ts';
import { execute, rest } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { login, register } from '../support/customers.ts';
import { Me } from '../support/documents.ts';
import { freePort } from '../support/free-port.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { REPOSITORY, startProcess, type TestProcess } from '../support/process.ts';
import { runCommand } from '../support/run-command.ts';
import { KEY_ENCRYPTION_SECRET } from '../support/server.ts';
import { serveTlsPages } from '../support/tls-pages.ts';
import { saveChanges } from '../ui/console/site-pages.ts';

const PUBLIC_URL = 'https://id.alpha.example';

describePostgres('in production', () => {
  let server: TestProcess;
  let metricsUrl: string;
  let databaseUrl: string;
  beforeAll(async () => {
    ({ url: databaseUrl } = await createPostgresDatabase());
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

  test('the server answers plain HTTP, as behind a TLS proxy, and PUBLIC_URL is the issuer of tokens', async () => {
    const customer = await register(server.url);
    const { token } = await login(server.url, customer);
    const [, payload = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ iss: PUBLIC_URL });
    expect((await execute(server.url, Me, {}, { token })).me?.email).toBe(customer.email);
  });

  test('browsers are told to use TLS for this host, and nothing about the hosts below it', async () => {
    const { headers } = await rest(server.url, 'GET', '/health/live');
    expect(headers['strict-transport-security']).toBe('max-age=63072000');
  });

  test('metrics are served on their own port only', async () => {
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

  onlyInFullRun(() => {
    describeChromium('the console', () => {
      test('lets an owner accept an invitation from the command line, and change a setting of a site', async () => {
        const invite = ['--account', 'paper', '--email', 'owner@paper.example', '--role', 'OWNER'];
        const env = { NODE_ENV: 'production', PUBLIC_URL, DATABASE_URL: databaseUrl, KEY_ENCRYPTION_SECRET };
        const { stdout, stderr } = await runCommand(env, 'create-collaborator', invite);
        expect(stderr).toBe('');
        const { flags } = await serveTlsPages(
          (_host, path) => server.url + path,
          () => true,
        );
        const page = await (await openBrowser(flags)).newPage();
        const complaints: string[] = [];
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.goto(JSON.parse(stdout).invitationLink);
        await page.getByLabel('New password').fill('a long enough password');
        await page.getByRole('button', { name: 'Accept and log in' }).click();
        await page.getByRole('link', { name: 'Sites' }).click();
        await page.getByRole('link', { name: 'Paper', exact: true }).click();
        await page.getByLabel('Name', { exact: true }).fill('The Paper');
        await saveChanges(page);
        await page.getByText('The changes were saved.').waitFor();
        const { body } = await rest(server.url, 'GET', '/api/v1/sdk/site?site_id=1');
        expect(body.data.name).toBe('The Paper');
        expect(complaints).toEqual([]);
      });
    });
  });

  test('there is no outbox', async () => {
    for (const path of ['/outbox', '/outbox.json'])
      expect((await rest(server.url, 'GET', path)).status).toBe(404);
  });

  test('no demo data is written, and the start prints only the address besides the log', () => {
    expect(() => server.demo).toThrow('ENOENT');
    expect(
      server.stdout
        .filter((line) => !line.startsWith('{'))
        .join('\n')
        .trim(),
    ).toBe(`Gatehouse serves ${PUBLIC_URL} on ${server.url}`);
  });
});
