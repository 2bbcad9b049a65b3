import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { removeForgotten } from '../../../src/access/revocations/feed.ts';
import { endings } from '../../http/oauth2/session-endings.ts';
import { execute, rest } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Logout, Refresh } from '../../support/documents.ts';
import { type TestServer, testServer } from '../../support/server.ts';
import { addAccount, type OtherAccount } from '../../support/sites.ts';
import { isAcceptedAsBearer, parts, verdicts } from '../tokens/jwt.ts';
import { openStream, poll, pollAll, verified } from './partner.ts';

const server = testServer();
let other: OtherAccount;
beforeAll(async () => {
  other = await addAccount(server, 'elsewhere');
});

const here = () => ({ siteId: server.demo.siteId });
const registerHere = () => register(server.url, {}, here());
const end = async () => (await pollAll(server, server.demo.partner)).next;
const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

describe('the feed', () => {
  test.each([
    ...endings,
    [
      'a partner’s revocation',
      ({ url, demo }: TestServer, { token }: { token: string }) =>
        rest(url, 'POST', '/oauth2/revoke', { form: { token }, basic: demo.partner }),
      'REVOKED',
    ] as const,
  ])('has one entry for a session that ended by %s', async (_name, die, reason) => {
    const after = await end();
    const customer = await registerHere();
    expect((await poll(server, server.demo.partner, { after })).entries).toEqual([]);
    await die(server, customer);
    const { entries } = await poll(server, server.demo.partner, { after });
    const { exp } = parts(customer.token).payload;
    expect(entries).toContainEqual({
      sid: customer.session.id,
      endedAt: expect.any(Number),
      reason,
      forgetAfter: expect.any(Number),
    });
    const entry = entries.find(({ sid }) => sid === customer.session.id);
    expect(Math.abs(Number(entry?.endedAt) - seconds(server.clock.now()))).toBeLessThan(60);
    expect(entry?.forgetAfter).toBeGreaterThanOrEqual(Number(exp));
    // The verdict has the same reason.
    const [verdict] = await verdicts(server, [customer.token]);
    expect(verdict?.reason).toBe(reason);
    expect(entries.map(({ sid }) => sid)).toEqual([...new Set(entries.map(({ sid }) => sid))]);
  });

  test('has one entry for a session, however often it is ended', async () => {
    const after = await end();
    const { token } = await registerHere();
    await execute(server.url, Logout, {}, { token });
    for (let times = 0; times < 2; times += 1) {
      await rest(server.url, 'POST', '/oauth2/revoke', { form: { token }, basic: server.demo.partner });
    }
    expect((await poll(server, server.demo.partner, { after })).entries).toHaveLength(1);
  });

  test('has no entry of another account, and its positions do not depend on other accounts', async () => {
    const theirs = await register(server.url, {}, { siteId: other.site.id });
    const [ours, before] = [await end(), await pollAll(server, other.partner)];
    await execute(server.url, Logout, {}, { token: theirs.token });
    expect(await end()).toBe(ours);
    const page = await poll(server, other.partner, { after: before.next });
    expect(page).toMatchObject({ next: before.next + 1, entries: [{ sid: theirs.session.id }] });
  });

  test('is paged without gaps, and can be read again', async () => {
    const after = await end();
    const sessions: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const { token, session } = await registerHere();
      await execute(server.url, Logout, {}, { token });
      sessions.push(session.id);
    }
    const first = await poll(server, server.demo.partner, { after, limit: 2 });
    expect(first).toMatchObject({ after, next: after + 2, more: true });
    expect(await poll(server, server.demo.partner, { after: first.next, limit: 3 })).toMatchObject({
      after: after + 2,
      next: after + 5,
      more: false,
    });
    for (const limit of [1, 2, 5, 1000]) {
      const { entries } = await pollAll(server, server.demo.partner, after, limit);
      expect(entries.map(({ sid }) => sid)).toEqual(sessions);
    }
  });

  test('starts again for a position beyond its end, because the database may have been restored', async () => {
    const all = await pollAll(server, server.demo.partner);
    expect(await pollAll(server, server.demo.partner, all.next + 1000)).toEqual(all);
  });

  test('starts again for a position that a restore has removed, even after new entries have reached it', async () => {
    const { prisma } = server.gatehouse;
    const { accountId } = await prisma.site.findUniqueOrThrow({ where: { id: server.demo.siteId } });
    const endOne = async () => execute(server.url, Logout, {}, await registerHere());
    await endOne();
    const backedUp = await end();
    const { lastMark } = await prisma.revocationFeed.findUniqueOrThrow({ where: { accountId } });
    for (let index = 0; index < 2; index += 1) await endOne();
    const page = await poll(server, server.demo.partner, { after: backedUp });
    const lost = { after: page.next, mark: String(page.mark) };
    const first = await poll(server, server.demo.partner, { after: backedUp, limit: 1 });
    const within = { after: first.next, mark: String(first.mark) };
    for (const place of [lost, within]) {
      expect(await poll(server, server.demo.partner, place)).toMatchObject({ after: place.after });
    }
    // Restores the state of the backup. Then more sessions end.
    await prisma.revocation.deleteMany({ where: { accountId, position: { gt: backedUp } } });
    await prisma.revocationFeed.update({ where: { accountId }, data: { lastPosition: backedUp, lastMark } });
    for (let index = 0; index < 3; index += 1) {
      await endOne();
      for (const place of [lost, within]) {
        expect(await poll(server, server.demo.partner, place)).toMatchObject({ after: 0 });
      }
      const kept = { after: backedUp, mark: String(lastMark) };
      expect(await poll(server, server.demo.partner, kept)).toMatchObject({ after: backedUp });
    }
    const stream = await openStream(server, server.demo.partner, lost);
    await expect.poll(() => stream.events[0]?.page.after).toBe(0);
    stream.close();
  });

  test('refuses a mark that is malformed or given twice', async () => {
    for (const mark of ['x', "'", '0'.repeat(5_000)]) {
      const path = `/revocations?after=1&mark=${mark}`;
      const { status } = await rest(server.url, 'GET', path, { basic: server.demo.partner });
      expect(status).toBe(400);
    }
    const path = `/revocations?mark=${randomUUID()}&mark=${randomUUID()}`;
    expect((await rest(server.url, 'GET', path, { basic: server.demo.partner })).status).toBe(400);
  });
});

