import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Login, Logout, Me } from '../../support/documents.ts';
import type { LoginInput } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { expectRefusal } from '../profiles/refusal.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

const attempt = (input: LoginInput, options = {}) => request(url, Login, { input }, options);

describe('login', () => {
  test('opens another session and keeps the earlier sessions open', async () => {
    const first = await register(url);
    const { status, data } = await attempt({ email: first.email, password: first.password });
    expect(status).toBe(200);
    expect(data?.login).toMatchObject({
      customer: first.customer,
      session: { siteId: '1', startedBy: 'PASSWORD' },
    });
    expect(data?.login.session.id).not.toBe(first.session.id);
    for (const token of [first.token, data?.login.token]) {
      expect((await execute(url, Me, {}, { token })).me?.id).toBe(first.customer.id);
    }
  });

  test.each([
    ['in another case', 'Grace.Hopper@Example.test', 'gRACE.hOPPER@eXAMPLE.tEST'],
    ['between blanks', 'grace.two@example.test', ' grace.two@example.test\t'],
    ['in its decomposed spelling', 'andr\u00e9@example.test', 'andre\u0301@example.test'],
    ['in its composed spelling in capitals', 'no\u0308el@example.test', 'N\u00d6EL@example.test'],
  ])('finds an email that is given %s', async (_how, email, spelled) => {
    const { customer, password } = await register(url, { email });
    const { data } = await attempt({ email: spelled, password });
    expect(data?.login.customer).toEqual({ ...customer, email });
  });

  test('finds a username in upper or lower case', async () => {
    const { customer, password } = await register(url, { username: 'Grace_Hopper' });
    expect((await attempt({ username: 'GRACE_hopper', password })).data?.login.customer.id).toBe(customer.id);
  });

  test('uses the email if both email and username are given', async () => {
    const grace = await register(url, { username: 'grace' });
    const ada = await register(url, { username: 'ada' });
    const { data } = await attempt({ email: ada.email, username: 'grace', password: ada.password });
    expect(data?.login.customer.id).toBe(ada.customer.id);
    const wrong = await attempt({ email: ada.email, username: 'grace', password: grace.password });
    expectRefusal(wrong, 'INVALID_CREDENTIALS');
  });

  test('does not accept an email as a username, or a username as an email', async () => {
    const { email, password } = await register(url, { username: 'neither' });
    expectRefusal(await attempt({ username: email, password }), 'INVALID_CREDENTIALS');
    expectRefusal(await attempt({ email: 'neither', password }), 'INVALID_CREDENTIALS');
  });

  test('ignores the Authorization header, even with a revoked token', async () => {
    const { email, password, token } = await register(url);
    await execute(url, Logout, {}, { token });
    for (const header of [`Bearer ${token}`, 'Bearer nonsense', 'Basic d3Jvbmc6d3Jvbmc=', 'Digest x']) {
      const answer = await attempt({ email, password }, { headers: { authorization: header } });
      expect(answer).toMatchObject({ status: 200, errors: [] });
    }
  });

  test('records the time of the login', async () => {
    const { email, password, token } = await register(url);
    server.clock.advance({ hours: 5 });
    const at = server.clock.now();
    await attempt({ email, password });
    const { me } = await execute(url, Me, {}, { token });
    const lastLoginAt = Date.parse(me?.lastLoginAt ?? '');
    expect(lastLoginAt).toBeGreaterThanOrEqual(at.getTime());
    expect(lastLoginAt).toBeLessThanOrEqual(server.clock.now().getTime());
  });
});

describe('a refused login', () => {
  test.each<[string, LoginInput, Record<string, unknown>]>([
    ['neither email nor username', { password: 'secret' }, { email: expect.any(Array) }],
    ['both blank', { email: ' ', username: '', password: 'secret' }, { email: expect.any(Array) }],
    ['no password', { email: 'a@b.example', password: '' }, { password: expect.any(Array) }],
    [
      'a password of 257 characters',
      { email: 'a@b.example', password: 'x'.repeat(257) },
      { password: expect.any(Array) },
    ],
    [
      'U+0000',
      { email: 'a\0@b.example', password: 'x\0y' },
      { email: expect.any(Array), password: expect.any(Array) },
    ],
    [
      'a negative lifetime',
      { email: 'a@b.example', password: 'secret', tokenLifetimeSeconds: -1 },
      { tokenLifetimeSeconds: expect.any(Array) },
    ],
  ])('names the field: %s', async (_what, input, fields) => {
    expectRefusal(await attempt(input), 'VALIDATION_FAILED', fields);
  });

  test('opens no session for a wrong password', async () => {
    const { email, customer } = await register(url);
    expectRefusal(await attempt({ email, password: 'not the password' }), 'INVALID_CREDENTIALS');
    expect(await server.gatehouse.prisma.session.count({ where: { customerId: Number(customer.id) } })).toBe(
      1,
    );
  });

  test('a variable of a wrong type is refused with BAD_REQUEST', async () => {
    const { status, data, errors } = await request(url, Login, {
      input: { email: { $ne: '' }, password: 'secret' } as unknown as LoginInput,
    });
    expect({ status, data }).toEqual({ status: 400, data: null });
    expect(errors[0]?.extensions?.code).toBe('BAD_REQUEST');
  });
});
