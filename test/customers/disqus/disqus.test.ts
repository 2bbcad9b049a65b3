import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unseal } from '../../../src/platform/encryption/sealed.ts';
import { execute, request, rest } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { login, register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import type { DisqusKeysInput } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { DisqusKeysOfSite, DisqusLogin, RemoveDisqusKeys, SetDisqusKeys } from './documents.ts';
import { PUBLIC_KEY, readByDisqus, SECRET, setUpDisqus } from './scene.ts';

/** Python made the signatures below: `hmac.new(b'disqus-secret', b'<message> 1697231652', 'sha1').hexdigest()`. */
const AT = new Date(1_697_231_652_000);
const JOHN =
  'eyJpZCI6ImdhdGVob3VzZS0xLTEwMzkiLCJ1c2VybmFtZSI6ImpvaG5fZG9lIiwiZW1haWwiOiJqb2huLmRvZUBleGFtcGxlLmNvbSJ9 2d3ca5699fbdb4d1884b7d4ca68dbbea59632387 1697231652';
const NOBODY = 'e30= 92ffd7098897247d01d91132934e1ddd6d314ac0 1697231652';

const server = testServer({ env: { LOG_LEVEL: 'trace' } });
let owner: { token: string };
beforeAll(async () => {
  server.clock.freeze(AT);
  owner = await logInCollaborator(server);
});
beforeEach(async () => {
  await server.gatehouse.prisma.disqusKeys.deleteMany();
  await setUpDisqus(server);
});

type Names = { displayName?: string; username?: string; firstName?: string; lastName?: string };

const newCustomer = () => register(server.url, {}, { siteId: 1 });
const set = (input: DisqusKeysInput, siteId: string | number = '1') =>
  request(server.url, SetDisqusKeys, { siteId, input }, owner);
const fieldsOf = ({ errors }: { errors: readonly { extensions?: { fields?: object } | undefined }[] }) =>
  Object.keys(errors[0]?.extensions?.fields ?? {});
const loginOf = async (options: { token?: string; siteId?: number } = {}) =>
  (await execute(server.url, DisqusLogin, {}, { siteId: 1, ...options })).disqusLogin;
const change = (id: string, data: object) =>
  server.gatehouse.prisma.customer.update({ where: { id: Number(id) }, data });
const personOf = async (token: string) =>
  (await readByDisqus((await loginOf({ token }))?.remoteAuth ?? '')).person;

describe('the Disqus login of a customer', () => {
  test('has the message, the signature and the time that Disqus expects', async () => {
    const { customer, email, password } = await newCustomer();
    await change(customer.id, { id: 1039, email: 'john.doe@example.com', username: 'john_doe' });
    const { token } = await login(server.url, { email, password }, { siteId: 1 });
    expect(await loginOf({ token })).toEqual({
      publicKey: PUBLIC_KEY,
      remoteAuth: JOHN,
      state: 'LOGGED_IN',
    });
    expect(await loginOf()).toEqual({ publicKey: PUBLIC_KEY, remoteAuth: NOBODY, state: 'LOGGED_OUT' });
  });

  test('logs out of Disqus a customer who has logged out, is disabled, or has an invalid token', async () => {
    const [one, other] = [await newCustomer(), await newCustomer()];
    await execute(server.url, Logout, {}, { token: one.token });
    await change(other.customer.id, { disabledAt: AT });
    await server.gatehouse.prisma.session.updateMany({
      where: { customerId: Number(other.customer.id) },
      data: { endedAt: AT, endReason: 'CUSTOMER_DISABLED' },
    });
    for (const token of [one.token, other.token, 'no.to.ken']) {
      expect(await loginOf({ token })).toMatchObject({ remoteAuth: NOBODY, state: 'LOGGED_OUT' });
    }
  });

  test('has an id of the account and the customer, which a new profile or a new slug does not change', async () => {
    const { token, customer } = await newCustomer();
    const before = await personOf(token);
    expect(before.id).toBe(`gatehouse-1-${customer.id}`);
    await change(customer.id, { email: 'new@example.com', emailKey: 'new@example.com', displayName: 'New' });
    await server.gatehouse.prisma.account.update({ where: { id: 1 }, data: { slug: 'renamed' } });
    expect(await personOf(token)).toEqual({ id: before.id, username: 'New', email: 'new@example.com' });
    await server.gatehouse.prisma.account.update({ where: { id: 1 }, data: { slug: 'demo' } });
  });

  test.each<[string, Names, string | null]>([
    ['the display name', { displayName: 'Zoë  Ω\u202e\n' }, 'Zoë Ω'],
    ['the username, if there is no other name', { username: 'zoe' }, 'zoe'],
    ['no display name containing an email', { displayName: 'Zoe <zoe@example.com>', username: 'zoe' }, 'zoe'],
    ['no display name that is an email with a full-width @', { displayName: 'zoe＠example.com' }, null],
    ['no username that is the local part of the email', { username: 'Zoe.Hidden' }, null],
    ['no first and last name', { firstName: 'Zoe', lastName: 'Hidden' }, null],
    ['no empty name', { displayName: '\u200b ' }, null],
  ])('shows %s', async (_what, names, shown) => {
    const { token, customer } = await newCustomer();
    const { username } = names;
    const email = `zoe.hidden@${customer.id}.example.com`;
    await change(customer.id, { ...names, email, emailKey: email });
    expect((await personOf(token)).username).toBe(shown ?? `Reader ${customer.id}`);
    if (username) await change(customer.id, { username: null });
  });

  test('has the photo of the customer only if its URL is https', async () => {
    const { token, customer } = await newCustomer();
    await change(customer.id, { profilePhoto: 'https://cdn.example/zoe.png' });
    expect((await personOf(token)).avatar).toBe('https://cdn.example/zoe.png');
    await change(customer.id, { profilePhoto: 'http://cdn.example/zoe.png' });
    expect(await personOf(token)).not.toHaveProperty('avatar');
  });

  test('requires a verified email on a site that verifies emails', async () => {
    const { id: siteId } = await addSite(server, 'verifying', { emailVerificationEnabled: true });
    await setUpDisqus(server, siteId);
    const { token, customer } = await newCustomer();
    expect(await loginOf({ token, siteId })).toMatchObject({
      remoteAuth: NOBODY,
      state: 'EMAIL_NOT_VERIFIED',
    });
    await change(customer.id, { emailVerifiedAt: AT });
    expect(await loginOf({ token, siteId })).toMatchObject({ state: 'LOGGED_IN' });
  });

  test('is null on a site without keys, and logs out a customer of another account', async () => {
    const { token } = await newCustomer();
    const { site } = await addAccount(server, 'other-comments');
    expect(await loginOf({ token, siteId: site.id })).toBeNull();
    await setUpDisqus(server, site.id);
    expect(await loginOf({ token, siteId: site.id })).toMatchObject({ state: 'LOGGED_OUT' });
  });
});

describe('GET /integrations/disqus/v1/user/token', () => {
  const get = (token?: string, query = '?site_id=1', method = 'GET') =>
    rest(server.url, method, `/integrations/disqus/v1/user/token${query}`, { ...(token && { token }) });

  test('answers in the format of the Pelcro API, with and without a valid token', async () => {
    const { token, customer } = await newCustomer();
    const { status, body } = await get(token);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        status: 'success',
        data: { disqus_auth_key: expect.any(String), disqus_public_key: PUBLIC_KEY },
      },
    });
    expect((await readByDisqus(body.data.disqus_auth_key)).person.id).toBe(`gatehouse-1-${customer.id}`);
    for (const other of [undefined, 'no.to.ken']) {
      expect((await get(other)).body.data.disqus_auth_key).toBe(NOBODY);
    }
  });

  test('must not be cached', async () => {
    expect((await get()).headers['cache-control']).toBe('no-store');
  });

  test('refuses a request without a site, a request for a site without keys, and a POST', async () => {
    expect(await get(undefined, '')).toMatchObject({
      status: 400,
      body: { errors: { site_id: ['The site id field is required.'] } },
    });
    expect((await get(undefined, '?site_id=1', 'POST')).status).toBe(405);
    await server.gatehouse.prisma.disqusKeys.deleteMany();
    expect(await get()).toMatchObject({ status: 404, body: { error: { message: 'Not found.' } } });
  });
});

