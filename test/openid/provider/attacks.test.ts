import * as openid from 'openid-client';
import { beforeAll, describe, expect, test } from 'vitest';
import { updateClient } from '../../../src/openid/clients/manage-clients.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import { execute, request, rest } from '../../support/client.ts';
import { count } from '../../support/counts.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { Logout, Me, ValidateToken } from '../../support/documents.ts';
import { jobsDone } from '../../support/jobs.ts';
import { PUBLIC_URL, testServer } from '../../support/server.ts';
import { openBrowser } from './browser.ts';
import {
  accept,
  CALLBACK,
  describeInteraction,
  logIn,
  openInteraction,
  type Registered,
  redeem,
  registerClient,
  requestCode,
} from './clients.ts';
import { AcceptOpenidDevice, AcceptOpenidInteraction, DeclineOpenidInteraction } from './documents.ts';
import { receiveLogouts } from './logout-receiver.ts';

const server = testServer();
let mine: Registered;
let other: Registered;
let app: Registered;
let third: Registered;
let customer: RegisteredCustomer;

beforeAll(async () => {
  mine = await registerClient(server);
  other = await registerClient(server);
  app = await registerClient(server, {
    tokenEndpointAuthMethod: 'NONE',
    redirectUris: ['com.example.app:/callback'],
  });
  third = await registerClient(server, { party: 'THIRD_PARTY' });
  customer = await register(server.url);
});

const basic = ({ client, secret }: Registered) => ({ clientId: client.clientId, clientSecret: secret ?? '' });
const token = (registered: Registered, form: Record<string, string>) =>
  rest(server.url, 'POST', '/oauth2/token', { basic: basic(registered), form });

/** Gets a code of a customer for a client, without redeeming it. */
async function codeFor(registered: Registered, parameters: Record<string, string> = {}) {
  const browser = openBrowser(server);
  const authorization = await requestCode(registered, parameters);
  const id = await openInteraction(browser, authorization.address);
  const back = await accept(server, browser, id, customer.token, true);
  return { authorization, back, code: new URL(back).searchParams.get('code') ?? '' };
}

describe('a redirect URI is refused unless it equals a registered one, character by character', () => {
  test.each([
    `${CALLBACK}/`,
    `${CALLBACK}/..`,
    `${CALLBACK}?x=1`,
    `${CALLBACK}#fragment`,
    'https://app.example.test/CALLBACK',
    'https://APP.example.test/callback',
    'https://app.example.test:443/callback',
    'https://app.example.test:8443/callback',
    'http://app.example.test/callback',
    'https://user@app.example.test/callback',
    'https://app.example.test@evil.example/callback',
    'https://app.example.test.evil.example/callback',
    'https://evil.example/?https://app.example.test/callback',
    'https://app.example.test/redirect?to=https://evil.example',
    'https://app.example.test/callback/../open',
    'https://app.example.test\\@evil.example/callback',
    '//app.example.test/callback',
    'javascript:alert(1)',
    'data:text/html,x',
    'com.example.app:/callback',
    'com.evil.app:/callback',
    '',
  ])('%s gets our error page, and no redirect', async (redirect) => {
    const { address } = await requestCode(mine, { redirect_uri: redirect });
    const answer = await openBrowser(server).get(address);
    expect([answer.status, answer.location]).toEqual([400, '']);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.text).not.toContain('http-equiv');
  });

  test.each(['com.example.app:/callback/x', 'com.example.app://callback', 'com.example.other:/callback'])(
    'of an app: %s',
    async (redirect) => {
      const answer = await openBrowser(server).get(
        (await requestCode(app, { redirect_uri: redirect })).address,
      );
      expect([answer.status, answer.location]).toEqual([400, '']);
    },
  );

  test('even as a second parameter, and in a pushed request', async () => {
    const { address } = await requestCode(mine);
    const twice = await openBrowser(server).get(`${address}&redirect_uri=https://evil.example/`);
    expect([twice.status, twice.location]).toEqual([400, '']);
    const pushed = await rest(server.url, 'POST', '/oauth2/par', {
      basic: basic(mine),
      form: { response_type: 'code', scope: 'openid', redirect_uri: 'https://evil.example/' },
    });
    expect([pushed.status, pushed.body.error]).toEqual([400, 'invalid_request']);
  });
});

