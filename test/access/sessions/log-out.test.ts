import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../customers/profiles/refusal.ts';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import {
  EndOtherSessions,
  EndSession,
  Logout,
  Me,
  Refresh,
  Sessions,
  ValidateToken,
} from '../../support/documents.ts';
import { startServer, testServer } from '../../support/server.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

const verdict = async (token: string) =>
  (await execute(url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken;
const sessionsOf = async (caller: { token: string }) =>
  (await execute(url, Sessions, {}, caller)).me?.sessions ?? [];

describe('logout', () => {
  test('invalidates every token of its session, and of no other session', async () => {
    const customer = await register(url);
    const other = await login(url, customer);
    const second = (await execute(url, Refresh, {}, customer)).refresh.token;
    const { logout } = await execute(url, Logout, {}, customer);
    expect(logout).toEqual({ customer: { id: customer.customer.id, email: customer.email } });
    for (const token of [customer.token, second]) {
      expect(await verdict(token)).toMatchObject({
        valid: false,
        reason: 'REVOKED',
        action: 'REAUTHENTICATE',
      });
    }
    const { refreshToken } = customer;
    expectRefusal(await request(url, Refresh, { refreshToken }), 'TOKEN_REVOKED');
    expectRefusal(await request(url, Refresh, {}, customer), 'TOKEN_REVOKED');
    expect(await verdict(other.token)).toMatchObject({ valid: true });
    expect((await execute(url, Me, {}, other)).me?.id).toBe(customer.customer.id);
  });

  test('is refused with TOKEN_REVOKED the second time, and changes nothing', async () => {
    const customer = await register(url);
    await execute(url, Logout, {}, customer);
    const where = { id: customer.session.id };
    const ended = await server.gatehouse.prisma.session.findUniqueOrThrow({ where });
    server.clock.advance({ seconds: 1 });
    expectRefusal(await request(url, Logout, {}, customer), 'TOKEN_REVOKED');
    expect(await server.gatehouse.prisma.session.findUniqueOrThrow({ where })).toEqual(ended);
  });
});

describe('a customer’s sessions', () => {
  test('are listed newest first, with the current one marked and with correct dates', async () => {
    const customer = await register(url, {}, { headers: { 'user-agent': 'Reader/1.0' } });
    server.clock.advance({ minutes: 5 });
    const later = await login(url, customer);
    const at = (date: string | undefined) => Date.parse(date ?? '');
    const listed = await sessionsOf(customer);
    expect(listed).toMatchObject([
      { id: later.session.id, startedBy: 'PASSWORD', current: false, endedAt: null, endReason: null },
      { id: customer.session.id, startedBy: 'REGISTRATION', current: true, userAgent: 'Reader/1.0' },
    ]);
    for (const { createdAt, lastUsedAt, expiresAt } of listed) {
      expect(lastUsedAt).toBe(createdAt);
      expect(at(expiresAt) - at(createdAt)).toBe(365 * 86_400_000);
    }
    server.clock.advance({ minutes: 5 });
    await execute(url, Refresh, { refreshToken: customer.refreshToken });
    const used = (await sessionsOf(customer)).find(({ current }) => current);
    expect(at(used?.lastUsedAt) - at(used?.createdAt)).toBeGreaterThanOrEqual(600_000);
  });

  test('are not listed after they have ended or expired', async () => {
    const customer = await register(url);
    const other = await login(url, customer);
    await execute(url, Logout, {}, customer);
    expect((await sessionsOf(other)).map(({ id }) => id)).toEqual([other.session.id]);
    server.clock.advance({ days: 366 });
    const again = await login(url, customer);
    expect((await sessionsOf(again)).map(({ id }) => id)).toEqual([again.session.id]);
  });

  test('can be ended one by one, and ending one again changes nothing', async () => {
    const customer = await register(url);
    const other = await login(url, customer);
    const { session } = (await execute(url, EndSession, { id: other.session.id }, customer)).endSession;
    expect(session).toMatchObject({ id: other.session.id, endReason: 'ENDED_BY_CUSTOMER' });
    expect(await verdict(other.token)).toMatchObject({ valid: false, reason: 'REVOKED' });
    expect(await verdict(customer.token)).toMatchObject({ valid: true });
    server.clock.advance({ seconds: 1 });
    const again = (await execute(url, EndSession, { id: other.session.id }, customer)).endSession;
    expect(again.session).toEqual(session);
  });

  test('cannot be ended by another customer, who gets the same answer as for an unknown session', async () => {
    const [customer, other] = [await register(url), await register(url)];
    const ids = [
      other.session.id,
      '01a3c5e7-0000-7000-8000-000000000000',
      'nonsense',
      '',
      '1',
      '\0',
      "' OR 1=1 --",
    ];
    for (const id of ids) {
      const answer = await request(url, EndSession, { id }, customer);
      expectRefusal(answer, 'NOT_FOUND');
      expect(answer.errors[0]?.message).toBe('Not found.');
    }
    expect(await verdict(other.token)).toMatchObject({ valid: true });
  });

  test('can be ended all at once, except the current one; those of other customers stay open', async () => {
    const stranger = await register(url);
    const customer = await register(url);
    const others = [await login(url, customer), await login(url, customer), await login(url, customer)];
    const end = async () => (await execute(url, EndOtherSessions, {}, customer)).endOtherSessions.endedCount;
    expect(await end()).toBe(3);
    expect(await end()).toBe(0);
    for (const { token, refreshToken } of others) {
      expect(await verdict(token)).toMatchObject({ valid: false, reason: 'REVOKED' });
      expectRefusal(await request(url, Refresh, { refreshToken }), 'TOKEN_REVOKED');
    }
    for (const { token } of [customer, stranger]) expect(await verdict(token)).toMatchObject({ valid: true });
  });
});

describe('a site with EVICT_OLDEST', () => {
  test('ends a customer’s older sessions on another site of the account at a login', async () => {
    const single = await startServer();
    const where = { id: single.demo.siteId };
    const { accountId } = await single.gatehouse.prisma.site.findUniqueOrThrow({ where });
    const sister = await single.gatehouse.prisma.site.create({
      data: { accountId, name: 'Single', slug: 'single' },
    });
    const on = { siteId: single.demo.siteId };
    const stranger = await register(single.url, {}, on);
    const first = await register(single.url, {}, on);
    const second = await login(single.url, first, on);
    await single.gatehouse.prisma.site.update({
      where: { id: sister.id },
      data: { concurrentSessions: 'EVICT_OLDEST' },
    });
    const third = await login(single.url, first, { siteId: sister.id });
    const verdictOf = async (token: string) =>
      (await execute(single.url, ValidateToken, { token }, { basic: single.demo.partner })).validateToken;
    for (const { token } of [first, second]) {
      expect(await verdictOf(token)).toMatchObject({ reason: 'SUPERSEDED', action: 'REAUTHENTICATE' });
    }
    for (const { token } of [third, stranger]) expect(await verdictOf(token)).toMatchObject({ valid: true });
    const displaced = await single.gatehouse.prisma.session.findUniqueOrThrow({
      where: { id: first.session.id },
    });
    expect(displaced.supersededById).toBe(third.session.id);
  });

  test('keeps the newest sessions, up to the session limit', async () => {
    const some = await startServer();
    const data = { concurrentSessions: 'EVICT_OLDEST', sessionLimit: 2 } as const;
    await some.gatehouse.prisma.site.update({ where: { id: some.demo.siteId }, data });
    const customer = await register(some.url);
    const sessions = [customer.session.id];
    for (const _login of [2, 3]) {
      some.clock.advance({ minutes: 1 });
      sessions.push((await login(some.url, customer)).session.id);
    }
    const open = await some.gatehouse.prisma.session.findMany({
      where: { endedAt: null },
      orderBy: { createdAt: 'asc' },
    });
    expect(open.map(({ id }) => id)).toEqual(sessions.slice(1));
  });
});
