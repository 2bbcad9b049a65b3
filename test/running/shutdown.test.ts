import { existsSync } from 'node:fs';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { rest } from '../support/client.ts';
import { fullCounts, onlyInFullRun } from '../support/counts.ts';
import { login, type RegisteredCustomer, register } from '../support/customers.ts';
import { exchange } from '../support/http.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { type ProcessOptions, startProcess, type TestProcess } from '../support/process.ts';

const CLIENTS = 16;
const TIMEOUT_MS = 120_000;
const STOP_CEILING_MS = 28_000;

/** The requests that each client sends in turn, again and again. */
function requestsOf({ demo }: TestProcess, { token, email, password }: RegisteredCustomer) {
  const graphql = (query: string, variables: object, headers: object = {}) => ({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const legacy = (path: string, body: object, headers: object = {}) => ({
    path,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const basic = Buffer.from(`${demo.partner.clientId}:${demo.partner.clientSecret}`).toString('base64');
  return [
    graphql(
      'query ($t: String!) { validateToken(token: $t) { valid } }',
      { t: token },
      { authorization: `Basic ${basic}` },
    ),
    legacy('/api/v1/sdk/auth/token/validate', { auth_token: token }, { authorization: `Basic ${basic}` }),
    graphql('{ me { id } }', {}, { authorization: `Bearer ${token}` }),
    legacy('/api/v1/sdk/customer/refresh', { site_id: 1 }, { authorization: `Bearer ${token}` }),
    graphql('mutation ($i: LoginInput!) { login(input: $i) { token } }', { i: { email, password } }),
    legacy('/demo/api/login/', { email, password, customer_id: 'demo' }),
  ];
}

async function terminateUnderLoad(options: ProcessOptions): Promise<void> {
  // The drain lasts longer than the interval between two readiness checks by this process, even on a busy machine.
  const server = await startProcess({ ...options, env: { ...options.env, DRAIN_SECONDS: '10' } });
  const customer = await register(server.url);
  const kinds = requestsOf(server, customer);
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const answers: number[] = [];
  const failures: unknown[] = [];
  let ready = true;
  let readyAfterSignal = 0;

  // As with a load balancer, a server that is not ready gets no new requests.
  const send = async (client: number) => {
    for (let turn = client; ready; turn += 1) {
      const { path, ...kind } = kinds[turn % kinds.length] ?? { path: '/' };
      try {
        const { status, text } = await exchange(server.url + path, { ...kind, agent });
        JSON.parse(text);
        answers.push(status);
      } catch (error) {
        failures.push(error);
        return;
      }
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, client) => send(client));
  const deadline = Date.now() + TIMEOUT_MS;
  while (answers.length < 5 * CLIENTS && failures.length === 0 && Date.now() < deadline) await sleep(5);

  server.signal('SIGTERM');
  const before = answers.length;
  while (ready) {
    const { status } = await exchange(`${server.url}/health/ready`, { agent: false });
    if (status === 200) readyAfterSignal += 1;
    else ready = false;
  }
  await Promise.all(clients);
  agent.destroy();

  expect(failures).toEqual([]);
  expect(new Set(answers)).toEqual(new Set([200]));
  expect(answers.length).toBeGreaterThan(before);
  // Some readiness checks may be answered before the signal arrives, but not many.
  expect(readyAfterSignal).toBeLessThan(20);
  expect(await server.exited).toEqual({ code: 0, signal: null });
  const lines = server.stdout.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  expect(
    lines.filter(
      ({ path }) => path === '/graphql' || path?.startsWith('/api/') || path?.startsWith('/demo/'),
    ),
  ).toHaveLength(answers.length + 1);
}

describe('SIGTERM', () => {
  onlyInFullRun(() => {
    test('under load loses no request, on the embedded database', () => terminateUnderLoad({}));
  });

  test('completes a request that has begun, even if new connections are refused already', async () => {
    const server = await startProcess();
    const body = JSON.stringify({ query: '{ site { id } }' });
    const socket = connect(server.port, '127.0.0.1');
    const chunks: string[] = [];
    socket.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    const ended = new Promise<void>((resolve, reject) => {
      socket.once('end', resolve).once('error', reject);
    });
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: gatehouse\r\ncontent-type: application/json\r\n' +
        `content-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    // When this request is answered, the server has read the beginning of the other one.
    expect((await rest(server.url, 'GET', '/health/live')).status).toBe(200);
    server.signal('SIGTERM');
    const deadline = Date.now() + TIMEOUT_MS;
    while (await listens(server)) {
      if (Date.now() > deadline) throw new Error('The server still accepts connections');
      await sleep(20);
    }
    socket.write(body.slice(5));
    await ended.catch((error) => {
      throw new Error([error.message, ...server.stdout, ...server.stderr].join('\n'));
    });
    const answer = chunks.join('');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toMatch(/\{"data":\{"site":\{"id":"1"\}\}\}$/);
    expect(await server.exited).toEqual({ code: 0, signal: null });
  });

  test.each(fullCounts ? (['SIGINT', 'SIGHUP', 'SIGTERM'] as const) : (['SIGINT', 'SIGHUP'] as const))(
    'or SIGINT or SIGHUP is not delayed by idle connections or incomplete requests: %s',
    async (signal) => {
      const server = await startProcess();
      const agent = new Agent({ keepAlive: true });
      await exchange(`${server.url}/health/live`, { agent });
      const sockets = ['', 'POST /graphql HTTP/1.1\r\nhost: gate'].map((beginning) => {
        const socket = connect(server.port, '127.0.0.1', () => socket.write(beginning));
        return socket.on('error', () => socket.destroy());
      });
      expect((await rest(server.url, 'GET', '/health/live')).status).toBe(200);
      server.signal(signal);
      expect(await inTime(server)).toEqual({ code: 0, signal: null });
      agent.destroy();
      for (const socket of sockets) socket.destroy();
    },
  );
});

type NpmStop = [what: string, signal: NodeJS.Signals, addressee: (pid: number) => number];
const BY_CTRL_C: NpmStop = ['Ctrl-C in a terminal, which npm forwards as well', 'SIGINT', (npm) => -npm];

describe('npm start', () => {
  test.each<NpmStop>([['SIGTERM to npm alone', 'SIGTERM', (npm) => npm], ...(fullCounts ? [BY_CTRL_C] : [])])(
    '%s stops the server gracefully',
    async (_what, signal, addressee) => {
      const server = await startProcess({ throughNpm: true });
      const customer = await register(server.url);
      const locked = join(server.dataDir, 'lock');
      expect(existsSync(locked)).toBe(true);
      process.kill(addressee(server.pid), signal);
      expect(await inTime(server)).not.toBe('still running');
      expect(await listens(server)).toBe(false);
      // The lock is released, so the server has closed its database.
      expect(existsSync(locked)).toBe(false);
      if (fullCounts) await login((await startProcess({ dataDir: server.dataDir })).url, customer);
    },
  );

  // The quick run tests the first signal only.
  onlyInFullRun(() => {
    test('a second signal after a while stops the server immediately', async () => {
      const server = await startProcess({ env: { DRAIN_SECONDS: '300' } });
      server.signal('SIGTERM');
      server.signal('SIGTERM');
      await sleep(1_500);
      expect((await rest(server.url, 'GET', '/health/live')).status).toBe(200);
      server.signal('SIGTERM');
      expect(await inTime(server)).toEqual({ code: 1, signal: null });
    });
  });
});

/** Waits for the end of the process, for less time than a supervisor does (Kubernetes: 30 s). */
function inTime({ exited }: TestProcess): Promise<unknown> {
  return Promise.race([exited, sleep(STOP_CEILING_MS, 'still running')]);
}

/** Whether the server accepts connections. A reset means that it stopped a moment ago, and counts as accepting. */
async function listens({ url }: TestProcess): Promise<boolean> {
  try {
    await exchange(`${url}/health/live`, { agent: false });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ECONNREFUSED') return false;
    if (code === 'ECONNRESET') return true;
    throw error;
  }
}

onlyInFullRun(() => {
  describePostgres('SIGTERM', () => {
    test('under load loses no request, on PostgreSQL', async () => {
      const { url } = await createPostgresDatabase();
      await terminateUnderLoad({ databaseUrl: url });
    });
  });

  onlyInFullRun(() => {
    test('under load loses no request of two workers', async () => {
      const { url } = await createPostgresDatabase();
      await terminateUnderLoad({ databaseUrl: url, env: { WORKERS: '2' } });
    });
  });
});