test('a request that is too large to store is refused: in an address, as a form and pushed', async () => {
  const { address } = await requestCode(mine, { state: 's'.repeat(4_096) });
  const { pathname, search } = new URL(address);
  const form = Object.fromEntries(new URLSearchParams(search));
  const answers = [
    await openBrowser(server).get(address),
    await rest(server.url, 'POST', pathname, { form }),
    await rest(server.url, 'POST', '/oauth2/par', {
      basic: basic(mine),
      form: { ...form, state: 's'.repeat(16_384) },
    }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
});

test('a form that is expensive to encode is refused before it is processed', async () => {
  const form = { client_id: 'client-x', token: '%'.repeat(16_385) };
  for (const path of ['token', 'userinfo', 'par', 'device-authorization', 'introspect', 'revoke']) {
    const { status, body } = await rest(server.url, 'POST', `/oauth2/${path}`, { form });
    expect([path, status, body.error_description]).toEqual([path, 400, 'The request is too long.']);
  }
});

describe('PKCE', () => {
  const S256 = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  const authorize = (parameters: Record<string, string>) =>
    openBrowser(server).get(
      `${PUBLIC_URL}/oauth2/authorize?${new URLSearchParams({ response_type: 'code', scope: 'openid', state: 's', ...parameters })}`,
    );
  const errorOf = ({ location }: { location: string }) => new URL(location).searchParams.get('error');

  test('is required for a public client, and only with S256', async () => {
    const base = { client_id: app.client.clientId, redirect_uri: 'com.example.app:/callback' };
    expect(errorOf(await authorize(base))).toBe('invalid_request');
    const methods: Record<string, string>[] = [
      {},
      { code_challenge_method: 'plain' },
      { code_challenge_method: 's256' },
    ];
    for (const method of methods)
      expect(errorOf(await authorize({ ...base, code_challenge: S256, ...method }))).toBe('invalid_request');
  });

  test('cannot be downgraded: a code needs a verifier if and only if its request had a challenge', async () => {
    const { code, authorization } = await codeFor(mine);
    const exchange = { grant_type: 'authorization_code', redirect_uri: CALLBACK };
    const wrong: Record<string, string>[] = [{}, { code_verifier: openid.randomPKCECodeVerifier() }];
    for (const verifier of wrong) {
      const answer = await token(mine, { ...exchange, code, ...verifier });
      expect([answer.status, answer.body.error]).toEqual([400, 'invalid_grant']);
    }
    const browser = openBrowser(server);
    const { client_id, redirect_uri } = { client_id: mine.client.clientId, redirect_uri: CALLBACK };
    const query = new URLSearchParams({ response_type: 'code', scope: 'openid', client_id, redirect_uri });
    const id = await openInteraction(browser, `${PUBLIC_URL}/oauth2/authorize?${query}`);
    const injected =
      new URL(await accept(server, browser, id, customer.token)).searchParams.get('code') ?? '';
    const answer = await token(mine, { ...exchange, code: injected, code_verifier: authorization.verifier });
    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_grant']);
  });
});

describe('a code', () => {
  test('that is used twice ends the grant with its tokens', async () => {
    const { authorization, back } = await codeFor(mine);
    const tokens = await redeem(mine, authorization, back);
    await expect(redeem(mine, authorization, back)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await openid.tokenIntrospection(mine.config, tokens.access_token)).toEqual({ active: false });
    await expect(openid.refreshTokenGrant(mine.config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('returns tokens to at most one of several requests at the same time', async () => {
    const { authorization, code } = await codeFor(mine);
    const form = {
      grant_type: 'authorization_code',
      redirect_uri: CALLBACK,
      code,
      code_verifier: authorization.verifier,
    };
    const answers = await Promise.all(Array.from({ length: 4 }, () => token(mine, form)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(answers.every(({ status }) => status === 200 || status === 400)).toBe(true);
  });

  test('is refused for another client, for another redirect URI and in another session', async () => {
    const { authorization, code } = await codeFor(mine);
    const form = {
      grant_type: 'authorization_code',
      redirect_uri: CALLBACK,
      code,
      code_verifier: authorization.verifier,
    };
    expect((await token(other, form)).body.error).toBe('invalid_grant');
    expect((await token(mine, { ...form, redirect_uri: 'https://evil.example/' })).body.error).toBe(
      'invalid_grant',
    );
    const injected = await requestCode(mine);
    await expect(
      redeem(mine, injected, `${CALLBACK}?code=${code}&state=${injected.state}&iss=${PUBLIC_URL}`),
    ).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await token(mine, form)).status).toBe(200);
  });
});

test('a response names its issuer, so that a client detects a mix-up attack (RFC 9207)', async () => {
  const { back, authorization } = await codeFor(mine);
  const refused = await openBrowser(server).get((await requestCode(mine, { prompt: 'none' })).address);
  for (const address of [back, refused.location])
    expect(new URL(address).searchParams.get('iss')).toBe(PUBLIC_URL);
  const forged = new URL(back);
  forged.searchParams.set('iss', 'https://evil.example');
  await expect(redeem(mine, authorization, forged.href)).rejects.toThrow();
});

test('tokens of one client are refused for another client', async () => {
  const tokens = await logIn(server, openBrowser(server), mine, customer.token);
  const refresh = await token(other, {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token ?? '',
  });
  expect(refresh.body.error).toBe('invalid_grant');
  for (const presented of [tokens.access_token, tokens.refresh_token ?? '']) {
    expect(await openid.tokenIntrospection(other.config, presented)).toEqual({ active: false });
    await openid.tokenRevocation(other.config, presented);
    expect(await openid.tokenIntrospection(mine.config, presented)).toMatchObject({ active: true });
  }
});

test('the reuse of a rotated refresh token ends the grant, and so does the revocation of a refresh token', async () => {
  const tokens = await logIn(server, openBrowser(server), mine, customer.token);
  const next = await openid.refreshTokenGrant(mine.config, tokens.refresh_token ?? '');
  await expect(openid.refreshTokenGrant(mine.config, tokens.refresh_token ?? '')).rejects.toThrow();
  expect(await openid.tokenIntrospection(mine.config, next.access_token)).toEqual({ active: false });
  const again = await logIn(server, openBrowser(server), mine, customer.token);
  await openid.tokenRevocation(mine.config, again.refresh_token ?? '');
  expect(await openid.tokenIntrospection(mine.config, again.access_token)).toEqual({ active: false });
});

describe('consent', () => {
  const accepting = async (id: string, consents: boolean, credentials: object = { token: customer.token }) =>
    (await request(server.url, AcceptOpenidInteraction, { id, consents }, credentials)).errors[0]?.extensions
      ?.code;

  test('is required for a third party, and only the customer can give it', async () => {
    const id = await openInteraction(openBrowser(server), (await requestCode(third)).address);
    expect(await describeInteraction(server, id, customer.token)).toMatchObject({ isConsentRequired: true });
    expect(await accepting(id, false)).toBe('VALIDATION_FAILED');
    expect(await accepting(id, true, {})).toBe('UNAUTHENTICATED');
    expect(await accepting(id, true, { basic: server.demo.partner })).toBe('UNAUTHENTICATED');
    expect(await accepting('unknown', true)).toBe('NOT_FOUND');
  });

  test('is valid only in the browser that began the login', async () => {
    const [victim, attacker] = [openBrowser(server), openBrowser(server)];
    const begun = await openInteraction(attacker, (await requestCode(third)).address);
    const data = await execute(server.url, AcceptOpenidInteraction, { id: begun, consents: true }, customer);
    const { location } = data.acceptOpenidInteraction;
    // The victim's browser is redirected to the attacker's interaction.
    expect((await victim.get(location)).status).toBe(400);
    // The attacker continues without the answer.
    const resumed = await attacker.get(`${PUBLIC_URL}/oauth2/authorize/${begun}`);
    expect(resumed.location).not.toContain('code=');
    expect(resumed.status).toBeLessThan(500);
    // The victim's browser gets the attacker's answer at the address of its own interaction.
    const own = await openInteraction(victim, (await requestCode(third)).address);
    const swapped = location.replace(begun, own);
    expect((await victim.get(swapped)).status).toBe(400);
  });

  test('that is declined is reported to the client', async () => {
    const browser = openBrowser(server);
    const id = await openInteraction(browser, (await requestCode(third)).address);
    const data = await execute(server.url, DeclineOpenidInteraction, { id });
    const { location } = await browser.get(
      (await browser.get(data.declineOpenidInteraction.location)).location,
    );
    expect(new URL(location).searchParams.get('error')).toBe('access_denied');
    expect((await browser.get(data.declineOpenidInteraction.location)).status).toBe(400);
  });
});

test('a request that its client may no longer make is refused, before and after the customer accepts it', async () => {
  const left = 'https://left.example.test/callback';
  const smaller = [{ redirectUris: [CALLBACK] }, { scopes: ['openid', 'profile'] }];
  for (const change of smaller) {
    const registered = await registerClient(server, { redirectUris: [CALLBACK, left] });
    const browser = openBrowser(server);
    const begin = async () =>
      openInteraction(browser, (await requestCode(registered, { redirect_uri: left })).address);
    const [waiting, accepted] = [await begin(), await begin()];
    const data = await execute(server.url, AcceptOpenidInteraction, { id: accepted }, customer);
    const acting = { accountId: 1, actor: COMMAND_LINE };
    await updateClient(server.gatehouse, acting, String(registered.client.id), change);
    const refused = await request(server.url, AcceptOpenidInteraction, { id: waiting }, customer);
    expect(refused.errors[0]?.extensions?.code).toBe('NOT_FOUND');
    const back = await browser.get(data.acceptOpenidInteraction.location);
    expect([back.status, back.location]).toEqual([400, '']);
  }
});

test('a native app gets its code at the loopback port in its request', async () => {
  const native = await registerClient(server, {
    tokenEndpointAuthMethod: 'NONE',
    redirectUris: ['http://127.0.0.1:5000/callback'],
  });
  const browser = openBrowser(server);
  const asked = 'http://127.0.0.1:50123/callback';
  const id = await openInteraction(browser, (await requestCode(native, { redirect_uri: asked })).address);
  expect(await accept(server, browser, id, customer.token, true)).toMatch(`${asked}?code=`);
});

test('no token, code or request of a disabled client is accepted', async () => {
  const registered = await registerClient(server);
  const browser = openBrowser(server);
  const tokens = await logIn(server, browser, registered, customer.token);
  const { authorization, code } = await codeFor(registered);
  const { id } = registered.client;
  await server.gatehouse.prisma.openidClient.update({ where: { id }, data: { disabledAt: server.clock() } });
  const info = await rest(server.url, 'GET', '/oauth2/userinfo', { token: tokens.access_token });
  expect(info.status).toBe(401);
  const forms: Record<string, string>[] = [
    { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' },
    { grant_type: 'authorization_code', redirect_uri: CALLBACK, code, code_verifier: authorization.verifier },
  ];
  for (const form of forms) expect((await token(registered, form)).body.error).toBe('invalid_client');
  const again = await browser.get((await requestCode(registered)).address);
  expect([again.status, again.location]).toEqual([400, '']);
});

test('a wrong or missing secret is refused, and so is the secret of another client', async () => {
  const { code, authorization } = await codeFor(mine);
  const form = {
    grant_type: 'authorization_code',
    redirect_uri: CALLBACK,
    code,
    code_verifier: authorization.verifier,
  };
  for (const clientSecret of ['wrong', 'see compareClientSecret', other.secret ?? '']) {
    const answer = await rest(server.url, 'POST', '/oauth2/token', {
      basic: { ...basic(mine), clientSecret },
      form,
    });
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client']);
  }
  const none = await rest(server.url, 'POST', '/oauth2/token', {
    form: { ...form, client_id: mine.client.clientId },
  });
  expect(none.body.error).toBe('invalid_client');
});

test('pairwise subjects reveal neither the customer id nor that two sectors have the same customer', async () => {
  const at = (host: string) =>
    registerClient(server, {
      subjectType: 'PAIRWISE',
      redirectUris: [CALLBACK],
      sectorIdentifier: host,
      frontchannelLogoutUri: `${CALLBACK}/${host}`,
    });
  const [one, same, another] = [
    await at('one.example'),
    await at('one.example'),
    await at('another.example'),
  ];
  const person = await register(server.url);
  const subs: (string | undefined)[] = [];
  const sids: string[] = [];
  const browser = openBrowser(server);
  let hint = '';
  for (const registered of [one, same, another]) {
    const tokens = await logIn(
      server,
      registered === another ? browser : openBrowser(server),
      registered,
      person.token,
    );
    hint = tokens.id_token ?? '';
    sids.push(String(tokens.claims()?.sid));
    const sub = tokens.claims()?.sub ?? '';
    const info = await openid.fetchUserInfo(registered.config, tokens.access_token, sub);
    const introspected = await openid.tokenIntrospection(registered.config, tokens.access_token);
    expect([info.sub, introspected.sub]).toEqual([sub, sub]);
    const known = JSON.stringify([info, introspected, tokens.claims()]);
    expect(known).not.toContain(`"${person.customer.id}"`);
    expect(known).not.toContain(person.session.id);
    subs.push(sub);
  }
  expect([subs[0], sids[0]]).toEqual([subs[1], sids[1]]);
  expect(new Set([...subs, person.customer.id]).size).toBe(3);
  expect(new Set([...sids, person.session.id]).size).toBe(3);

  const end = new URLSearchParams({ id_token_hint: hint });
  const { text } = await browser.get(`${PUBLIC_URL}/oauth2/logout?${end}`);
  for (const [host, sid] of [
    ['one.example', sids[0]],
    ['another.example', sids[2]],
  ])
    expect(text).toMatch(new RegExp(`${host}\\?iss=[^"]*sid=${sid}"`));
  const { session } = server.gatehouse.prisma;
  expect((await session.findUniqueOrThrow({ where: { id: person.session.id } })).endReason).toBe('LOGOUT');
});

test('a logout token is not sent to a private address', async () => {
  const { uri, received } = await receiveLogouts();
  const registered = await registerClient(server, { backchannelLogoutUri: uri });
  const person = await register(server.url);
  await logIn(server, openBrowser(server), registered, person.token);
  await execute(server.url, Logout, {}, person);
  await jobsDone(server);
  const lines = server.logs.filter((line) => line.includes(registered.client.clientId));
  expect(lines.join()).toContain('"outcome":"private address"');
  expect(received).toEqual([]);
});

test('prompt=none returns no code if the hint is for another customer or another client', async () => {
  const [present, absent] = [await register(server.url), await register(server.url)];
  const { id_token: hint = '' } = await logIn(server, openBrowser(server), mine, absent.token);
  const { id_token: foreign = '' } = await logIn(server, openBrowser(server), other, present.token);
  const browser = openBrowser(server);
  await logIn(server, browser, mine, present.token);
  const answers: [string, string][] = [
    [hint, 'login_required'],
    [foreign, 'invalid_request'],
    [present.token, 'invalid_request'],
  ];
  for (const [id_token_hint, error] of answers) {
    const { location } = await browser.get(
      (await requestCode(mine, { prompt: 'none', id_token_hint })).address,
    );
    expect([...new URL(location).searchParams.keys()]).not.toContain('code');
    expect(new URL(location).searchParams.get('error')).toBe(error);
  }
});

test('a login hint is shown only on the hosted page, as escaped text', async () => {
  const browser = openBrowser(server);
  const hint = '"><script>alert(1)</script>';
  const { address } = await requestCode(mine, { login_hint: hint });
  const { location } = await browser.get((await browser.get(address)).location);
  const { text } = await browser.get(location);
  expect(text).toContain('login-hint="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  expect(text).not.toContain(hint);
});

test('tokens of OpenID are refused by our API, and an access token of our API is refused by UserInfo', async () => {
  const tokens = await logIn(server, openBrowser(server), mine, customer.token);
  for (const presented of [tokens.access_token, tokens.id_token ?? '', tokens.refresh_token ?? '']) {
    const me = await request(server.url, Me, {}, { token: presented });
    expect([me.errors[0]?.extensions?.code, me.data?.me ?? null]).toEqual(['UNAUTHENTICATED', null]);
    const verdict = await execute(
      server.url,
      ValidateToken,
      { token: presented },
      { basic: server.demo.partner },
    );
    expect(verdict.validateToken.valid).toBe(false);
    const introspected = await rest(server.url, 'POST', '/oauth2/introspect', {
      basic: server.demo.partner,
      form: { token: presented },
    });
    expect(introspected.body).toEqual({ active: false });
  }
  expect((await rest(server.url, 'GET', '/oauth2/userinfo', { token: customer.token })).status).toBe(401);
});

test('if several customers accept the code of a device at the same time, only one succeeds', async () => {
  const tv = await registerClient(server, {
    tokenEndpointAuthMethod: 'NONE',
    redirectUris: [],
    grantTypes: ['DEVICE_CODE'],
  });
  const people = [customer, await register(server.url), await register(server.url)];
  for (let round = 0; round < count(3, 20); round += 1) {
    const { user_code: userCode } = await openid.initiateDeviceAuthorization(tv.config, { scope: 'openid' });
    const answers = await Promise.all(
      people.map((person) => request(server.url, AcceptOpenidDevice, { userCode }, person)),
    );
    const codes = answers.map(({ errors }) => errors[0]?.extensions?.code ?? 'accepted');
    expect(codes.sort()).toEqual(['NOT_FOUND', 'NOT_FOUND', 'accepted']);
  }
});

test('no log line contains a code, a token, a secret or a hint', async () => {
  const { authorization, back, code } = await codeFor(mine, { login_hint: 'ada@hint.example' });
  const tokens = await redeem(mine, authorization, back);
  const next = await openid.refreshTokenGrant(mine.config, tokens.refresh_token ?? '');
  await expect(redeem(mine, authorization, back)).rejects.toThrow();
  const wrong = { ...basic(mine), clientSecret: 'wrong-secret-of-a-client' };
  await rest(server.url, 'POST', '/oauth2/introspect', { basic: wrong, form: { token: next.access_token } });
  const hint = new URLSearchParams({ id_token_hint: tokens.id_token ?? '' });
  await openBrowser(server).get(`${PUBLIC_URL}/oauth2/logout?${hint}`);
  const secrets = [
    ...[code, authorization.verifier, authorization.state, 'ada@hint.example', wrong.clientSecret],
    ...[tokens.access_token, tokens.refresh_token, tokens.id_token, next.access_token, mine.secret],
  ];
  const written = server.logs.join('');
  expect(written).toContain('/oauth2/logout');
  expect(secrets.filter((secret) => written.includes(secret ?? '\n'))).toEqual([]);
});

test('invalid input never causes a 5xx', async () => {
  const odd = ['', '\0', '%', '💥', 'x'.repeat(5_000), '[]', '{"a":1}', '\'";--', '../../..'];
  const paths = [
    'token',
    'userinfo',
    'par',
    'device-authorization',
    'introspect',
    'revoke',
    'logout',
    'authorize',
  ];
  const names = [
    'client_id',
    'token',
    'code',
    'grant_type',
    'redirect_uri',
    'scope',
    'id_token_hint',
    'prompt',
    'max_age',
  ];
  const statuses: number[] = [];
  for (const value of odd) {
    const form = Object.fromEntries(names.map((name) => [name, value]));
    for (const path of paths) {
      statuses.push((await rest(server.url, 'POST', `/oauth2/${path}`, { form })).status);
      statuses.push((await rest(server.url, 'POST', `/oauth2/${path}`, { form, basic: basic(mine) })).status);
    }
    const query = new URLSearchParams({ ...form, client_id: mine.client.clientId, redirect_uri: CALLBACK });
    statuses.push((await rest(server.url, 'GET', `/oauth2/authorize?${query}`)).status);
    statuses.push(
      (await rest(server.url, 'GET', `/oauth2/interactions/${encodeURIComponent(value)}?code=x`)).status,
    );
    statuses.push(
      (await rest(server.url, 'GET', '/oauth2/userinfo', { token: encodeURIComponent(value) || 'x' })).status,
    );
  }
  expect(Math.max(...statuses)).toBeLessThan(500);
});
