import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { register } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { BRIEFLY, COMPILED } from '../support/process.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { bundledCommand } from '../support/server-bundle.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Change = (body: Record<string, unknown>, path: string, count: number) => unknown;

let server: TestServer;
/** The old system of the tests. It forwards requests to the server, and changes the answers. */
let old: { url: string; asked: string[]; change: Change; status: number | null };
let ann: Awaited<ReturnType<typeof register>>;
let bob: Awaited<ReturnType<typeof register>>;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  ann = await register(server.url, { firstName: 'Ann-Secret', metadata: { shoe: 'Size-Secret' } });
  bob = await register(server.url, {});
  folder = temporaryFolder();
  old = await startOldApi();
});
beforeEach(() => {
  old.asked.length = 0;
  old.change = (body) => body;
  old.status = null;
});

async function startOldApi(): Promise<typeof old> {
  const http = createServer(async (request: IncomingMessage, response) => {
    const path = request.url ?? '';
    old.asked.push(`${request.method} ${path}`);
    const body = request.method === 'POST' ? await text(request) : null;
    const { authorization } = request.headers;
    const passed = await fetch(server.url + path, {
      method: String(request.method),
      headers: { ...(authorization && { authorization }), 'content-type': 'application/json' },
      body,
    });
    const changed = old.change((await passed.json()) as Record<string, unknown>, path, old.asked.length);
    response.writeHead(old.status ?? passed.status, { 'content-type': 'application/json' });
    response.end(typeof changed === 'string' ? changed : JSON.stringify(changed));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return { url, asked: [], change: (body) => body, status: null };
}

async function run(options: string[]) {
  const child = spawn(process.execPath, [...BRIEFLY, bundledCommand('compare'), ...options], {
    env: { PATH: process.env.PATH, ...COMPILED },
  });
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

function fileOf(name: string, lines: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Compares the Pelcro API of both systems, for two customers. */
async function compare(more: string[] = []) {
  const ended = await run([
    ...['--old', `${old.url}/api/v1/sdk`, '--new', `${server.url}/api/v1/sdk/`, '--site', '1'],
    ...['--tokens', fileOf('tokens', [ann.token, bob.token]), '--per-second', '1000', ...more],
  ]);
  const report = ended.stdout === '' ? null : JSON.parse(ended.stdout);
  // biome-ignore lint/suspicious/noExplicitAny: parsed JSON
  const routes: any[] = report?.routes ?? [];
  const routeOf = (name: string) => routes.find(({ route }) => route === name);
  return { ...ended, report, routeOf };
}
const CUSTOMER = 'GET /customer';
type Data = Record<string, unknown>;
const changeData =
  (change: (data: Data, count: number) => Data): Change =>
  (body, path, count) =>
    path.includes('/customer') ? { ...body, data: change({ ...(body.data as Data) }, count) } : body;

describe('compare', () => {
  test('finds no difference between equal systems, and sends only GET requests', async () => {
    const emails = fileOf('emails', [ann.email]);
    const { code, report, routeOf, stderr } = await compare(['--accounts', emails, '--plans', '1,2']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(report).toMatchObject({ isSame: true });
    expect(routeOf(CUSTOMER)).toEqual({
      route: CUSTOMER,
      requests: 2,
      same: 2,
      notCompared: 0,
      problems: [],
      differences: [],
      noise: [],
      known: [],
    });
    // Each request is sent to the old system twice.
    const asked = old.asked.map((each) => each.replace(/\?.*/, ''));
    expect(Object.groupBy(asked, (each) => each)).toMatchObject({
      'GET /api/v1/sdk/customer': { length: 4 },
      'GET /api/v1/sdk/plan': { length: 4 },
      'GET /api/v1/sdk/plan/domain/authorization': { length: 2 },
      'GET /api/v1/sdk/site': { length: 2 },
    });
    expect(asked.filter((each) => !each.startsWith('GET '))).toEqual([]);
  });

  test('reports missing fields, other types and other values, without the data, and exits with status 3', async () => {
    old.change = changeData((data) => ({
      ...data,
      vip: { 'ann@secret.example': true },
      email_confirm: 'no',
      first_name: 'Old-Secret',
      metadata: { shoe: 'Other-Secret' },
      subscriptions: ['a list'],
      updated_at: 1,
    }));
    const { code, stdout, report, routeOf } = await compare();
    expect(code).toBe(3);
    expect(report.isSame).toBe(false);
    const { differences, known, same } = routeOf(CUSTOMER);
    expect(same).toBe(0);
    expect(differences).toEqual(
      expect.arrayContaining([
        { kind: 'FIELD_MISSING', path: 'data.vip', requests: 2 },
        { kind: 'TYPE_DIFFERS', path: 'data.email_confirm', requests: 2 },
        { kind: 'VALUE_DIFFERS', path: 'data.metadata', requests: 2 },
      ]),
    );
    expect(differences.map(({ path }: { path: string }) => path)).not.toContain('data.updated_at');
    expect(known).toEqual(['data.subscriptions']);
    for (const hidden of [ann.token, ann.email, 'Secret', 'secret.example']) {
      expect(stdout).not.toContain(hidden);
    }
    const fewer = await compare(['--ignore', 'data.vip,data.metadata', '--values', 'email']);
    expect(fewer.routeOf(CUSTOMER).differences).toEqual([
      { kind: 'TYPE_DIFFERS', path: 'data.email_confirm', requests: 2 },
      // Bob has no first name.
      { kind: 'TYPE_DIFFERS', path: 'data.first_name', requests: 1 },
    ]);
  });

  onlyInFullRun(() => {
    test('ignores fields that vary in the old system, and counts failures of the old system separately', async () => {
      old.change = changeData((data, count) => ({
        ...data,
        first_name: `Visit ${count}`,
        tags: count % 2 ? 1 : '1',
      }));
      const noisy = await compare();
      expect(noisy.routeOf(CUSTOMER)).toMatchObject({ noise: ['data.first_name', 'data.tags'] });
      expect(noisy.routeOf(CUSTOMER)).toMatchObject({ differences: [], same: 2 });
      old.status = 503;
      const { code, routeOf, report } = await compare();
      expect(routeOf(CUSTOMER)).toMatchObject({
        requests: 2,
        notCompared: 2,
        differences: [],
        problems: ['old: status 503'],
      });
      expect({ code, compared: report.compared }).toEqual({ code: 1, compared: 0 });
    });

    test('reports a token that only one system accepts, and a request without an answer, as differences', async () => {
      const tokens = fileOf('pairs', [`${ann.token} not-a-token`]);
      const { code, routeOf } = await compare(['--tokens', tokens]);
      expect([code, routeOf(CUSTOMER).differences]).toEqual([
        3,
        [{ kind: 'STATUS_DIFFERS', path: '', requests: 1 }],
      ]);
      const gone = await compare(['--new', `http://127.0.0.1:${await freePort()}`]);
      expect(gone.routeOf(CUSTOMER).differences).toEqual([{ kind: 'NO_ANSWER', path: '', requests: 2 }]);
      expect([gone.code, gone.routeOf(CUSTOMER).problems]).toEqual([3, ['new: ECONNREFUSED']]);
    });
  });

  test('exits with status 1 if the old system does not answer', async () => {
    const { code, report } = await compare(['--old', `http://127.0.0.1:${await freePort()}`]);
    expect({ code, report }).toMatchObject({ code: 1, report: { isSame: false, compared: 0 } });
  });

  onlyInFullRun(() => {
    test('compares the validation of tokens in the Prancer API', async () => {
      const api = [
        '--api',
        'prancer',
        '--old',
        `${old.url}/api`,
        '--new',
        `${server.url}/api`,
        '--site',
        'demo',
      ];
      const same = await compare(api);
      expect([same.code, same.report.routes.length]).toEqual([0, 1]);
      expect(old.asked).toEqual(Array(4).fill('POST /api/validate/accesstoken/'));
      old.change = (body) => ({ ...body, message: 'Token is fine' });
      const { routeOf } = await compare(api);
      expect(routeOf('POST /validate/accesstoken/').differences).toEqual([
        { kind: 'VALUE_DIFFERS', path: 'message', requests: 2 },
      ]);
    });
  });

  test.each<[string, string[], RegExp]>([
    ['an http URL of another machine', ['--old', 'http://old.example'], /--old must be an https URL/],
    ['a file that does not exist', ['--tokens', '/nowhere'], /--tokens must be a file/],
  ])('%s ends with status 2', async (_what, more, message) => {
    const { code, stdout, stderr } = await compare(more);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(ann.token);
  });
});
