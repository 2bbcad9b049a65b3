import { parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/platform/messages/language.ts';
import { CONSOLE } from '../administration/collaborators/console.ts';
import { type GraphqlOptions, request, rest } from '../support/client.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import { testServer } from '../support/server.ts';
import { addSite } from '../support/sites.ts';

const server = testServer();
/** The ids of three sites with different settings. */
const sites = { strong: 0, modern: 0, revealing: 0 };
let customer: Awaited<ReturnType<typeof register>>;

beforeAll(async () => {
  const addedSite = async (slug: string, settings: Parameters<typeof addSite>[2]) =>
    (await addSite(server, slug, settings)).id;
  sites.strong = await addedSite('strong', { passwordPolicy: 'STRONG' });
  sites.modern = await addedSite('modern', { passwordPolicy: 'MODERN', passwordlessEnabled: true });
  sites.revealing = await addedSite('revealing', { revealUnknownEmails: true });
  customer = await register(server.url, { username: 'known' }, { siteId: 1 });
});

/** Sends a query. `messages` are the texts for the customer: the first error’s message and those of its fields. */
async function read(
  query: string,
  { language = null, ...options }: GraphqlOptions & { language?: string | null } = {},
) {
  const headers = { ...options.headers, ...(language === null ? {} : { 'accept-language': language }) };
  const answer = await request(server.url, parse(query), {}, { siteId: 1, ...options, headers });
  const [error] = answer.errors;
  const { code, fields } = error?.extensions ?? {};
  return {
    code,
    fields: Object.keys(fields ?? {}),
    messages: [error?.message, ...Object.values(fields ?? {}).flat()],
    answer,
  };
}

const fields = (input: Record<string, unknown>) => JSON.stringify(input).replaceAll(/"(\w+)":/g, '$1:');
const registering = (input: Record<string, unknown>) =>
  `mutation { register(input: ${fields({ email: uniqueEmail(), password: 'a long enough one', ...input })}) { token } }`;

type Refusal = [title: string, query: string, options?: () => GraphqlOptions];
const REFUSALS: Refusal[] = [
  [
    'wrong credentials',
    'mutation { login(input: { email: "none@x.test", password: "wrong one" }) { token } }',
  ],
  ['no login name', 'mutation { login(input: { password: "wrong one" }) { token } }'],
  ['an empty password', 'mutation { login(input: { email: "none@x.test", password: "" }) { token } }'],
  ['an email without a domain', registering({ email: 'ann' })],
  ['a blank email', registering({ email: ' ' })],
  ['a long email', registering({ email: `${'a'.repeat(300)}@example.test` })],
  ['a taken username', registering({ username: 'known' })],
  ['a username with a space', registering({ username: 'ann b' })],
  ['a character that cannot be stored', registering({ firstName: '\u0000' })],
  ['an outdated version of the terms', registering({ acceptedTermsVersion: 'of last year' })],
  ['a token lifetime of 0', registering({ tokenLifetimeSeconds: 0 })],
  ['metadata that is not an object', registering({ metadata: 1 })],
  ['large metadata', registering({ metadata: { text: 'a'.repeat(20_000) } })],
  [
    'deep metadata',
    registering({ metadata: { a: { a: { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } } } } }),
  ],
  ['a short password', registering({ password: 'abc' })],
  ['a plain password', registering({ password: 'abcdefgh' }), () => ({ siteId: sites.strong })],
  ['a common password', registering({ password: 'password1' }), () => ({ siteId: sites.modern })],
  ['an easy password', registering({ password: 'abcdefgh1!' }), () => ({ siteId: sites.modern })],
  ['an unknown site', registering({}), () => ({ siteId: 999 })],
  ['an unknown token for a verification', 'mutation { verifyEmail(token: "unknown") { customer { id } } }'],
  [
    'an unknown token for a reset',
    'mutation { resetPassword(input: { token: "a.b", email: "none@x.test", password: "a long enough one" }) { customer { id } } }',
  ],
  [
    'a passwordless login on a site without it',
    'mutation { requestPasswordlessLogin(input: { email: "none@x.test" }) { accepted } }',
  ],
  [
    'an unknown email',
    'mutation { requestPasswordReset(input: { email: "none@x.test" }) { accepted } }',
    () => ({ siteId: sites.revealing }),
  ],
  [
    'a code of letters',
    'mutation { passwordlessCodeLogin(input: { email: "none@x.test", code: "abc" }) { token } }',
    () => ({ siteId: sites.modern }),
  ],
  ['no token', 'mutation { updateCustomer(input: { firstName: "Ann" }) { id } }'],
  ['a text that is not a token', '{ me { id } }', () => ({ token: 'none' })],
  ['a text that is not a refresh token', 'mutation { refresh(refreshToken: "none") { token } }'],
  [
    'a wrong old password',
    'mutation { changePassword(input: { oldPassword: "wrong one", newPassword: "a long enough one" }) { token } }',
    () => ({ token: customer.token }),
  ],
  [
    'the same password',
    'mutation { changePassword(input: { oldPassword: "the same one", newPassword: "the same one" }) { token } }',
    () => ({ token: customer.token }),
  ],
  [
    'an unknown challenge',
    'mutation { completeLogin(input: { challenge: "none", code: "123456" }) { token } }',
  ],
  [
    'an unknown session',
    'mutation { endSession(id: "none") { session { id } } }',
    () => ({ token: customer.token }),
  ],
  [
    'an unknown provider',
    'mutation { loginWithIdentityProvider(input: { provider: "none", token: "a" }) { token } }',
  ],
  [
    'an empty token of a provider',
    'mutation { loginWithIdentityProvider(input: { provider: "none", token: "" }) { token } }',
  ],
];

