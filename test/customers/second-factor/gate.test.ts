import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute, request, rest } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { ChangePassword, Login, Logout, Me, Refresh, Register } from '../../support/documents.ts';
import { codeIn, lastMailTo } from '../../support/mails.ts';
import { PUBLIC_URL, startServer, type TestServer } from '../../support/server.ts';
import { loginTokenFor, PasswordlessCodeLogin, PasswordlessLogin } from '../../support/ways-in.ts';
import { Browser } from '../identity-providers/browser.ts';
import { CODE_CLIENT, startCodeProvider } from '../identity-providers/code-provider.ts';
import { LinkIdentity } from '../identity-providers/documents.ts';
import { type OpenIdProvider, startOpenIdProvider } from '../identity-providers/openid-provider.ts';
import { addProvider, exchangeToken, externalPerson } from '../identity-providers/scene.ts';
import { CreateHandoff, RedeemHandoff } from '../single-sign-on/documents.ts';
import { CompleteLogin } from './documents.ts';
import { challengeFor, codeOf, type Guarded, refusalIn, registerGuarded, setPolicy } from './factors.ts';

let openId: OpenIdProvider;
beforeAll(async () => {
  openId = await startOpenIdProvider();
});

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
  const data = { passwordlessEnabled: true, sessionHandoff: true };
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
  await setPolicy(server, 'OPTIONAL');
});

/** The number of sessions of all customers. */
const sessions = () => server.gatehouse.prisma.session.count();

/** The kinds of login that may need a second factor. Each tries to log in without it. */
const waysIn: Record<string, (customer: Guarded) => Promise<{ status: number; body: unknown }>> = {
  async 'login by email'({ email, password }) {
    return graphqlRefusal(await request(server.url, Login, { input: { email, password } }));
  },
  async 'login by username'({ email, password }) {
    const username = `u${Date.now()}`;
    const data = { username, usernameKey: username };
    await server.gatehouse.prisma.customer.updateMany({ where: { email }, data });
    return graphqlRefusal(await request(server.url, Login, { input: { username, password } }));
  },
  async 'login of Pelcro'({ email, password }) {
    return pelcroApi(server, 'POST', '/auth/login', { body: { email, password } });
  },
  async 'login of Prancer'({ email, password }) {
    const body = { email, password, customer_id: 'demo' };
    return rest(server.url, 'POST', '/api/login/', { body });
  },
  async 'passwordless link'({ email }) {
    const token = await loginTokenFor(server, email);
    return graphqlRefusal(await request(server.url, PasswordlessLogin, { token }));
  },
  async 'passwordless code'({ email }) {
    await loginTokenFor(server, email);
    const input = { email, code: codeIn(await lastMailTo(server, email)) };
    return graphqlRefusal(await request(server.url, PasswordlessCodeLogin, { input }));
  },
  async 'passwordless link of Pelcro'({ email }) {
    const token = await loginTokenFor(server, email);
    return pelcroApi(server, 'POST', '/auth/passwordless/login', { body: { token } });
  },
  async 'social login'(customer) {
    const token = await linkedToken(customer);
    return graphqlRefusal(await exchangeToken({ server }, { provider: 'auth0', token }));
  },
  async 'social login of Pelcro'(customer) {
    const body = { idp_name: 'auth0', idp_token: await linkedToken(customer) };
    return pelcroApi(server, 'POST', '/auth/idp/login', { body });
  },
  async 'sign-in by redirect'({ email }) {
    const provider = await startCodeProvider();
    provider.person = externalPerson({ email });
    const company = { name: 'company', kind: 'OPENID', issuer: provider.issuer } as const;
    await addProvider(server, { ...company, clientId: CODE_CLIENT.id }, CODE_CLIENT.secret);
    // The login links the identity by the email, which both the customer and the provider have verified.
    await server.gatehouse.prisma.customer.updateMany({
      where: { email },
      data: { emailVerifiedAt: server.clock.now() },
    });
    const page = 'http://localhost:3000/';
    const start = `${PUBLIC_URL}/identity-providers/company/start?site_id=1&return_to=${page}`;
    const back = await new Browser(server).follow(start, (url) => url.href.startsWith(page));
    const code = back.searchParams.get('handoff') ?? '';
    return graphqlRefusal(await request(server.url, RedeemHandoff, { code }));
  },
  async handoff({ token }) {
    const { createHandoff } = await execute(server.url, CreateHandoff, { targetSiteId: '1' }, { token });
    return graphqlRefusal(await request(server.url, RedeemHandoff, createHandoff));
  },
};

/** Links an identity to the customer. @returns an ID token of the identity */
async function linkedToken({ email, token: bearer }: Guarded): Promise<string> {
  await addProvider(server, { name: 'auth0', kind: 'AUTH0', issuer: openId.issuer });
  const token = await openId.idToken(externalPerson({ email }));
  await execute(server.url, LinkIdentity, { input: { provider: 'auth0', token } }, { token: bearer });
  return token;
}

function graphqlRefusal(answer: Awaited<ReturnType<typeof request>>) {
  return { status: answer.status, body: { code: refusalIn(answer).code, data: answer.data } };
}

const pelcroRefusal = {
  status: 400,
  body: { errors: { email: ['This login asks for a second factor. Please use the app to log in.'] } },
};
/** The refusals of the kinds of login above. `graphql` is the refusal of every kind without an entry. */
const refusals: Record<string, { status: number; body: unknown }> = {
  graphql: { status: 401, body: { code: 'SECOND_FACTOR_REQUIRED', data: null } },
  'login of Pelcro': pelcroRefusal,
  'passwordless link of Pelcro': pelcroRefusal,
  'social login of Pelcro': pelcroRefusal,
  'login of Prancer': {
    status: 400,
    body: {
      data: {},
      error: 'Authentication Failed',
      message: 'Invalid Email or Password',
      metadata: {},
      status: 400,
    },
  },
};

