import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unseal } from '../../../../src/platform/encryption/sealed.ts';
import { execute, request } from '../../../support/client.ts';
import { logInCollaborator } from '../../../support/collaborators.ts';
import { uniqueEmail } from '../../../support/customers.ts';
import type { IdentityProviderInput } from '../../../support/gql/graphql.ts';
import { exchange } from '../../../support/http.ts';
import { PUBLIC_URL, startServer, type TestServer } from '../../../support/server.ts';
import { SetProvider } from '../../../tenancy/sites/documents.ts';
import { RedeemHandoff } from '../../single-sign-on/documents.ts';
import { APPLE_CLIENT, type AppleProvider, startAppleProvider } from '../apple-provider.ts';
import { Browser } from '../browser.ts';
import { ExternalIdentities } from '../documents.ts';
import { codeOf, exchangeToken } from '../scene.ts';

const PAGE = 'http://localhost:3000/account';
const START = `${PUBLIC_URL}/identity-providers/apple/start?site_id=1&return_to=${encodeURIComponent(PAGE)}`;
const CALLBACK = `${PUBLIC_URL}/identity-providers/apple/callback`;

let server: TestServer;
let apple: AppleProvider;
let owner: { token: string };
const set = (input: Partial<IdentityProviderInput> = {}) => {
  const complete = {
    name: 'apple',
    kind: 'APPLE',
    ...APPLE_CLIENT,
    secret: apple.privateKey,
    ...input,
  } as const;
  return request(server.url, SetProvider, { siteId: '1', input: complete }, owner);
};

beforeAll(async () => {
  apple = await startAppleProvider();
  server = await startServer({ env: { APPLE_ISSUER: apple.issuer } });
  owner = await logInCollaborator(server);
});
beforeEach(async () => {
  apple.person = newPerson();
  apple.claims = {};
  apple.refusals.length = 0;
  await set();
});

const newPerson = () => ({
  sub: `001234.${randomUUID()}`,
  email: uniqueEmail(),
  firstName: 'Ada',
  lastName: 'Lovelace',
});

/** Posts the form from Apple’s origin, by default without a cookie. */
const post = (form: URLSearchParams, headers = {}) =>
  exchange(`${server.url}/identity-providers/apple/callback`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: apple.issuer, ...headers },
    body: form.toString(),
  });

/** Logs in at Apple. @returns the posted form, and the address to which the callback redirects */
async function goToApple(browser: Browser) {
  const { headers } = await browser.get(START);
  const { action, form } = apple.authorize(headers.location ?? '');
  expect(action).toBe(CALLBACK);
  const answer = await post(form);
  expect(answer.status).toBe(303);
  return { form, location: answer.headers.location ?? '' };
}
async function comeBack(browser = new Browser(server)) {
  const { location } = await goToApple(browser);
  const { headers } = await browser.get(location);
  return new URL(headers.location ?? 'none:');
}
async function customerOf(url: URL) {
  const code = url.searchParams.get('handoff') ?? '';
  const { redeemHandoff } = await execute(server.url, RedeemHandoff, { code });
  const { token } = redeemHandoff;
  return (await execute(server.url, ExternalIdentities, {}, { token: token ?? '' })).me;
}

describe('a login at Apple by redirect', () => {
  test('registers the customer, with the verified email and the name that Apple posts once', async () => {
    const first = await customerOf(await comeBack());
    const { email, firstName, lastName } = apple.person ?? newPerson();
    expect(first).toMatchObject({ email, emailVerified: true, firstName, lastName });
    expect(first?.externalIdentities).toMatchObject([{ provider: 'apple', issuer: apple.issuer, email }]);
    const second = await customerOf(await comeBack());
    expect(second).toMatchObject({ id: first?.id, firstName, lastName });
    expect(apple.refusals).toEqual([]);
  });

  test('keeps the name that the customer has', async () => {
    const { id } = (await customerOf(await comeBack())) ?? {};
    await server.gatehouse.prisma.customer.update({
      where: { id: Number(id) },
      data: { firstName: 'Augusta' },
    });
    apple.person = apple.person && { ...apple.person, firstName: 'Other' };
    expect(await customerOf(await comeBack())).toMatchObject({ id, firstName: 'Augusta' });
  });

  test.each([[true], ['true']])('accepts email_verified as %j', async (verified) => {
    apple.claims = { email_verified: verified };
    expect(await customerOf(await comeBack())).toMatchObject({ emailVerified: true });
  });

  test('stores whether the email is a relay address', async () => {
    apple.claims = { is_private_email: 'true' };
    expect(await customerOf(await comeBack())).toMatchObject({
      metadata: { identity_providers: { apple: { is_private_email: 'true' } } },
    });
  });

  test('signs a client secret that is valid for five minutes', async () => {
    await comeBack();
    const { iat = 0, exp = 0 } = apple.clientSecrets.at(-1) ?? {};
    expect(exp - iat).toBe(300);
  });

  test('redirects with ACCESS_DENIED if it is cancelled', async () => {
    apple.person = null;
    expect((await comeBack()).searchParams.get('error')).toBe('ACCESS_DENIED');
  });

  test('is refused with an ID token of another login', async () => {
    apple.claims = { nonce: 'another' };
    expect((await comeBack()).searchParams.get('error')).toBe('INVALID_CREDENTIALS');
  });

  test('is PROVIDER_UNAVAILABLE without the key', async () => {
    await set({ secret: null });
    const { headers } = await new Browser(server).get(START);
    expect(headers.location).toBe(`${PAGE}?error=PROVIDER_UNAVAILABLE`);
  });
});

