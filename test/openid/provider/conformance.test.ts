import { readFileSync } from 'node:fs';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { beforeAll, expect, test } from 'vitest';
import { execute, rest } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { PUBLIC_URL, testServer } from '../../support/server.ts';
import { openBrowser } from './browser.ts';
import {
  accept,
  CALLBACK,
  logIn,
  openInteraction,
  type Registered,
  redeem,
  registerClient,
  requestCode,
} from './clients.ts';
import { AcceptOpenidDevice, DeclineOpenidDevice, OpenidDeviceRequest } from './documents.ts';

const server = testServer();
const ALL = 'openid profile email phone';
let registered: Registered;
let customer: RegisteredCustomer;

beforeAll(async () => {
  registered = await registerClient(server, { scopes: ALL.split(' ') });
  customer = await register(server.url, {
    firstName: 'Ada',
    lastName: 'Lovelace',
    username: 'ada',
    phone: '+441234567',
  });
});

const codeOf = (parameters: Record<string, string> = {}, browser = openBrowser(server)) =>
  logIn(server, browser, registered, customer.token, parameters);
const infoOf = async (scope: string) =>
  openid.fetchUserInfo(registered.config, (await codeOf({ scope })).access_token, customer.customer.id);
const silently = async (browser: ReturnType<typeof openBrowser>, parameters: Record<string, string> = {}) => {
  const authorization = await requestCode(registered, { prompt: 'none', ...parameters });
  const { location } = await browser.get(authorization.address);
  const error = new URL(location).searchParams.get('error');
  return error ?? (await redeem(registered, authorization, location)).claims();
};
const succeeds = async (parameters: Record<string, string>) =>
  expect((await codeOf(parameters)).claims()?.sub).toBe(customer.customer.id);

/**
 * The modules of the OpenID Foundation's plans for the Basic OP and the Config OP, by their names
 * (`oidcc-basic-certification-test-plan`, `oidcc-config-certification-test-plan`). The suite
 * itself is a service, and is not run here.
 */