describe('a customer with a second factor', () => {
  test.each(Object.keys(waysIn))('gets no session without it: %s', async (way) => {
    const customer = await registerGuarded(server);
    const before = await sessions();
    const { status, body } = (await waysIn[way]?.(customer)) ?? {};
    expect({ status, body }).toEqual(refusals[way] ?? refusals.graphql);
    expect(await sessions()).toBe(before);
  });

  test('logs in with challenge and code, with the options of the login', async () => {
    const customer = await registerGuarded(server);
    const input = { email: customer.email, password: customer.password, tokenLifetimeSeconds: 600 };
    const { challenge = '', factors } = refusalIn(await request(server.url, Login, { input }));
    expect(factors).toEqual(['totp', 'recovery_code']);
    const code = codeOf(server, customer.secret);
    const { completeLogin } = await execute(server.url, CompleteLogin, { input: { challenge, code } });
    expect(completeLogin.session.startedBy).toBe('PASSWORD');
    const life = Date.parse(completeLogin.expiresAt) - Date.parse(completeLogin.session.createdAt);
    expect(life).toBeLessThanOrEqual(600_000);
    const { me } = await execute(server.url, Me, {}, { token: completeLogin.token });
    expect(me?.email).toBe(customer.email);
  });

  test('needs no factor within the session, for a refresh or a change of the password', async () => {
    const { email, password, ...customer } = await registerGuarded(server);
    const { refresh } = await execute(server.url, Refresh, {}, customer);
    const input = { oldPassword: password, newPassword: 'another password' };
    const { changePassword } = await execute(server.url, ChangePassword, { input }, refresh);
    expect(changePassword.session.startedBy).toBe('PASSWORD_CHANGE');
    await challengeFor(server, { email, password: 'another password' });
  });
});

test('a wrong password does not show that there is a second factor', async () => {
  const { email } = await registerGuarded(server);
  const wrong = await request(server.url, Login, { input: { email, password: 'wrong' } });
  const unknown = await request(server.url, Login, { input: { email: uniqueEmail(), password: 'wrong' } });
  expect(wrong.errors.map(({ extensions }) => extensions)).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
  expect(wrong.errors).toEqual(unknown.errors);
});

test('the use of a login link is recorded with the session that the second factor opened', async () => {
  const customer = await registerGuarded(server);
  const token = await loginTokenFor(server, customer.email);
  const { challenge = '' } = refusalIn(await request(server.url, PasswordlessLogin, { token }));
  const input = { challenge, code: codeOf(server, customer.secret) };
  const { completeLogin } = await execute(server.url, CompleteLogin, { input });
  expect(completeLogin.session.startedBy).toBe('PASSWORDLESS_LINK');
  const uses = await server.gatehouse.prisma.oneTimeTokenUse.findMany();
  expect(uses).toMatchObject([{ sessionId: completeLogin.session.id }]);
});

describe('a handoff that a second factor completes', () => {
  async function challenged(customer: Guarded) {
    const { createHandoff } = await execute(server.url, CreateHandoff, { targetSiteId: '1' }, customer);
    const { challenge = '' } = refusalIn(await request(server.url, RedeemHandoff, createHandoff));
    return { input: { challenge, code: codeOf(server, customer.secret) } };
  }

  test('opens a session that ends no later than the session that it continues', async () => {
    const customer = await registerGuarded(server);
    const before = await server.gatehouse.prisma.session.findFirstOrThrow();
    server.clock.advance({ days: 10 });
    const { completeLogin } = await execute(server.url, CompleteLogin, await challenged(customer));
    expect(completeLogin.session).toMatchObject({
      startedBy: 'HANDOFF',
      expiresAt: before.expiresAt.toISOString(),
    });
  });

  test('is refused after the session that it continues has ended', async () => {
    const customer = await registerGuarded(server);
    const input = await challenged(customer);
    await execute(server.url, Logout, {}, customer);
    const before = await sessions();
    expect(refusalIn(await request(server.url, CompleteLogin, input)).fields).toHaveProperty('challenge');
    expect(await sessions()).toBe(before);
  });
});

describe('the policy of the site', () => {
  test('OFF: no factor is required', async () => {
    const { email, password } = await registerGuarded(server);
    await setPolicy(server, 'OFF');
    await execute(server.url, Login, { input: { email, password } });
  });

  test('OPTIONAL: a customer without a factor logs in', async () => {
    const { email, password } = await register(server.url);
    await execute(server.url, Login, { input: { email, password } });
  });

  test('REQUIRED: a customer without a factor gets no session before adding one, even a new customer', async () => {
    const { email, password } = await register(server.url);
    await setPolicy(server, 'REQUIRED');
    const before = await sessions();
    for (const answer of [
      await request(server.url, Login, { input: { email, password } }),
      await request(server.url, Register, { input: { email: uniqueEmail(), password } }),
    ]) {
      expect(refusalIn(answer)).toMatchObject({
        code: 'SECOND_FACTOR_REQUIRED',
        factors: [],
        enrolment: ['totp', 'passkey'],
      });
    }
    expect(await sessions()).toBe(before);
  });
});

test('the log contains no challenge, no secret and no recovery code', async () => {
  const customer = await registerGuarded(server);
  const challenge = await challengeFor(server, customer);
  const code = codeOf(server, customer.secret);
  await execute(server.url, CompleteLogin, { input: { challenge, code } });
  const log = server.logs.join('\n');
  for (const secret of [...challenge.split('.'), customer.secret, ...customer.recoveryCodes]) {
    expect(log).not.toContain(secret);
  }
});
