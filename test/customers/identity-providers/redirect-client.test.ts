import { beforeEach, describe, expect, test } from 'vitest';
import { openIdIssuers } from '../../../src/customers/identity-providers/client/openid-issuers.ts';
import { request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { PUBLIC_URL, testServer } from '../../support/server.ts';
import { SetProvider } from '../../tenancy/sites/documents.ts';
import { Browser } from './browser.ts';
import { addProvider } from './scene.ts';
import { STRICT_CLIENT, type StrictProvider, startStrictProvider } from './strict-provider.ts';

const PAGE = 'http://localhost:3000/account';

const server = testServer();
let provider: StrictProvider;
let name: string;
let count = 0;
beforeEach(async () => {
  provider = await startStrictProvider();
  count += 1;
  name = `strict-${count}`;
});
const add = () =>
  addProvider(
    server,
    { name, kind: 'OPENID', issuer: provider.issuer, clientId: STRICT_CLIENT.id },
    STRICT_CLIENT.secret,
  );

/** Logs in at the provider. @returns the query of the page’s address */
async function comeBack(answer: (nonce: string) => Record<string, string> = (nonce) => ({ code: nonce })) {
  const browser = new Browser(server);
  const start = `${PUBLIC_URL}/identity-providers/${name}/start?site_id=1&return_to=${encodeURIComponent(PAGE)}`;
  const location = (await browser.get(start)).headers.location ?? '';
  if (location.startsWith(PAGE)) return new URL(location).searchParams;
  const { searchParams } = new URL(location);
  const state = searchParams.get('state') ?? '';
  const nonce = searchParams.get('nonce') ?? '';
  const query = new URLSearchParams({ ...answer(nonce), state });
  const callback = `${PUBLIC_URL}/identity-providers/${name}/callback?${query}`;
  const { headers } = await browser.get(callback);
  return new URL(headers.location ?? 'none:').searchParams;
}
const logged = (text: string) =>
  server.logs
    .map((line) => JSON.parse(line))
    .filter((line) => line.provider === name && line.msg.includes(text));

describe('the client secret', () => {
  test.each<[string, unknown, StrictProvider['takes']]>([
    ['in the body if the provider accepts it only there', ['client_secret_post'], 'client_secret_post'],
    ['in the header if the provider accepts it only there', ['client_secret_basic'], 'client_secret_basic'],
    ['in the header if the provider accepts both', ['client_secret_post', 'client_secret_basic'], 'any'],
    ['in the header if the provider names no method', undefined, 'client_secret_basic'],
    [
      'in the body if the other method needs a key',
      ['private_key_jwt', 'client_secret_post'],
      'client_secret_post',
    ],
    ['as a signature if the provider accepts only that', ['client_secret_jwt'], 'client_secret_jwt'],
    ['in the header if the list is malformed', 'client_secret_post', 'client_secret_basic'],
  ])('is sent %s', async (_what, methods, takes) => {
    provider.metadata = { token_endpoint_auth_methods_supported: methods };
    provider.takes = takes;
    await add();
    expect((await comeBack()).has('handoff')).toBe(true);
    expect(provider.requests).toHaveLength(1);
  });

  test('is not sent to a provider without a supported method, and the log has the reason', async () => {
    provider.metadata = { token_endpoint_auth_methods_supported: ['private_key_jwt'] };
    await add();
    const page = await comeBack();
    expect(page.get('error')).toBe('PROVIDER_UNAVAILABLE');
    expect(provider.requests).toEqual([]);
    expect(JSON.stringify(logged('unavailable'))).toContain('private_key_jwt');
  });

  test('is sent to one token endpoint only, even if another endpoint is on the same host', async () => {
    const { id } = await add();
    const { prisma, identityProviders } = server.gatehouse;
    // The row has only the origin of the endpoint, as an earlier version stored it.
    const { origin } = new URL(provider.issuer);
    await prisma.identityProvider.update({ where: { id }, data: { secretEndpoint: origin } });
    expect((await comeBack()).has('handoff')).toBe(true);
    for (const path of ['/token/', '/token?tenant=other', '/other/token']) {
      provider.metadata = { token_endpoint: `${origin}${path}` };
      identityProviders.issuers = openIdIssuers(identityProviders.outgoing);
      expect((await comeBack()).get('error')).toBe('PROVIDER_UNAVAILABLE');
    }
    expect(provider.requests).toHaveLength(1);
    provider.metadata = {};
    identityProviders.issuers = openIdIssuers(identityProviders.outgoing);
    expect((await comeBack()).has('handoff')).toBe(true);
  });

  test('is not sent to a new origin until it is set again', async () => {
    const { id } = await add();
    expect((await comeBack()).has('handoff')).toBe(true);
    const elsewhere = await startStrictProvider();
    provider.metadata = { token_endpoint: `${elsewhere.issuer}/token` };
    // The metadata are cached for an hour, so the cache is replaced.
    const { identityProviders } = server.gatehouse;
    identityProviders.issuers = openIdIssuers(identityProviders.outgoing);
    expect((await comeBack()).get('error')).toBe('PROVIDER_UNAVAILABLE');
    expect(elsewhere.requests).toEqual([]);
    expect(JSON.stringify(logged('unavailable'))).toContain(elsewhere.issuer);

    const owner = await logInCollaborator(server);
    const input = { name, kind: 'OPENID', issuer: provider.issuer, clientId: STRICT_CLIENT.id } as const;
    await request(server.url, SetProvider, { siteId: '1', input }, owner);
    expect((await comeBack()).get('error')).toBe('PROVIDER_UNAVAILABLE');
    const secret = STRICT_CLIENT.secret;
    await request(server.url, SetProvider, { siteId: '1', input: { ...input, secret } }, owner);
    elsewhere.issuer = provider.issuer;
    await comeBack();
    expect(elsewhere.requests).toHaveLength(1);
    const { secretEndpoint } = await server.gatehouse.prisma.identityProvider.findUniqueOrThrow({
      where: { id },
    });
    expect(secretEndpoint).toBe(`${provider.metadata.token_endpoint}`);
  });
});

describe('a refusal of the provider', () => {
  test.each([
    'invalid_scope',
    'unauthorized_client',
    'invalid_request',
    'unsupported_response_type',
    'server_error',
    'temporarily_unavailable',
    'login_required',
    'interaction_required',
    'account_selection_required',
    'consent_required',
    'an_unknown_code',
  ])('%s is PROVIDER_UNAVAILABLE and is logged', async (error) => {
    await add();
    const page = await comeBack(() => ({ error, error_description: 'Scope "profile" is not allowed.' }));
    expect(page.get('error')).toBe('PROVIDER_UNAVAILABLE');
    expect(logged('refused the sign-in')).toEqual([
      expect.objectContaining({
        level: 40,
        siteId: 1,
        providerError: error,
        providerErrorDescription: 'Scope "profile" is not allowed.',
      }),
    ]);
  });

  test.each(['access_denied', 'user_cancelled_login', 'user_cancelled_authorize'])(
    '%s is ACCESS_DENIED',
    async (error) => {
      await add();
      expect((await comeBack(() => ({ error }))).get('error')).toBe('ACCESS_DENIED');
      expect(logged('refused the sign-in')).toEqual([]);
      expect(logged('declined')).toEqual([expect.objectContaining({ level: 30, providerError: error })]);
    },
  );

  test('in Facebook’s own format is PROVIDER_UNAVAILABLE', async () => {
    await add();
    const page = await comeBack(() => ({ error_code: '1349049', error_message: 'App not active' }));
    expect(page.get('error')).toBe('PROVIDER_UNAVAILABLE');
    expect(logged('refused the sign-in')).toEqual([
      expect.objectContaining({ providerError: '1349049', providerErrorDescription: 'App not active' }),
    ]);
  });

  test('is logged on one line, shortened and without secrets', async () => {
    await add();
    const secret = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJl';
    const description = `The token ${secret}\r\nis wrong\u202e \u0000 ${'x '.repeat(5_000)}`;
    await comeBack(() => ({ error: `invalid_${'y'.repeat(500)}`, error_description: description }));
    const [line] = logged('refused the sign-in');
    expect(line.providerError.length).toBeLessThanOrEqual(64);
    expect(line.providerErrorDescription.length).toBeLessThanOrEqual(200);
    expect(line.providerErrorDescription).toMatch(/^[\x20-\x7e…]*$/);
    expect(JSON.stringify(line)).not.toContain('eyJ');
  });

  test('at the token endpoint is logged with its code', async () => {
    await add();
    provider.refusal = { error: 'invalid_client', error_description: 'Bad client secret.' };
    expect((await comeBack()).get('error')).toBe('PROVIDER_UNAVAILABLE');
    expect(logged('unavailable')[0].reason).toContain('invalid_client: Bad client secret.');
    provider.refusal = { error: 'invalid_grant', error_description: 'Code was used.' };
    expect((await comeBack()).get('error')).toBe('INVALID_CREDENTIALS');
    expect(logged('token refused')[0].reason).toContain('invalid_grant: Code was used.');
    expect(server.logs.join()).not.toContain(STRICT_CLIENT.secret);
  });
});

test.each<[string, Record<string, unknown>, RegExp]>([
  ['of another sign-in', { nonce: 'another' }, /nonce/],
  ['with a subject that is a number', { sub: 42 }, /sub/],
])('an ID token %s is refused, and the log says why', async (_what, claims, reason) => {
  await add();
  provider.claims = claims;
  expect((await comeBack()).get('error')).toBe('INVALID_CREDENTIALS');
  expect(logged('token refused')).toEqual([
    expect.objectContaining({ siteId: 1, reason: expect.stringMatching(reason) }),
  ]);
});
