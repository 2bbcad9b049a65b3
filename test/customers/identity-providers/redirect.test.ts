import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { graphql } from '../../support/gql/gql.ts';
import { exchange } from '../../support/http.ts';
import { mailsTo } from '../../support/mails.ts';
import { PUBLIC_URL, startServer, type TestServer } from '../../support/server.ts';
import { RedeemHandoff } from '../single-sign-on/documents.ts';
import { Browser } from './browser.ts';
import type { CodeProvider } from './code-provider.ts';
import { ExternalIdentities } from './documents.ts';
import { APP, startFacebookGraph } from './facebook-graph.ts';
import { atPage, setRedirectScene } from './redirect-scene.ts';
import { addProvider, codeOf, externalPerson } from './scene.ts';

const RedeemTold = graphql(`
  mutation RedeemTold($code: String!) { redeemHandoff(code: $code) { waysInChanged } }
`);

const PAGE = 'http://localhost:3000/account?tab=1';
const CALLBACK = `${PUBLIC_URL}/identity-providers/company/callback`;

let server: TestServer;
let provider: CodeProvider;
let browser: Browser;
beforeAll(async () => {
  ({ server, provider } = await setRedirectScene());
});
beforeEach(() => {
  browser = new Browser(server);
  provider.person = externalPerson();
  provider.broken = null;
});

const startUrl = (returnTo = PAGE, name = 'company') =>
  `${PUBLIC_URL}/identity-providers/${name}/start?site_id=1&return_to=${encodeURIComponent(returnTo)}`;
const atCallback = (url: URL) =>
  url.href.startsWith(`${PUBLIC_URL}/identity-providers/`) && url.pathname.endsWith('/callback');
const atProvider = (url: URL) => url.origin === provider.issuer;
/** Logs in at the provider and stops before the callback. @returns the callback’s address */
const comeBack = async () => browser.follow((await browser.follow(startUrl(), atProvider)).href, atCallback);
const errorAt = (url: URL) => url.searchParams.get('error');
const redeem = (url: URL, siteId = 1) =>
  request(server.url, RedeemHandoff, { code: url.searchParams.get('handoff') ?? '' }, { siteId });
/** The status and code of a callback that does not redirect. */
const refused = async (who: Browser, url: URL) => {
  const { status, headers, text } = await who.get(url.href);
  expect(headers).not.toHaveProperty('location');
  return { status, code: JSON.parse(text).errors[0].extensions.code };
};
const NOT_UNDER_WAY = { status: 400, code: 'BAD_REQUEST' };

describe('a login by redirect', () => {
  test('redirects the customer back to the page with a code that can be redeemed for a session once', async () => {
    const person = provider.person;
    const page = await browser.follow(startUrl(), atPage);
    expect(page.href.startsWith(`${PAGE}&handoff=`)).toBe(true);
    expect([...page.searchParams.keys()]).toEqual(['tab', 'handoff']);
    const { data } = await redeem(page);
    expect(data?.redeemHandoff.session.startedBy).toBe('IDENTITY_PROVIDER');
    const { me } = await execute(
      server.url,
      ExternalIdentities,
      {},
      { token: data?.redeemHandoff.token ?? '' },
    );
    expect(me).toMatchObject({
      email: person?.email,
      emailVerified: true,
      firstName: 'Ada',
      externalIdentities: [{ provider: 'company', issuer: provider.issuer }],
    });
    expect(codeOf(await redeem(page))).toBe('INVALID_CREDENTIALS');
  });

  test('uses PKCE S256, state and nonce, and stores neither the nonce nor the cookie in plain text', async () => {
    const { headers } = await browser.get(startUrl());
    const url = new URL(headers.location ?? '');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: CALLBACK,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{36}\.[\w-]{43}$/),
    });
    expect(headers['set-cookie']?.[0]).toMatch(
      /^__Host-gatehouse_redirect_[0-9a-f]{8}=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const rows = await server.gatehouse.prisma.oneTimeToken.findMany({
      where: { purpose: 'SIGN_IN_REDIRECT' },
    });
    expect(JSON.stringify(rows)).not.toContain(url.searchParams.get('nonce'));
    expect(JSON.stringify(rows)).not.toContain(/=([\w-]+)/.exec(headers['set-cookie']?.[0] ?? '')?.[1]);
  });

  test('links identities and takes accounts over in the same way as a login by token', async () => {
    const squatter = await register(server.url);
    provider.person = externalPerson({ email: squatter.email });
    const { data } = await redeem(await browser.follow(startUrl(), atPage));
    expect(data?.redeemHandoff.customer.id).toBe(squatter.customer.id);
    provider.person = externalPerson({ email: (await register(server.url)).email, email_verified: false });
    expect(errorAt(await new Browser(server).follow(startUrl(), atPage))).toBe('LINK_REQUIRED');
  });

  test('works in two tabs at once', async () => {
    const [one, other] = [
      await browser.follow(startUrl(), atProvider),
      await browser.follow(startUrl(), atProvider),
    ];
    for (const tab of [one, other]) {
      expect(codeOf(await redeem(await browser.follow(tab.href, atPage)))).toBeUndefined();
    }
  });

  test('works with Facebook', async () => {
    const facebook = await startFacebookGraph();
    const own = await startServer({
      env: {
        FACEBOOK_GRAPH_URL: facebook.url,
        FACEBOOK_DIALOG_URL: `${new URL(facebook.url).origin}/dialog`,
      },
    });
    await addProvider(own, { name: 'facebook', kind: 'FACEBOOK', clientId: APP.id }, APP.secret);
    const surfer = new Browser(own);
    const dialog = await surfer.follow(startUrl(PAGE, 'facebook'), (url) => url.pathname === '/dialog');
    const expiresAt = Math.floor(Date.now() / 1000) + 3600;
    const user = { id: '900', email: 'ada@example.test', first_name: 'Ada', last_name: 'Byron' };
    facebook.tokens.set('fb-code', { appId: APP.id, isValid: true, expiresAt, user });
    const back = new URL(dialog.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', 'fb-code');
    back.searchParams.set('state', dialog.searchParams.get('state') ?? '');
    const page = await surfer.follow(back.href, atPage);
    const code = page.searchParams.get('handoff') ?? '';
    const { redeemHandoff } = await execute(own.url, RedeemHandoff, { code });
    expect(redeemHandoff.customer.email).toBe(user.email);
  });
});

