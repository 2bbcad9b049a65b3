import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeChromium, openBrowser } from '../support/chromium.ts';
import { execute } from '../support/client.ts';
import { register } from '../support/customers.ts';
import { Logout } from '../support/documents.ts';
import type { TestServer } from '../support/server.ts';
import { bundleRecipe, serveSite, startService, useOrigin, writeBundle } from './recipe.ts';

type Handler = (request: Request, context: { params: Promise<{ slug: string }> }) => Promise<Response>;
type Verdict = { valid: boolean; customerId?: string; expiresAt?: Date; action?: string };

const COOKIE = '__Host-paper_session';
const RESOURCE = 'http://localhost:3000/api/articles/letters';

let server: TestServer;
let article: { GET: Handler };
let session: { POST(request: Request): Promise<Response>; DELETE(): Response };
let offline: { validateOffline(token: string): Promise<Verdict> };
beforeAll(async () => {
  server = await startService();
  const { clientId, clientSecret } = server.demo.partner;
  useService(server.settings.publicUrl);
  vi.stubEnv('GATEHOUSE_CLIENT_ID', clientId);
  vi.stubEnv('GATEHOUSE_CLIENT_SECRET', clientSecret);
  vi.stubEnv('GATEHOUSE_SITES', '1');
  article = await load('nextjs/app/api/articles/[slug]/route.ts');
  session = await load('nextjs/app/session/route.ts');
  offline = await load('nextjs/lib/validate-offline.ts');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

function useService(url: string): void {
  vi.stubEnv('GATEHOUSE_URL', url);
}

/** Loads a module of the recipe. */
async function load<Module>(path: string): Promise<Module> {
  const folder = writeBundle(await bundleRecipe(server, path, { platform: 'node' }));
  return (await import(pathToFileURL(join(folder, 'entry.js')).href)) as Module;
}

function read(headers: Record<string, string> = {}, slug = 'letters'): Promise<Response> {
  return article.GET(new Request(RESOURCE, { headers }), { params: Promise.resolve({ slug }) });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const forged = (token: string) => `${token.slice(0, -4)}AAAA`;

test('the article needs a valid token, as a bearer or in a cookie', async () => {
  const { token } = await register(server.url);
  const without = await read();
  expect([without.status, await without.json()]).toEqual([401, { action: 'REAUTHENTICATE' }]);
  expect(without.headers.get('www-authenticate')).toBe('Bearer');
  const granted = await read(bearer(token));
  expect(await granted.json()).toEqual({ title: 'Letters', text: 'A reader writes.' });
  expect(granted.headers.get('cache-control')).toBe('private, no-store');
  expect((await read({ cookie: `theme=dark; ${COOKIE}=${token}` })).status).toBe(200);
  expect((await read({ cookie: `__Secure-gatehouse_session=${token}` })).status).toBe(200);
  expect((await read({ cookie: `other=${token}` })).status).toBe(401);
  expect((await read(bearer(token), 'unknown')).status).toBe(404);
});

test('a token is refused at once after a logout, and a forged token is always refused', async () => {
  const { token } = await register(server.url);
  expect(await (await read(bearer(forged(token)))).json()).toEqual({ action: 'DENY' });
  await execute(server.url, Logout, {}, { token });
  const after = await read({ cookie: `${COOKIE}=${token}` });
  expect([after.status, await after.json()]).toEqual([401, { action: 'REAUTHENTICATE' }]);
});

test('without an answer of the service the article stays closed, and the customer stays logged in', async () => {
  const { token } = await register(server.url);
  const silenced = vi.spyOn(console, 'error').mockImplementation(() => {});
  useService('http://127.0.0.1:9');
  const response = await read(bearer(token));
  const kept = await session.POST(new Request(RESOURCE, { method: 'POST', headers: bearer(token) }));
  useService(server.settings.publicUrl);
  silenced.mockRestore();
  expect(response.status).toBe(503);
  expect(await response.json()).not.toHaveProperty('text');
  expect([kept.status, kept.headers.get('set-cookie')]).toEqual([503, null]);
});

test('the session route stores a valid token in a cookie that scripts cannot read', async () => {
  const { token } = await register(server.url);
  const post = (headers: Record<string, string>) =>
    session.POST(new Request('http://localhost:3000/session', { method: 'POST', headers }));
  const kept = await post(bearer(token));
  const [pair = '', ...attributes] = String(kept.headers.get('set-cookie')).split('; ');
  expect(kept.status).toBe(204);
  expect(pair).toBe(`${COOKIE}=${token}`);
  expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']));
  expect((await read({ cookie: pair })).status).toBe(200);
  const others: Record<string, string>[] = [{}, bearer(forged(token)), { cookie: pair }];
  for (const headers of others) {
    const refused = await post(headers);
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([401, null]);
  }
  expect(session.DELETE().headers.get('set-cookie')).toMatch(/^__Host-paper_session=; .*Max-Age=0$/);
});

test('offline, a token is verified with the keys, and is refused six seconds after a logout', async () => {
  const { token, customer } = await register(server.url);
  expect(await offline.validateOffline(token)).toMatchObject({ valid: true, customerId: customer.id });
  const denied = { valid: false, action: 'DENY' };
  expect(await offline.validateOffline(forged(token))).toEqual(denied);
  expect(await offline.validateOffline('not.a.token')).toEqual(denied);
  await execute(server.url, Logout, {}, { token });
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 6_000);
  expect(await offline.validateOffline(token)).toEqual({ valid: false, action: 'REAUTHENTICATE' });
  const other = await register(server.url);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 400 * 86_400_000 });
  expect(await offline.validateOffline(other.token)).toEqual({ valid: false, action: 'REFRESH' });
  vi.useRealTimers();
  clock.mockRestore();
});

