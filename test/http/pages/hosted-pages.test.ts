import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/platform/messages/language.ts';
import { rest } from '../../support/client.ts';
import { testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';

const PAGES = ['login', 'register', 'forgot', 'code', 'account', 'account/password'];
const LINK = 'https://www.paper.example/start';
const ORIGIN = 'https://news.paper.example';

const server = testServer();
let other: number;
beforeAll(async () => {
  other = (await addSite(server, 'other', { defaultLanguage: 'fr', name: '"><script>' })).id;
});
beforeEach(() =>
  setSite({ passwordlessEnabled: true, link: LINK, allowedOrigins: [ORIGIN], sessionHandoff: false }),
);

const setSite = (data: object) => server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
const open = (page: string, query: Record<string, string> = {}, siteId: number | string = 1) =>
  rest(server.url, 'GET', `/sites/${siteId}/${page}?${new URLSearchParams(query)}`);
const attributeOf = (body: string, name: string) =>
  new RegExp(`<body[^>]* ${name}="([^"]*)"`).exec(body)?.[1]?.replaceAll('&amp;', '&') ?? null;

describe('a hosted page', () => {
  test.each(PAGES)('%s: runs only files of this server, and cannot be framed or indexed', async (page) => {
    const { status, headers, body } = await open(page);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-frame-options']).toBe('DENY');
    const policy = String(headers['content-security-policy']);
    for (const directive of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(directive);
    }
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(body).toContain('<meta name="robots" content="noindex">');
    expect(body).not.toMatch(/<style|style=|<script>|\son\w+=/);
    const files = [...body.matchAll(/<(?:script|link rel="stylesheet")[^>]*(?:src|href)="([^"]+)"/g)];
    expect(files).toHaveLength(3);
    for (const [, address = ''] of files) {
      const { pathname } = new URL(address, `${server.url}/sites/1/${page}`);
      const file = await rest(server.url, 'GET', pathname);
      expect([pathname, file.status]).toEqual([pathname, 200]);
      if (pathname.startsWith('/clients/')) continue;
      expect(pathname).toMatch(/^\/hosted\/page-[\w-]{8}\.(js|css)$/);
      expect(file.headers['cache-control']).toBe('public, max-age=31536000');
      expect(file.headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  test('is in the language that its address names, or else of the site, and escapes the site’s name', async () => {
    for (const language of LANGUAGES) {
      const { body } = await open('login', { language }, other);
      expect(body).toContain(`<html lang="${language}">`);
    }
    for (const language of ['xx', '__proto__', '"><script>']) {
      const { body } = await open('login', { language }, other);
      expect(body).toContain('<html lang="fr">');
      expect(body).toContain('<title>Se connecter · &quot;&gt;&lt;script&gt;</title>');
      expect(body).not.toContain('<script>');
    }
  });

  test.each<[string, string, Record<string, string>?]>([
    ['de-CH,de;q=0.9,en;q=0.8', 'de'],
    ['nl, ko;q=0.5', 'ko'],
    ['nl', 'fr'],
    ['*', 'fr'],
    ['', 'fr'],
    ['de', 'it', { language: 'it' }],
    ['de', 'it', { language: 'it-CH' }],
    ['de', 'de', { language: 'xx' }],
  ])('is, for a browser that accepts “%s”, in language %s %o', async (accepted, language, query = {}) => {
    const { body, headers } = await rest(
      server.url,
      'GET',
      `/sites/${other}/login?${new URLSearchParams(query)}`,
      { headers: { 'accept-language': accepted } },
    );
    expect(body).toContain(`<html lang="${language}">`);
    const varies = String(headers.vary).includes('Accept-Language');
    expect(varies).toBe(query.language === undefined || query.language === 'xx');
  });

  test('exists only for a known site, and the page for login codes only if the site offers them', async () => {
    for (const siteId of ['987', 'x', '0', '99999999999', '1%00']) {
      const { status, body } = await open('login', {}, siteId);
      expect([status, body.errors?.[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
    }
    expect((await open('nothing')).status).toBe(404);
    expect((await rest(server.url, 'GET', '/hosted/manifest.json')).status).toBe(404);
    await setSite({ passwordlessEnabled: false });
    expect((await open('code')).status).toBe(404);
  });

  test('leads to an allowed page of the site, or else to the link of the site, or else nowhere', async () => {
    const returnTo = async (wished: string) =>
      attributeOf((await open('login', { return_to: wished })).body, 'data-return-to');
    for (const page of [`${ORIGIN}/article?a=1&b=%22`, 'https://www.paper.example/other']) {
      expect(await returnTo(page)).toBe(page);
    }
    for (const page of [
      '',
      '/article',
      '//evil.example/',
      'https://evil.example/',
      `${ORIGIN}.evil.example/`,
      `${ORIGIN}@evil.example/`,
      ORIGIN.replace('https', 'http'),
      ORIGIN.replace('//', '//me@'),
      `javascript:alert(1)//${ORIGIN}`,
      `data:text/html,${ORIGIN}`,
      `${ORIGIN}/${'a'.repeat(2_048)}`,
    ]) {
      expect([page, await returnTo(page)]).toEqual([page, LINK]);
    }
    await setSite({ link: null });
    expect(await returnTo('https://evil.example/')).toBeNull();
    expect((await open('login')).body).not.toContain('id="back"');
  });

  test('hands a session over only if the site allows handoffs, and only to the page that requested it', async () => {
    const asking = `${ORIGIN}/article?gatehouse_state=x`;
    const takesCode = async (wished: string) =>
      (await open('login', { return_to: wished })).body.includes('data-takes-code');
    expect(await takesCode(asking)).toBe(false);
    await setSite({ sessionHandoff: true });
    expect(await takesCode(asking)).toBe(true);
    expect(await takesCode(`${ORIGIN}/article`)).toBe(false);
    expect(await takesCode('https://www.paper.example/?gatehouse_state=x')).toBe(false);
    expect(await takesCode('https://evil.example/?gatehouse_state=x')).toBe(false);
  });
});

describe('/.well-known/change-password', () => {
  const change = (query = '') => rest(server.url, 'GET', `/.well-known/change-password${query}`);

  test('redirects to the password section of the account page of the named site', async () => {
    const { status, headers } = await change(`?site_id=${other}`);
    expect(status).toBe(302);
    const { pathname, hash } = new URL(headers.location ?? '', `${server.url}/.well-known/change-password`);
    expect(pathname + hash).toBe(`/sites/${other}/account/password`);
  });

  test('is answered with 404 for an unknown site, and if none of several sites is named', async () => {
    for (const query of ['?site_id=987', '?site_id=x', '']) {
      expect([query, (await change(query)).status]).toEqual([query, 404]);
    }
  });
});
