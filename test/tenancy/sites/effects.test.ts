import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { Invite } from '../../administration/collaborators/documents.ts';
import { fail, tryByGraphql } from '../../guarantees/attempts.ts';
import { inParallel, startTwoServers } from '../../guarantees/two-servers.ts';
import { pelcroApi, registerByPelcro } from '../../rest/pelcro/api.ts';
import { execute, request, rest } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Me, Refresh, ValidateToken } from '../../support/documents.ts';
import { lastMailTo } from '../../support/mails.ts';
import { describePostgres } from '../../support/postgres.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { CreatePlan } from '../plans/documents.ts';
import { administer } from './administer.ts';

const DAY = 86_400;

let server: TestServer;
let admin: Awaited<ReturnType<typeof administer>>;
beforeEach(async () => {
  server = await startServer({ env: { TRUSTED_PROXIES: '1' } });
  server.clock.freeze(new Date('2027-03-01T00:00:00Z'));
  admin = await administer(server);
});

const lifetimeOf = (token: string) => {
  const { iat = 0, exp = 0 } = decodeJwt(token);
  return exp - iat;
};
const codeOf = ({ errors }: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
  errors[0]?.extensions?.code ?? null;

describe('of a site', () => {
  test('tokenLifetimeDays: the lifetime of new tokens; earlier tokens keep their expiry', async () => {
    const before = await register(server.url);
    await admin.set({ tokenLifetimeDays: 2 });
    const after = await register(server.url);
    expect([lifetimeOf(before.token), lifetimeOf(after.token)]).toEqual([60 * DAY, 2 * DAY]);
    const { refresh } = await execute(server.url, Refresh, {}, before);
    expect(lifetimeOf(refresh.token)).toBe(2 * DAY);
    server.clock.advance({ days: 2 });
    expect(codeOf(await request(server.url, Me, {}, after))).toBe('TOKEN_EXPIRED');
    expect(codeOf(await request(server.url, Me, {}, before))).toBe(null);
  });

  test('sessionLifetimeDays: the lifetime of a session, which no refresh extends', async () => {
    await admin.set({ sessionLifetimeDays: 3, tokenLifetimeDays: 2 });
    let { refreshToken, session } = await register(server.url);
    expect(session.expiresAt).toBe('2027-03-04T00:00:00.000Z');
    for (const left of [2, 1]) {
      server.clock.advance({ days: 1 });
      const { refresh } = await execute(server.url, Refresh, { refreshToken });
      expect(lifetimeOf(refresh.token)).toBe(left * DAY);
      refreshToken = refresh.refreshToken;
    }
    server.clock.advance({ days: 1 });
    expect(codeOf(await request(server.url, Refresh, { refreshToken }))).not.toBe(null);
  });

  test('refreshTokenLifetimeDays: how long a refresh token is valid', async () => {
    await admin.set({ refreshTokenLifetimeDays: 5 });
    const { refreshToken, refreshTokenExpiresAt } = await register(server.url);
    expect(refreshTokenExpiresAt).toBe('2027-03-06T00:00:00.000Z');
    server.clock.advance({ days: 5 });
    expect(codeOf(await request(server.url, Refresh, { refreshToken }))).toBe('TOKEN_EXPIRED');
  });

  test('allowedOrigins: the only origins that browsers may call from', async () => {
    const granted = async (origin: string) =>
      (await rest(server.url, 'GET', '/api/v1/sdk/site?site_id=1', { headers: { origin } })).headers[
        'access-control-allow-origin'
      ] ?? null;
    const [old, now] = ['http://localhost:3000', 'https://reader.example'];
    expect([await granted(old), await granted(now)]).toEqual([old, null]);
    await admin.set({ allowedOrigins: [now] });
    expect([await granted(old), await granted(now)]).toEqual([null, now]);
    // Developers may serve their pages from loopback addresses.
    const local = ['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost:8080'];
    await admin.set({ allowedOrigins: local });
    for (const origin of local) expect(await granted(origin)).toBe(origin);
    for (const origin of ['http://127.0.0.1:3001', 'http://127.0.0.1', 'https://127.0.0.1:3000']) {
      expect(await granted(origin)).toBe(null);
    }
  });

  test('invalidTokenStatus: the status for an invalid token in the Pelcro API', async () => {
    const statusOf = async () =>
      (await pelcroApi(server, 'GET', '/customer', { token: 'no.token.atall' })).status;
    expect(await statusOf()).toBe(403);
    await admin.set({ invalidTokenStatus: 401 });
    expect(await statusOf()).toBe(401);
  });

  test('defaultLanguage: the language of customers who register with an unknown one', async () => {
    const languageOf = async () => {
      const { token } = await register(server.url, { language: 'xx' });
      return (await execute(server.url, Me, {}, { token })).me?.language;
    };
    expect(await languageOf()).toBe('en');
    await admin.set({ defaultLanguage: 'fr' });
    expect(await languageOf()).toBe('fr');
  });

  test('name, link, defaultCurrency, defaultLanguage and tokenLifetimeDays: the public data of the site', async () => {
    await admin.set({
      name: 'The Reader',
      link: 'https://reader.example',
      defaultCurrency: 'EUR',
      defaultLanguage: 'de',
      tokenLifetimeDays: 9,
    });
    const { body } = await pelcroApi(server, 'GET', '/site');
    expect(body.data).toMatchObject({
      name: 'The Reader',
      link: 'https://reader.example',
      default_currency: 'eur',
      default_locale: 'de',
      auth_token_ttl_days: 9,
    });
  });

  test('defaultCurrency: the currency of plans without one', async () => {
    const plan = { siteId: '1', input: { nickname: 'Monthly' } };
    const { owner } = admin;
    expect((await execute(server.url, CreatePlan, plan, owner)).createPlan.currency).toBe('usd');
    await admin.set({ defaultCurrency: 'chf' });
    expect((await execute(server.url, CreatePlan, plan, owner)).createPlan.currency).toBe('chf');
  });
});

describe('of an account', () => {
  test('name: the name in invitations', async () => {
    await admin.setAccount({ name: 'The Acme Press' });
    const email = uniqueEmail();
    await execute(server.url, Invite, { input: { email, role: 'SUPPORT' } }, admin.owner);
    expect((await lastMailTo(server, email)).subject).toBe('You are invited to The Acme Press');
  });

  test('lockoutAttempts and lockoutWindowSeconds: how many failures lock a customer, and for how long', async () => {
    await admin.setAccount({ lockoutAttempts: 3, lockoutWindowSeconds: 60 });
    const customer = await register(server.url);
    await fail(server.url, customer, 3);
    expect(await tryByGraphql(server.url, customer)).toBe('locked');
    server.clock.advance({ seconds: 60 });
    expect(await tryByGraphql(server.url, customer)).toBe('right');
  });

  test('lockoutScope: whether a lock applies to one address or to all', async () => {
    const [here, there] = ['192.0.2.1', '192.0.2.2'];
    const customer = await register(server.url);
    await fail(server.url, { ...customer, from: here }, 10);
    expect(await tryByGraphql(server.url, { ...customer, from: there })).toBe('right');
    await admin.setAccount({ lockoutScope: 'CUSTOMER' });
    await fail(server.url, { ...customer, from: here }, 10);
    expect(await tryByGraphql(server.url, { ...customer, from: there })).toBe('locked');
  });

  test('lockoutDailyCap: how many failures in a day, from all addresses, lock a customer', async () => {
    await admin.setAccount({ lockoutDailyCap: 4 });
    const customer = await register(server.url);
    for (let index = 0; index < 4; index += 1) {
      expect(await fail(server.url, { ...customer, from: `198.51.100.${index}` }, 1)).toEqual(['wrong']);
    }
    expect(await tryByGraphql(server.url, { ...customer, from: '198.51.100.9' })).toBe('locked');
  });

  test('sandbox: whether partners get the verdicts of test tokens', async () => {
    const token = 'test.valid.gatehouse';
    const verdict = async () =>
      (await execute(server.url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken
        .valid;
    expect(await verdict()).toBe(false);
    await admin.setAccount({ sandbox: true });
    expect(await verdict()).toBe(true);
  });
});

describePostgres('with two servers', () => {
  test('a changed setting applies on both servers as soon as one has answered the change', async () => {
    const servers = await startTwoServers();
    const { set, setAccount } = await administer(servers.first);
    await set({ tokenLifetimeDays: 4, passwordPolicy: 'STRONG' });
    await setAccount({ lockoutAttempts: 2 });
    const customer = await registerByPelcro(servers.second, { password: 'Violet-Harbor-92' });
    expect(lifetimeOf(customer.token)).toBe(4 * DAY);
    await inParallel(2, (index) => fail(servers.at(index).url, customer, 1));
    expect(await tryByGraphql(servers.second.url, customer)).toBe('locked');
  });
});