describe('the posted answer', () => {
  test('is redirected to the GET callback, which requires the cookie', async () => {
    const victim = new Browser(server);
    const { location } = await goToApple(new Browser(server));
    expect(location.startsWith(`${CALLBACK}?`)).toBe(true);
    const { status } = await victim.get(location);
    expect(status).toBe(400);
  });

  test('changes nothing by itself and sets no cookie, even if the cookie of the login is sent with it', async () => {
    const browser = new Browser(server);
    const { headers } = await browser.get(START);
    const { form } = apple.authorize(headers.location ?? '');
    const answer = await post(form, { cookie: browser.cookiesOf(server.url) });
    expect(answer.status).toBe(303);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const { email = '' } = apple.person ?? {};
    expect(await server.gatehouse.prisma.customer.count({ where: { email } })).toBe(0);
  });

  test('is redirected to an address that contains neither the name nor the email', async () => {
    const { form, location } = await goToApple(new Browser(server));
    expect(form.get('user')).toContain('Lovelace');
    expect(decodeURIComponent(location)).not.toContain('Lovelace');
    expect(decodeURIComponent(location)).not.toContain(apple.person?.email);
  });

  test('gives no name if its user field is not JSON, or if the address has that field unencrypted', async () => {
    const browser = new Browser(server);
    const { location } = await goToApple(browser);
    const url = new URL(location);
    url.searchParams.set('user', JSON.stringify({ name: { firstName: 'Mallory', lastName: 'Planted' } }));
    const { headers } = await browser.get(url.href);
    expect(await customerOf(new URL(headers.location ?? 'none:'))).toMatchObject({ firstName: null });

    apple.person = newPerson();
    const again = new Browser(server);
    const started = await again.get(START);
    const { form } = apple.authorize(started.headers.location ?? '');
    form.set('user', '{"name":');
    const answer = await post(form);
    const back = await again.get(answer.headers.location ?? '');
    expect(await customerOf(new URL(back.headers.location ?? 'none:'))).toMatchObject({ firstName: null });
  });

  test.each([
    ['of another type', { 'content-type': 'application/json' }, '{}', 415],
    ['that is too long', {}, `user=${'x'.repeat(9_000)}`, 413],
  ])('%s is refused', async (_what, headers, body, status) => {
    const form = { toString: () => body } as URLSearchParams;
    expect((await post(form, headers)).status).toBe(status);
  });
});

describe('an ID token of Apple that an app presents', () => {
  const claims = () => ({ ...newPerson(), email_verified: 'true', nonce: 'of the app' });

  test('logs in with its nonce, even without a key', async () => {
    await set({ secret: null });
    const token = await apple.idToken(claims());
    const { data } = await exchangeToken({ server }, { provider: 'apple', token, nonce: 'of the app' });
    expect(data?.loginWithIdentityProvider.token).toBeTruthy();
  });

  test.each([
    ['for another app', { aud: 'com.example.other' }],
    ['of another issuer', { iss: 'https://account.apple.com' }],
    ['with another nonce', { nonce: 'another' }],
  ])('%s is refused', async (_what, differing) => {
    const token = await apple.idToken({ ...claims(), ...differing });
    const refused = await exchangeToken({ server }, { provider: 'apple', token, nonce: 'of the app' });
    expect(codeOf(refused)).toBe('INVALID_CREDENTIALS');
  });
});

describe('the settings of Apple', () => {
  const options = { namedCurve: 'P-384', privateKeyEncoding: { type: 'pkcs8', format: 'pem' } } as const;
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
  const { privateKey: p384 } = generateKeyPairSync('ec', { ...options, publicKeyEncoding });

  test('store the key encrypted', async () => {
    const { encryptedSecret, teamId, keyId } =
      await server.gatehouse.prisma.identityProvider.findFirstOrThrow({
        where: { name: 'apple' },
      });
    expect({ teamId, keyId }).toEqual({ teamId: APPLE_CLIENT.teamId, keyId: APPLE_CLIENT.keyId });
    expect(encryptedSecret).not.toContain('PRIVATE KEY');
    const key = await unseal(server.gatehouse.derivedKeys, 'identity-provider', encryptedSecret ?? '');
    expect(key).toBe(apple.privateKey.trim());
  });

  test.each<[string, Partial<IdentityProviderInput>, string]>([
    ['without a team id', { teamId: null }, 'teamId'],
    ['without a key id', { keyId: null }, 'keyId'],
    ['with a secret that is not a key', { secret: 'a plain secret' }, 'secret'],
    ['with a key of another curve', { secret: p384 }, 'secret'],
    ['with an issuer', { issuer: 'https://appleid.apple.com' }, 'issuer'],
    ['under another name', { name: 'fruit' }, 'name'],
    ['with another key id, but not its key', { keyId: 'KEY7654321', secret: undefined }, 'secret'],
    [
      'with a team id for another kind',
      { name: 'google', kind: 'GOOGLE', keyId: null, secret: null },
      'teamId',
    ],
  ])('%s are refused', async (_what, input, field) => {
    const { errors } = await set(input);
    expect(codeOf({ errors })).toBe('VALIDATION_FAILED');
    expect(JSON.stringify(errors[0]?.extensions)).toContain(field);
  });
});