describe('the Disqus keys of a site', () => {
  beforeEach(async () => void (await server.gatehouse.prisma.disqusKeys.deleteMany()));

  test('can be set, set again without the secret and removed, and the secret is stored encrypted', async () => {
    const { data } = await set({ publicKey: ' first ', secret: SECRET });
    const shown = { publicKey: 'first', hasSecret: true, updatedAt: expect.any(String) };
    expect(data?.setDisqusKeys).toEqual(shown);
    const { siteSettings } = await execute(server.url, DisqusKeysOfSite, { id: '1' }, owner);
    expect(siteSettings.disqus).toEqual(shown);
    await set({ publicKey: 'first' });
    const { encryptedSecret } = await server.gatehouse.prisma.disqusKeys.findUniqueOrThrow({
      where: { siteId: 1 },
    });
    expect(encryptedSecret).not.toContain(SECRET);
    expect(await unseal(server.gatehouse.derivedKeys, 'disqus', encryptedSecret)).toBe(SECRET);
    await execute(server.url, RemoveDisqusKeys, { siteId: '1' }, owner);
    expect(await loginOf()).toBeNull();
    const again = await request(server.url, RemoveDisqusKeys, { siteId: '1' }, owner);
    expect(again.errors[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  test('can get a new public key only together with its secret', async () => {
    expect(fieldsOf(await set({ publicKey: 'first' }))).toEqual(['secret']);
    await set({ publicKey: 'first', secret: SECRET });
    expect(fieldsOf(await set({ publicKey: 'second' }))).toEqual(['secret']);
    expect((await loginOf())?.publicKey).toBe('first');
  });

  test.each<[string, DisqusKeysInput]>([
    ['publicKey', { publicKey: ' ', secret: SECRET }],
    ['publicKey', { publicKey: 'two words', secret: SECRET }],
    ['publicKey', { publicKey: 'k'.repeat(256), secret: SECRET }],
    ['secret', { publicKey: 'key', secret: '' }],
    ['secret', { publicKey: 'key', secret: 'sécret' }],
    ['secret', { publicKey: 'key', secret: 'x'.repeat(1_025) }],
  ])('are refused with a malformed %s (%#)', async (field, input) => {
    expect(fieldsOf(await set(input))).toEqual([field]);
  });

  test('of another account are NOT_FOUND, and a change that is based on an older state is a CONFLICT', async () => {
    const { site } = await addAccount(server, 'elsewhere');
    const away = await set({ publicKey: 'key', secret: SECRET }, site.id);
    expect(away.errors[0]?.extensions?.code).toBe('NOT_FOUND');
    const { data } = await set({ publicKey: 'first', secret: SECRET });
    await set({ publicKey: 'second', secret: SECRET });
    const late = await set({
      publicKey: 'third',
      secret: SECRET,
      ifUpdatedAt: data?.setDisqusKeys.updatedAt,
    });
    expect(late.errors[0]?.extensions?.code).toBe('CONFLICT');
  });

  test('are in the audit log without the secret, which neither the answer nor the server’s log contains', async () => {
    const answer = await set({ publicKey: 'first', secret: SECRET });
    await execute(server.url, RemoveDisqusKeys, { siteId: '1' }, owner);
    const entries = await server.gatehouse.prisma.auditEvent.findMany({
      where: { action: { startsWith: 'disqus.' } },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(entries.reverse()).toMatchObject([
      { action: 'disqus.set', targetKind: 'site', targetId: '1', after: { secretChanged: true } },
      { action: 'disqus.removed', before: { publicKey: 'first' } },
    ]);
    const shown = JSON.stringify([entries, answer], (_, value) => (typeof value === 'bigint' ? '' : value));
    expect(shown + server.logs.join('\n')).not.toContain(SECRET);
  });
});
