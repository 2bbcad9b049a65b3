import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { execute, request, rest } from '../support/client.ts';
import { count, onlyInFullRun } from '../support/counts.ts';
import { login, type RegisteredCustomer, register } from '../support/customers.ts';
import { Login, Logout, Me, Refresh, ValidateToken } from '../support/documents.ts';
import { describePostgres, startPostgres } from '../support/postgres.ts';
import type { PostgresCluster } from '../support/postgres-cluster.ts';
import { REPOSITORY } from '../support/process.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { freeze } from './freeze.ts';

const RECOVERY_MS = 120_000;
const ASKERS = 20;

describePostgres('while the database is away', () => {
  let postgres: PostgresCluster;
  let server: TestServer;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    postgres = await startPostgres();
    server = await startServer({ database: { url: postgres.url('postgres') } });
    customer = await register(server.url);
  });

  const validate = () =>
    request(server.url, ValidateToken, { token: customer.token }, { basic: server.demo.partner });
  const isReady = async () => (await rest(server.url, 'GET', '/health/ready')).status === 200;

  /** @returns the status with which the health check of the image ends */
  const healthCheck = async (...options: string[]) => {
    const env = { PATH: process.env.PATH, PORT: new URL(server.url).port };
    const script = join(REPOSITORY, 'src/cli/healthcheck.ts');
    const check = spawn(process.execPath, [script, ...options], { env, stdio: 'ignore' });
    const [code] = await once(check, 'exit');
    return code;
  };

  async function recovered(): Promise<void> {
    const deadline = Date.now() + RECOVERY_MS;
    while (!(await isReady()) && Date.now() < deadline) await sleep(20);
    expect((await validate()).data?.validateToken).toMatchObject({ valid: true });
  }

  async function refusesToJudge(): Promise<void> {
    const { status, headers, data, errors } = await validate();
    expect({ status, retryAfter: headers['retry-after'], data, errors }).toMatchObject({
      status: 503,
      retryAfter: expect.stringMatching(/^[1-9]\d*$/),
      data: null,
      errors: [{ extensions: { code: 'UNAVAILABLE', retryAfterSeconds: expect.any(Number) } }],
    });
  }

  const { email, password, refreshToken } = {
    email: 'nobody@example.test',
    password: 'whatever',
    refreshToken: '01890000-0000-7000-8000-000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  };

  test('operations get a 503 in the form of their API, and the server recovers when the database is back', async () => {
    await postgres.stop('SIGQUIT');
    await refusesToJudge();
    const { token } = customer;
    const site = { site_id: 1 };
    const overGraphql = await Promise.all([
      request(server.url, Me, {}, { token }),
      request(server.url, Logout, {}, { token }),
      request(server.url, Login, { input: { email, password } }),
      request(server.url, Refresh, { refreshToken }),
      request(server.url, Refresh, {}, { token }),
    ]);
    for (const { status, headers, errors } of overGraphql) {
      expect(errors[0]?.extensions?.code).toBe('UNAVAILABLE');
      // `me` may be null, so the status of its answer is 200.
      if (status !== 200) expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true]);
    }
    const overPelcro = await Promise.all([
      rest(server.url, 'POST', '/api/v1/sdk/auth/token/validate', {
        body: { auth_token: token },
        basic: server.demo.partner,
      }),
      rest(server.url, 'POST', '/api/v1/sdk/customer/refresh', { token, body: site }),
      rest(server.url, 'GET', '/api/v1/sdk/customer?site_id=1', { token }),
      rest(server.url, 'POST', '/api/v1/sdk/auth/login', { body: { ...site, email, password } }),
      rest(server.url, 'POST', '/api/v1/sdk/auth/logout', { token, body: site }),
    ]);
    for (const answer of overPelcro) {
      expect(answer).toMatchObject({ status: 503, body: { error: { status: 503 } } });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    const overPrancer = await Promise.all([
      rest(server.url, 'POST', '/demo/api/validate/accesstoken/', { body: { token, customer_id: 'demo' } }),
      rest(server.url, 'GET', '/demo/api/refresh/token/', { token: refreshToken }),
      rest(server.url, 'POST', '/demo/api/login/', { body: { email, password, customer_id: 'demo' } }),
      rest(server.url, 'POST', '/demo/api/logout/', { token }),
    ]);
    for (const answer of overPrancer) {
      expect(answer).toMatchObject({ status: 503, body: { status: 503, data: {} } });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }

    expect(await isReady()).toBe(false);
    expect((await rest(server.url, 'GET', '/health/live')).status).toBe(200);
    expect(await healthCheck()).toBe(0);
    expect(await healthCheck('ready')).toBe(1);
    await postgres.start();
    await recovered();
    expect(await healthCheck('ready')).toBe(0);
    await login(server.url, customer);
  });

  test('verdicts under way when the database is killed end with a 503 or with the correct verdict', async () => {
    for (let round = 0; round < count(2, 10); round += 1) {
      let away = false;
      const answers: string[] = [];
      const { promise: underWay, resolve: begun } = Promise.withResolvers<void>();
      const asking = Promise.all(
        Array.from({ length: ASKERS }, async () => {
          for (let last = false; !last; ) {
            last = away;
            const { status, data, errors } = await validate();
            answers.push(data ? `${data.validateToken.valid}` : `${status} ${errors[0]?.extensions?.code}`);
            if (answers.length > 2 * ASKERS) begun();
          }
        }),
      );
      await underWay;
      await postgres.stop('SIGKILL');
      away = true;
      await asking;
      await postgres.start();
      // Processes of a killed PostgreSQL server may still answer for a moment. Their answers are correct.
      const said = new Set(answers);
      said.delete('503 UNAVAILABLE');
      expect([...said]).toEqual(['true']);
      await recovered();
    }
  });

  // The quick run tests only the verdicts that are under way.
  onlyInFullRun(() => {
    test('every request under way when the database shuts down cleanly ends with a 503 or is completed', async () => {
      const { token } = customer;
      const site = { site_id: 1 };
      const kinds = [
        () => rest(server.url, 'POST', '/api/v1/sdk/customer/refresh', { token, body: site }),
        () =>
          rest(server.url, 'PUT', '/api/v1/sdk/customer', { token, body: { ...site, first_name: 'Ann' } }),
        () => rest(server.url, 'GET', '/api/v1/sdk/customer?site_id=1', { token }),
        () => rest(server.url, 'GET', '/demo/api/refresh/token/', { token: refreshToken }),
        () => rest(server.url, 'POST', '/oauth2/introspect', { form: { token }, basic: server.demo.partner }),
      ];
      for (let round = 0; round < count(3, 30); round += 1) {
        let away = false;
        const statuses: number[] = [];
        const asking = Promise.all(
          Array.from({ length: ASKERS }, async (_, index) => {
            for (let last = false; !last; ) {
              last = away;
              const answer = await kinds[index % kinds.length]?.();
              statuses.push(answer?.status ?? 0);
            }
          }),
        );
        await expect.poll(() => statuses.length > 5 * ASKERS).toBe(true);
        await postgres.stop('SIGINT');
        away = true;
        await asking;
        await postgres.start();
        expect([...new Set(statuses.filter((status) => status >= 500))]).toEqual([503]);
        await recovered();
      }
    });
  });

  test('acknowledged writes survive a killed database', async () => {
    const [kept, gone] = await Promise.all([register(server.url), register(server.url)]);
    await execute(server.url, Logout, {}, gone);
    await postgres.stop('SIGKILL');
    await postgres.start();
    await recovered();
    expect((await execute(server.url, Me, {}, kept)).me?.email).toBe(kept.email);
    expect((await request(server.url, Me, {}, gone)).errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
  });

  test('a frozen database causes the same 503', async () => {
    const thaw = await freeze(postgres);
    try {
      await refusesToJudge();
      expect(await isReady()).toBe(false);
    } finally {
      thaw();
    }
    await recovered();
  });
});
