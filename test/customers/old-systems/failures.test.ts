import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask } from '../../graphql/ask.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { fillHashQueue } from '../../support/full-hash-queue.ts';
import { type OldMode, type OldSystemMock, startOldSystem } from '../../support/old-system.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { administer } from '../../tenancy/sites/administer.ts';
import { APIS, KINDS, LOGINS, moving, SET_OLD_SYSTEM } from './moving.ts';

let server: TestServer;
let mock: OldSystemMock;
const account = () => moving(server, () => mock);

beforeAll(async () => {
  mock = await startOldSystem();
  server = await startServer({ env: { OLD_SYSTEM_TIMEOUT_SECONDS: '1' } });
  await (await administer(server)).setAccount({ lockoutAttempts: 3 });
});
beforeEach(() => {
  mock.mode = 'up';
  mock.questions.length = 0;
});

const FAILURES: [string, OldMode][] = [
  ['it never answers', 'hangs'],
  ['it never finishes its answer', 'drips'],
  ['it closes the connection', 'down'],
  ['it answers with ten megabytes', 'huge'],
  ['it redirects', 'redirects'],
  ['it answers with HTML', 'page'],
  ['it answers with 429', { status: 429, retryAfter: '77' }],
  ['it answers with 500', { status: 500 }],
  ['it answers with 503', { status: 503, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' }],
  ['a firewall answers with 403', { status: 403 }],
  ['its path is wrong', { status: 404 }],
];

describe.each(KINDS)('the old system is %s', (kind) => {
  beforeAll(async () => {
    await account().moveFrom(kind);
  });

  test.each(FAILURES)('%s: every API answers 503, counts no failure, and asks once', async (_what, mode) => {
    const customer = await account().customerElsewhere();
    mock.mode = mode;
    const answers = await Promise.all(APIS.map((api) => LOGINS[api](server, customer)));
    for (const { status, token, headers } of answers) {
      expect([status, token]).toEqual([503, undefined]);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    const [first] = answers;
    if (typeof mode === 'object' && 'retryAfter' in mode && mode.retryAfter === '77') {
      expect(first?.headers['retry-after']).toBe('77');
    }
    // The customer is not locked out, because none of the three attempts counts as a failure.
    mock.mode = 'up';
    expect(await LOGINS.graphql(server, customer)).toMatchObject({ status: 200 });
    expect(mock.questions.map(({ path }) => path)).toEqual(Array(4).fill(mock.questions[0]?.path));
  });

  test('a login that waits for it holds no room in the hash queue', async () => {
    const waiting = await account().customerElsewhere();
    const other = await register(server.url);
    using _room = fillHashQueue(server, { except: 1 });
    mock.mode = 'hangs';
    const answer = LOGINS.graphql(server, waiting);
    await expect.poll(() => mock.questions.length).toBe(1);
    expect(await LOGINS.graphql(server, other)).toMatchObject({ status: 200 });
    expect(await answer).toMatchObject({ status: 503 });
  });

  test('it is not reachable: the answer is 503, and the log says why without the password', async () => {
    const gone = await startOldSystem();
    await gone.close();
    await moving(server, () => gone).moveFrom(kind);
    const customer = await account().customerElsewhere();
    expect(await LOGINS.graphql(server, customer)).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    const line = server.logs.findLast((text) => text.includes('the old system has not answered')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ kind, reason: 'ECONNREFUSED', level: 40 });
    expect(line).not.toContain(customer.password);
    await account().moveFrom(kind);
  });
});

describe('the settings', () => {
  const set = async (input: object, token?: { token: string }) =>
    (await ask(server.url, SET_OLD_SYSTEM, { input }, token ?? (await logInCollaborator(server)))).body;
  const base = () => account().inputFor('PELCRO', { url: 'https://old.example/api/v1/sdk' });

  test.each<[string, object, string]>([
    ['http', { url: 'http://old.example/api' }, 'url'],
    ['a private address', { url: 'https://10.0.0.1/api' }, 'url'],
    ['the metadata address of a cloud', { url: 'https://169.254.169.254/latest' }, 'url'],
    ['credentials', { url: 'https://me:pw@old.example' }, 'url'],
    ['a query', { url: 'https://old.example/?x=1' }, 'url'],
    ['a text that is not a URL', { url: 'old.example' }, 'url'],
    ['no site', { site: null }, 'site'],
    ['a site of Pelcro that is not a number', { site: 'paper' }, 'site'],
    ['a site of a hook', { kind: 'HOOK' }, 'site'],
    ['an end in the past', { until: new Date(0) }, 'until'],
    ['an end in two years', { until: new Date(Date.now() + 730 * 86_400_000) }, 'until'],
  ])('are refused with %s', async (_what, wrong, field) => {
    const { errors } = await set({ ...base(), ...wrong });
    expect(errors[0].extensions.code).toBe('VALIDATION_FAILED');
    expect(Object.keys(errors[0].extensions.fields)).toEqual([field]);
  });

  test('of a hook have a secret that is shown once, stored encrypted, and renewed on demand', async () => {
    const hook = account().inputFor('HOOK', { url: 'https://old.example/hook' });
    await server.gatehouse.prisma.oldSystem.deleteMany();
    const { secret } = (await set(hook)).data.setOldSystem;
    expect(secret).toMatch(/^whsec_.{44}$/);
    expect(
      (await set({ ...hook, until: new Date(hook.until.getTime() + 1) })).data.setOldSystem.secret,
    ).toBeNull();
    const row = JSON.stringify(await server.gatehouse.prisma.oldSystem.findFirst());
    expect(row).not.toContain(secret.slice('whsec_'.length));
    const renewed = (await set({ ...hook, renewSecret: true })).data.setOldSystem.secret;
    expect(renewed).toMatch(/^whsec_/);
    expect(renewed).not.toBe(secret);
  });

  test('are kept if they are absent in an update, are audited, and conflict with a concurrent change', async () => {
    const first = (await set({ ...base(), createsUnknown: true, trustsEmails: true, enabled: false })).data
      .setOldSystem;
    const { setOldSystem: second } = (await set({ ...base(), enabled: undefined })).data;
    expect(second.oldSystem).toMatchObject({
      createsUnknown: true,
      trustsEmails: true,
      enabled: false,
      isAsked: false,
    });
    const { errors } = await set({ ...base(), url: 'https://a.example', ifUpdatedAt: new Date(0) });
    expect(errors[0].extensions).toMatchObject({
      code: 'CONFLICT',
      conflict: { fields: expect.arrayContaining(['url']) },
    });
    expect(first.oldSystem.waitingCustomers).toBe(
      await server.gatehouse.prisma.customer.count({ where: { passwordHash: '$elsewhere$' } }),
    );
    const entries = await server.gatehouse.prisma.auditEvent.findMany({
      where: { action: 'old_system.set' },
    });
    expect(entries.at(-1)?.actorKind).toBe('COLLABORATOR');
    expect(JSON.stringify(entries.map(({ before, after }) => [before, after]))).not.toContain('whsec_');
    const owner = await logInCollaborator(server);
    const { body } = await ask(server.url, 'mutation { removeOldSystem { kind } }', {}, owner);
    expect(body.data).toEqual({ removeOldSystem: { kind: 'PELCRO' } });
    expect((await ask(server.url, '{ oldSystem { kind } }', {}, owner)).body.data).toEqual({
      oldSystem: null,
    });
    expect(
      (await ask(server.url, 'mutation { removeOldSystem { kind } }', {}, owner)).body.errors[0].extensions
        .code,
    ).toBe('NOT_FOUND');
  });

  test('need a recent login', async () => {
    const owner = await logInCollaborator(server);
    server.clock.advance({ minutes: 11 });
    expect((await set(base(), owner)).errors[0].extensions).toMatchObject({ reauthenticate: true });
  });
});
