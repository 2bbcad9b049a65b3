import { decodeJwt } from 'jose';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, rest } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import { exchange } from '../../support/http.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import { pngLogo } from '../../support/png-logo.ts';
import { PUBLIC_URL, startServer, testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { RequestPasswordReset } from '../../support/ways-in.ts';

const HOST = 'login.paper.example';
const ORIGIN = `https://${HOST}`;
const LINK = 'https://www.paper.example';
const PAGES = ['login', 'register', 'forgot', 'code', 'account', 'account/password'];

const server = testServer();
let rival: number;
beforeAll(async () => {
  rival = (await addAccount(server, 'rival', { loginHost: 'login.rival.example', name: 'Rival' })).site.id;
});
const SITE = { name: 'Paper', loginHost: HOST, link: null, allowedOrigins: [], passwordlessEnabled: true };
beforeEach(() => setSite(SITE));

const setSite = (data: object) => server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
const at = (host: string, path: string, headers: Record<string, string> = {}) =>
  rest(server.url, 'GET', path, { headers: { host, ...headers } });
const browser = { accept: 'text/html,*/*;q=0.8' };
const on = { siteId: 1 };

describe('the login host of a site', () => {
  test.each(PAGES)('serves /%s, with its files and a Content-Security-Policy for the host', async (page) => {
    const { status, headers, body } = await at(HOST, `/${page}`);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    const policy = String(headers['content-security-policy']);
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      // The logo is served under PUBLIC_URL.
      `img-src 'self' data: ${PUBLIC_URL}`,
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split('; ')).toContain(directive);
    }
    expect(body).toContain(' · Paper</title>');
    const files = [...body.matchAll(/<(?:script|link rel="stylesheet")[^>]*(?:src|href)="([^"]+)"/g)];
    expect(files).toHaveLength(3);
    for (const [, address = ''] of files) {
      const { origin, pathname } = new URL(address, `${ORIGIN}/${page}`);
      expect([origin, (await at(HOST, pathname)).status]).toEqual([ORIGIN, 200]);
    }
  });

  test('serves no page of another site, and no page for developers or operators', async () => {
    await setSite({ passwordlessEnabled: false });
    for (const path of [
      '/code',
      '/graphql',
      '/graphql/',
      '/docs',
      '/docs/openapi.json',
      '/admin/reset-password',
      '/admin/',
      '/outbox',
      '/outbox.json',
      '/metrics',
      '/login-hosts?domain=login.paper.example',
      '/.well-known/jwks.json',
      '/.well-known/openid-configuration',
      '/sites/1/login',
      `/sites/${rival}/login`,
      `/?view=email-verify&token=a&site_id=${rival}`,
      '/?view=email-verify&token=a&site_id=x',
      '/?view=other',
      '/nothing',
    ]) {
      const { status, headers, body } = await at(HOST, path, browser);
      expect([path, status]).toEqual([path, 404]);
      expect(headers['cache-control']).toBe('no-store');
      if (path.startsWith('/graphql')) continue;
      expect(body).toContain('<a href="/login">Start page</a>');
      expect(body).not.toContain(PUBLIC_URL);
    }
    for (const path of ['/oauth2/introspect', '/revocations']) {
      expect([path, (await at(HOST, path)).status]).toEqual([path, 404]);
    }
  });

  test('shows the site of the host, whatever else the request names', async () => {
    for (const query of [
      '',
      `?site_id=${rival}`,
      `?return_to=${encodeURIComponent('https://evil.example/')}`,
    ]) {
      const { body } = await at(HOST, `/login${query}`);
      expect(body).toContain(' data-site-id="1"');
      expect(body).not.toContain('evil.example');
    }
    expect((await at('login.rival.example', '/login')).body).toContain(`data-site-id="${rival}"`);
    expect((await at('LOGIN.Paper.example:443', '/login')).status).toBe(200);
    const { status, headers } = await at(HOST, '/');
    expect([status, headers.location]).toEqual([302, 'login']);
  });

  test('shows the logos of its own account, and of no other account', async () => {
    const { prisma } = server.gatehouse;
    const hash = 'a'.repeat(64);
    const logo = { hash, kind: 'png', width: 1, height: 1, content: new Uint8Array(pngLogo(1, 1)) };
    const updatedAt = server.clock.now();
    for (const siteId of [1, rival]) await prisma.siteLogo.create({ data: { siteId, ...logo, updatedAt } });
    const found = async (host: string) =>
      Promise.all(
        [1, rival].map(async (id) => {
          const address = `${server.url}/sites/${id}/logo/${hash}.png`;
          return (await exchange(address, { headers: { host } })).status;
        }),
      );
    expect(await found(HOST)).toEqual([200, 404]);
    expect(await found('login.rival.example')).toEqual([404, 200]);
    expect(await found(new URL(PUBLIC_URL).host)).toEqual([200, 200]);
  });

  test('redirects /.well-known/change-password to the password section of the account page', async () => {
    const { status, headers } = await at(HOST, '/.well-known/change-password');
    const { href } = new URL(headers.location ?? '', `${ORIGIN}/.well-known/change-password`);
    expect([status, href]).toEqual([302, `${ORIGIN}/account/password`]);
  });

  test('serves the APIs, and the issuer of tokens stays PUBLIC_URL', async () => {
    const { email, password } = await register(server.url, {}, on);
    const headers = { host: HOST, origin: ORIGIN };
    const { login } = await execute(server.url, Login, { input: { email, password } }, { ...on, headers });
    expect(decodeJwt(login.token).iss).toBe(PUBLIC_URL);
    const me = await rest(server.url, 'GET', '/api/v1/sdk/customer?site_id=1', {
      token: login.token,
      headers,
    });
    expect([me.status, me.body.data.email]).toEqual([200, email]);
  });

  test('redirects the start of a login at a provider to PUBLIC_URL, without a cookie', async () => {
    const path = `/identity-providers/a%20b/start?site_id=1&return_to=${encodeURIComponent(`${ORIGIN}/login`)}`;
    const { status, headers } = await at(HOST, path);
    expect([status, headers.location, headers['set-cookie']]).toEqual([302, PUBLIC_URL + path, undefined]);
  });
});

