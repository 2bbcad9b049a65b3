import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { execute, request, rest } from '../support/client.ts';
import { login, type RegisteredCustomer, register } from '../support/customers.ts';
import { CollaboratorLogin, Login, ValidateToken } from '../support/documents.ts';
import { exchange } from '../support/http.ts';
import { isInstalled } from '../support/installed-program.ts';
import { linksIn, tokenIn } from '../support/mails.ts';
import { REPOSITORY, type TestProcess } from '../support/process.ts';
import { runCommand } from '../support/run-command.ts';
import { readMail } from '../support/smtp.ts';
import { RequestEmailVerification, VerifyEmail } from '../support/ways-in.ts';
import { areProgramsInstalled, compose, mountedFile, type Stack, startStack } from './compose-stack.ts';
import { CLIENTS, canRetryBodies, type Partner, sendWhile } from './proxy-load.ts';
import { dashboardQueries, dashboards, metricsIn, unknownMetrics } from './queries.ts';

type Sample = { metric: Record<string, string>; value: [number, string] };

/** The time after which the proxy has noticed that a server was killed: its interval is two seconds. */
const NOTICED_MS = 5_000;
const installed = isInstalled('redis-server', 'apt-get install redis-server') && areProgramsInstalled();
const deploy = (path: string) => readFileSync(join(REPOSITORY, 'deploy', path), 'utf8');