describe('the callback', () => {
  test('succeeds once', async () => {
    const back = await comeBack();
    const page = await browser.follow(back.href, atPage);
    expect(page.searchParams.has('handoff')).toBe(true);
    expect(await refused(browser, back)).toEqual(NOT_UNDER_WAY);
  });

  test('refuses another browser and still accepts the browser that began the login', async () => {
    const back = await comeBack();
    expect(await refused(new Browser(server), back)).toEqual(NOT_UNDER_WAY);
    const stranger = new Browser(server);
    await stranger.follow(startUrl(), atProvider);
    expect(await refused(stranger, back)).toEqual(NOT_UNDER_WAY);
    expect((await browser.follow(back.href, atPage)).searchParams.has('handoff')).toBe(true);
  });

  test('refuses a state that is changed, swapped or missing', async () => {
    const [one, other] = [await comeBack(), await comeBack()];
    const [code, state] = [one.searchParams.get('code') ?? '', one.searchParams.get('state') ?? ''];
    for (const forged of [`${state}x`, state.slice(0, -1), '', 'x.y', 'a\0b']) {
      const url = new URL(one);
      url.searchParams.set('state', forged);
      expect(await refused(browser, url)).toEqual(NOT_UNDER_WAY);
    }
    const without = new URL(one);
    without.searchParams.delete('state');
    expect(await refused(browser, without)).toEqual(NOT_UNDER_WAY);
    // A code of another login in the same browser: PKCE and the nonce bind it to that login.
    other.searchParams.set('code', code);
    expect(errorAt(await browser.follow(other.href, atPage))).toBe('INVALID_CREDENTIALS');
  });

  test('refuses an answer of another provider, even of the same site', async () => {
    const back = await comeBack();
    const mixed = new URL(back.href.replace('/company/', '/second/'));
    expect(await refused(browser, mixed)).toEqual(NOT_UNDER_WAY);
    const iss = new URL(back);
    iss.searchParams.set('iss', 'https://other.example.test');
    expect(errorAt(await browser.follow(iss.href, atPage))).not.toBeNull();
  });

  test('is refused after ten minutes', async () => {
    const back = await comeBack();
    server.clock.advance({ minutes: 10, seconds: 1 });
    expect(await refused(browser, back)).toEqual(NOT_UNDER_WAY);
    server.clock.advance({ minutes: -10, seconds: -1 });
  });

  test.each([
    ['nonce', 'another-nonce'],
    ['code_challenge', 'A'.repeat(43)],
  ])('refuses a login whose %s was changed in the redirect', async (parameter, value) => {
    const url = await browser.follow(startUrl(), atProvider);
    url.searchParams.set(parameter, value);
    expect(errorAt(await browser.follow(url.href, atPage))).toBe('INVALID_CREDENTIALS');
  });

  test('reports that the customer declined or that the provider failed', async () => {
    provider.person = null;
    expect(errorAt(await browser.follow(startUrl(), atPage))).toBe('ACCESS_DENIED');
    provider.person = externalPerson();
    const back = await comeBack();
    back.searchParams.delete('code');
    back.searchParams.set('error', 'server_error');
    expect(errorAt(await browser.follow(back.href, atPage))).toBe('PROVIDER_UNAVAILABLE');
  });

  test.each([503, 'silent'] as const)(
    'reports that the provider is down (%s) and opens no session',
    async (broken) => {
      const back = await comeBack();
      provider.broken = broken;
      const { customer, oneTimeToken } = server.gatehouse.prisma;
      const counts = () =>
        Promise.all([customer.count(), oneTimeToken.count({ where: { purpose: 'SESSION_HANDOFF' } })]);
      const before = await counts();
      expect(errorAt(await browser.follow(back.href, atPage))).toBe('PROVIDER_UNAVAILABLE');
      expect(await counts()).toEqual(before);
    },
  );
});

