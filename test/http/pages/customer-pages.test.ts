import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOSTED_TEXTS } from '../../../src/http/pages/hosted/texts.ts';
import { LANGUAGES } from '../../../src/platform/messages/language.ts';
import { execute, rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import { PUBLIC_URL, testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { RequestPasswordReset } from '../../support/ways-in.ts';

const VIEWS = ['password-reset', 'email-verify', 'passwordless-login'];

const server = testServer();
let other: number;
beforeAll(async () => {
  other = (await addSite(server, 'other', { defaultLanguage: 'fr', name: '"><script>' })).id;
});
beforeEach(() => setLink(null));

const setLink = (link: string | null) =>
  server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { link } });
const open = (query: Record<string, string>, method = 'GET') =>
  rest(server.url, method, `/?${new URLSearchParams(query)}`);

describe('the page for the links of mails', () => {
  test('is linked in the mails of a site without its own pages, with the parameters for its script', async () => {
    const { email } = await register(server.url, { language: 'it' }, { siteId: other });
    await execute(server.url, RequestPasswordReset, { input: { email } }, { siteId: other });
    for (const link of linksIn(await lastMailTo(server, email))) {
      expect(link.origin + link.pathname).toBe(`${PUBLIC_URL}/`);
      expect(Object.fromEntries(link.searchParams)).toEqual({
        view: 'password-reset',
        site_id: String(other),
        language: 'it',
        token: expect.stringMatching(/^[\w-]{36}\.[\w-]{43}$/),
        email,
      });
    }
  });

  test.each(VIEWS)('%s: runs only its own files, is not cached, and contains no secret', async (view) => {
    const { status, headers, body } = await open({
      view,
      site_id: '1',
      token: 'secret',
      email: 'a@b.test',
    });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    const policy = String(headers['content-security-policy']);
    for (const directive of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(directive);
    }
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(body).not.toMatch(/<style|style=|<script>|\son\w+=|secret|a@b\.test/);
    const files = [...body.matchAll(/<(?:script|link rel="stylesheet")[^>]*(?:src|href)="([^"]+)"/g)];
    expect(files).toHaveLength(3);
    for (const [, address = ''] of files) {
      expect(address).toMatch(/^(hosted|clients)\//);
      const file = await rest(server.url, 'GET', new URL(address, `${server.url}/`).pathname);
      expect([address, file.status]).toEqual([address, 200]);
    }
  });

  test('is in the language of the mail, else the browser, else the site, and escapes the site’s name', async () => {
    for (const language of LANGUAGES) {
      const { body } = await open({ view: 'email-verify', site_id: String(other), language });
      expect(body).toContain(`<html lang="${language}">`);
      expect(body).toContain(HOSTED_TEXTS[language]['email-verify']);
      expect(body).not.toContain('<script>');
    }
    for (const language of ['xx', '__proto__', '"><script>']) {
      const { body } = await open({ view: 'email-verify', site_id: String(other), language });
      expect(body).toContain('<html lang="fr">');
    }
    const query = new URLSearchParams({ view: 'email-verify', site_id: String(other) });
    const german = await rest(server.url, 'GET', `/?${query}`, { headers: { 'accept-language': 'de' } });
    expect(german.body).toContain('<html lang="de">');
    expect(german.headers.vary).toContain('Accept-Language');
  });

  test('is not found for an unknown view or site, and for a site with its own pages if there is no token', async () => {
    const missing = { status: 404, code: 'NOT_FOUND' };
    const answered = async (query: Record<string, string>) => {
      const { status, body } = await open(query);
      return { status, code: body.errors?.[0].extensions.code };
    };
    for (const view of ['', 'other', 'constructor']) {
      expect(await answered({ view, site_id: '1' })).toEqual(missing);
    }
    for (const site_id of ['', '987', 'x']) {
      expect(await answered({ view: 'email-verify', site_id })).toEqual(missing);
    }
    await setLink('https://www.paper.example');
    expect(await answered({ view: 'email-verify', site_id: '1' })).toEqual(missing);
  });

  test('redirects an older link to the page of the site, with the same parameters', async () => {
    await setLink('https://www.paper.example/account?tab=1');
    for (const view of ['password-reset', 'email-verify', 'passwordless-login']) {
      const query = { view, site_id: '1', language: 'de', token: 'a.b', email: 'x+y@paper.example' };
      const { status, headers } = await open(query);
      expect([status, headers['cache-control']]).toEqual([302, 'no-store']);
      const to = new URL(headers.location ?? '');
      expect(to.origin + to.pathname).toBe('https://www.paper.example/account');
      expect(Object.fromEntries(to.searchParams)).toEqual({ tab: '1', ...query });
    }
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`k${index}`, 'é&']));
    const query = { view: 'email-verify', site_id: '1', token: 'a.b', tab: '2', ...many };
    const { headers } = await open(query);
    expect(Object.fromEntries(new URL(headers.location ?? '').searchParams)).toEqual(query);
    await setLink(null);
  });
});
