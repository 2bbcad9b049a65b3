import { beforeEach, describe, expect, test } from 'vitest';
import { CreateHandoff, RedeemHandoff } from '../../customers/single-sign-on/documents.ts';
import { inParallel, startTwoServers } from '../../guarantees/two-servers.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { loginByPrancer } from '../../rest/prancer/api.ts';
import { execute, request, rest } from '../../support/client.ts';
import { count, fullCounts } from '../../support/counts.ts';
import { login, register, tryLogin } from '../../support/customers.ts';
import { ChangePassword, Login, Logout, ValidateToken } from '../../support/documents.ts';
import { describePostgres } from '../../support/postgres.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { administer } from '../../tenancy/sites/administer.ts';

const BLACKLISTED = {
  error: { status: 403, message: 'Authentication token has been blacklisted, please try again' },
};
const FULL = 'You are logged in on as many devices as this site allows. Log out on one of them first.';

async function verdictOn({ url }: { url: string }, token: string, basic: TestServer['demo']['partner']) {
  return (await execute(url, ValidateToken, { token }, { basic })).validateToken;
}

describe('a site with REFUSE_NEW', () => {
  let server: TestServer;
  let admin: Awaited<ReturnType<typeof administer>>;
  beforeEach(async () => {
    server = await startServer();
    admin = await administer(server);
    await admin.set({ concurrentSessions: 'REFUSE_NEW', sessionLimit: 2 });
  });

  const tryLogin = (input: { email: string; password: string }) =>
    request(server.url, Login, { input: { email: input.email, password: input.password } });

  test('refuses a login beyond the limit in GraphQL and both REST APIs, and ends no session', async () => {
    const customer = await register(server.url);
    const second = await login(server.url, customer);
    const { status, errors } = await tryLogin(customer);
    expect({ status, code: errors[0]?.extensions?.code, message: errors[0]?.message }).toEqual({
      status: 403,
      code: 'SESSION_LIMIT_REACHED',
      message: FULL,
    });
    const { email, password } = customer;
    const pelcro = await pelcroApi(server, 'POST', '/auth/login', { body: { email, password } });
    expect([pelcro.status, pelcro.body]).toEqual([
      403,
      { error: { report_id: null, status: 403, message: FULL } },
    ]);
    const body = { email, password, customer_id: 'demo' };
    const prancer = await rest(server.url, 'POST', '/demo/api/login/', { body });
    expect([prancer.status, prancer.body.data]).toEqual([400, {}]);
    for (const { token } of [customer, second]) {
      expect(await verdictOn(server, token, server.demo.partner)).toMatchObject({ valid: true });
    }
  });

  test('allows a login after a logout, and after a session has expired', async () => {
    const customer = await register(server.url);
    const second = await login(server.url, customer);
    await execute(server.url, Logout, {}, second);
    await login(server.url, customer);
    expect((await tryLogin(customer)).data).toBe(null);
    server.clock.advance({ days: 365 });
    expect((await tryLogin(customer)).errors).toEqual([]);
  });

  test('answers a wrong password with the usual refusal, even at the limit', async () => {
    const customer = await register(server.url);
    await login(server.url, customer);
    const { errors } = await tryLogin({ ...customer, password: 'not this one' });
    expect(errors[0]?.extensions?.code).toBe('INVALID_CREDENTIALS');
  });

  test('allows a change of the password, which ends all sessions first', async () => {
    const customer = await register(server.url);
    await login(server.url, customer);
    const input = { oldPassword: customer.password, newPassword: 'another password' };
    const { errors } = await request(server.url, ChangePassword, { input }, customer);
    expect(errors).toEqual([]);
  });

  test('allows logins again when the setting changes', async () => {
    const customer = await register(server.url);
    await login(server.url, customer);
    await admin.set({ concurrentSessions: 'UNLIMITED' });
    await login(server.url, customer);
  });
});