const MODULES: Record<string, () => Promise<unknown>> = {
  'oidcc-discovery-endpoint-verification': async () => {
    const issuer = new URL(PUBLIC_URL);
    const found = await oauth.discoveryRequest(issuer, { [oauth.customFetch]: at });
    const metadata = await oauth.processDiscoveryResponse(issuer, found);
    expect(metadata).toMatchObject({
      response_types_supported: ['code'],
      scopes_supported: expect.arrayContaining(['openid']),
      id_token_signing_alg_values_supported: expect.arrayContaining(['RS256']),
    });
    expect(metadata.registration_endpoint).toBeUndefined();
  },
  'oidcc-server': () => succeeds({}),
  'oidcc-response-type-missing': async () => {
    const { address } = await requestCode(registered);
    const { location } = await openBrowser(server).get(address.replace('response_type=code', ''));
    expect(new URL(location).searchParams.get('error')).toBe('invalid_request');
  },
  'oidcc-idtoken-signature': strictFlow,
  'oidcc-userinfo-get': () => infoOf('openid'),
  'oidcc-userinfo-post-header': async () => {
    const { access_token: token } = await codeOf();
    const { body } = await rest(server.url, 'POST', '/oauth2/userinfo', { token });
    expect(body.sub).toBe(customer.customer.id);
  },
  'oidcc-userinfo-post-body': async () => {
    const { access_token } = await codeOf();
    const { body } = await rest(server.url, 'POST', '/oauth2/userinfo', { form: { access_token } });
    expect(body.sub).toBe(customer.customer.id);
  },
  'oidcc-ensure-request-without-nonce-succeeds-for-code-flow': async () => {
    const authorization = await requestCode(registered);
    const address = authorization.address.replace(/&nonce=[^&]+/, '');
    const browser = openBrowser(server);
    const back = await accept(server, browser, await openInteraction(browser, address), customer.token);
    const tokens = await openid.authorizationCodeGrant(registered.config, new URL(back), {
      pkceCodeVerifier: authorization.verifier,
      expectedState: authorization.state,
    });
    expect(tokens.claims()?.nonce).toBeUndefined();
  },
  'oidcc-scope-profile': async () =>
    expect(await infoOf('openid profile')).toMatchObject({
      given_name: 'Ada',
      family_name: 'Lovelace',
      preferred_username: 'ada',
    }),
  'oidcc-scope-email': async () =>
    expect(await infoOf('openid email')).toEqual({
      sub: customer.customer.id,
      email: customer.email,
      email_verified: false,
    }),
  'oidcc-scope-phone': async () =>
    expect(await infoOf('openid phone')).toMatchObject({
      phone_number: '441234567',
      phone_number_verified: false,
    }),
  'oidcc-scope-all': async () =>
    expect(await infoOf(ALL)).toMatchObject({
      name: 'Ada Lovelace',
      email: customer.email,
      phone_number: '441234567',
    }),
  'oidcc-ensure-other-scope-order-succeeds': () => succeeds({ scope: 'email openid' }),
  'oidcc-display-page': () => succeeds({ display: 'page' }),
  'oidcc-display-popup': () => succeeds({ display: 'popup' }),
  'oidcc-prompt-login': async () => {
    const browser = openBrowser(server);
    const first = await codeOf({}, browser);
    const authorization = await requestCode(registered, { prompt: 'login' });
    const id = await openInteraction(browser, authorization.address);
    await expect(accept(server, browser, id, customer.token)).rejects.toThrow('UNAUTHENTICATED');
    server.clock.advance({ seconds: 2 });
    const again = await login(server.url, customer);
    const tokens = await redeem(registered, authorization, await accept(server, browser, id, again.token));
    expect(tokens.claims()?.auth_time).toBeGreaterThan(Number(first.claims()?.auth_time));
    customer = { ...customer, ...again };
  },
  'oidcc-prompt-none-not-logged-in': async () =>
    expect(await silently(openBrowser(server))).toBe('login_required'),
  'oidcc-prompt-none-logged-in': async () => {
    const browser = openBrowser(server);
    await codeOf({}, browser);
    expect(await silently(browser)).toMatchObject({ sub: customer.customer.id });
  },
  'oidcc-max-age-1': async () => {
    const browser = openBrowser(server);
    await codeOf({}, browser);
    server.clock.advance({ seconds: 2 });
    expect(await silently(browser, { max_age: '1' })).toBe('login_required');
    const id = await openInteraction(browser, (await requestCode(registered, { max_age: '1' })).address);
    await expect(accept(server, browser, id, customer.token)).rejects.toThrow('UNAUTHENTICATED');
  },
  'oidcc-max-age-10000': async () => {
    const browser = openBrowser(server);
    const { auth_time } = (await codeOf({}, browser)).claims() ?? {};
    expect(await silently(browser, { max_age: '10000' })).toMatchObject({ auth_time });
  },
  'oidcc-ensure-request-with-unknown-parameter-succeeds': () => succeeds({ extra: 'foobar' }),
  'oidcc-id-token-hint': async () => {
    const browser = openBrowser(server);
    const { id_token = '' } = await codeOf({}, browser);
    expect(await silently(browser, { id_token_hint: id_token })).toMatchObject({ sub: customer.customer.id });
    const stranger = await register(server.url);
    const other = await logIn(server, openBrowser(server), registered, stranger.token);
    expect(await silently(browser, { id_token_hint: other.id_token ?? '' })).toBe('login_required');
  },
  'oidcc-login-hint': () => succeeds({ login_hint: 'ada@example.com' }),
  'oidcc-ui-locales': () => succeeds({ ui_locales: 'se' }),
  'oidcc-claims-locales': () => succeeds({ claims_locales: 'se' }),
  'oidcc-ensure-request-with-acr-values-succeeds': async () => {
    const acr_values = 'urn:gatehouse:acr:single-factor other';
    expect((await codeOf({ acr_values })).claims()?.acr).toBe('urn:gatehouse:acr:single-factor');
  },
  'oidcc-codereuse': () => reuse(0),
  'oidcc-codereuse-30seconds': () => reuse(30),
  'oidcc-ensure-registered-redirect-uri': async () => {
    const { address } = await requestCode(registered, { redirect_uri: `${CALLBACK}/other` });
    expect((await openBrowser(server).get(address)).status).toBe(400);
  },
  'oidcc-ensure-post-request-succeeds': async () => {
    const authorization = await requestCode(registered);
    const browser = openBrowser(server);
    const { origin, pathname, searchParams } = new URL(authorization.address);
    const { location } = await browser.post(`${origin}${pathname}`, Object.fromEntries(searchParams));
    const back = await accept(server, browser, await openInteraction(browser, location), customer.token);
    await redeem(registered, authorization, back);
  },
  'oidcc-server-client-secret-post': async () => {
    const posting = await registerClient(server, { tokenEndpointAuthMethod: 'CLIENT_SECRET_POST' });
    await logIn(server, openBrowser(server), posting, customer.token);
  },
  'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported': () =>
    rejects({ request_uri: 'https://app.example.test/request' }, 'request_uri_not_supported'),
  'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported': () =>
    rejects({ request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'),
  'oidcc-ensure-request-object-with-redirect-uri': () =>
    rejects({ request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'),
  'oidcc-refresh-token': async () => {
    const tokens = await codeOf();
    const next = await openid.refreshTokenGrant(registered.config, tokens.refresh_token ?? '');
    expect(next.claims()).toMatchObject({ sub: customer.customer.id, auth_time: tokens.claims()?.auth_time });
  },
  'oidcc-ensure-request-with-valid-pkce-succeeds': () => succeeds({}),
};

/** Modules of features that this provider does not have. The suite skips them, or accepts them with a warning. */
const NOT_APPLICABLE = ['oidcc-idtoken-unsigned', 'oidcc-scope-address', 'oidcc-claims-essential'];

const at = (address: string, options: object) =>
  fetch(address.replace(PUBLIC_URL, server.url), options as RequestInit);

async function rejects(parameters: Record<string, string>, error: string) {
  const { location } = await openBrowser(server).get((await requestCode(registered, parameters)).address);
  expect(new URL(location).searchParams.get('error')).toBe(error);
}

async function reuse(seconds: number) {
  const browser = openBrowser(server);
  const authorization = await requestCode(registered);
  const id = await openInteraction(browser, authorization.address);
  const back = await accept(server, browser, id, customer.token);
  const { access_token } = await redeem(registered, authorization, back);
  server.clock.advance({ seconds });
  await expect(redeem(registered, authorization, back)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect((await rest(server.url, 'GET', '/oauth2/userinfo', { token: access_token })).status).toBe(401);
}

/** The whole flow with `oauth4webapi`, which checks every response and the signature of the ID token. */
async function strictFlow() {
  const issuer = new URL(PUBLIC_URL);
  const options = { [oauth.customFetch]: at };
  const metadata = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, options),
  );
  const client = { client_id: registered.client.clientId };
  const authorization = await requestCode(registered);
  const browser = openBrowser(server);
  const back = await accept(
    server,
    browser,
    await openInteraction(browser, authorization.address),
    customer.token,
  );
  const parameters = oauth.validateAuthResponse(metadata, client, new URL(back), authorization.state);
  const answer = await oauth.authorizationCodeGrantRequest(
    metadata,
    client,
    oauth.ClientSecretBasic(registered.secret ?? ''),
    parameters,
    CALLBACK,
    authorization.verifier,
    options,
  );
  const result = await oauth.processAuthorizationCodeResponse(metadata, client, answer, {
    expectedNonce: authorization.nonce,
    requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(metadata, answer, options);
  expect(oauth.getValidatedIdTokenClaims(result)?.sub).toBe(customer.customer.id);
}

onlyInFullRun(() =>
  test.each(Object.entries(MODULES))('%s', async (_name, run) => {
    await run();
  }),
);

test('docs/openid.md lists exactly these modules', () => {
  const text = readFileSync(new URL('../../../docs/openid.md', import.meta.url), 'utf8');
  const listed = [...text.matchAll(/^\| `(oidcc-[\w-]+)` \|/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...Object.keys(MODULES), ...NOT_APPLICABLE].sort());
});

test('a pushed request is accepted once, and is required if the setting of the client says so', async () => {
  const strict = await registerClient(server, { requirePushedAuthorization: true });
  const direct = await openBrowser(server).get((await requestCode(strict)).address);
  expect(new URL(direct.location).searchParams.get('error')).toBe('invalid_request');
  const verifier = openid.randomPKCECodeVerifier();
  const address = await openid.buildAuthorizationUrlWithPAR(strict.config, {
    redirect_uri: CALLBACK,
    scope: 'openid',
    state: 'state',
    nonce: 'nonce',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const browser = openBrowser(server);
  const back = await accept(server, browser, await openInteraction(browser, address.href), customer.token);
  await redeem(strict, { address: '', verifier, state: 'state', nonce: 'nonce' }, back);
  expect((await browser.get(address.href)).location).not.toContain('code=');
});

test('a device logs in with the code that a customer types in, and is logged out with their session', async () => {
  const tv = await registerClient(server, {
    tokenEndpointAuthMethod: 'NONE',
    redirectUris: [],
    grantTypes: ['DEVICE_CODE', 'REFRESH_TOKEN'],
    scopes: ['openid', 'email', 'offline_access'],
  });
  const begin = () => openid.initiateDeviceAuthorization(tv.config, { scope: 'openid email' });
  const poll = (code: string) =>
    rest(server.url, 'POST', '/oauth2/token', {
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: tv.client.clientId,
        device_code: code,
      },
    });
  const { user_code, device_code, verification_uri } = await begin();
  expect(verification_uri).toBe(`${PUBLIC_URL}/oauth2/device`);
  expect((await poll(device_code)).body.error).toBe('authorization_pending');
  const userCode = user_code.toLowerCase().replace('-', ' ');
  const shown = await execute(server.url, OpenidDeviceRequest, { userCode });
  expect(shown.openidDeviceRequest).toEqual({
    application: { name: 'Paper app' },
    scopes: ['openid', 'email'],
  });
  const { token } = await login(server.url, customer);
  await execute(server.url, AcceptOpenidDevice, { userCode }, { token });
  await expect(
    execute(server.url, AcceptOpenidDevice, { userCode }, { token: customer.token }),
  ).rejects.toThrow('NOT_FOUND');
  const { body: tokens } = await poll(device_code);
  expect(await openid.fetchUserInfo(tv.config, tokens.access_token, customer.customer.id)).toMatchObject({
    email: customer.email,
  });
  const refreshed = await openid.refreshTokenGrant(tv.config, tokens.refresh_token);
  expect((await poll(device_code)).body.error).toBe('invalid_grant');
  await execute(server.url, Logout, {}, { token });
  await expect(
    openid.fetchUserInfo(tv.config, refreshed.access_token, customer.customer.id),
  ).rejects.toMatchObject({ status: 401 });
  await expect(openid.refreshTokenGrant(tv.config, refreshed.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  });

  const refused = await begin();
  await execute(server.url, DeclineOpenidDevice, { userCode: refused.user_code }, { token: customer.token });
  expect((await poll(refused.device_code)).body.error).toBe('access_denied');
});