describe.each(REFUSALS)('the refusal of %s', (_title, query, options) => {
  test('has the same code and fields in every language, and the English messages only in English', async () => {
    const english = await read(query, options?.());
    expect(english.code).toMatch(/^(?!BAD_REQUEST)/);
    for (const language of LANGUAGES) {
      const other = await read(query, { ...options?.(), language });
      expect({ code: other.code, fields: other.fields }).toEqual({
        code: english.code,
        fields: english.fields,
      });
      if (language === 'en') expect(other.messages).toEqual(english.messages);
      else for (const message of english.messages) expect(other.messages).not.toContain(message);
    }
  });
});

const GERMAN = 'Die Anmeldedaten stimmen nicht. Bitte versuchen Sie es erneut.';
const ENGLISH = 'Invalid credentials! Please try again.';
const wrong = (email = uniqueEmail()) =>
  `mutation { login(input: { email: "${email}", password: "wrong one" }) { token } }`;

describe('the language of a message', () => {
  test.each<[string | null, string]>([
    [null, ENGLISH],
    ['', ENGLISH],
    ['*', ENGLISH],
    ['nl', ENGLISH],
    ['de', GERMAN],
    ['de-CH', GERMAN],
    ['DE_at', GERMAN],
    ['nl, de;q=0.4', GERMAN],
    ['en;q=0.3, de;q=0.8', GERMAN],
    ['en, de', ENGLISH],
    ['de;q=0, en;q=0.1', ENGLISH],
    ['nl, *;q=0.5, de;q=0.2', ENGLISH],
    ['de;q=5', GERMAN],
    ['nl,nn,no,pl,pt,ro,ru,sk,sl,sq,sr,sv,th,tr,uk,ur,vi,zh,ar,bg,bn,ca,cs,da,el,et,fa,fi,ga,he,de', ENGLISH],
    ['; , ;q=1,,=', ENGLISH],
  ])('with Accept-Language %s', async (language, expected) => {
    expect((await read(wrong(), { language })).messages).toEqual([expected]);
  });

  test('is that of the argument `language`, or else that of the header', async () => {
    const taken = registering({ username: 'known', language: 'de' });
    const { messages } = await read(taken, { language: 'fr' });
    expect(messages).toEqual([
      'Einige der Angaben sind nicht gültig.',
      'Dieser Benutzername ist schon vergeben.',
    ]);
    const unknown = await read(taken.replace('"de"', '"nl"'), { language: 'fr' });
    expect(unknown.messages[1]).toBe('Ce nom d’utilisateur est déjà utilisé.');
  });

  test('is that of the argument `language`, even beside a field without this argument', async () => {
    const query = `mutation { a: ${registering({ username: 'known', language: 'de' }).slice(11, -2)} b: ${wrong().slice(11, -2)} }`;
    const { answer } = await read(query, { language: 'it' });
    expect(answer.errors.map(({ message }) => message)).toContain('Einige der Angaben sind nicht gültig.');
  });

  test('is the same on the fast path and through Fastify and Yoga', async () => {
    const ways = ['application/json', 'application/graphql-response+json'].flatMap((accept) =>
      ['application/json', 'application/json; way=common'].map((type) => ({ accept, 'content-type': type })),
    );
    for (const headers of ways) {
      expect((await read(wrong(), { language: 'de', headers })).messages).toEqual([GERMAN]);
    }
  });

  test('in the console is that of the request if the message has a translation', async () => {
    expect((await read('{ sites { id } }', { language: 'de', headers: CONSOLE })).messages).toEqual([
      'Bitte melden Sie sich an.',
    ]);
  });

  test('is English for other clients of collaborators, even if they request German', async () => {
    const login =
      'mutation { collaboratorLogin(input: { email: "none@x.test", password: "wrong" }) { token } }';
    expect((await read(login, { language: 'de' })).messages).toEqual([ENGLISH]);
    expect((await read('{ sites { id } }', { language: 'de' })).messages).toEqual([
      'Authentication is required.',
    ]);
  });

  test('is that of the request, also for a lockout', async () => {
    const email = uniqueEmail();
    const answers = await Promise.all(
      Array.from({ length: 11 }, () => read(wrong(email), { language: 'ko' })),
    );
    const locked = answers.find(({ code }) => code === 'ACCOUNT_LOCKED');
    expect(locked?.messages).toEqual(['로그인 시도가 너무 많습니다. 나중에 다시 시도해 주세요.']);
  });
});

