import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { poll } from '../../access/revocations/partner.ts';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { ChangePassword, Logout, ValidateToken } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, addSite, type OtherAccount } from '../../support/sites.ts';
import { asCollaborator } from './collaborators.ts';
import {
  EndAccountSessions,
  EndCustomerSession,
  EndCustomerSessions,
  EndSiteSessions,
  SessionHistory,
} from './documents.ts';

const server = testServer();
let support: { id: number; token: string };
let admin: { id: number; token: string };
beforeAll(async () => {
  support = await asCollaborator(server, 'SUPPORT');
  admin = await asCollaborator(server, 'ADMIN');
});

const here = () => ({ siteId: server.demo.siteId });
const reason = async (token: string, basic = server.demo.partner) =>
  (await execute(server.url, ValidateToken, { token }, { basic })).validateToken.reason;
const history = async (id: string, page: { first?: number; after?: string | null } = {}) =>
  (await execute(server.url, SessionHistory, { id, ...page }, support)).customer.sessions;

describe('the history of a customer’s sessions', () => {
  test('lists the newest first, with the reason and the actor of each end', async () => {
    const registered = await register(server.url, {}, here());
    const second = await login(server.url, registered, here());
    await execute(server.url, Logout, {}, second);
    const input = { oldPassword: registered.password, newPassword: 'another-password' };
    const { changePassword } = await execute(server.url, ChangePassword, { input }, registered);
    const { sessions } = await history(registered.customer.id);
    expect(sessions).toMatchObject([
      {
        id: changePassword.session.id,
        startedBy: 'PASSWORD_CHANGE',
        endedAt: null,
        endReason: null,
        endedBy: null,
      },
      { id: second.session.id, startedBy: 'PASSWORD', endReason: 'LOGOUT', endedBy: null },
      { id: registered.session.id, startedBy: 'REGISTRATION', endReason: 'PASSWORD_CHANGED', endedBy: null },
    ]);
    expect(sessions[1]?.endedAt).not.toBeNull();
  });

  test('is paged, with each session once', async () => {
    const registered = await register(server.url, {}, here());
    const ids = [registered.session.id];
    for (let n = 0; n < 4; n += 1) ids.unshift((await login(server.url, registered, here())).session.id);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof history>> = await history(registered.customer.id, {
        first: 2,
        after,
      });
      expect(page.sessions.length).toBeLessThanOrEqual(2);
      seen.push(...page.sessions.map(({ id }) => id));
      after = page.nextCursor;
      more = after !== null;
    }
    expect(seen).toEqual(ids);
    for (const [field, wrong] of [
      ['first', { first: 101 }],
      ['first', { first: 0 }],
      ['after', { after: 'x' }],
    ] as const) {
      const { errors } = await request(
        server.url,
        SessionHistory,
        { id: registered.customer.id, ...wrong },
        support,
      );
      expect(errors[0]?.extensions?.fields).toHaveProperty(field);
    }
  });
});

describe('a collaborator with the role SUPPORT ends', () => {
  test('one session and no other; the session and one audit entry name the collaborator', async () => {
    const registered = await register(server.url, {}, here());
    const second = await login(server.url, registered, here());
    const sessionId = second.session.id;
    const { endCustomerSession } = await execute(server.url, EndCustomerSession, { sessionId }, support);
    expect(endCustomerSession).toMatchObject({
      id: sessionId,
      endReason: 'REVOKED_BY_COLLABORATOR',
      endedBy: `collaborator:${support.id}`,
    });
    expect(await reason(second.token)).toBe('REVOKED');
    expect(await reason(registered.token)).toBeNull();
    // Ending it again changes nothing.
    server.clock.advance({ seconds: 5 });
    const again = await execute(server.url, EndCustomerSession, { sessionId }, admin);
    expect(again.endCustomerSession).toEqual(endCustomerSession);
    const entries = await server.gatehouse.prisma.auditEvent.findMany({
      where: { action: 'customer.session_ended', targetId: registered.customer.id },
    });
    expect(entries).toMatchObject([{ actorId: `${support.id}`, after: { sessionId } }]);
  });

  test('all sessions of a customer', async () => {
    const [registered, bystander] = [
      await register(server.url, {}, here()),
      await register(server.url, {}, here()),
    ];
    const second = await login(server.url, registered, here());
    const variables = { customerId: registered.customer.id };
    const { endCustomerSessions } = await execute(server.url, EndCustomerSessions, variables, support);
    expect(endCustomerSessions).toEqual({ endedCount: 2, nextCursor: null });
    for (const { token } of [registered, second]) expect(await reason(token)).toBe('REVOKED');
    expect(await reason(bystander.token)).toBeNull();
    expect(await reason((await login(server.url, registered, here())).token)).toBeNull();
  });
});