describe('a site with EVICT_OLDEST', () => {
  test('ends the oldest session at the first login after the setting is changed, and refuses its token', async () => {
    const server = await startServer();
    const customer = await register(server.url);
    const { set } = await administer(server);
    await set({ concurrentSessions: 'EVICT_OLDEST' });
    expect((await pelcroApi(server, 'GET', '/customer', { token: customer.token })).status).toBe(200);
    const { token } = await loginByPrancer(server, customer);
    const displaced = await pelcroApi(server, 'GET', '/customer', { token: customer.token });
    expect([displaced.status, displaced.body]).toEqual([403, BLACKLISTED]);
    expect((await pelcroApi(server, 'GET', '/customer', { token })).status).toBe(200);
  });
});

/** A token is valid on every site of its account, so a login on a site without a limit must not bypass a limit. */
describe('the sessions of a customer are counted on all sites of the account', () => {
  type Limit = { concurrentSessions: 'UNLIMITED' | 'EVICT_OLDEST' | 'REFUSE_NEW'; sessionLimit?: number };
  const unlimited: Limit = { concurrentSessions: 'UNLIMITED' };
  const evict = (sessionLimit: number): Limit => ({ concurrentSessions: 'EVICT_OLDEST', sessionLimit });
  const refuse = (sessionLimit: number): Limit => ({ concurrentSessions: 'REFUSE_NEW', sessionLimit });

  let server: TestServer;
  let admin: Awaited<ReturnType<typeof administer>>;
  let otherSites: number[];
  beforeEach(async () => {
    server = await startServer();
    admin = await administer(server);
    otherSites = [(await addSite(server, 'one')).id, (await addSite(server, 'other')).id];
  });

  async function limitSites(...limits: Limit[]) {
    const ids = [server.demo.siteId, ...otherSites];
    for (const [index, limit] of limits.entries()) await admin.set(limit, ids[index]);
  }
  /** Tries to open four sessions on the first site. @returns 'open', 'refused' or the reason of the end for each */
  async function fourLogins() {
    const on = { siteId: server.demo.siteId };
    const { email, password, token } = await register(server.url, {}, on);
    const tokens: (string | null)[] = [token];
    for (let index = 1; index < 4; index += 1) {
      server.clock.advance({ seconds: 1 });
      const { data } = await request(server.url, Login, { input: { email, password } }, on);
      tokens.push(data?.login.token ?? null);
    }
    const evaluate = async (token: string | null) =>
      token === null ? 'refused' : ((await verdictOn(server, token, server.demo.partner)).reason ?? 'open');
    return Promise.all(tokens.map(evaluate));
  }
  const [OPEN, ENDED, REFUSED] = ['open', 'SUPERSEDED', 'refused'];

  test.each<[string, Limit[], (string | undefined)[]]>([
    ['no site has a limit', [unlimited, unlimited, unlimited], [OPEN, OPEN, OPEN, OPEN]],
    ['another site evicts', [unlimited, evict(1), unlimited], [ENDED, ENDED, ENDED, OPEN]],
    ['another site refuses', [unlimited, refuse(2), unlimited], [OPEN, OPEN, REFUSED, REFUSED]],
    ['the smallest limit applies and evicts', [refuse(3), evict(2)], [ENDED, ENDED, OPEN, OPEN]],
    ['the smallest limit applies and refuses', [evict(3), refuse(2)], [OPEN, OPEN, REFUSED, REFUSED]],
    ['of two equal limits REFUSE_NEW applies', [evict(2), refuse(2)], [OPEN, OPEN, REFUSED, REFUSED]],
    [
      'of two equal limits REFUSE_NEW applies, in any order',
      [refuse(2), evict(2)],
      [OPEN, OPEN, REFUSED, REFUSED],
    ],
    ['of three limits the smallest applies', [evict(3), evict(2), refuse(4)], [ENDED, ENDED, OPEN, OPEN]],
    [
      'the limit of a site with UNLIMITED is ignored',
      [{ ...unlimited, sessionLimit: 1 }, evict(3)],
      [ENDED, OPEN, OPEN, OPEN],
    ],
  ])('%s', async (_case, limits, expected) => {
    await limitSites(...limits);
    expect(await fourLogins()).toEqual(expected);
  });

  test('sites of another account are ignored', async () => {
    await addAccount(server, 'strict', refuse(1));
    expect(await fourLogins()).toEqual([OPEN, OPEN, OPEN, OPEN]);
  });

  test('a registration, a change of the password and a Pelcro refresh are allowed at the limit', async () => {
    await limitSites(unlimited, refuse(1));
    const on = { siteId: server.demo.siteId };
    const customer = await register(server.url, {}, on);
    const refreshed = await pelcroApi(server, 'POST', '/customer/refresh', { token: customer.token });
    expect(refreshed.status).toBe(200);
    const input = { oldPassword: customer.password, newPassword: 'another password' };
    expect((await request(server.url, ChangePassword, { input }, customer)).errors).toEqual([]);
  });

  test('a session that began by a handoff counts', async () => {
    await limitSites({ ...unlimited }, evict(1));
    for (const id of [server.demo.siteId, ...otherSites]) await admin.set({ sessionHandoff: true }, id);
    const customer = await register(server.url, {}, { siteId: server.demo.siteId });
    const { createHandoff } = await execute(
      server.url,
      CreateHandoff,
      { targetSiteId: String(otherSites[1]) },
      customer,
    );
    const { code } = createHandoff;
    const { redeemHandoff } = await execute(
      server.url,
      RedeemHandoff,
      { code },
      { siteId: otherSites[1] ?? 0 },
    );
    const { partner } = server.demo;
    expect(await verdictOn(server, customer.token, partner)).toMatchObject({ reason: 'SUPERSEDED' });
    expect(await verdictOn(server, redeemHandoff.token, partner)).toMatchObject({ valid: true });
  });
});