describe('a request for another host', () => {
  const HOSTS = [
    new URL(PUBLIC_URL).host,
    'unknown.example',
    'login.paper.example.evil.example',
    'login.paper.example.',
    'xlogin.paper.example',
    'paper.example',
    'login.paper.example:443:443',
    'login.paper.example, evil.example',
    '127.0.0.1',
    'localhost',
    '[::1]:4000',
    "login.paper.example'--",
    '',
  ];

  test.each(HOSTS)('%j gets the pages of PUBLIC_URL, and none of a login host', async (host) => {
    for (const page of PAGES) expect([page, (await at(host, `/${page}`)).status]).toEqual([page, 404]);
    expect((await at(host, '/', { accept: 'application/json' })).body.name).toBe('Gatehouse');
    expect((await at(host, '/.well-known/openid-configuration')).status).toBe(200);
    expect((await at(host, '/docs', browser)).status).toBe(200);
    expect((await at(host, `/sites/${rival}/account`)).headers.location).toBe(
      'https://login.rival.example/account',
    );
  });

  test('X-Forwarded-Host is used only behind a trusted proxy', async () => {
    const forwarded = { 'x-forwarded-host': HOST };
    expect((await at('internal.example', '/login', forwarded)).status).toBe(404);
    const behind = await startServer({ env: { TRUSTED_PROXIES: '1' } });
    await behind.gatehouse.prisma.site.update({ where: { id: 1 }, data: { loginHost: HOST } });
    const through = (headers: Record<string, string>) =>
      rest(behind.url, 'GET', '/login', { headers: { host: 'internal.example', ...headers } });
    expect((await through(forwarded)).status).toBe(200);
    expect((await through({ 'x-forwarded-host': 'evil.example' })).status).toBe(404);
    // Of several hosts, the last one is used, which the nearest proxy has added.
    expect((await through({ 'x-forwarded-host': `${HOST}, evil.example` })).status).toBe(404);
    expect((await through({})).status).toBe(404);
  });
});

describe('PUBLIC_URL', () => {
  test('redirects to the login host of the site, with the query', async () => {
    for (const page of PAGES) {
      const { status, headers } = await at('127.0.0.1', `/sites/1/${page}?language=fr&return_to=x%26y`);
      expect([status, headers.location]).toEqual([302, `${ORIGIN}/${page}?language=fr&return_to=x%26y`]);
    }
    await setSite({ loginHost: null });
    for (const page of PAGES) {
      expect([page, (await at('127.0.0.1', `/sites/1/${page}`)).status]).toEqual([page, 200]);
      expect([page, (await at(HOST, `/${page}`)).status]).toEqual([page, 404]);
    }
  });
});

describe('the link in a mail', () => {
  const mailed = async () => {
    const { email } = await register(server.url, { email: uniqueEmail() }, on);
    // The host of the request has no effect.
    const options = { ...on, headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } };
    await execute(server.url, RequestPasswordReset, { input: { email } }, options);
    const [link] = linksIn(await lastMailTo(server, email));
    if (!link) throw new Error('The mail has no link.');
    return link;
  };
  const follow = (link: URL, host = link.host) =>
    exchange(`${server.url}${link.pathname}${link.search}`, { headers: { host } });

  test('loginHost: leads to the link of the site, or else to its login host, or else to PUBLIC_URL', async () => {
    expect((await mailed()).origin).toBe(ORIGIN);
    await setSite({ link: LINK });
    expect((await mailed()).origin).toBe(LINK);
    await setSite({ link: null, loginHost: null });
    expect((await mailed()).origin).toBe(PUBLIC_URL);
  });

  test('stays valid when the site gets a login host or a link, or loses both', async () => {
    await setSite({ loginHost: null });
    const first = await mailed();
    await setSite(SITE);
    const onward = await follow(first);
    expect([onward.status, onward.headers.location, onward.headers['cache-control']]).toEqual([
      302,
      `${ORIGIN}/${first.search}`,
      'no-store',
    ]);
    const second = await mailed();
    const shown = await follow(second);
    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain(second.searchParams.get('token'));
    await setSite({ link: LINK });
    for (const link of [first, second]) {
      expect((await follow(link)).headers.location).toBe(`${LINK}/${link.search}`);
    }
    await setSite({ link: null, loginHost: null });
    for (const link of [first, second]) expect((await follow(link)).status).toBe(200);
    expect(server.logs.join()).not.toContain(second.searchParams.get('token'));
  });
});

describe('/login-hosts', () => {
  test('tells a proxy for which hosts it may get a certificate', async () => {
    const known = async (domain: string) =>
      (await rest(server.url, 'GET', `/login-hosts?${new URLSearchParams({ domain })}`)).status;
    for (const host of [HOST, 'login.rival.example', 'id.example.test', 'Login.Paper.Example']) {
      expect([host, await known(host)]).toEqual([host, 200]);
    }
    for (const host of ['evil.example', 'paper.example', `x.${HOST}`, '', '127.0.0.1', 'a\0b.example']) {
      expect([host, await known(host)]).toEqual([host, 404]);
    }
    expect((await rest(server.url, 'GET', '/login-hosts')).status).toBe(404);
    expect((await rest(server.url, 'GET', `/login-hosts?domain=${HOST}&domain=x.example`)).status).toBe(404);
  });
});