describe('an entry expires', () => {
  test('with the last token of its session, even if the site’s token lifetime has changed', async () => {
    const { prisma } = server.gatehouse;
    const lifetime = (tokenLifetimeDays: number) =>
      prisma.site.update({ where: { id: server.demo.siteId }, data: { tokenLifetimeDays } });
    const after = await end();
    const [plain, refreshed, byToken] = [await registerHere(), await registerHere(), await registerHere()];
    const tokens: [string, string][] = [[plain.session.id, plain.token]];
    server.clock.advance({ days: 3 });
    const another = await execute(server.url, Refresh, { refreshToken: refreshed.refreshToken });
    tokens.push([refreshed.session.id, another.refresh.token]);
    await lifetime(10);
    server.clock.advance({ days: 3 });
    await execute(server.url, Refresh, {}, byToken);
    // This token was issued while the lifetime was 60 days, and is still valid.
    tokens.push([byToken.session.id, byToken.token]);
    for (const { token } of [plain, refreshed, byToken]) await execute(server.url, Logout, {}, { token });
    await lifetime(60);

    const { entries } = await poll(server, server.demo.partner, { after });
    for (const [session, token] of tokens) {
      const entry = entries.find(({ sid }) => sid === session);
      const exp = Number(parts(token).payload.exp);
      // The entry expires with the last token, or up to a second later.
      expect(entry?.forgetAfter).toBeGreaterThanOrEqual(exp);
      expect(entry?.forgetAfter).toBeLessThanOrEqual(exp + 1);
    }
  });

  test('and is then removed, in batches, without changing the positions of others', async () => {
    const { prisma, clock } = server.gatehouse;
    const kept = await end();
    for (let index = 0; index < 3; index += 1) await execute(server.url, Logout, {}, await registerHere());
    await end();
    server.clock.advance({ days: 61 });
    const young = await registerHere();
    await execute(server.url, Logout, {}, young);
    expect(await end()).toBe(kept + 4);
    expect(await removeForgotten(prisma, clock(), 2)).toBe(2);
    while ((await removeForgotten(prisma, clock(), 2)) > 0);
    const page = await poll(server, server.demo.partner);
    expect(page).toMatchObject({
      after: 0,
      next: kept + 4,
      more: false,
      entries: [{ sid: young.session.id }],
    });
    // No entry is left, and the position is unchanged.
    server.clock.advance({ days: 61 });
    await removeForgotten(prisma, clock());
    expect(await poll(server, server.demo.partner)).toMatchObject({ next: kept + 4, entries: [] });
  });

  test('at once if all tokens had expired before the session ended: the feed never has this entry', async () => {
    const customer = await registerHere();
    server.clock.advance({ days: 61 });
    const after = await end();
    const { token } = await login(server.url, customer, here());
    await execute(server.url, Logout, {}, { token });
    await rest(server.url, 'POST', '/oauth2/revoke', {
      form: { token: String(customer.refreshToken) },
      basic: server.demo.partner,
    });
    const { prisma } = server.gatehouse;
    expect((await prisma.session.findUnique({ where: { id: customer.session.id } }))?.endedAt).not.toBeNull();
    expect((await poll(server, server.demo.partner, { after })).entries).toHaveLength(1);
  });
});