describePostgres('20 parallel logins on two servers', () => {
  const LOGINS = 20;

  const limits = fullCounts ? ([1, 3] as const) : ([3] as const);
  const policies = ['EVICT_OLDEST', 'REFUSE_NEW'] as const;
  const cases = policies.flatMap((policy) => limits.map((limit) => [policy, limit] as const));
  test.each(cases)('with %s leave exactly %i open sessions', async (concurrentSessions, sessionLimit) => {
    const servers = await startTwoServers();
    const { partner } = servers.first.demo;
    const { set } = await administer(servers.first);
    // One site has the limit. Half of the logins are on another site, which has no limit.
    const strict = await addSite(servers.first, 'strict');
    await set({ concurrentSessions, sessionLimit }, strict.id);
    const siteOf = (index: number) => ({ siteId: index % 4 < 2 ? strict.id : servers.first.demo.siteId });
    for (let round = 0; round < count(1, 20); round += 1) {
      const customer = await register(servers.first.url, {}, siteOf(round));
      const answers = await inParallel(LOGINS, (index) =>
        tryLogin(servers.at(index).url, customer, siteOf(index)),
      );
      const tokens = answers.flatMap(({ data }) => (data ? [data.login.token] : []));
      const refused = answers.map(({ errors }) => errors[0]?.extensions?.code).filter(Boolean);
      if (concurrentSessions === 'EVICT_OLDEST') expect([refused, tokens.length]).toEqual([[], LOGINS]);
      // The session of the registration is open too, so one login less is allowed.
      else expect(refused).toEqual(Array(LOGINS - sessionLimit + 1).fill('SESSION_LIMIT_REACHED'));

      const all = [customer.token, ...tokens];
      for (const server of servers.both) {
        const verdicts = await Promise.all(all.map((token) => verdictOn(server, token, partner)));
        expect(verdicts.filter(({ valid }) => valid).length).toBe(sessionLimit);
        const ended = verdicts.filter(({ valid }) => !valid);
        expect(ended.every(({ reason }) => reason === 'SUPERSEDED')).toBe(true);
        const index = verdicts.findIndex(({ valid }) => !valid);
        if (index < 0) continue;
        const shim = await pelcroApi(server, 'GET', '/customer', { token: all[index] ?? '' });
        expect([shim.status, shim.body]).toEqual([403, BLACKLISTED]);
      }
    }
  });
});
