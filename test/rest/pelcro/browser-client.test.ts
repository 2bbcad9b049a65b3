import { beforeEach, describe, expect, test } from 'vitest';
import { uniqueEmail } from '../../support/customers.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { administer } from '../../tenancy/sites/administer.ts';
import { registerByPelcro } from './api.ts';
import { BrowserClient, type CookieJar } from './browser-client.ts';

const password = 'securePassword123';

let server: TestServer;
let cookie: CookieJar;

beforeEach(async () => {
  server = await startServer();
  cookie = { token: null };
});

/** Loads the page with the cookie. */
async function load(): Promise<BrowserClient> {
  const client = new BrowserClient(server.url, server.demo.siteId, cookie);
  await client.boot();
  return client;
}

const newAccount = () => ({ email: uniqueEmail(), password });

test('a customer can register, reload, update, reload, log out and reload', async () => {
  const account = newAccount();
  const client = await load();
  expect(client.isAuthenticated()).toBe(false);
  await client.register({ ...account, first_name: 'Zoë', metadata: [] });
  const reloaded = await load();
  expect(reloaded.customer).toMatchObject({ email: account.email, first_name: 'Zoë' });
  await reloaded.update({ last_name: 'Ångström', metadata: { metadata_saved_1: true } });
  const again = await load();
  expect(again.customer).toMatchObject({ last_name: 'Ångström', metadata: { metadata_saved_1: true } });
  await again.logout();
  expect((await load()).isAuthenticated()).toBe(false);
  expect(await again.login(account)).toHaveProperty('data.email', account.email);
  expect((await load()).customer).toMatchObject({ email: account.email });
});

test('a customer who authenticates with a token of another page is still logged in after a reload', async () => {
  const { token, email } = await registerByPelcro(server);
  const client = await load();
  await client.authenticate(token);
  expect(client.customer).toMatchObject({ email, auth_token: token });
  const reloaded = await load();
  expect(reloaded.customer).toMatchObject({ email });
  expect(reloaded.isAuthenticated()).toBe(true);
});

test('an invalid cookie logs the customer out', async () => {
  for (const token of ['undefined', 'garbage']) {
    cookie.token = Buffer.from(token).toString('base64');
    expect((await load()).isAuthenticated()).toBe(false);
  }
});

describe.each([
  ['UNLIMITED', 1],
  ['EVICT_OLDEST', 1],
  ['REFUSE_NEW', 1],
] as const)('on a site with %s', (concurrentSessions, sessionLimit) => {
  test('a customer can change the password, then log in with the new one', async () => {
    const { set } = await administer(server);
    await set({ concurrentSessions, sessionLimit });
    const account = newAccount();
    const client = await load();
    await client.register(account);
    const next = 'another passphrase';
    const changed = await client.updatePassword({
      old_password: password,
      new_password: next,
      confirm_new_password: next,
    });
    expect(changed).toHaveProperty('data.id', expect.any(Number));
    expect(client.isAuthenticated()).toBe(false);
    const open = { customer: { emailKey: account.email }, endedAt: null };
    expect(await server.gatehouse.prisma.session.count({ where: open })).toBe(0);
    const loggedIn = await client.login({ email: account.email, password: next });
    expect(loggedIn).toHaveProperty('data.email', account.email);
    expect((await load()).customer).toMatchObject({ email: account.email });
  });
});

test('an address form gets the countries, and the states of Canada and the United States', async () => {
  const client = await load();
  const list = await client.countries();
  const { CA, US, ...others } = (list as { data: { countries: Record<string, string> } }).data.countries;
  expect([CA, US, others.FR]).toEqual(['Canada', 'United States', 'France']);
  for (const [country, state] of [
    ['CA', 'Ontario'],
    ['US', 'Texas'],
  ] as const) {
    const { data } = (await client.states(country)) as {
      data: { selected_country: string; states: Record<string, string> };
    };
    expect(data.selected_country).toBe(country);
    expect(Object.values(data.states)).toContain(state);
  }
});

test('a wrong login, a taken email and missing endpoints leave the customer logged in', async () => {
  const account = newAccount();
  const client = await load();
  await client.register(account);
  const before = cookie.token;
  const taken = await client.register(account);
  expect(taken).toHaveProperty('error.body.errors.email');
  expect(await client.login({ ...account, password: 'wrong' })).toHaveProperty('error.status', 404);
  for (const [method, path] of [
    ['POST', '/auth/convert'],
    ['POST', '/customer/picture'],
    ['DELETE', '/customer/picture'],
    ['POST', '/subscription'],
    ['POST', '/subscription/cancel'],
    ['GET', '/newsletter'],
    ['POST', '/newsletter'],
    ['PUT', '/address'],
    ['POST', '/source'],
    ['POST', '/order'],
    ['POST', '/checkout/purchase'],
    ['GET', '/ecommerce/products'],
  ] as const) {
    const answer = await client.call(method, path);
    expect(answer, `${method} ${path}`).toHaveProperty('error.status', 404);
    expect(answer).toHaveProperty('error.body.error.message', 'Not found.');
  }
  expect(cookie.token).toBe(before);
  expect((await load()).customer).toMatchObject({ email: account.email });
});
