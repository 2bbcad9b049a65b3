import { beforeAll, describe, expect, test } from 'vitest';
import { verdicts } from '../../access/tokens/jwt.ts';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { ChangePassword, Login, Me, Refresh } from '../../support/documents.ts';
import type { ChangePasswordInput } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { expectRefusal } from '../profiles/refusal.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

const change = (input: ChangePasswordInput, token: string | null) =>
  request(url, ChangePassword, { input }, { token });

describe('changePassword', () => {
  test('ends all five sessions of the customer and opens a new one for the caller', async () => {
    const stranger = await register(url);
    const customer = await register(url);
    const sessions = [customer];
    while (sessions.length < 5) sessions.push({ ...customer, ...(await login(url, customer)) });
    const { data } = await change({ oldPassword: customer.password, newPassword: 'another' }, customer.token);
    const dead = await verdicts(
      server,
      sessions.map(({ token }) => token),
    );
    expect(dead.map(({ reason }) => reason)).toEqual(Array(5).fill('PASSWORD_CHANGED'));
    for (const { refreshToken } of sessions) {
      expectRefusal(await request(url, Refresh, { refreshToken }), 'TOKEN_REVOKED');
    }
    const { token = '', refreshToken = '', session } = data?.changePassword ?? {};
    expect(session).toMatchObject({ startedBy: 'PASSWORD_CHANGE', siteId: customer.session.siteId });
    expect(sessions.map(({ session: { id } }) => id)).not.toContain(session?.id);
    expect(await verdicts(server, [token, stranger.token])).toMatchObject([{ valid: true }, { valid: true }]);
    expect((await execute(url, Me, {}, { token })).me?.id).toBe(customer.customer.id);
    expect((await request(url, Refresh, { refreshToken })).errors).toEqual([]);
  });

  test('takes effect when it is answered: only the new password logs in', async () => {
    const { email, password, token } = await register(url);
    expect((await change({ oldPassword: password, newPassword: 'another one' }, token)).errors).toEqual([]);
    const attempt = (tried: string) => request(url, Login, { input: { email, password: tried } });
    expectRefusal(await attempt(password), 'INVALID_CREDENTIALS');
    expect(await attempt('another one')).toMatchObject({ status: 200, errors: [] });
  });

  test('opens the new session on the site of the old session, whatever site the request names', async () => {
    const own = await addSite(server, 'own');
    const { password, token } = await register(url, {}, { siteId: own.id });
    const input = { oldPassword: password, newPassword: 'another one' };
    const { changePassword } = await execute(url, ChangePassword, { input }, { token, siteId: 1 });
    expect(changePassword.session.siteId).toBe(String(own.id));
    await server.gatehouse.prisma.session.deleteMany({ where: { siteId: own.id } });
    await server.gatehouse.prisma.site.delete({ where: { id: own.id } });
  });

  test('requires a valid token', async () => {
    const { password, token } = await register(url);
    const input = { oldPassword: password, newPassword: 'another one' };
    expectRefusal(await change(input, null), 'UNAUTHENTICATED');
    expect((await change(input, token)).status).toBe(200);
    expectRefusal(
      await change({ oldPassword: 'another one', newPassword: 'a third' }, token),
      'TOKEN_REVOKED',
    );
  });
});

describe('a refused change', () => {
  test.each<[string, (password: string) => ChangePasswordInput, string]>([
    ['a wrong old password', () => ({ oldPassword: 'wrong one', newPassword: 'another one' }), 'oldPassword'],
    ['no old password', () => ({ oldPassword: '', newPassword: 'another one' }), 'oldPassword'],
    ['a new password that is the old one', (old) => ({ oldPassword: old, newPassword: old }), 'newPassword'],
    ['a new password of 5 characters', (old) => ({ oldPassword: old, newPassword: '12345' }), 'newPassword'],
    [
      'a new password of 257 characters',
      (old) => ({ oldPassword: old, newPassword: 'x'.repeat(257) }),
      'newPassword',
    ],
    ['a new password with U+0000', (old) => ({ oldPassword: old, newPassword: 'x\0xxxxxxx' }), 'newPassword'],
  ])('names the field and changes neither password nor sessions: %s', async (_what, input, field) => {
    const { email, password, token } = await register(url);
    const answer = await change(input(password), token);
    expectRefusal(answer, 'VALIDATION_FAILED', { [field]: expect.any(Array) });
    expect(await verdicts(server, [token])).toMatchObject([{ valid: true }]);
    expect((await request(url, Login, { input: { email, password } })).errors).toEqual([]);
  });

  test('counts as a failed login for the lockout', async () => {
    const { email, password, token } = await register(url);
    const wrong = { oldPassword: 'wrong one', newPassword: 'another one' };
    for (let tries = 0; tries < 5; tries += 1) {
      expectRefusal(await change(wrong, token), 'VALIDATION_FAILED', { oldPassword: expect.any(Array) });
      const failed = await request(url, Login, { input: { email, password: 'wrong one' } });
      expectRefusal(failed, 'INVALID_CREDENTIALS');
    }
    const locked = await change({ oldPassword: password, newPassword: 'another one' }, token);
    expect(locked).toMatchObject({ status: 429, errors: [{ extensions: { code: 'ACCOUNT_LOCKED' } }] });
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0);
  });
});