describe('caches', () => {
  test('a response varies by Accept-Language only if it has an error', async () => {
    for (const headers of [{}, { 'content-type': 'application/json; way=common' }]) {
      const good = await read('{ __typename }', { language: 'de', headers });
      expect(good.answer.headers.vary).toBe('Origin');
      const bad = await read(wrong(), { language: 'de', headers });
      expect(bad.answer.headers.vary).toBe('Origin, Accept-Language');
    }
  });

  test('the verdict on a token does not vary by Accept-Language', async () => {
    const { answer } = await read('query { validateToken(token: "none") { valid reason } }', {
      language: 'de',
      basic: server.demo.partner,
    });
    expect(answer.data).toEqual({ validateToken: { valid: false, reason: 'MALFORMED' } });
    expect(answer.headers.vary).toBe('Origin');
  });
});

describe('the legacy APIs', () => {
  const body = { site_id: 1, email: uniqueEmail(), password: 'wrong one' };
  test('answer in English, even if the client sends another Accept-Language or language', async () => {
    const headers = { 'accept-language': 'de' };
    const pelcro = await rest(server.url, 'POST', '/api/v1/sdk/auth/login', { body, headers });
    expect(pelcro.body.error.message).toBe(ENGLISH);
    const registered = await rest(server.url, 'POST', '/api/v1/sdk/auth/register', {
      body: { ...body, username: 'known', language: 'fr' },
      headers,
    });
    expect(registered.body.errors.username).toEqual(['The username has already been taken.']);
    expect(registered.headers.vary).not.toContain('Accept-Language');
  });
});

describe('pages about an error', () => {
  test('are in the language of the browser', async () => {
    const page = (language: string) =>
      rest(server.url, 'GET', '/nowhere', { headers: { accept: 'text/html', 'accept-language': language } });
    const german = await page('de-AT');
    expect(german.body).toContain('<html lang="de">');
    expect(german.body).toContain('<h1>Fehler 404</h1>');
    expect(german.body).not.toMatch(/Not Found|Start page/);
    expect(german.body).toContain('Unter dieser Adresse gibt es keine Seite.');
    expect(german.headers.vary).toContain('Accept-Language');
    expect((await page('nl')).body).toContain('There is no page at this address.');
  });
});
