import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../src/lib/clock.ts';
import { ask } from '../../graphql/ask.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute, rest } from '../../support/client.ts';
import { fullCounts } from '../../support/counts.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import type { SiteSettingsInput, UpdateAccountInput } from '../../support/gql/graphql.ts';
import { mailedToken } from '../../support/mails.ts';
import { type OldSystemMock, startOldSystem } from '../../support/old-system.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { RequestPasswordReset, ResetPassword } from '../../support/ways-in.ts';
import { administer } from '../../tenancy/sites/administer.ts';
import { APIS, KINDS, LOGINS, moving } from './moving.ts';
import { DELETE_MYSELF, testNewcomers } from './newcomers.ts';

const OWN_HASH = /^\$argon2id\$/;
const ELSEWHERE = '$elsewhere$';
const REFUSED = { graphql: 401, pelcro: 404, prancer: 400 };
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { token } }';
const NEW_EMAIL = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { email } }';

let server: TestServer;
let mock: OldSystemMock;
// Each change has its own login, because the clock moves and changes need a recent login.
const set = async (settings: SiteSettingsInput) => (await administer(server)).set(settings);
const setAccount = async (input: UpdateAccountInput) => (await administer(server)).setAccount(input);
const account = () => moving(server, () => mock);

beforeAll(async () => {
  mock = await startOldSystem();
  server = await startServer({ env: { OLD_SYSTEM_TIMEOUT_SECONDS: '15', LOG_LEVEL: 'trace' } });
  // Refusals have no delay of one second here. `imported-hash.test.ts` tests that delay.
  server.gatehouse.oldSystems.refusalMilliseconds = 0;
});
beforeEach(() => {
  mock.mode = 'up';
  mock.people.length = 0;
  mock.questions.length = 0;
  mock.loggedOut.length = 0;
  mock.beforeAnswer = async () => {};
});

const passwordsAsked = () => mock.questions.map(({ body }) => body.password);

describe.each(KINDS)('the old system is %s', (kind) => {
  beforeAll(async () => {
    await account().moveFrom(kind);
  });

  test.each(APIS)('the right password logs in, and its hash is then stored here: %s', async (api) => {
    const customer = await account().customerElsewhere();
    const first = await LOGINS[api](server, customer);
    expect(first).toMatchObject({ status: 200, token: expect.stringMatching(/^ey/) });
    expect(passwordsAsked()).toEqual([customer.password]);
    expect(await account().storedHash(customer.id)).toMatch(OWN_HASH);
    mock.mode = 'down';
    expect(await LOGINS[api](server, customer)).toMatchObject({ status: 200 });
    expect(await LOGINS[api](server, { ...customer, password: 'another one' })).toMatchObject({
      status: REFUSED[api],
    });
    expect(mock.questions).toHaveLength(1);
  });

  test('a wrong password is refused in every API, and is sent to the old system only once', async () => {
    const customers = await Promise.all(APIS.map(() => account().customerElsewhere()));
    const tryAll = () =>
      Promise.all(
        APIS.map((api, index) =>
          LOGINS[api](server, { email: customers[index]?.email ?? '', password: 'not it' }),
        ),
      );
    for (const _attempt of ['asked', 'remembered']) {
      expect((await tryAll()).map(({ status, token }) => [status, token])).toEqual(
        APIS.map((api) => [REFUSED[api], undefined]),
      );
      expect(passwordsAsked()).toEqual(['not it', 'not it', 'not it']);
    }
    for (const { id } of customers) expect(await account().storedHash(id)).toBe(ELSEWHERE);
    const [customer] = customers;
    if (customer) expect(await LOGINS.graphql(server, customer)).toMatchObject({ status: 200 });
  });

  test('the password policy does not apply to the existing password of a customer', async () => {
    const customer = await account().customerElsewhere('simple');
    await set({ passwordPolicy: 'STRONG' });
    expect(await LOGINS.pelcro(server, customer)).toMatchObject({ status: 200 });
    await set({ passwordPolicy: 'BASIC' });
  });
});