describe.skipIf(!installed || !inject('postgres'))(
  'the services of deploy/compose.yaml',
  { shuffle: false },
  () => {
    let stack: Stack;
    let partner: Partner;
    let customer: RegisteredCustomer;
    beforeAll(async () => {
      stack = await startStack();
      const options = ['--account', 'main', '--name', 'Ad server', '--rate-per-minute', '6000'];
      const created = await runCommand(stack.env, 'create-partner', options);
      expect(created).toMatchObject({ code: 0, stderr: '' });
      partner = JSON.parse(created.stdout);
    });

    const prometheus = async (path: string) => {
      const { status, text } = await exchange(`${stack.prometheusUrl}/api/v1/${path}`);
      return { status, ...JSON.parse(text) };
    };
    const query = async (expression: string): Promise<Sample[]> => {
      const answered = await prometheus(`query?query=${encodeURIComponent(expression)}`);
      expect({ expression, ...answered }).toMatchObject({ expression, status: 'success' });
      return answered.data.result;
    };
    const lines = (gateway: TestProcess) =>
      gateway.stdout.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));

    test('let a customer register, follow the link of a mail and log in, and a partner check the token', async () => {
      const agent = stack.agent();
      customer = await register(stack.url, {}, { agent });
      await execute(stack.url, RequestEmailVerification, {}, { token: customer.token, agent });
      const received = () => stack.smtp.mails.filter(({ to }) => to.includes(customer.email));
      await expect.poll(() => received().length).toBeGreaterThan(0);
      const mail = readMail(received().at(-1)?.source ?? '');
      const [link] = linksIn(mail);
      expect(link?.origin).toBe(stack.url);
      const page = await exchange(String(link), { agent });
      expect({ status: page.status, type: page.headers['content-type'] }).toMatchObject({
        status: 200,
        type: expect.stringMatching(/^text\/html/),
      });
      const { verifyEmail } = await execute(stack.url, VerifyEmail, { token: tokenIn(mail) }, { agent });
      expect(verifyEmail.customer.emailVerified).toBe(true);
      const { token } = await login(stack.url, customer, { agent });
      const answer = await execute(stack.url, ValidateToken, { token }, { basic: partner, agent });
      expect(answer.validateToken).toMatchObject({ valid: true, customerId: customer.customer.id });
    });

    test('let the owner of deploy/gatehouse.env log in, and serve the console', async () => {
      const agent = stack.agent();
      const { BOOTSTRAP_EMAIL: email = '', BOOTSTRAP_PASSWORD: password = '' } = stack.env;
      const input = { email, password };
      const { collaboratorLogin } = await execute(stack.url, CollaboratorLogin, { input }, { agent });
      expect(collaboratorLogin.token).toBeTruthy();
      expect((await exchange(`${stack.url}/admin/`, { agent })).status).toBe(200);
    });

    test('use both servers, and count in Redis', async () => {
      const agent = stack.agent();
      const { token } = customer;
      const used = () => stack.gateways.filter((each) => lines(each).some(({ path }) => path === '/graphql'));
      await expect
        .poll(async () => {
          await Promise.all(
            Array.from({ length: CLIENTS }, () =>
              execute(stack.url, ValidateToken, { token }, { basic: partner, agent }),
            ),
          );
          return used().length;
        })
        .toBe(2);
      const redis = new Redis(stack.redisUrl);
      // The first requests may be counted in the processes, while they connect to Redis.
      const counted = async () => {
        await execute(stack.url, ValidateToken, { token }, { basic: partner, agent });
        return redis.dbsize();
      };
      try {
        await expect.poll(counted).toBeGreaterThan(0);
      } finally {
        redis.disconnect();
      }
    });

    test('pass the address of the client on, and ignore forwarding headers that it sends', async () => {
      const agent = stack.agent('127.0.0.77');
      const spoofed = {
        'x-forwarded-for': '203.0.113.9, 198.51.100.7',
        'x-real-ip': '203.0.113.9',
        forwarded: 'for=203.0.113.9',
        'x-forwarded-host': 'evil.example',
      };
      const id = `address-${process.pid}`;
      const headers = { ...spoofed, 'x-request-id': id };
      const page = await exchange(`${stack.url}/.well-known/openid-configuration`, { agent, headers });
      expect(page.text).not.toContain('evil.example');
      const line = () => stack.gateways.flatMap(lines).find(({ requestId }) => requestId === id);
      await expect.poll(line).toMatchObject({ address: '127.0.0.77', status: 200 });
    });

    test('do not show the metrics through the proxy', async () => {
      const agent = stack.agent();
      expect((await rest(stack.url, 'GET', '/metrics', { agent })).status).toBe(404);
      expect((await rest(stack.url, 'GET', '/login-hosts?domain=localhost', { agent })).status).toBe(404);
    });

    test('are scraped by Prometheus, which evaluates every alert without an error, and none fires', async () => {
      await expect
        .poll(async () => (await query('up{job="gatehouse"}')).map(({ value }) => value[1]))
        .toEqual(['1', '1']);
      type Rule = { name: string; health: string; state: string; lastError?: string };
      const rules = async (): Promise<Rule[]> => (await prometheus('rules')).data.groups[0].rules;
      await expect.poll(async () => (await rules()).every(({ health }) => health !== 'unknown')).toBe(true);
      const loaded = parse(deploy('prometheus/alerts.yml')).groups[0].rules;
      const found = await rules();
      expect(found.map(({ name, health }) => ({ name, health }))).toEqual(
        loaded.map(({ alert }: { alert: string }) => ({ name: alert, health: 'ok' })),
      );
      expect(found.filter(({ state }) => state === 'firing')).toEqual([]);
    });

    test('have every metric that the alerts and the dashboard use', async () => {
      expect(metricsIn('max by (a) (rate(x_total{b="c"}[5m])) / sum(y) > 1 or vector(2)')).toEqual([
        'x_total',
        'y',
      ]);
      const { text } = await exchange(`${stack.metricsUrls[0]}/metrics`);
      expect(unknownMetrics(text)).toEqual([]);
    });

    test('fill every graph of the dashboard, except that of webhooks', async () => {
      const agent = stack.agent();
      const empty = async () => {
        // A new customer in each round, because ten wrong passwords would lock them.
        const fresh = await register(stack.url, {}, { agent });
        await login(stack.url, fresh, { agent });
        await request(stack.url, Login, { input: { email: fresh.email, password: 'wrong' } }, { agent });
        await request(stack.url, ValidateToken, { token: customer.token }, { basic: partner, agent });
        await execute(stack.url, RequestEmailVerification, {}, { token: customer.token, agent }).catch(
          () => null,
        );
        const answers = await Promise.all(
          dashboardQueries().map(async (expression) => ({ expression, samples: await query(expression) })),
        );
        return answers.filter(({ samples }) => samples.length === 0).map(({ expression }) => expression);
      };
      await expect
        .poll(empty, { interval: 5_000, timeout: 180_000 })
        .toEqual([expect.stringContaining('gatehouse_webhooks_total')]);
    });

    test('show Grafana the Prometheus and the dashboards that the compose file mounts', () => {
      const provisioning = '/etc/grafana/provisioning';
      const source = parse(
        readFileSync(mountedFile('grafana', `${provisioning}/datasources/prometheus.yaml`), 'utf8'),
      ).datasources[0];
      const { hostname, port, protocol } = new URL(source.url);
      expect({ protocol, port }).toEqual({ protocol: 'http:', port: '9090' });
      expect(compose.services).toHaveProperty(hostname);
      expect(compose.services[hostname]?.ports).toContain('127.0.0.1:9090:9090');
      const dashboard = JSON.parse(
        readFileSync(mountedFile('grafana', `${dashboards()}/gatehouse.json`), 'utf8'),
      );
      for (const { title, datasource } of dashboard.panels)
        expect({ title, datasource }).toEqual({ title, datasource: { type: source.type, uid: source.uid } });
    });

    test('lose no request when a server gets SIGTERM', async () => {
      const [first] = stack.gateways;
      const answers = await sendWhile(stack, customer, partner, async () => {
        expect(await first?.stop()).toEqual({ code: 0, signal: null });
      });
      expect(answers.length).toBeGreaterThan(100);
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    });

    test('go on with the other server when one is killed, and alert', async () => {
      const first = await stack.startGateway(0);
      const used = () => lines(first).filter(({ path }) => path === '/graphql').length;
      let killedAt = 0;
      const answers = await sendWhile(stack, customer, partner, async () => {
        await expect.poll(used).toBeGreaterThan(10);
        killedAt = performance.now();
        stack.gateways[1]?.signal('SIGKILL');
        await sleep(NOTICED_MS + 2_000);
      });
      const failed = answers.filter(({ status }) => status !== 200);
      for (const { status, begin } of failed) {
        expect(status).toMatch(/status 502/);
        expect(begin - killedAt).toBeLessThan(NOTICED_MS);
      }
      // Each client has at most one request that the killed server had accepted.
      if (canRetryBodies()) expect(failed.length).toBeLessThanOrEqual(CLIENTS);
      const after = answers.filter(({ begin }) => begin - killedAt > NOTICED_MS);
      expect(after.length).toBeGreaterThan(20);
      await expect
        .poll(async () => (await query('up{job="gatehouse"}')).map(({ value }) => value[1]).sort())
        .toEqual(['0', '1']);
      await expect
        .poll(() => query('ALERTS{alertname="GatehouseDown",alertstate="firing"}'), { timeout: 240_000 })
        .toHaveLength(1);
    });
  },
);
