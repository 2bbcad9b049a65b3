import { beforeAll, describe, expect, test } from 'vitest';
import { inParallel } from '../../guarantees/two-servers.ts';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { ChangePassword, Logout, Me } from '../../support/documents.ts';
import { describePostgres } from '../../support/postgres.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount, addSite, type OtherAccount } from '../../support/sites.ts';
import { codeOf } from '../identity-providers/scene.ts';
import { CreateHandoff, RedeemHandoff } from './documents.ts';

let server: TestServer;
let target: number;
let closed: number;
let foreign: OtherAccount;
beforeAll(async () => {
  server = await startServer();
  // A code is valid for 30 seconds. The clock is frozen, so that a slow machine does not exceed this time.
  server.clock.freeze();
  await allowHandoff(1, true);
  target = (await addSite(server, 'target', { sessionHandoff: true })).id;
  closed = (await addSite(server, 'closed')).id;
  foreign = await addAccount(server, 'foreign', { sessionHandoff: true });
});

const allowHandoff = (id: number, sessionHandoff: boolean) =>
  server.gatehouse.prisma.site.update({ where: { id }, data: { sessionHandoff } });
const enter = () => register(server.url, {}, { siteId: 1 });
const create = async (token: string, targetSiteId: number | string = target) =>
  request(server.url, CreateHandoff, { targetSiteId: String(targetSiteId) }, { token });
const codeFor = async (token: string) => (await create(token)).data?.createHandoff.code ?? '';
const redeem = (code: string, siteId = target, at = server) =>
  request(at.url, RedeemHandoff, { code }, { siteId });

describe('a handoff', () => {
  test('logs a customer in on another site of the account', async () => {
    const customer = await enter();
    const { data } = await redeem(await codeFor(customer.token));
    expect(data?.redeemHandoff).toMatchObject({
      customer: { id: customer.customer.id },
      session: { siteId: String(target), startedBy: 'HANDOFF' },
    });
    const token = data?.redeemHandoff.token ?? '';
    expect((await execute(server.url, Me, {}, { token, siteId: target })).me?.id).toBe(customer.customer.id);
  });

  test('is valid once', async () => {
    const code = await codeFor((await enter()).token);
    expect(codeOf(await redeem(code))).toBeUndefined();
    expect(codeOf(await redeem(code))).toBe('INVALID_CREDENTIALS');
  });

  test('is valid for 30 seconds', async () => {
    const customer = await enter();
    const [early, late] = [await codeFor(customer.token), await codeFor(customer.token)];
    server.clock.advance({ seconds: 28 });
    expect(codeOf(await redeem(early))).toBeUndefined();
    server.clock.advance({ seconds: 3 });
    expect(codeOf(await redeem(late))).toBe('INVALID_CREDENTIALS');
  });

  test('is valid on its target site only, and an attempt on another site does not use it up', async () => {
    const code = await codeFor((await enter()).token);
    for (const other of [1, closed, foreign.site.id]) {
      expect(codeOf(await redeem(code, other))).toBe('INVALID_CREDENTIALS');
    }
    expect(codeOf(await redeem(code))).toBeUndefined();
  });

  test('is refused with the same answer for a missing site and for one of another account', async () => {
    const { token } = await enter();
    const answers = await Promise.all(
      [foreign.site.id, 987_654, '0', 'x', '99999999999'].map((id) => create(token, id)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.errors]))).size).toBe(1);
    expect(answers.map(codeOf)).toEqual(Array(5).fill('NOT_FOUND'));
  });

  test('requires that both sites allow it', async () => {
    const customer = await enter();
    expect(codeOf(await create(customer.token, closed))).toBe('FORBIDDEN');
    const there = await login(server.url, customer, { siteId: closed });
    expect(codeOf(await create(there.token))).toBe('FORBIDDEN');
    // The site of the session counts, not the site that the request names.
    const named = { token: there.token, siteId: target };
    const answer = await request(server.url, CreateHandoff, { targetSiteId: String(target) }, named);
    expect(codeOf(answer)).toBe('FORBIDDEN');
  });

  test('is not valid while either site does not allow it', async () => {
    for (const site of [1, target]) {
      const code = await codeFor((await enter()).token);
      await allowHandoff(site, false);
      expect(codeOf(await redeem(code))).toBe('INVALID_CREDENTIALS');
      await allowHandoff(site, true);
      expect(codeOf(await redeem(code))).toBeUndefined();
    }
  });

  test('is revoked by a logout, a change of the password or disabling the customer', async () => {
    const { url, gatehouse, clock } = server;
    const [out, changed, disabled] = [await enter(), await enter(), await enter()];
    const codes = [await codeFor(out.token), await codeFor(changed.token), await codeFor(disabled.token)];
    await execute(url, Logout, {}, { token: out.token });
    const input = { oldPassword: changed.password, newPassword: 'another one' };
    await execute(url, ChangePassword, { input }, { token: changed.token });
    const where = { id: Number(disabled.customer.id) };
    await gatehouse.prisma.customer.update({ where, data: { disabledAt: clock.now() } });
    for (const code of codes) expect(codeOf(await redeem(code))).toBe('INVALID_CREDENTIALS');
  });

  test('opens a session that ends no later than the session that it continues', async () => {
    const customer = await enter();
    server.clock.advance({ days: 10 });
    const { data } = await redeem(await codeFor(customer.token));
    expect(data?.redeemHandoff.session.expiresAt).toBe(customer.session.expiresAt);
  });

  test('requires a token, and no other credential is accepted as a code', async () => {
    expect(codeOf(await create(''))).toBe('UNAUTHENTICATED');
    const customer = await enter();
    for (const code of ['', 'x', 'a\0b', customer.token, customer.refreshToken ?? '']) {
      expect(['INVALID_CREDENTIALS', 'VALIDATION_FAILED']).toContain(codeOf(await redeem(code)));
    }
    const code = await codeFor(customer.token);
    expect(codeOf(await request(server.url, Me, {}, { token: code }))).toBe('UNAUTHENTICATED');
  });
});

describePostgres('50 parallel redemptions of a code', () => {
  beforeAll(async () => {
    const embedded = { server, target };
    server = await startServer({ database: 'postgres' });
    server.clock.freeze();
    await allowHandoff(1, true);
    target = (await addSite(server, 'target', { sessionHandoff: true })).id;
    return () => {
      ({ server, target } = embedded);
    };
  });

  test('open one session', async () => {
    for (let round = 0; round < 3; round += 1) {
      const code = await codeFor((await enter()).token);
      const answers = await inParallel(50, () => redeem(code));
      expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
      const { prisma } = server.gatehouse;
      expect(await prisma.session.count({ where: { siteId: target, startedBy: 'HANDOFF' } })).toBe(round + 1);
    }
  });
});