describe('a request to the old system', () => {
  test('Pelcro: is a login at its API, and the opened session is then ended', async () => {
    await account().moveFrom('PELCRO');
    const customer = await account().customerElsewhere();
    await LOGINS.graphql(server, customer);
    const { email, password } = customer;
    expect(mock.questions).toMatchObject([
      { path: '/pelcro/auth/login', body: { email, password, site_id: 7, language: 'en' } },
    ]);
    await expect.poll(() => mock.loggedOut).toEqual([`token-of-${email}`]);
  });

  test('Prancer: is a login with the name of the tenant, and the opened session is then ended', async () => {
    await account().moveFrom('PRANCER');
    const { email, password } = await account().customerElsewhere();
    await LOGINS.graphql(server, { email, password });
    expect(mock.questions).toMatchObject([
      { path: '/prancer/login/', body: { email, password, customer_id: 'paper' } },
    ]);
    await expect.poll(() => mock.loggedOut).toEqual([`token-of-${email}`]);
  });

  test('a hook: has the password as it was typed, and is signed with the secret of the hook', async () => {
    await account().moveFrom('HOOK');
    const { id, email, password } = await account().customerElsewhere('cafe\u0301 au lait ');
    expect(await LOGINS.graphql(server, { email, password })).toMatchObject({ status: 200 });
    expect(mock.questions).toMatchObject([
      { path: '/hook', body: { identifier: email, password, subject: String(id) } },
    ]);
  });

  test('has the email of the customer, even if the username was typed', async () => {
    await account().moveFrom('PELCRO');
    const { id, email, password } = await account().customerElsewhere();
    await server.gatehouse.prisma.customer.update({
      where: { id },
      data: { username: `u${id}`, usernameKey: `u${id}` },
    });
    const query = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
    const { body } = await ask(server.url, query, { input: { username: `u${id}`, password } });
    expect(body.data?.login.token).toMatch(/^ey/);
    expect(mock.questions[0]?.body).toMatchObject({ email });
  });
});

test.each(fullCounts ? (['PELCRO', 'PRANCER'] as const) : (['PELCRO'] as const))(
  'another Gatehouse can be the old system: %s',
  async (kind) => {
    const old = await startServer();
    const { email, password, customer } = await register(old.url);
    const paths = { PELCRO: ['/api/v1/sdk', '1'], PRANCER: ['/api', 'demo'] };
    const [path, site] = paths[kind];
    await account().moveFrom(kind, { url: `${old.url}${path}`, site });
    const { id } = await account().customerElsewhere();
    await server.gatehouse.prisma.customer.update({
      where: { id },
      data: { email, emailKey: email, ...(kind === 'PELCRO' && { importedSubject: customer.id }) },
    });
    expect(await LOGINS.graphql(server, { email, password: 'not it' })).toMatchObject({ status: 401 });
    expect(await LOGINS.graphql(server, { email, password })).toMatchObject({ status: 200 });
    expect(await account().storedHash(id)).toMatch(OWN_HASH);
    const open = { customerId: Number(customer.id), startedBy: 'PASSWORD' as const, endedAt: null };
    await expect.poll(() => old.gatehouse.prisma.session.count({ where: open })).toBe(0);
  },
);

describe('the lockout', () => {
  test('counts wrong passwords of the old system, and a locked-out customer causes no request to it', async () => {
    await account().moveFrom('HOOK');
    await setAccount({ lockoutAttempts: 3 });
    const { email, password } = await account().customerElsewhere();
    await Promise.all(['a', 'b', 'c'].map((wrong) => LOGINS.graphql(server, { email, password: wrong })));
    expect(mock.questions).toHaveLength(3);
    expect(await LOGINS.graphql(server, { email, password })).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    // Wrong passwords that are refused from memory count too.
    const other = await account().customerElsewhere();
    await LOGINS.graphql(server, { email: other.email, password: 'wrong' });
    await Promise.all([1, 2].map(() => LOGINS.graphql(server, { email: other.email, password: 'wrong' })));
    expect(mock.questions).toHaveLength(4);
    expect(await LOGINS.graphql(server, other)).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    await setAccount({ lockoutAttempts: 10 });
  });

  test.each(['PELCRO', 'HOOK'] as const)('a lockout at %s is passed on, but not counted', async (kind) => {
    await account().moveFrom(kind);
    await setAccount({ lockoutAttempts: 2 });
    const customer = await account().customerElsewhere();
    mock.mode = 'locked';
    expect(await LOGINS.graphql(server, customer)).toMatchObject({ status: 429, code: 'ACCOUNT_LOCKED' });
    expect(await LOGINS.pelcro(server, customer)).toMatchObject({
      status: 400,
      code: { errors: { email: ['Too many login attempts. Please try again later.'] } },
    });
    expect((await LOGINS.prancer(server, customer)).status).toBe(REFUSED.prancer);
    mock.mode = 'up';
    expect(await LOGINS.graphql(server, customer)).toMatchObject({ status: 200 });
    await setAccount({ lockoutAttempts: 10 });
  });
});

