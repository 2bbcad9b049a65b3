import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../customers/profiles/refusal.ts';
import { execute, request } from '../../support/client.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { Logout, Refresh, ValidateToken } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';

const server = testServer();
let url: string;
let customer: RegisteredCustomer;

beforeAll(async () => {
  url = server.url;
  server.clock.freeze();
});

beforeEach(async () => {
  customer = await register(url);
});

const attempt = (refreshToken: string | null, options = {}) =>
  request(url, Refresh, { refreshToken }, options);
const rotate = async (refreshToken: string | null) =>
  (await execute(url, Refresh, { refreshToken })).refresh.refreshToken ?? '';
const verdict = async (token: string) =>
  (await execute(url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken;

describe('refresh by refresh token', () => {
  test('returns a new access token and a new refresh token, for the same session', async () => {
    const { refresh } = await execute(url, Refresh, { refreshToken: customer.refreshToken });
    expect(refresh.session.id).toBe(customer.session.id);
    expect(refresh.token).not.toBe(customer.token);
    expect(refresh.refreshToken).not.toBe(customer.refreshToken);
    // Earlier access tokens stay valid.
    for (const token of [customer.token, refresh.token]) {
      expect(await verdict(token)).toMatchObject({ valid: true, sessionId: customer.session.id });
    }
  });

  test('returns the same new refresh token again within 10 seconds, for a lost answer or a second tab', async () => {
    const successor = await rotate(customer.refreshToken);
    server.clock.advance({ seconds: 10 });
    const { refresh } = await execute(url, Refresh, { refreshToken: customer.refreshToken });
    expect(refresh.refreshToken).toBe(successor);
    expect(await verdict(refresh.token)).toMatchObject({ valid: true });
    expect(
      await server.gatehouse.prisma.refreshToken.count({ where: { sessionId: customer.session.id } }),
    ).toBe(2);
  });

  test('extends neither the new refresh token nor the 10 seconds if it is repeated', async () => {
    const { refresh: first } = await execute(url, Refresh, { refreshToken: customer.refreshToken });
    server.clock.advance({ seconds: 9 });
    const { refresh: again } = await execute(url, Refresh, { refreshToken: customer.refreshToken });
    expect(again.refreshTokenExpiresAt).toBe(first.refreshTokenExpiresAt);
    server.clock.advance({ seconds: 2 });
    expectRefusal(await attempt(customer.refreshToken), 'TOKEN_REVOKED');
  });

  test('that is repeated after 10 seconds counts as theft and ends the session with all its tokens', async () => {
    const other = await login(url, customer);
    const successor = await rotate(customer.refreshToken);
    server.clock.advance({ seconds: 10, milliseconds: 1 });
    expectRefusal(await attempt(customer.refreshToken), 'TOKEN_REVOKED');
    expectRefusal(await attempt(successor), 'TOKEN_REVOKED');
    expect(await verdict(customer.token)).toMatchObject({ reason: 'REVOKED', action: 'REAUTHENTICATE' });
    const session = await server.gatehouse.prisma.session.findUniqueOrThrow({
      where: { id: customer.session.id },
    });
    expect(session.endReason).toBe('REUSE_DETECTED');
    // The customer's other sessions are not affected.
    expect(await verdict(other.token)).toMatchObject({ valid: true });
  });

  test('that is repeated after the new refresh token was used counts as theft at once', async () => {
    const successor = await rotate(customer.refreshToken);
    const third = await rotate(successor);
    expectRefusal(await attempt(customer.refreshToken), 'TOKEN_REVOKED');
    for (const token of [successor, third]) expectRefusal(await attempt(token), 'TOKEN_REVOKED');
    expect(await verdict(customer.token)).toMatchObject({ reason: 'REVOKED' });
  });

  test('extends the refresh token each time, but never beyond the session', async () => {
    let { refreshToken } = customer;
    for (const _quarter of [1, 2, 3, 4]) {
      server.clock.advance({ days: 89 });
      const { refresh } = await execute(url, Refresh, { refreshToken });
      expect(Date.parse(refresh.refreshTokenExpiresAt ?? '')).toBeLessThanOrEqual(
        Date.parse(customer.session.expiresAt),
      );
      expect(refresh.session.expiresAt).toBe(customer.session.expiresAt);
      refreshToken = refresh.refreshToken;
    }
    server.clock.advance({ days: 9 });
    expectRefusal(await attempt(refreshToken), 'TOKEN_EXPIRED');
  });

  test('ignores the Authorization header, even with an ended token', async () => {
    const dead = await login(url, customer);
    await execute(url, Logout, {}, dead);
    let { refreshToken } = customer;
    for (const authorization of [`Bearer ${dead.token}`, 'Bearer nonsense', 'Basic d3Jvbmc6d3Jvbmc=']) {
      const { data, errors } = await attempt(refreshToken, { headers: { authorization } });
      expect(errors).toEqual([]);
      refreshToken = data?.refresh.refreshToken ?? null;
    }
  });

  test('refuses malformed, changed and unknown refresh tokens with UNAUTHENTICATED', async () => {
    const [id = '', secret = ''] = customer.refreshToken?.split('.') ?? [];
    const other = await register(url);
    const [otherId, otherSecret] = other.refreshToken?.split('.') ?? [];
    const wrong = [
      '',
      'nonsense',
      id,
      `${id}.`,
      `.${secret}`,
      `${id}.${secret}.`,
      `${id}.${secret}=`,
      ` ${id}.${secret}`,
      `${id}.${secret}\n`,
      `${id}.${otherSecret}`,
      `${otherId}.${secret}`,
      `${id}.${secret.toLowerCase()}`,
      `${id}.${secret.slice(0, -1)}`,
      `${id}.${'A'.repeat(43)}`,
      `01a3c5e7-0000-7000-8000-000000000000.${secret}`,
      `' OR 1=1 --.${secret}`,
      `${id}\0.${secret}`,
    ];
    for (const text of wrong) expectRefusal(await attempt(text), 'UNAUTHENTICATED');
    // The wrong texts have not invalidated the right token.
    expect((await attempt(customer.refreshToken)).errors).toEqual([]);
  });
});

describe('refresh by access token', () => {
  test('returns an access token only, and leaves the refresh tokens unchanged', async () => {
    const tokens = () =>
      server.gatehouse.prisma.refreshToken.findMany({ where: { sessionId: customer.session.id } });
    const before = await tokens();
    const { refresh } = await execute(url, Refresh, {}, customer);
    expect(refresh).toMatchObject({ refreshToken: null, refreshTokenExpiresAt: null });
    expect(refresh.session.id).toBe(customer.session.id);
    expect(await tokens()).toEqual(before);
    for (const token of [customer.token, refresh.token])
      expect(await verdict(token)).toMatchObject({ valid: true });
    expect((await attempt(customer.refreshToken)).errors).toEqual([]);
  });

  test('requires an access token', async () => {
    expectRefusal(await attempt(null), 'UNAUTHENTICATED');
    expectRefusal(await attempt(null, { basic: server.demo.partner }), 'UNAUTHENTICATED');
  });
});

describe('refresh tokens in the database', () => {
  test('are stored as the SHA-256 hash of their secret only', async () => {
    const shown = [customer.refreshToken ?? '', await rotate(customer.refreshToken)];
    const rows = await server.gatehouse.prisma.refreshToken.findMany({
      where: { sessionId: customer.session.id },
    });
    const text = JSON.stringify(
      await server.gatehouse.prisma.$queryRaw`SELECT t::text, s::text FROM refresh_token t, session s`,
    );
    for (const [id, secret = ''] of shown.map((token) => token.split('.'))) {
      const row = rows.find((candidate) => candidate.id === id);
      const hash = createHash('sha256').update(secret).digest();
      expect(Buffer.from(row?.secretHash ?? [])).toEqual(hash);
      for (const spelling of [
        secret,
        Buffer.from(secret).toString('hex'),
        Buffer.from(secret, 'base64url').toString('hex'),
      ]) {
        expect(text.includes(spelling)).toBe(false);
      }
      expect(text.includes(hash.toString('hex'))).toBe(true);
    }
  });
});
