import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { MAX_BODY_BYTES, MAX_DOCUMENT_CHARACTERS, MAX_JSON_VALUES } from '../../src/lib/wire-limits.ts';

/** An expensive request that anybody may send. */
export type AnonymousRequest = {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  headers?: OutgoingHttpHeaders;
  body?: string;
};

const ALIASES = 15;
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
/** What a body may hold beside the text that fills it. */
const ROOM = MAX_BODY_BYTES - 2_000;

const LONG_EMAIL = `${'a'.repeat(64)}@${'bücher.'.repeat(26)}example`;
const PUNYCODE_EMAIL = `a@${'xn--bcher-kva.'.repeat(17)}example`;
/** As many values as a body may hold, with the few beside them. */
const VALUES = MAX_JSON_VALUES - 30;
const DEEP = '['.repeat(VALUES) + ']'.repeat(VALUES);
const LONG_NAME = 'a'.repeat(MAX_DOCUMENT_CHARACTERS - 100);
/** Refused before it is parsed. */
const TOO_MANY_VALUES = `[${'[],'.repeat(ROOM / 3 - 10)}[]]`;
const MANY_KEYS = JSON.stringify(
  Object.fromEntries(Array.from({ length: VALUES / 2 }, (_, index) => [`k${index}`, index])),
);
const MANY_LISTS = `[${'[],'.repeat(VALUES / 2 - 2)}[]]`;
const LONG_TEXT = 'é'.repeat(ROOM / 2);
const LONG_JWT = [
  Buffer.from('{"alg":"EdDSA","typ":"at+jwt","kid":"none"}').toString('base64url'),
  Buffer.from(JSON.stringify({ sub: 'a'.repeat(500_000) })).toString('base64url'),
  randomBytes(64).toString('base64url'),
].join('.');