describe('the old system also verifies the password for', () => {
  beforeAll(async () => {
    await account().moveFrom('PELCRO');
  });

  test('a change of the password', async () => {
    const { id, token, email, password } = await account().customerElsewhere();
    const change = (oldPassword: string) =>
      ask(server.url, CHANGE, { input: { oldPassword, newPassword: 'a new Passw0rd' } }, { token });
    expect((await change('not it')).body.errors[0].extensions.fields).toHaveProperty('oldPassword');
    expect((await change(password)).body.data?.changePassword.token).toMatch(/^ey/);
    expect(await account().storedHash(id)).toMatch(OWN_HASH);
    mock.questions.length = 0;
    const old = await LOGINS.graphql(server, { email, password });
    expect([old.status, mock.questions]).toEqual([401, []]);
    expect(await LOGINS.graphql(server, { email, password: 'a new Passw0rd' })).toMatchObject({
      status: 200,
    });
  });

  test('a re-authentication, and the deletion of oneself', async () => {
    const renamed = await account().customerElsewhere();
    const leaving = await account().customerElsewhere();
    server.clock.advance({ minutes: 11 });
    const email = uniqueEmail();
    const rename = (password: string) =>
      ask(server.url, NEW_EMAIL, { input: { email, password } }, { token: renamed.token });
    expect((await rename('not it')).body.errors[0].extensions.fields).toHaveProperty('password');
    expect((await rename(renamed.password)).body.data).toEqual({ updateCustomer: { email } });
    expect(await account().storedHash(renamed.id)).toMatch(OWN_HASH);
    const { token, password, id } = leaving;
    const wrong = await ask(server.url, DELETE_MYSELF, { password: 'not it' }, { token });
    expect(wrong.body.errors[0].extensions.fields).toHaveProperty('password');
    const { body } = await ask(server.url, DELETE_MYSELF, { password }, { token });
    expect(body.data).toEqual({ deleteMyself: { customerId: String(id) } });
  });
});

