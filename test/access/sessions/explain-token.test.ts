import { beforeAll, describe, expect, test } from 'vitest';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { EndCustomerSession, ExplainToken } from '../../administration/customer-support/documents.ts';
import { execute, request, rest } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { ChangePassword, Refresh } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';

const server = testServer({ env: { LOG_LEVEL: 'trace' } });
let support: { id: number; token: string };
beforeAll(async () => {
  support = await asCollaborator(server, 'SUPPORT');
});

const here = () => ({ siteId: server.demo.siteId });
const explain = async (token: string) =>
  (await execute(server.url, ExplainToken, { token }, support)).explainToken;
const kinds = ({ entries }: Awaited<ReturnType<typeof explain>>) => entries.map(({ kind }) => kind);

describe('the explanation of a token', () => {
  test('that is valid says when the session began and when the token was issued', async () => {
    const customer = await register(server.url, {}, here());
    const story = await explain(customer.token);
    expect(story.verdict).toEqual({ valid: true, reason: null, action: null });
    expect(story.session?.id).toBe(customer.session.id);
    expect(kinds(story)).toEqual(['SESSION_BEGAN', 'ISSUED']);
    expect(story.entries[0]?.text).toBe('The session began with a registration, on site 1, from 127.0.0.1.');
    expect(story.entries[1]?.text).toContain('when the session began');
  });

  test('of a refreshed session lists every refresh, and says which one issued the token', async () => {
    const customer = await register(server.url, {}, here());
    server.clock.advance({ seconds: 60 });
    const first = (await execute(server.url, Refresh, { refreshToken: customer.refreshToken })).refresh;
    server.clock.advance({ seconds: 60 });
    const { refresh } = await execute(server.url, Refresh, { refreshToken: first.refreshToken });
    expect(kinds(await explain(customer.token))).toEqual([
      'SESSION_BEGAN',
      'ISSUED',
      'REFRESHED',
      'REFRESHED',
    ]);
    const story = await explain(refresh.token);
    expect(kinds(story)).toEqual(['SESSION_BEGAN', 'REFRESHED', 'REFRESHED', 'ISSUED']);
    expect(story.entries.at(-1)?.text).toContain('by that refresh');
    // A refresh by the access token itself.
    server.clock.advance({ seconds: 60 });
    const legacy = await execute(server.url, Refresh, {}, refresh);
    const issued = (await explain(legacy.refresh.token)).entries.at(-1);
    expect(issued?.text).toContain('for an older token of the session');
  });

  test('whose session a newer login superseded names that login', async () => {
    const { prisma } = server.gatehouse;
    await prisma.site.update({
      where: { id: 1 },
      data: { concurrentSessions: 'EVICT_OLDEST', sessionLimit: 1 },
    });
    const customer = await register(server.url, {}, here());
    const newer = await login(server.url, customer, here());
    await prisma.site.update({ where: { id: 1 }, data: { concurrentSessions: 'UNLIMITED' } });
    const story = await explain(customer.token);
    expect(story.verdict).toMatchObject({ valid: false, reason: 'SUPERSEDED' });
    expect(story.entries.at(-1)).toMatchObject({
      kind: 'SUPERSEDED',
      supersededById: newer.session.id,
      text: 'The session was displaced by a login with a password, on site 1, from 127.0.0.1.',
    });
  });

  test('whose session ended by a change of the password names the change, and no newer login', async () => {
    const customer = await register(server.url, {}, here());
    const input = { oldPassword: customer.password, newPassword: 'another passphrase' };
    await execute(server.url, ChangePassword, { input }, customer);
    const story = await explain(customer.token);
    expect(story.verdict).toMatchObject({ valid: false, reason: 'PASSWORD_CHANGED' });
    expect(story.entries.at(-1)).toMatchObject({
      kind: 'SESSION_ENDED',
      supersededById: null,
      text: 'The password was changed, which ends every session.',
    });
  });

  test('of an ended session names the actor', async () => {
    const customer = await register(server.url, {}, here());
    await execute(server.url, EndCustomerSession, { sessionId: customer.session.id }, support);
    const byCollaborator = await explain(customer.token);
    expect(byCollaborator.verdict.reason).toBe('REVOKED');
    expect(byCollaborator.entries.at(-1)).toMatchObject({
      kind: 'SESSION_ENDED',
      text: `The session was revoked (collaborator:${support.id}).`,
    });
    const other = await register(server.url, {}, here());
    const basic = server.demo.partner;
    await rest(server.url, 'POST', '/oauth2/revoke', { basic, form: { token: other.token } });
    expect((await explain(other.token)).entries.at(-1)?.text).toMatch(
      /^A partner revoked the session \(partner:\d+\)\.$/,
    );
  });

  test('of another account or without a session has the verdict only', async () => {
    const { site } = await addAccount(server, 'foreign');
    const theirs = await register(server.url, {}, { siteId: site.id });
    const story = await explain(theirs.token);
    expect(story).toEqual({
      verdict: { valid: false, reason: 'UNKNOWN', action: 'DENY' },
      session: null,
      entries: [],
    });
    for (const token of ['', 'x', 'a.b.c', 'a\0b', `${theirs.token}x`]) {
      const nothing = await explain(token);
      expect([nothing.verdict.valid, nothing.session, nothing.entries]).toEqual([false, null, []]);
    }
  });

  test('adds an audit entry with the session id; no part of the token is in the audit log or the logs', async () => {
    const { prisma } = server.gatehouse;
    const { token, session } = await register(server.url, {}, here());
    await explain(token);
    const { site } = await addAccount(server, 'abroad');
    const theirs = await register(server.url, {}, { siteId: site.id });
    await explain(theirs.token);
    const entries = await prisma.auditEvent.findMany({
      where: { action: 'token.explained' },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(entries).toMatchObject([
      { targetKind: 'session', targetId: 'unknown', actorId: `${support.id}`, accountId: 1 },
      { targetKind: 'session', targetId: session.id, actorId: `${support.id}`, accountId: 1 },
    ]);
    const rows = JSON.stringify(await prisma.$queryRaw`SELECT to_jsonb(e)::text AS row FROM audit_event e`);
    for (const part of [
      ...token.split('.').slice(1),
      ...theirs.token.split('.').slice(1),
      theirs.session.id,
    ]) {
      expect(rows).not.toContain(part);
      if (part !== theirs.session.id) expect(server.logs.join('\n')).not.toContain(part);
    }
  });

  test('cannot be requested by GET, which would put the token in the URL', async () => {
    const query = encodeURIComponent('mutation { explainToken(token: "x") { entries { text } } }');
    const { status } = await rest(server.url, 'GET', `/graphql?query=${query}`, support);
    expect(status).toBe(405);
  });

  test('of a long session lists the latest 50 refreshes, and the earlier one that issued the token', async () => {
    server.clock.freeze();
    let { token, refreshToken } = await register(server.url, {}, here());
    const refreshed: { token: string; at: string }[] = [];
    for (let count = 0; count < 60; count += 1) {
      server.clock.advance({ seconds: 60 });
      ({ token, refreshToken } = (await execute(server.url, Refresh, { refreshToken })).refresh);
      refreshed.push({ token, at: server.clock.now().toISOString() });
    }
    const [, second] = refreshed;
    const listed = (shown: typeof refreshed) => shown.map(({ at }) => at);
    const latest = listed(refreshed.slice(-50));
    const refreshesOf = ({ entries }: Awaited<ReturnType<typeof explain>>) =>
      entries.filter(({ kind }) => kind === 'REFRESHED').map(({ at }) => at);
    expect(refreshesOf(await explain(token))).toEqual(latest);
    const story = await explain(second?.token ?? '');
    expect(refreshesOf(story)).toEqual([...listed(refreshed.slice(1, 2)), ...latest]);
    expect(kinds(story).slice(0, 4)).toEqual(['SESSION_BEGAN', 'REFRESHED', 'ISSUED', 'REFRESHED']);
    expect(story.entries[2]?.text).toContain('by that refresh');
  });

  // This test is the last one, because it advances the clock beyond the end of the collaborator's session.
  test('that has expired lists the expiry, even after the session has expired or was removed', async () => {
    const customer = await register(server.url, {}, here());
    server.clock.advance({ days: 61 });
    support = await asCollaborator(server, 'SUPPORT');
    const expired = await explain(customer.token);
    expect(expired.verdict).toEqual({ valid: false, reason: 'EXPIRED', action: 'REFRESH' });
    expect(kinds(expired)).toEqual(['SESSION_BEGAN', 'ISSUED', 'TOKEN_EXPIRED']);
    server.clock.advance({ days: 305 });
    support = await asCollaborator(server, 'SUPPORT');
    expect(kinds(await explain(customer.token))).toEqual([
      'SESSION_BEGAN',
      'ISSUED',
      'TOKEN_EXPIRED',
      'SESSION_EXPIRED',
    ]);
    await server.gatehouse.prisma.session.delete({ where: { id: customer.session.id } });
    const forgotten = await explain(customer.token);
    expect(forgotten.session).toBeNull();
    expect(kinds(forgotten)).toEqual(['ISSUED', 'TOKEN_EXPIRED']);
    const { errors } = await request(server.url, ExplainToken, { token: customer.token }, customer);
    expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
