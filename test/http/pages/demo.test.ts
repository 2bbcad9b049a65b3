import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { allArticles } from '../../../src/http/pages/demo/articles.ts';
import { welcome } from '../../../src/platform/process/welcome.ts';
import { prancerApi } from '../../rest/prancer/api.ts';
import { execute, type RestOptions, rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const READERS = 'the-ferry-that-came-back';
const CAMPUS = 'what-the-mud-remembers';
const FREE = 'four-hundred-loaves';
const LIBRARY = { 'x-forwarded-for': '198.19.4.5' };

let server: TestServer;
beforeAll(async () => {
  const PORT = String(await freePort());
  const env = { PORT, PUBLIC_URL: `http://127.0.0.1:${PORT}`, TRUSTED_PROXIES: '1' };
  server = await startServer({ env });
});

const get = (path: string, options: RestOptions = {}) => rest(server.url, 'GET', path, options);
const body = async (slug: string, options: RestOptions = {}) => {
  const answer = await get(`/demo/articles/${slug}/body`, options);
  return { status: answer.status, access: answer.body.access, length: answer.body.body?.length ?? 0 };
};
const enter = (input: { email?: string } = {}) => register(server.url, input, { siteId: 1 });
const onCourier = () => ({ headers: { host: `localhost:${server.settings.port}` } });
const verify = (email: string) =>
  server.gatehouse.prisma.customer.updateMany({ where: { email }, data: { emailVerifiedAt: new Date() } });

describe('the pages of the demo publisher', () => {
  test('contain no paragraph of a restricted article, and run no inline code', async () => {
    const articles = await allArticles();
    expect(articles.filter(({ paper }) => paper === 'gazette')).toHaveLength(6);
    const locked = articles.filter(({ audience }) => audience !== 'everyone');
    expect(locked.length).toBeGreaterThan(4);
    for (const host of [{}, onCourier()]) {
      const paths = ['/demo', '/demo/account', '/demo/continue', '/demo/arrival'];
      for (const path of [...paths, ...articles.map(({ slug }) => `/demo/articles/${slug}`)]) {
        const { status, headers, body: page } = await get(path, host);
        if (status === 404) continue;
        expect([path, status]).toEqual([path, 200]);
        for (const { body: blocks } of locked) {
          for (const { text } of blocks) expect(page).not.toContain(text);
        }
        expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|\{\{/);
        const policy = String(headers['content-security-policy']);
        expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
        expect(policy).not.toMatch(/unsafe|https?:|\*/);
        expect(headers['cache-control']).toBe('no-store');
      }
    }
    const { body: page } = await get(`/demo/articles/${READERS}`);
    expect(page).toContain('The ferry that came back');
    expect(page).toContain('Nine years after the council sold it');
  });

  test('show a free article without a script', async () => {
    const { body: page } = await get(`/demo/articles/${FREE}`);
    expect(page).toContain('Dough does not wait.');
    expect(page).toContain('the Sanctus is exactly right for rye.');
  });

  test('show another newspaper with its own articles on the other origin', async () => {
    expect((await get('/demo')).body).toContain('<title>The Saltmere Gazette');
    expect((await get('/demo', onCourier())).body).toContain('<title>The Upland Courier');
    expect((await get('/demo/articles/the-bus-that-waits', onCourier())).status).toBe(200);
    for (const path of [`/demo/articles/${READERS}`, `/demo/articles/${READERS}/body`])
      expect([path, (await get(path, onCourier())).status]).toEqual([path, 404]);
  });

  test('show only one newspaper if the server has one origin', async () => {
    const other = await startServer();
    const page = await rest(other.url, 'GET', '/demo');
    expect(page.body).toContain('<title>The Saltmere Gazette');
    expect(page.body).not.toContain('data-continue');
    for (const path of ['/demo/continue', '/demo/arrival'])
      expect((await rest(other.url, 'GET', path)).status).toBe(404);
  });

  test('say that an article does not exist', async () => {
    for (const slug of ['nothing', '__proto__', '..%2f1-the-ferry-that-came-back.md']) {
      const { status, body: page } = await get(`/demo/articles/${slug}`);
      expect([slug, status]).toEqual([slug, 404]);
      expect(page).toContain('There is no such article');
      expect((await get(`/demo/articles/${slug}/body`)).status).toBe(404);
    }
    for (const path of ['/demo/pictures/..%2farticles%2f1.md', '/demo/files/manifest.json', '/demo/nothing'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  test('refer only to pictures, scripts and styles that exist', async () => {
    const { body: page } = await get('/demo');
    const paths = [...String(page).matchAll(/ (?:src|href)="((?:demo|clients)\/[^"]+\.\w+)"/g)].map(
      ([, path]) => path,
    );
    expect(paths.length).toBeGreaterThan(8);
    for (const path of paths) expect([path, (await get(`/${path}`)).status]).toEqual([path, 200]);
    const used = (await allArticles()).map(({ picture }) => `${picture}.svg`);
    const folder = new URL('../../../src/http/pages/demo/pictures/', import.meta.url);
    expect(readdirSync(folder).sort()).toEqual(used.sort());
  });
});

describe('the publisher’s server returns the body of an article for customers', () => {
  test('for a valid token, until the session ends', async () => {
    const { token } = await enter();
    expect(await body(READERS, { token })).toMatchObject({ status: 200, access: 'granted' });
    expect((await body(READERS, { token })).length).toBeGreaterThan(5);
    await execute(server.url, Logout, {}, { token });
    expect(await body(READERS, { token })).toEqual({ status: 401, access: 'logged-out', length: 0 });
  });

  test('for no other credential', async () => {
    const { token } = await enter();
    const { site } = await addAccount(server, 'foreign');
    const foreign = await register(server.url, {}, { siteId: site.id });
    const collaborator = server.demo.collaborator.password;
    for (const wrong of ['', 'a', `${token}x`, token.slice(0, -1), foreign.token, collaborator]) {
      const headers = { authorization: `Bearer ${wrong}` };
      expect([wrong, await body(READERS, { headers })]).toEqual([
        wrong,
        { status: 401, access: 'logged-out', length: 0 },
      ]);
    }
    for (const options of [{}, { basic: server.demo.partner }, { headers: LIBRARY }])
      expect((await body(READERS, options)).status).toBe(401);
    const inUrl = await get(`/demo/articles/${READERS}/body?token=${token}`);
    expect(inUrl.status).toBe(401);
  });

  test('in a response that is neither cached nor compressed', async () => {
    const { token } = await enter();
    const headers = { 'accept-encoding': 'br' };
    const answer = await get(`/demo/articles/${READERS}/body`, { token, headers });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  test('but not while Gatehouse refuses the publisher’s own credentials', async () => {
    const { token } = await enter();
    const { partner } = server.gatehouse.prisma;
    const where = { clientId: server.demo.partner.clientId };
    await partner.update({ where, data: { disabledAt: new Date() } });
    const { status, headers, body: answer } = await get(`/demo/articles/${READERS}/body`, { token });
    await partner.update({ where, data: { disabledAt: null } });
    expect([status, answer]).toEqual([503, { access: 'unavailable' }]);
    expect(headers['retry-after']).toBe('5');
  });
});

describe('the publisher’s server returns the body of an article of the campus edition', () => {
  const at = (domain: string) => enter({ email: `${randomUUID()}@${domain}` });

  test('to a customer with a verified email in the plan’s domain', async () => {
    const { token, email } = await at('University.example');
    expect(await body(CAMPUS, { token })).toEqual({ status: 403, access: 'unconfirmed', length: 0 });
    await verify(email);
    expect(await body(CAMPUS, { token })).toMatchObject({ status: 200, access: 'granted' });
    await execute(server.url, Logout, {}, { token });
    expect(await body(CAMPUS, { token })).toEqual({ status: 401, access: 'logged-out', length: 0 });
  });

  test('to no customer with a verified email in another domain', async () => {
    for (const domain of ['example.test', 'university.example.test', 'not-university.example']) {
      const { token, email } = await at(domain);
      await verify(email);
      expect(await body(CAMPUS, { token })).toEqual({ status: 403, access: 'refused', length: 0 });
    }
    expect(await body(CAMPUS)).toEqual({ status: 401, access: 'logged-out', length: 0 });
  });

  test('to visitors with an IP address of the plan, without a login', async () => {
    expect(await body(CAMPUS, { headers: LIBRARY })).toMatchObject({ status: 200, access: 'granted' });
    const { token } = await at('example.test');
    expect(await body(CAMPUS, { token, headers: LIBRARY })).toMatchObject({ status: 200 });
    // The next block of addresses is not in the plan.
    expect(await body(CAMPUS, { headers: { 'x-forwarded-for': '198.20.4.5' } })).toMatchObject({
      status: 401,
    });
  });

  test('to no visitor when the plan is no longer offered', async () => {
    const { token, email } = await at('university.example');
    await verify(email);
    const { plan } = server.gatehouse.prisma;
    await plan.updateMany({ data: { active: false } });
    expect(await body(CAMPUS, { token })).toMatchObject({ status: 403, access: 'refused' });
    expect(await body(CAMPUS, { headers: LIBRARY })).toMatchObject({ status: 401 });
    await plan.updateMany({ data: { active: true } });
    expect(await body(CAMPUS, { token })).toMatchObject({ status: 200 });
  });
});

test('the Prancer API of the account “demo” keeps its paths', async () => {
  const { email, password } = await enter();
  const login = { email, password, customer_id: 'demo' };
  const { status, body: answer } = await prancerApi(server, 'POST', '/login', {
    tenant: 'demo',
    body: login,
  });
  expect([status, answer.data.token]).toEqual([200, expect.stringMatching(/^ey/)]);
  // The errors are those of the Prancer API, and not pages of the demo.
  for (const [method, path, status] of [
    ['GET', '/demo/api/login', 405],
    ['GET', '/demo/api/nothing', 404],
    ['POST', '/demo/api/articles', 404],
  ] as const) {
    const answer = await rest(server.url, method, path);
    expect([path, answer.status, answer.body.status]).toEqual([path, status, status]);
  }
});

describe('there is no demo publisher', () => {
  const paths = ['/demo', '/demo/account', `/demo/articles/${READERS}`, `/demo/articles/${FREE}/body`];
  const expectNone = async ({ url, settings }: TestServer) => {
    for (const path of paths) expect([path, (await rest(url, 'GET', path)).status]).toEqual([path, 404]);
    expect((await rest(url, 'GET', '/', { headers: { accept: 'application/json' } })).body.links.demo).toBe(
      undefined,
    );
    // Without the demo there may be no site, so the welcome text has no example of a registration.
    expect(welcome(settings, null)).not.toMatch(/\/demo|curl/);
  };

  test('in production, even if a demo account was created before', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'demo.json'), readFileSync(join(server.settings.dataDir, 'demo.json')));
    const env = {
      NODE_ENV: 'production',
      DATA_DIR: folder,
      DATABASE_URL: 'postgres://not-used/',
      RATE_LIMITS: 'on',
      SEED_DEMO: '',
      METRICS_PORT: String(await freePort()),
    };
    await expectNone(await startServer({ env }));
  });

  test('without a demo account', async () => {
    await expectNone(await startServer({ env: { SEED_DEMO: 'false' } }));
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'demo.json'), '{"siteId": "1"}');
    await expectNone(await startServer({ env: { SEED_DEMO: 'false', DATA_DIR: folder } }));
  });
});

test('the welcome text names both newspapers, each on its origin', () => {
  const { port } = server.settings;
  expect(welcome(server.settings, null)).toContain(
    `A demo newspaper: http://127.0.0.1:${port}/demo, and its sister paper on another origin: http://localhost:${port}/demo`,
  );
});
