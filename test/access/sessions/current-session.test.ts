import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { graphql } from '../../support/gql/gql.ts';
import { testServer } from '../../support/server.ts';

const LoginAndSeeSessions = graphql(`
  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {
    login(input: $input) { session { id current } customer { sessions { id current } } }
  }
`);
const LogoutAndSeeSessions = graphql(`
  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }
`);
const EndAndSeeSession = graphql(`
  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }
`);
const ChangeAndSeeSession = graphql(`
  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {
    changePassword(input: $input) { token session { id current } }
  }
`);
const RefreshAndSeeSession = graphql(`
  mutation SessionsRefreshAndSeeSession($refreshToken: String) {
    refresh(refreshToken: $refreshToken) { token session { id current } }
  }
`);

const server = testServer();
let url: string;
let customer: RegisteredCustomer;

beforeAll(async () => {
  url = server.url;
});

/** `current` is true for the session of the bearer token. The mutation may have ignored or ended this session. */
describe('the session in the answer of a mutation', () => {
  test('login without a token: no session is current', async () => {
    customer = await register(url);
    const { email, password } = customer;
    const { data, errors } = await request(url, LoginAndSeeSessions, { input: { email, password } });
    expect(errors).toEqual([]);
    expect(data?.login.session.current).toBe(false);
    expect(data?.login.customer.sessions.map(({ current }) => current)).toEqual([false, false]);
  });

  test.each(['ended', 'malformed'])('login with a token that is %s: not current', async (kind) => {
    customer = await register(url);
    const { email, password } = customer;
    if (kind === 'ended') await execute(url, Logout, {}, customer);
    const token = kind === 'ended' ? customer.token : 'nonsense';
    const answer = await request(url, LoginAndSeeSessions, { input: { email, password } }, { token });
    expect(answer.errors).toEqual([]);
    expect(answer.data?.login.session.current).toBe(false);
  });

  test('refresh by refresh token, with an ended access token: the session is not current', async () => {
    customer = await register(url);
    const dead = await login(url, customer);
    await execute(url, Logout, {}, dead);
    const { refreshToken } = customer;
    const { data, errors } = await request(
      url,
      RefreshAndSeeSession,
      { refreshToken },
      { token: dead.token },
    );
    expect(errors).toEqual([]);
    expect(data?.refresh.session).toEqual({ id: customer.session.id, current: false });
  });

  test('refresh by access token: the session is current', async () => {
    customer = await register(url);
    const { data, errors } = await request(url, RefreshAndSeeSession, {}, customer);
    expect(errors).toEqual([]);
    expect(data?.refresh.session).toEqual({ id: customer.session.id, current: true });
  });

  test('logout: no remaining session is current', async () => {
    customer = await register(url);
    const other = await login(url, customer);
    const { data, errors } = await request(url, LogoutAndSeeSessions, {}, customer);
    expect(errors).toEqual([]);
    expect(data?.logout.customer?.sessions).toEqual([{ id: other.session.id, current: false }]);
  });

  test('endSession of the current session: the answer has the reason of the end', async () => {
    customer = await register(url);
    const { id } = customer.session;
    const { data, errors } = await request(url, EndAndSeeSession, { id }, customer);
    expect(errors).toEqual([]);
    expect(data?.endSession.session).toMatchObject({ id, endReason: 'ENDED_BY_CUSTOMER' });
  });

  test('changePassword: the answer has a token', async () => {
    customer = await register(url);
    const input = { oldPassword: customer.password, newPassword: 'another password' };
    const { data, errors } = await request(url, ChangeAndSeeSession, { input }, customer);
    expect(errors).toEqual([]);
    expect(data?.changePassword.token).toEqual(expect.any(String));
  });
});