describe('an admin ends', () => {
  let foreign: OtherAccount;
  let otherSite: { id: number };
  beforeAll(async () => {
    foreign = await addAccount(server, 'foreign');
  });
  beforeEach(async () => {
    otherSite = await addSite(server, `other-${randomUUID()}`);
  });

  /** Inserts more sessions than logins could open during a test. @returns their number */
  async function manySessions(customerId: string, siteId: number, accountId: number, count: number) {
    await server.gatehouse.prisma.$executeRaw`
      INSERT INTO session (id, account_id, site_id, customer_id, started_by, source, created_at, last_used_at, expires_at)
      SELECT gen_random_uuid(), ${accountId}, ${siteId}, ${Number(customerId)}, 'PASSWORD', '192.0.2.1', now(), now(),
             now() + interval '30 days'
      FROM generate_series(1, ${count})`;
    return count;
  }
  const open = (where: object) =>
    server.gatehouse.prisma.session.count({ where: { endedAt: null, ...where } });

  test('all sessions of a site, even thousands, each with an entry in the feed; other sites keep theirs', async () => {
    const registered = await register(server.url, {}, { siteId: otherSite.id });
    const elsewhere = await register(server.url, {}, here());
    const theirs = await register(server.url, {}, { siteId: foreign.site.id });
    const wanted = 1 + (await manySessions(registered.customer.id, otherSite.id, 1, 2_300));
    await manySessions(theirs.customer.id, foreign.site.id, foreign.account.id, 1_200);
    const { next } = await poll(server, server.demo.partner, { after: 0, limit: 1000 });
    const { endSiteSessions } = await execute(server.url, EndSiteSessions, { siteId: otherSite.id }, admin);
    expect(endSiteSessions).toEqual({ endedCount: wanted, nextCursor: null });
    expect(await open({ siteId: otherSite.id })).toBe(0);
    expect(await reason(registered.token)).toBe('REVOKED');
    expect(await reason(elsewhere.token)).toBeNull();
    expect(await reason(theirs.token, foreign.partner)).toBeNull();
    const ended = await server.gatehouse.prisma.session.groupBy({
      by: ['endReason', 'endedBy'],
      where: { siteId: otherSite.id },
    });
    expect(ended).toEqual([{ endReason: 'REVOKED_BY_COLLABORATOR', endedBy: `collaborator:${admin.id}` }]);
    let entries = 0;
    for (let after = next, more = true; more; ) {
      const page = await poll(server, server.demo.partner, { after, limit: 1000 });
      entries += page.entries.length;
      ({ next: after, more } = page);
    }
    expect(entries).toBe(wanted);
    const audited = await server.gatehouse.prisma.auditEvent.findMany({
      where: { action: 'site.sessions_ended', targetId: `${otherSite.id}` },
    });
    expect(audited).toMatchObject([{ actorId: `${admin.id}`, targetId: `${otherSite.id}` }]);
  });

  test('the remaining sessions of a site, in a call with the cursor of the previous call', async () => {
    const registered = await register(server.url, {}, { siteId: otherSite.id });
    const second = await login(server.url, registered, { siteId: otherSite.id });
    // Every call scans the last 5 minutes again, for logins that committed late. The first two sessions must be older.
    server.clock.advance({ minutes: 6 });
    const third = await login(server.url, registered, { siteId: otherSite.id });
    const variables = { siteId: otherSite.id, after: second.session.id };
    const { endSiteSessions } = await execute(server.url, EndSiteSessions, variables, admin);
    expect(endSiteSessions).toEqual({ endedCount: 1, nextCursor: null });
    expect(await reason(third.token)).toBe('REVOKED');
    for (const { token } of [registered, second]) expect(await reason(token)).toBeNull();
    const { errors } = await request(server.url, EndAccountSessions, { after: 'x' }, admin);
    expect(errors[0]?.extensions?.fields).toHaveProperty('after');
  });

  test('all sessions of an account, and none of another account', async () => {
    const [a, b] = [
      await register(server.url, {}, here()),
      await register(server.url, {}, { siteId: otherSite.id }),
    ];
    const theirs = await register(server.url, {}, { siteId: foreign.site.id });
    const wanted = await open({ accountId: 1 });
    const { endAccountSessions } = await execute(server.url, EndAccountSessions, {}, admin);
    expect(endAccountSessions).toEqual({ endedCount: wanted, nextCursor: null });
    expect(await open({ accountId: 1 })).toBe(0);
    for (const { token } of [a, b]) expect(await reason(token)).toBe('REVOKED');
    expect(await reason(theirs.token, foreign.partner)).toBeNull();
  });

  test('nothing on a site of another account, which is answered as unknown', async () => {
    for (const siteId of [`${foreign.site.id}`, '2147483647', 'x']) {
      const { errors } = await request(server.url, EndSiteSessions, { siteId }, admin);
      expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    }
  });
});