/** @param siteId a site that is open to registrations */
export function anonymousRequests(siteId: number): AnonymousRequest[] {
  const site = { 'x-site-id': String(siteId) };
  const graphql = (name: string, query: string, variables: string = '{}'): AnonymousRequest => ({
    name: `GraphQL: ${name}`,
    method: 'POST',
    path: '/graphql',
    headers: { ...JSON_TYPE, ...site },
    body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
  });
  const aliases = (field: (index: number) => string) =>
    Array.from({ length: ALIASES }, (_, index) => `a${index}: ${field(index)}`).join(' ');
  const rest = (name: string, path: string, body: string, headers = JSON_TYPE): AnonymousRequest => ({
    name: `REST: ${name}`,
    method: 'POST',
    path: `${path}?site_id=${siteId}`,
    headers,
    body,
  });
  const get = (path: string, headers: OutgoingHttpHeaders = {}, name = path): AnonymousRequest => ({
    name: `GET ${name}`,
    method: 'GET',
    path,
    headers,
  });
  const mutation = (type: string, field: string, selection: string) =>
    `mutation($i: ${type}!) { ${aliases(() => `${field}(input: $i) ${selection}`)} }`;
  const register = mutation('RegisterInput', 'register', '{ accessToken }');
  const login = mutation('LoginInput', 'login', '{ accessToken }');
  const registration = (email: string, metadata = '{}') =>
    `{"i":{"email":${JSON.stringify(email)},"password":"p4$$w0rd p4$$w0rd p4$$w0rd","metadata":${metadata}}}`;
  const strings = (field: string, argument: string, selection: string, kind = 'mutation', type = 'String') =>
    `${kind}($t: ${type}!) { ${aliases(() => `${field}(${argument}: $t) ${selection}`)} }`;
  const text = (value: string) => `{"t":${JSON.stringify(value)}}`;
  const tokens = Array.from({ length: 100 }, (_, index) => LONG_JWT.slice(0, 9_000) + index);
  const passkey = JSON.stringify({
    t: {
      challenge: 'a'.repeat(43),
      passkey: {
        id: randomBytes(32).toString('base64url'),
        rawId: randomBytes(32).toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: Buffer.from(
            JSON.stringify({ type: 'webauthn.get', challenge: 'a', x: 'a'.repeat(200_000) }),
          ).toString('base64url'),
          authenticatorData: Buffer.alloc(200_000, 0x9f).toString('base64url'),
          signature: randomBytes(100_000).toString('base64url'),
        },
      },
    },
  });
  const passkeyLogin = mutation('PasskeyLoginInput', 'passkeyLogin', '{ accessToken }');
  return [
    graphql(
      'countries, 15 aliases, 6 languages',
      `{ ${aliases((index) => `countries(language: "${['en', 'fr', 'it', 'ko', 'es', 'de'][index % 6]}") { code name }`)} }`,
    ),
    graphql(
      'subdivisions, 15 aliases',
      `{ ${aliases((index) => `subdivisions(country: "${['GB', 'FR', 'SI', 'TR', 'RU', 'UG', 'LV', 'MK', 'US', 'AZ', 'DE', 'IT', 'ES', 'TH', 'VN'][index]}", language: "ko") { code name }`)} }`,
    ),
    graphql(
      'country and location, 15 aliases',
      `{ ${aliases((index) => (index % 2 ? 'country' : 'location { city countryCode }'))} }`,
    ),
    graphql('register, 15 aliases, IDN email', register, registration(LONG_EMAIL)),
    graphql('register, 15 aliases, punycode email', register, registration(PUNYCODE_EMAIL)),
    graphql(
      'register, 15 aliases, metadata of 5,000 keys',
      register,
      registration('a@example.com', MANY_KEYS),
    ),
    graphql(
      'register, 15 aliases, metadata of 5,000 lists',
      register,
      registration('a@example.com', `{"a":${MANY_LISTS}}`),
    ),
    graphql(
      'register, 15 aliases, metadata nested 10,000 deep',
      register,
      registration('a@example.com', `{"a":${DEEP}}`),
    ),
    graphql(
      'register, 15 aliases, metadata of one text of 1 MiB',
      register,
      registration('a@example.com', `{"a":"${LONG_TEXT}"}`),
    ),
    graphql('register, 15 aliases, email of 1 MiB', register, registration(`${LONG_TEXT.slice(4)}@a`)),
    graphql('register, 15 aliases, email of 1 MiB of spaces', register, registration(' '.repeat(ROOM))),
    graphql(
      'register, 15 aliases, phone of 1 MiB',
      register,
      `{"i":{"email":"a@b.example","password":"a","phone":"${'a1'.repeat(ROOM / 2)}"}}`,
    ),
    graphql(
      'login, 15 aliases, password of 1 MiB',
      login,
      `{"i":{"email":"a@b.example","password":"${LONG_TEXT}"}}`,
    ),
    graphql('login, 15 aliases, email of 1 MiB', login, `{"i":{"email":"a@${LONG_TEXT}","password":"a"}}`),
    graphql(
      'login, 15 aliases, username of 1 MiB',
      login,
      `{"i":{"username":"${LONG_TEXT}","password":"a"}}`,
    ),
    graphql(
      'login, 15 aliases, IDN emails',
      login,
      `{"i":{"email":${JSON.stringify(LONG_EMAIL)},"password":"a"}}`,
    ),
    graphql(
      'loginWithIdentityProvider, 15 aliases, token of 700 kB',
      mutation('LoginWithIdentityProviderInput', 'loginWithIdentityProvider', '{ accessToken }'),
      `{"i":{"provider":"google","token":"${LONG_JWT}"}}`,
    ),
    graphql(
      'redeemHandoff, 15 aliases, code of 1 MiB',
      strings('redeemHandoff', 'code', '{ accessToken }'),
      text(LONG_TEXT),
    ),
    graphql(
      'refresh, 15 aliases, token of 1 MiB',
      strings('refresh', 'refreshToken', '{ accessToken }'),
      text(LONG_TEXT),
    ),
    graphql(
      'verifyEmail, 15 aliases, token of 1 MiB',
      strings('verifyEmail', 'token', '{ __typename }'),
      text(LONG_TEXT),
    ),
    graphql(
      'beginPasskeyLogin, 15 aliases, challenge of 1 MiB',
      strings('beginPasskeyLogin', 'challenge', ''),
      text(LONG_TEXT),
    ),
    graphql(
      'passwordlessLogin, 15 aliases, token of 1 MiB',
      strings('passwordlessLogin', 'token', '{ accessToken }'),
      text(LONG_TEXT),
    ),
    graphql('passkeyLogin, 15 aliases, 600 kB of CBOR', passkeyLogin.replaceAll('$i', '$t'), passkey),
    graphql(
      'resetPassword, 15 aliases, l33t password',
      mutation('ResetPasswordInput', 'resetPassword', '{ __typename }'),
      `{"i":{"token":"x","password":"p4$$w0rd p4$$w0rd p4$$w0rd"}}`,
    ),
    graphql(
      'resetPassword, 15 aliases, password of 1 MiB',
      mutation('ResetPasswordInput', 'resetPassword', '{ __typename }'),
      `{"i":{"token":"x","password":"${LONG_TEXT}"}}`,
    ),
    graphql(
      'requestPasswordReset, 15 aliases, email of 1 MiB',
      mutation('RequestPasswordResetInput', 'requestPasswordReset', '{ __typename }'),
      `{"i":{"email":"a@${LONG_TEXT}"}}`,
    ),
    graphql(
      'plansByEmailDomain, 15 aliases, email of 1 MiB',
      strings('plansByEmailDomain', 'email', '{ id }', 'query'),
      text(`a@${LONG_TEXT}`),
    ),
    graphql(
      'plansByEmailDomain, 15 aliases, IDN',
      strings('plansByEmailDomain', 'email', '{ id }', 'query'),
      text(LONG_EMAIL),
    ),
    graphql('plansByAddress, 15 aliases', `{ ${aliases(() => 'plansByAddress { id }')} }`),
    graphql(
      'plan, 15 aliases, id of 1 MiB',
      strings('plan', 'id', '{ id }', 'query', 'ID'),
      text('1'.repeat(ROOM)),
    ),
    graphql(
      'validateToken, 15 aliases, token of 700 kB',
      strings('validateToken', 'token', '{ status }', 'query'),
      text(LONG_JWT),
    ),
    graphql(
      'validateToken, 15 aliases, token of 1 MiB of dots',
      strings('validateToken', 'token', '{ status }', 'query'),
      text('.'.repeat(ROOM)),
    ),
    graphql(
      'validateTokens, 100 tokens of 9 kB',
      'query($t: [String!]!) { validateTokens(tokens: $t) { status } }',
      JSON.stringify({ t: tokens }),
    ),
    graphql(
      'validateTokens, 15 aliases, 10,000 tokens',
      strings('validateTokens', 'tokens', '{ status }', 'query', '[String!]'),
      `{"t":[${'"",'.repeat(VALUES - 10)}""]}`,
    ),
    graphql(
      'collaboratorLogin, 15 aliases, email of 1 MiB',
      mutation('CollaboratorLoginInput', 'collaboratorLogin', '{ accessToken }'),
      `{"i":{"email":"a@${LONG_TEXT}","password":"a"}}`,
    ),
    graphql(
      'completeLogin, 15 aliases, challenge of 1 MiB',
      mutation('CompleteLoginInput', 'completeLogin', '{ accessToken }'),
      `{"i":{"challenge":"${LONG_TEXT}","proof":{"totp":"123456"}}}`,
    ),
    graphql('document of 100,000 characters of one text', `{ country(a: "${LONG_NAME}") }`),
    graphql('document of 100,000 characters of spaces', ' '.repeat(LONG_NAME.length)),
    graphql('document of 100,000 characters of names', 'a '.repeat(LONG_NAME.length / 2)),
    graphql('document nested 100,000 characters deep', '{a'.repeat(LONG_NAME.length / 2)),
    graphql(
      'document of 100,000 characters of a block string',
      `{ country(a: """${'\n '.repeat(LONG_NAME.length / 4)}""") }`,
    ),
    graphql('document of one name of 100,000 characters', `{ ${LONG_NAME} }`),
    graphql(
      'document of a known field almost spelt, 100,000 characters',
      `{ countr${'y'.repeat(LONG_NAME.length)} }`,
    ),
    graphql(
      'document of 120 unknown fields',
      `{ ${Array.from({ length: 240 }, (_, index) => `countriez${index}`).join(' ')} }`,
    ),
    graphql('document of 240 same fields', `{ ${'country '.repeat(490)} }`),
    graphql(
      'document of fragments',
      `{ ...f0 } ${Array.from({ length: 60 }, (_, index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`).join(' ')}`,
    ),
    graphql('document of overlapping fields', `{ ${'me { id email sessions { id } } '.repeat(50)} }`),
    graphql(
      'introspection',
      '{ __schema { types { name fields { name args { name type { name } } type { name ofType { name } } } inputFields { name } } } }',
    ),
    graphql('variables of 1 MiB of lists, refused', '{ country }', `{"t":${TOO_MANY_VALUES}}`),
    graphql(
      'introspection of inputs of arguments',
      '{ __schema { types { fields { args { type { ofType { inputFields { name description type { name } } } } } } } } }',
    ),
    graphql(
      'introspection of enums of fields',
      '{ __schema { types { fields { type { enumValues { name description } ofType { interfaces { name } enumValues { name description } } } args { type { name enumValues { name description } } } } } } }',
    ),
    graphql(
      'introspection, 15 aliases',
      `{ ${aliases(() => '__schema { types { name description fields { name description args { name description } } } }')} }`,
    ),
    graphql('variables of 5,000 keys', '{ country }', MANY_KEYS),
    graphql('variables of 5,000 lists', 'query($t: JSON) { country }', `{"t":${MANY_LISTS}}`),
    graphql('variables nested 10,000 deep', '{ country }', `{"t":${DEEP}}`),
    graphql('5,000 input objects of one variable', register, `{"i":[${'{},'.repeat(VALUES / 2 - 10)}{}]}`),
    graphql(
      'email list instead of a text',
      strings('verifyEmail', 'token', '{ __typename }'),
      `{"t":${MANY_LISTS}}`,
    ),
    {
      ...graphql('multipart, an unknown document', '{ country }'),
      headers: { ...JSON_TYPE, ...site, accept: 'multipart/mixed' },
    },
    {
      ...graphql('1 MiB of variables through Yoga', '{ country }', MANY_KEYS),
      headers: { ...JSON_TYPE, ...site, accept: 'application/graphql-response+json' },
    },
    get(
      `/graphql?query=${encodeURIComponent(`{ ${'country '.repeat(400)} }`)}`,
      site,
      '/graphql, 400 fields',
    ),
    rest('login, JSON of 5,000 keys', '/api/v1/sdk/auth/login', MANY_KEYS),
    rest('login, JSON of 5,000 lists', '/api/v1/sdk/auth/login', MANY_LISTS),
    rest('login, JSON nested deep', '/api/v1/sdk/auth/login', `{"email":${DEEP},"password":"a"}`),
    rest(
      'login, JSON with escapes',
      '/api/v1/sdk/auth/login',
      `{"email":"${'\\u0041'.repeat(ROOM / 6)}","password":"a"}`,
    ),
    rest(
      'login, JSON of 5,000 keys with escapes',
      '/api/v1/sdk/auth/login',
      MANY_KEYS.replace('k1', '\\u0041'),
    ),
    rest(
      'login, form of 1,000 keys',
      '/api/v1/sdk/auth/login',
      Array.from({ length: 1000 }, (_, index) => `k${index}=${'a'.repeat(900)}`).join('&'),
      FORM_TYPE,
    ),
    rest('login, form of 500,000 separators', '/api/v1/sdk/auth/login', '&'.repeat(ROOM), FORM_TYPE),
    rest('login, form of 200,000 keys', '/api/v1/sdk/auth/login', 'a=&'.repeat(ROOM / 3), FORM_TYPE),
    rest('login, form of one list', '/api/v1/sdk/auth/login', 'a[]=&'.repeat(999), FORM_TYPE),
    rest('login, form of brackets', '/api/v1/sdk/auth/login', `a${'[a]'.repeat(ROOM / 3)}=1`, FORM_TYPE),
    rest('login, form of open brackets', '/api/v1/sdk/auth/login', `a${'['.repeat(ROOM)}=1`, FORM_TYPE),
    rest(
      'login, form of 1,000 nested keys',
      '/api/v1/sdk/auth/login',
      Array.from({ length: 1000 }, (_, index) => `a[b][c][d][e][f][g][h][i][j][k][x${index}]=1`).join('&'),
      FORM_TYPE,
    ),
    rest(
      'login, form of percent signs',
      '/api/v1/sdk/auth/login',
      `email=${'%41'.repeat(ROOM / 3)}`,
      FORM_TYPE,
    ),
    rest('login, form of commas', '/api/v1/sdk/auth/login', `email=${','.repeat(ROOM)}`, FORM_TYPE),
    rest(
      'register, metadata of 5,000 keys',
      '/api/v1/sdk/auth/register',
      `{"email":"a@example.com","password":"a","metadata":${MANY_KEYS}}`,
    ),
    rest(
      'register, email of 1 MiB',
      '/api/v1/sdk/auth/register',
      `{"email":"${LONG_TEXT}@a.example","password":"a"}`,
    ),
    {
      ...rest(
        'oauth2 introspection, token of 1 MiB',
        '/oauth2/introspect',
        `token=${'a'.repeat(ROOM)}`,
        FORM_TYPE,
      ),
    },
    { ...rest('oauth2 revocation, 200,000 keys', '/oauth2/revoke', 'a=&'.repeat(ROOM / 3), FORM_TYPE) },
    get('/.well-known/openid-configuration'),
    get('/.well-known/jwks.json'),
    get('/docs'),
    get('/openapi.json'),
    get('/'),
    get('/admin'),
    get('/graphql', { accept: 'text/html' }),
    get('/revocations'),
    get(`/nowhere/${'%41/'.repeat(3_000)}`, {}, 'a path of 12 kB'),
    get(`/nowhere?${'a=&'.repeat(4_000)}`, {}, 'a query of 4,000 keys'),
    get('/health/ready', { cookie: 'a=b; '.repeat(2_500) }, 'with 2,500 cookies'),
    get('/graphql?query={country}', { accept: 'a/b;q=0.1,'.repeat(1_200) }, 'with 1,200 media types'),
    get(
      '/health/live',
      { 'x-forwarded-for': `${'1.1.1.1, '.repeat(1_000)}1.1.1.1` },
      'with 1,000 forwarders',
    ),
    {
      ...graphql('a bearer token of 12 kB', '{ me { id } }'),
      headers: { ...JSON_TYPE, ...site, authorization: `Bearer ${LONG_JWT.slice(0, 12_000)}` },
    },
    {
      ...graphql('Basic credentials of 12 kB', '{ partnerMe { id } }'),
      headers: {
        ...JSON_TYPE,
        ...site,
        authorization: `Basic ${Buffer.alloc(9_000, 'a:').toString('base64')}`,
      },
    },
  ];
}