describe('a concurrent change', () => {
  beforeAll(async () => {
    await account().moveFrom('PELCRO');
  });

  test('a reset during the request to the old system: the old password does not log in', async () => {
    const { id, email, password } = await account().customerElsewhere();
    const asked = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    mock.beforeAnswer = async () => {
      asked.resolve();
      await released.promise;
    };
    const loggingIn = LOGINS.graphql(server, { email, password });
    await asked.promise;
    await execute(server.url, RequestPasswordReset, { input: { email } });
    const token = await mailedToken(server, email);
    await execute(server.url, ResetPassword, { input: { email, token, password: 'a new Passw0rd' } });
    const chosen = await account().storedHash(id);
    released.resolve();
    expect((await loggingIn).status).toBe(401);
    expect(await account().storedHash(id)).toBe(chosen);
  });

  test('several first logins at the same time all succeed', async () => {
    const customer = await account().customerElsewhere();
    const answers = await Promise.all([1, 2, 3].map(() => LOGINS.graphql(server, customer)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await account().storedHash(customer.id)).toMatch(OWN_HASH);
  });
});

describe('the answer must be about the customer who logs in', () => {
  test.each(['PELCRO', 'HOOK'] as const)(
    'an answer with another id opens no session, and does not count as a failure: %s',
    async (kind) => {
      await account().moveFrom(kind);
      await setAccount({ lockoutAttempts: 2 });
      const customer = await account().customerElsewhere();
      const other = await account().customerElsewhere();
      mock.mode = { lies: other.id };
      for (const api of APIS) {
        expect(await LOGINS[api](server, customer)).toMatchObject({ status: 503, token: undefined });
      }
      expect(await account().storedHash(customer.id)).toBe(ELSEWHERE);
      mock.mode = 'up';
      expect(await LOGINS.graphql(server, customer)).toMatchObject({ status: 200 });
      await setAccount({ lockoutAttempts: 10 });
    },
  );

  test.each(['PRANCER', 'HOOK'] as const)(
    'a stranger who registers in the old system with the new email of a customer cannot log in: %s',
    async (kind) => {
      await account().moveFrom(kind);
      const { id, token } = await account().customerElsewhere();
      const email = uniqueEmail();
      const { body } = await ask(server.url, NEW_EMAIL, { input: { email } }, { token });
      expect(body.data).toEqual({ updateCustomer: { email } });
      mock.people.push({ id: 'a thief', email, password: 'chosen by a thief' });
      expect((await LOGINS.graphql(server, { email, password: 'chosen by a thief' })).status).toBe(401);
      expect(await account().storedHash(id)).toBe(ELSEWHERE);
    },
  );
});

describe('an email that no enabled customer has', () => testNewcomers(() => ({ server, mock })));

test('an old system that does not answer delays no other login, and the 81st waiting login is refused', async () => {
  await account().moveFrom('PELCRO');
  await setAccount({ lockoutAttempts: 1_000 });
  const known = await register(server.url);
  const { email } = await account().customerElsewhere();
  const released = Promise.withResolvers<void>();
  mock.beforeAnswer = () => released.promise;
  const answered: number[] = [];
  const waiting = Array.from({ length: 81 }, async () => {
    answered.push((await LOGINS.pelcro(server, { email, password: 'not it' })).status);
  });
  await expect.poll(() => [mock.questions.length, answered]).toEqual([16, [503]]);
  expect(await LOGINS.pelcro(server, known)).toMatchObject({ status: 200 });
  const verdict = await pelcroApi(server, 'POST', '/auth/token/validate', {
    token: known.token,
    body: { auth_token: known.token },
  });
  expect(verdict.body.data).toMatchObject({ valid: true });
  expect(answered).toEqual([503]);
  released.resolve();
  await Promise.all(waiting);
  expect(answered.filter((status) => status === 404)).toHaveLength(80);
  await setAccount({ lockoutAttempts: 10 });
});

test('passwords and tokens are in no log, no audit entry and no metric, and outcomes are counted', async () => {
  const { owner } = await account().moveFrom('HOOK');
  const { secret } = mock;
  const { email, password } = await account().customerElsewhere();
  await LOGINS.graphql(server, { email, password: 'secret-but-wrong' });
  await LOGINS.graphql(server, { email, password });
  const metrics = (await rest(server.url, 'GET', '/metrics')).body;
  const audit = JSON.stringify(await server.gatehouse.prisma.auditEvent.findMany(), (_key, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  const shown = await ask(server.url, '{ oldSystem { kind url site } }', {}, owner);
  for (const text of [server.logs.join('\n'), audit, metrics, JSON.stringify(shown.body)]) {
    for (const hidden of [password, 'secret-but-wrong', secret, `token-of-${email}`]) {
      expect(text).not.toContain(hidden);
    }
  }
  expect(metrics).toMatch(/^gatehouse_old_system_answers_total\{kind="HOOK",outcome="matched"\} [1-9]/m);
  expect(metrics).toMatch(/^gatehouse_old_system_answers_total\{kind="HOOK",outcome="refused"\} [1-9]/m);
  expect(metrics).toMatch(/^gatehouse_old_system_answers_total\{kind="PELCRO",outcome="locked"\} [1-9]/m);
});

// These tests are the last ones, because they move the clock by a day.
describe('if the old system is not asked, because', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['it is disabled', () => account().moveFrom('PELCRO', { enabled: false })],
    ['none is set', async () => server.gatehouse.prisma.oldSystem.deleteMany()],
    [
      'its end date has passed',
      async () => {
        await account().moveFrom('PELCRO', { until: addDays(server.clock(), 1) });
        server.clock.advance({ days: 1 });
      },
    ],
  ])('%s, every password is refused, and a reset sets a new one', async (_why, make) => {
    const customer = await account().customerElsewhere();
    await make();
    const { email, id } = customer;
    const status = await Promise.all(
      [customer.password, ELSEWHERE].map(
        async (password) => (await LOGINS.graphql(server, { email, password })).status,
      ),
    );
    expect([status, mock.questions]).toEqual([[401, 401], []]);
    expect(await account().storedHash(id)).toBe(ELSEWHERE);
    const me = await ask(server.url, '{ me { hasPassword } }', {}, { token: customer.token });
    expect(me.body.data).toEqual({ me: { hasPassword: true } });
    await execute(server.url, RequestPasswordReset, { input: { email } });
    const token = await mailedToken(server, email);
    await execute(server.url, ResetPassword, { input: { email, token, password: 'a new Passw0rd' } });
    expect(await LOGINS.graphql(server, { email, password: 'a new Passw0rd' })).toMatchObject({
      status: 200,
    });
  });
});