describe('a page is signed', () => {
  test('with a key of the JWKS, for the partner that requested it', async () => {
    await execute(server.url, Logout, {}, await registerHere());
    const { clientId } = server.demo.partner;
    const page = await poll(server, server.demo.partner);
    const { jws: _jws, ...content } = page;
    expect(content.entries.length).toBeGreaterThan(0);
    const { iss, aud, iat, ...signed } = await verified(server, page, clientId);
    expect(signed).toEqual(content);
    expect({ iss, aud, iat }).toEqual({
      iss: server.settings.publicUrl,
      aud: clientId,
      iat: expect.any(Number),
    });
    await expect(verified(server, page, other.partner.clientId)).rejects.toThrow('aud');
  });

  test('with a JWS that is not accepted as an access token; an access token in its place is refused', async () => {
    const { token } = await registerHere();
    const page = await poll(server, server.demo.partner);
    expect(parts(page.jws).header).toMatchObject({ alg: 'ES256', typ: 'revocations+jwt' });
    expect((await verdicts(server, [page.jws]))[0]?.valid).toBe(false);
    expect(await isAcceptedAsBearer(server, page.jws)).toBe(false);
    const form = { token: page.jws };
    const introspection = await rest(server.url, 'POST', '/oauth2/introspect', {
      form,
      basic: server.demo.partner,
    });
    expect(introspection.body).toEqual({ active: false });
    await expect(verified(server, { ...page, jws: token }, String(server.demo.siteId))).rejects.toThrow(
      'typ',
    );
  });
});

describe('a request for the feed', () => {
  test.each(['/revocations', '/revocations/stream'])(
    'needs the credentials of a partner: %s',
    async (path) => {
      const { clientId } = server.demo.partner;
      const { token } = await registerHere();
      for (const options of [{}, { token }, { basic: { clientId, clientSecret: 'x' } }]) {
        const { status, headers, body } = await rest(server.url, 'GET', path, options);
        expect([status, body.error, headers['cache-control']]).toEqual([401, 'invalid_client', 'no-store']);
        expect(headers['www-authenticate']).toMatch(/^Basic /);
      }
    },
  );

  test.each([
    ['/revocations?limit=0'],
    ['/revocations?limit=1001'],
    ['/revocations?limit=x'],
    ['/revocations?after=-1'],
    ['/revocations?after=1.5'],
    ['/revocations?after=1&after=2'],
    ['/revocations?after[a]=1'],
    ['/revocations?after=99999999999999999999'],
    ['/revocations?after=%00'],
    ['/revocations/stream?after=x'],
  ])('is answered with 400 if a known parameter is invalid, with 200 if one is unknown: %s', async (path) => {
    const { status, body } = await rest(server.url, 'GET', path, { basic: server.demo.partner });
    // `after[a]` is an unknown parameter, which is ignored.
    if (path.includes('[')) expect(status).toBe(200);
    else expect([status, body.error]).toEqual([400, 'invalid_request']);
  });

  test('with a method that is not allowed is answered with 405: POST, and for the stream also HEAD', async () => {
    const basic = server.demo.partner;
    for (const [path, allow] of [
      ['/revocations', 'GET, HEAD'],
      ['/revocations/stream', 'GET'],
    ] as const) {
      const { status, headers } = await rest(server.url, 'POST', path, { basic, body: {} });
      expect([status, headers.allow]).toEqual([405, allow]);
    }
    expect((await rest(server.url, 'HEAD', '/revocations/stream', { basic })).status).toBe(405);
  });
});