test('offline, a token of another site is refused, and an outage gives no verdict', async () => {
  const { token } = await register(server.url);
  vi.stubEnv('GATEHOUSE_SITES', '2');
  const other = await load<typeof offline>('nextjs/lib/validate-offline.ts');
  vi.stubEnv('GATEHOUSE_SITES', '1');
  expect(await other.validateOffline(token)).toEqual({ valid: false, action: 'DENY' });
  useService('http://127.0.0.1:9');
  const alone = await load<typeof offline>('nextjs/lib/validate-offline.ts');
  useService(server.settings.publicUrl);
  await expect(alone.validateOffline(token)).rejects.toThrow();
});

describeChromium('the component of the recipe', () => {
  test('keeps the cookie of the page while the customer is logged in', async () => {
    const code = await bundleRecipe(server, join(import.meta.dirname, 'nextjs/page.js'), {
      platform: 'browser',
      define: {
        'process.env.NEXT_PUBLIC_GATEHOUSE_URL': JSON.stringify(server.settings.publicUrl),
        'process.env.NEXT_PUBLIC_GATEHOUSE_SITE': '"1"',
      },
    });
    const origin = await serveSite({
      files: code,
      page: '<!doctype html><title>The paper</title><div id="root"></div><script type="module" src="/entry.js"></script>',
      async route(request) {
        const { pathname } = new URL(request.url);
        if (pathname === '/api/articles/letters') {
          return article.GET(request, { params: Promise.resolve({ slug: 'letters' }) });
        }
        if (pathname !== '/session') return null;
        return request.method === 'POST' ? session.POST(request) : session.DELETE();
      },
    });
    await useOrigin(server, origin);
    const { email, password } = await register(server.url);
    const page = await (await openBrowser()).newPage();
    await page.goto(origin);
    const status = () => page.evaluate(async () => (await fetch('/api/articles/letters')).status);
    const login = async (input: { email: string; password: string }) =>
      page.evaluate(
        (given) => (globalThis as unknown as { logIn(given: object): object }).logIn(given),
        input,
      );
    await login({ email, password });
    await expect.poll(status).toBe(200);
    // The server gets the cookie with the first request.
    const response = await page.goto(`${origin}/api/articles/letters`);
    expect(response?.status()).toBe(200);
    await page.goto(origin);
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.evaluate(() => (globalThis as unknown as { logOut(): object }).logOut());
    await expect.poll(status).toBe(401);
    const cookies = await page.context().cookies();
    expect(cookies.filter(({ name }) => name === COOKIE)).toEqual([]);
  });
});