describe('the start', () => {
  test('redirects back at once if the provider is down', async () => {
    await addProvider(server, { name: 'down', kind: 'OPENID', issuer: 'http://127.0.0.1:1' });
    const { status, headers } = await browser.get(startUrl(PAGE, 'down'));
    expect(status).toBe(302);
    expect(errorAt(new URL(headers.location ?? ''))).toBe('PROVIDER_UNAVAILABLE');
    expect(headers).not.toHaveProperty('set-cookie');
  });

  test.each([
    ['empty', ''],
    ['a foreign page', 'https://evil.example.test/'],
    ['a page whose host begins with the host of the site', 'http://localhost:3000.evil.test/'],
    ['another host with the site’s host as user name', 'http://localhost:3000@evil.test/'],
    ['another port', 'http://localhost:3001/'],
    ['a page whose host begins with the host of this server', `${PUBLIC_URL}.evil.test/sites/1/login`],
    ['a path', '/account'],
    ['a script', 'javascript:alert(1)'],
    ['text with U+0000', 'http://localhost:3000/\0'],
  ])('refuses a return address that is %s and does not redirect', async (_what, returnTo) => {
    const { status, headers, text } = await browser.get(startUrl(returnTo));
    const { code, fields } = JSON.parse(text).errors[0].extensions;
    expect({ status, code }).toEqual({ status: 400, code: 'VALIDATION_FAILED' });
    expect(fields).toHaveProperty('returnTo');
    expect(headers).not.toHaveProperty('location');
  });

  test('refuses an unknown provider or site', async () => {
    const unknown = await browser.get(startUrl(PAGE, 'github'));
    expect(JSON.parse(unknown.text).errors[0].extensions.fields).toHaveProperty('provider');
    const nowhere = await browser.get(startUrl().replace('site_id=1', 'site_id=987'));
    expect(JSON.parse(nowhere.text).errors[0].extensions.fields).toHaveProperty('siteId');
  });

  test('ignores the Host header', async () => {
    const url = startUrl().replace(PUBLIC_URL, server.url);
    const { headers } = await exchange(url, {
      headers: { host: 'evil.test', 'x-forwarded-host': 'evil.test' },
    });
    expect(new URL(headers.location ?? '').searchParams.get('redirect_uri')).toBe(CALLBACK);
  });

  test('is rate-limited by IP address', async () => {
    const throttling = await startServer({ env: { RATE_LIMITS: 'on' } });
    const surfer = new Browser(throttling);
    const statuses = [];
    for (let starts = 0; starts < 62; starts += 1) statuses.push((await surfer.get(startUrl())).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });
});

test('a handoff code of a redirect is valid only on the site where the redirect began', async () => {
  const page = await browser.follow(startUrl(), atPage);
  const sister = await server.gatehouse.prisma.site.create({
    data: { accountId: 1, slug: 'sister', name: 'Sister', sessionHandoff: true },
  });
  expect(codeOf(await redeem(page, sister.id))).toBe('INVALID_CREDENTIALS');
  expect(codeOf(await redeem(page))).toBeUndefined();
  await server.gatehouse.prisma.site.delete({ where: { id: sister.id } });
});

test('the log contains neither the provider’s code nor the state nor the handoff code', async () => {
  const back = await comeBack();
  const page = await browser.follow(back.href, atPage);
  const secrets = [
    back.searchParams.get('code'),
    back.searchParams.get('state'),
    page.searchParams.get('handoff'),
  ];
  for (const secret of secrets) {
    expect(secret).toBeTruthy();
    expect(server.logs.some((line) => line.includes(secret ?? ''))).toBe(false);
  }
});

test('a login by redirect that takes an account over reports it when the code is redeemed', async () => {
  const customer = await register(server.url);
  provider.person = externalPerson({ email: customer.email });
  const page = await browser.follow(startUrl(), atPage);
  const code = page.searchParams.get('handoff') ?? '';
  const { redeemHandoff } = await execute(server.url, RedeemTold, { code }, { siteId: 1 });
  expect(redeemHandoff.waysInChanged).toEqual(['PASSWORD_REMOVED', 'IDENTITY_LINKED']);
  const subjects = (await mailsTo(server, customer.email)).map(({ subject }) => subject);
  expect(subjects).toContain('Your password for Demo was removed');
});
