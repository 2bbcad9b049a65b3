import { describe, expect, test, vi } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { rest } from '../../support/client.ts';
import { freePort } from '../../support/free-port.ts';
import { exchangeBytes } from '../../support/http.ts';
import { startServer, testServer } from '../../support/server.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const html = { headers: { accept: BROWSER } };
const json = { headers: { accept: 'application/json' } };

const server = testServer();
const hrefs = (page: string) => [...page.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href);

function expectStrictPolicy(headers: Record<string, unknown>): void {
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; /);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*|script-src/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('no-store');
}

describe('the home page', () => {
  test('describes the server, and all its links work', async () => {
    const { status, headers, body } = await rest(server.url, 'GET', '/', html);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('<h1>Gatehouse</h1>');
    expectStrictPolicy(headers);
    expect(body).not.toMatch(/<script|\son\w+=|style=/);
    expect(hrefs(body).sort()).toEqual([
      '.well-known/jwks.json',
      '.well-known/openid-configuration',
      'admin/',
      'demo',
      'docs',
      'docs/openapi.json',
      'docs/schema.graphql',
      'graphql',
      'health/ready',
      'metrics',
      'outbox',
    ]);
    for (const href of hrefs(body)) {
      expect([href, (await rest(server.url, 'GET', `/${href}`, html)).status]).toEqual([href, 200]);
    }
  });

  test('links only to features that are enabled', async () => {
    const env = {
      GRAPHIQL: 'false',
      DOCS: 'false',
      CONSOLE: 'false',
      ADMIN_URL: 'https://admin.example.test',
      OUTBOX: 'false',
      METRICS_PORT: String(await freePort()),
    };
    const { url } = await startServer({ env });
    const { body } = await rest(url, 'GET', '/', html);
    expect(hrefs(body).sort()).toEqual([
      '.well-known/jwks.json',
      '.well-known/openid-configuration',
      'demo',
      'graphql',
      'health/ready',
    ]);
    expect(body).not.toContain('GraphiQL');
    const silent = await startServer({ env: { INTROSPECTION: 'false' } });
    expect(hrefs((await rest(silent.url, 'GET', '/', html)).body)).not.toContain('docs/schema.graphql');
  });

  test('is JSON for a client that prefers JSON', async () => {
    const { status, headers, body } = await rest(server.url, 'GET', '/', json);
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(String(headers.vary).toLowerCase()).toContain('accept');
    expect(body).toMatchObject({ name: 'Gatehouse', description: expect.any(String) });
    const page = (await rest(server.url, 'GET', '/', html)).body;
    expect(Object.values(body.links)).toEqual(
      hrefs(page).map((href) => `${server.settings.publicUrl}/${href}`),
    );
    for (const accept of ['*/*', '', 'text/html', `${BROWSER},application/json;q=0.1`]) {
      const other = await rest(server.url, 'GET', '/', { headers: { accept } });
      expect(other.headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });

  test('gives way to another page if the URL is that of a mailed link, and accepts only GET and HEAD', async () => {
    expect((await rest(server.url, 'GET', '/?view=email-verify&site_id=1', html)).body).toContain(
      'data-view="email-verify"',
    );
    expect((await rest(server.url, 'GET', '/?view=nonsense', html)).status).toBe(404);
    for (const encoding of ['identity', 'br']) {
      const headers = { ...html.headers, 'accept-encoding': encoding };
      const [got, head] = [
        await exchangeBytes(`${server.url}/`, { headers }),
        await exchangeBytes(`${server.url}/`, { method: 'HEAD', headers }),
      ];
      expect(head.bytes.length).toBe(0);
      expect(Number(got.headers['content-length'])).toBe(got.bytes.length);
      for (const name of ['content-length', 'content-encoding', 'content-type', 'vary']) {
        expect([name, head.headers[name]]).toEqual([name, got.headers[name]]);
      }
      expect(got.headers['content-encoding'] ?? 'identity').toBe(encoding);
    }
    expect((await rest(server.url, 'POST', '/', { body: {} })).status).toBe(404);
  });
});

describe('errors in a browser', () => {
  test.each([
    '/nowhere',
    '/nowhere/at/all?token=secret',
    '/?view=nonsense',
    '/clients/nothing',
    '/docs/no/such/page',
  ])('%s: a browser gets a page, and other clients get a GraphQL error', async (path) => {
    const page = await rest(server.url, 'GET', path, html);
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.body).toContain('<h1>404 Not Found</h1>');
    expect(hrefs(page.body)).toEqual([`${server.settings.publicUrl}/`]);
    expect(page.body).not.toMatch(/secret|nowhere|nonsense/);
    expectStrictPolicy(page.headers);
    for (const accept of ['*/*', 'application/json', '', `application/json, ${BROWSER}`]) {
      const other = await rest(server.url, 'GET', path, { headers: { accept } });
      expect([other.status, other.body]).toEqual([
        404,
        { errors: [{ message: 'Not found.', extensions: { code: 'NOT_FOUND' } }] },
      ]);
    }
    const posted = await rest(server.url, 'POST', path, { body: {}, ...html });
    expect(posted.body.errors).toHaveLength(1);
  });

  test.each([
    ['/api/v1/sdk/nowhere', 404],
    ['/api/nowhere', 404],
    ['/demo/api/nowhere', 404],
    ['/oauth2/introspect', 405],
    ['/revocations', 401],
    ['/graphql', 400],
  ])('%s: an API answers with JSON, also to browsers', async (path, status) => {
    const without = await startServer({ env: { GRAPHIQL: 'false' } });
    const answered = await rest(without.url, 'GET', path, html);
    expect([answered.status, answered.headers['content-type']]).toEqual([
      status,
      expect.stringMatching(/^application\/json/),
    ]);
  });

  test('a URL that cannot be decoded is answered with a page', async () => {
    const page = await rest(server.url, 'GET', '/%E0%A4%A', html);
    expect([page.status, page.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expectStrictPolicy(page.headers);
    expect((await rest(server.url, 'GET', '/demo/api/%E0%A4%A', html)).headers['content-type']).toMatch(
      /json/,
    );
    expect((await rest(server.url, 'GET', '/%E0%A4%A')).body.errors).toHaveLength(1);
  });

  test('a page explains why a login cannot begin, with escaped text', async () => {
    const path = '/identity-providers/%3Cb%3E/start?site_id=987&return_to=x';
    const { status, headers, body } = await rest(server.url, 'GET', path, html);
    expect([status, headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expect(body).toContain('The selected site id is invalid.');
    expect(body).not.toContain('<b>');
  });

  test('an internal error is answered with a page that has its report id', async () => {
    const broken = await startServer();
    // Every read of the outbox fails with an unexpected error.
    const reading = vi.spyOn(broken.gatehouse.prisma.outboxMail, 'findMany').mockImplementation(() => {
      throw new Error('a fault of ours');
    });
    // The mock is removed, because other tests use the same client.
    const { status, body } = await rest(broken.url, 'GET', '/outbox', html).finally(() =>
      reading.mockRestore(),
    );
    expect(status).toBe(500);
    const [, reportId] = /<code>([0-9a-f-]{36})<\/code>/.exec(body) ?? [];
    expect(body).not.toContain('a fault of ours');
    await expect
      .poll(() => broken.logs.map((line) => JSON.parse(line).reportId).filter(Boolean))
      .toContain(reportId);
  });
});

describeChromium('in a browser', () => {
  test('the home page and the 404 page violate no CSP and fit the screen, in light and dark mode', async () => {
    const page = await (await openBrowser()).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      for (const [colorScheme, background] of [
        ['light', 'rgb(244, 244, 245)'],
        ['dark', 'rgb(24, 24, 27)'],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        for (const [path, heading] of [
          ['/', 'Gatehouse'],
          ['/nowhere/at/all', '404 Not Found'],
        ] as const) {
          await page.goto(server.url + path);
          expect(await page.textContent('h1')).toBe(heading);
          expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(background);
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        }
      }
    }
    expect(complaints.filter((text) => !/status of 404/.test(text))).toEqual([]);
  });
});
