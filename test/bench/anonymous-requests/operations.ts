import { randomBytes } from 'node:crypto';
import {
  type AnonymousRequest,
  aliases,
  DEEP,
  graphqlTo,
  LONG_EMAIL,
  LONG_JWT,
  LONG_TEXT,
  MANY_KEYS,
  MANY_LISTS,
  type Named,
  PUNYCODE_EMAIL,
  ROOM,
  VALUES,
} from './request.ts';

const TOKEN = '{ token }';
const ID = '{ id }';
const NAME = '{ __typename }';

/** Variables with one text. */
const text = (value: string) => `{"t":${JSON.stringify(value)}}`;
const COUNTRIES = 'GB FR SI TR RU UG LV MK US AZ DE IT ES TH VN'.split(' ');
const LANGUAGES = ['en', 'fr', 'it', 'ko', 'es', 'de'];
/** A text with patterns that the estimate of a password’s strength searches for. */
const L33T = 'p4$$w0rd p4$$w0rd p4$$w0rd';

/** The most expensive input of each GraphQL field that needs no session. Where possible, the field has 15 aliases. */
export function operationRequests(named: Named): AnonymousRequest[] {
  const post = graphqlTo(named);
  /** A mutation with an input object. */
  const input = (name: string, type: string, field: string, value: string, selection = TOKEN) =>
    post(
      `${field}, 15 aliases, ${name}`,
      `mutation($i: ${type}!) { ${aliases(() => `${field}(input: $i) ${selection}`)} }`,
      `{"i":${value}}`,
    );
  /** A field with one argument. */
  const argument = (
    name: string,
    field: string,
    argumentName: string,
    variables: string,
    selection = TOKEN,
    type = 'String!',
    kind: 'query' | 'mutation' = 'mutation',
  ) =>
    post(
      `${field}, 15 aliases, ${name}`,
      `${kind}($t: ${type}) { ${aliases(() => `${field}(${argumentName}: $t) ${selection}`)} }`,
      variables,
    );
  const ask = (
    name: string,
    field: string,
    argumentName: string,
    variables: string,
    selection: string,
    type = 'String!',
  ) => argument(name, field, argumentName, variables, selection, type, 'query');
  const register = (name: string, email: string, metadata = '{}', more = '') =>
    input(
      name,
      'RegisterInput',
      'register',
      `{"email":${JSON.stringify(email)},"password":"${L33T}","metadata":${metadata}${more}}`,
    );
  const login = (name: string, value: string) => input(name, 'LoginInput', 'login', value);
  const passkey = JSON.stringify(assertion());
  const smallPasskey = JSON.stringify(assertion(12_000));
  const tokens = Array.from({ length: 100 }, (_, index) => LONG_JWT.slice(0, 9_000) + index);
  const keysAt = (count: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1])));
  return [
    post(
      'countries, 15 aliases, 6 languages',
      `{ ${aliases((index) => `countries(language: "${LANGUAGES[index % 6]}") { code name }`)} }`,
    ),
    ask('language of 1 MiB', 'countries', 'language', text(LONG_TEXT), '{ code name }', 'String'),
    post(
      'subdivisions, 15 aliases',
      `{ ${aliases((index) => `subdivisions(country: "${COUNTRIES[index]}", language: "ko") { code name }`)} }`,
    ),
    ask('country of 1 MiB', 'subdivisions', 'country', text(LONG_TEXT), '{ code }', 'String'),
    post(
      'country and location, 15 aliases',
      `{ ${aliases((index) => (index % 2 ? 'country' : 'location { city countryCode region }'))} }`,
    ),
    ask('language of 1 MiB', 'location', 'language', text(LONG_TEXT), '{ city region }', 'String'),
    post('site, 15 aliases', `{ ${aliases(() => 'site { id name }')} }`),
    ask('email of 1 MiB', 'plansByEmailDomain', 'email', text(`a@${LONG_TEXT}`), ID),
    ask('email of 1 MiB', 'employeeSsoUrl', 'email', text(`a@${LONG_TEXT}`), ''),
    ask('email of 1 MiB', 'enterpriseLogin', 'email', text(`a@${LONG_TEXT}`), '{ company }'),
    ask('id of 1 MiB', 'openidInteraction', 'id', text('1'.repeat(ROOM)), '{ scopes }', 'ID!'),
    ask('code of 1 MiB', 'openidDeviceRequest', 'userCode', text(LONG_TEXT), '{ scopes }'),
    post(
      'declineOpenidInteraction, 15 aliases',
      `mutation { ${aliases(() => 'declineOpenidInteraction(id: "1") { location }')} }`,
    ),
    ask('IDN email', 'plansByEmailDomain', 'email', text(LONG_EMAIL), ID),
    post('disqusLogin, 15 aliases', `{ ${aliases(() => 'disqusLogin { remoteAuth }')} }`),
    post('plansByAddress, 15 aliases', `{ ${aliases(() => 'plansByAddress { id }')} }`),
    ask('id of 1 MiB', 'plan', 'id', text('1'.repeat(ROOM)), ID, 'ID!'),
    ask('token of 700 kB', 'validateToken', 'token', text(LONG_JWT), '{ valid }'),
    ask('token of 1 MiB of dots', 'validateToken', 'token', text('.'.repeat(ROOM)), '{ valid }'),
    ask(
      '10,000 tokens',
      'validateTokens',
      'tokens',
      `{"t":[${'"",'.repeat(VALUES - 10)}""]}`,
      '{ valid }',
      '[String!]!',
    ),
    post(
      'validateTokens, 100 tokens of 9 kB',
      'query($t: [String!]!) { validateTokens(tokens: $t) { valid } }',
      JSON.stringify({ t: tokens }),
    ),
    register('IDN email', LONG_EMAIL),
    register('punycode email', PUNYCODE_EMAIL),
    register('email of 1 MiB', `${LONG_TEXT.slice(4)}@a`),
    register('email of 1 MiB of spaces', ' '.repeat(ROOM)),
    register('metadata of 5,000 keys', 'a@example.com', MANY_KEYS),
    register('metadata of 1,400 keys, within its limit', 'a@example.com', keysAt(1_400)),
    register('metadata of 5,000 lists', 'a@example.com', `{"a":${MANY_LISTS}}`),
    register('metadata nested 10,000 deep', 'a@example.com', `{"a":${DEEP}}`),
    register('metadata of one text of 1 MiB', 'a@example.com', `{"a":"${LONG_TEXT}"}`),
    register('phone of 1 MiB', 'a@example.com', '{}', `,"phone":"${'a1'.repeat(ROOM / 2)}"`),
    register('language of 1 MiB', 'a@example.com', '{}', `,"language":"${LONG_TEXT}"`),
    register('username of 1 MiB', 'a@example.com', '{}', `,"username":"${' '.repeat(ROOM)}"`),
    register('names of 300 kB', 'a@example.com', '{}', namesOf(LONG_TEXT.slice(0, 150_000))),
    register('old provider id of 1 MiB', 'a@example.com', '{}', `,"oldProviderId":"${LONG_TEXT}"`),
    login('password of 1 MiB', `{"email":"a@b.example","password":"${LONG_TEXT}"}`),
    login('email of 1 MiB', `{"email":"a@${LONG_TEXT}","password":"a"}`),
    login('username of 1 MiB', `{"username":"${LONG_TEXT}","password":"a"}`),
    login('IDN emails', `{"email":${JSON.stringify(LONG_EMAIL)},"password":"a"}`),
    login('password to compose', `{"email":"a@b.example","password":"${'e\u0301'.repeat(128)}"}`),
    login(
      'password of 1 MiB to compose',
      `{"email":"a@b.example","password":"${'a\u0323\u0301'.repeat(ROOM / 5)}"}`,
    ),
    input(
      'token of 700 kB',
      'LoginWithIdentityProviderInput',
      'loginWithIdentityProvider',
      `{"provider":"bench","token":"${LONG_JWT}"}`,
    ),
    input(
      'provider of 1 MiB',
      'LoginWithIdentityProviderInput',
      'loginWithIdentityProvider',
      `{"provider":"${LONG_TEXT}","token":"a"}`,
    ),
    input(
      'token of 16 kB for the provider',
      'LoginWithIdentityProviderInput',
      'loginWithIdentityProvider',
      `{"provider":"bench","token":"${foreignJwt()}"}`,
    ),
    argument('code of 1 MiB', 'redeemHandoff', 'code', text(LONG_TEXT)),
    argument('token of 1 MiB', 'refresh', 'refreshToken', text(LONG_TEXT)),
    argument('token of 1 MiB', 'verifyEmail', 'token', text(LONG_TEXT), NAME),
    argument('token of 1 MiB', 'undoEmailChange', 'token', text(LONG_TEXT), NAME),
    argument('token of 1 MiB', 'declineEmailChange', 'token', text(LONG_TEXT), NAME),
    argument('token of 1 MiB', 'passwordlessLogin', 'token', text(LONG_TEXT)),
    input(
      'code of 1 MiB',
      'PasswordlessCodeLoginInput',
      'passwordlessCodeLogin',
      `{"email":"a@b.example","code":"${' '.repeat(ROOM)}"}`,
    ),
    input(
      'email of 1 MiB',
      'RequestPasswordlessLoginInput',
      'requestPasswordlessLogin',
      `{"email":"a@${LONG_TEXT}"}`,
      NAME,
    ),
    input(
      'IDN email, referer of 1 MiB',
      'RequestPasswordlessLoginInput',
      'requestPasswordlessLogin',
      `{"email":${JSON.stringify(LONG_EMAIL)},"referer":"https://a.example/${LONG_TEXT.slice(500)}"}`,
      NAME,
    ),
    input(
      'email of 1 MiB',
      'RequestPasswordResetInput',
      'requestPasswordReset',
      `{"email":"a@${LONG_TEXT}"}`,
      NAME,
    ),
    input(
      'password of 1 MiB',
      'ResetPasswordInput',
      'resetPassword',
      `{"token":"x","email":"a@b.example","password":"${LONG_TEXT}"}`,
      NAME,
    ),
    input(
      'l33t password',
      'ResetPasswordInput',
      'resetPassword',
      `{"token":"x","email":"a@b.example","password":"${L33T}"}`,
      NAME,
    ),
    post('beginPasskeyLogin, 15 aliases', `mutation { ${aliases(() => 'beginPasskeyLogin')} }`),
    argument('challenge of 1 MiB', 'beginPasskeyLogin', 'challenge', text(LONG_TEXT), ''),
    argument('domain of 1 MiB', 'beginPasskeyLogin', 'rpId', text(LONG_TEXT), ''),
    input('200 kB of CBOR', 'PasskeyLoginInput', 'passkeyLogin', `{"assertion":${passkey}}`),
    input('12 kB of CBOR', 'PasskeyLoginInput', 'passkeyLogin', `{"assertion":${smallPasskey}}`),
    input('assertion of 5,000 keys', 'PasskeyLoginInput', 'passkeyLogin', `{"assertion":${MANY_KEYS}}`),
    argument('challenge of 1 MiB', 'beginTotp', 'challenge', text(LONG_TEXT), '{ secret }'),
    argument('challenge of 1 MiB', 'beginPasskeyRegistration', 'challenge', text(LONG_TEXT), ''),
    post(
      'confirmTotp, 15 aliases, challenge of 1 MiB',
      `mutation($t: String) { ${aliases(() => 'confirmTotp(challenge: $t, input: { id: 1, code: "123456" }) { __typename }')} }`,
      text(LONG_TEXT),
    ),
    post(
      'confirmPasskeyRegistration, 15 aliases, credential of 5,000 keys',
      `mutation($t: JSON!) { ${aliases(() => 'confirmPasskeyRegistration(challenge: "a", input: { credential: $t }) { __typename }')} }`,
      `{"t":${MANY_KEYS}}`,
    ),
    input(
      'challenge of 1 MiB',
      'CompleteLoginInput',
      'completeLogin',
      `{"challenge":"${LONG_TEXT}","code":"123456"}`,
    ),
    input(
      'assertion of 5,000 keys',
      'CompleteLoginInput',
      'completeLogin',
      `{"challenge":"a","assertion":${MANY_KEYS}}`,
    ),
    input(
      'email of 1 MiB',
      'CollaboratorLoginInput',
      'collaboratorLogin',
      `{"email":"a@${LONG_TEXT}","password":"a"}`,
    ),
    input(
      'challenge of 1 MiB',
      'CompleteLoginInput',
      'completeCollaboratorLogin',
      `{"challenge":"${LONG_TEXT}","code":"123456"}`,
    ),
    argument('challenge of 1 MiB', 'beginCollaboratorPasskeyLogin', 'challenge', text(LONG_TEXT), ''),
    argument('email of 1 MiB', 'requestCollaboratorPasswordReset', 'email', text(`a@${LONG_TEXT}`), ''),
    input(
      'password of 1 MiB',
      'ResetCollaboratorPasswordInput',
      'resetCollaboratorPassword',
      `{"token":"x","password":"${LONG_TEXT}"}`,
      ID,
    ),
    input(
      'password of 1 MiB',
      'AcceptCollaboratorInvitationInput',
      'acceptCollaboratorInvitation',
      `{"token":"x","password":"${LONG_TEXT}"}`,
    ),
    post('me, 15 aliases, a bearer token of 12 kB', `{ ${aliases(() => 'me { id }')} }`, '{}', {
      headers: { authorization: `Bearer ${LONG_JWT.slice(0, 12_000)}` },
    }),
    post(
      'logout, 15 aliases, a bearer token of 12 kB',
      `mutation { ${aliases(() => 'logout { customer { id } }')} }`,
      '{}',
      { headers: { authorization: `Bearer ${LONG_JWT.slice(0, 12_000)}` } },
    ),
    post('partnerMe, Basic credentials of 12 kB', '{ partnerMe { clientId } }', '{}', {
      headers: { authorization: `Basic ${Buffer.alloc(9_000, 'a:').toString('base64')}` },
    }),
    // A request without a session is refused only after its input is read.
    input(
      'metadata of 5,000 keys',
      'UpdateCustomerInput',
      'updateCustomer',
      `{"metadata":${MANY_KEYS}}`,
      NAME,
    ),
  ];
}

function namesOf(value: string): string {
  return `,"firstName":"${value}","lastName":"${value}","displayName":"${value}"`;
}

/** An assertion whose client data, and whose authenticator data in CBOR, have a given size. */
function assertion(bytes = 200_000) {
  return {
    id: randomBytes(32).toString('base64url'),
    rawId: randomBytes(32).toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: Buffer.from(
        JSON.stringify({ type: 'webauthn.get', challenge: 'a'.repeat(43), x: 'a'.repeat(bytes - 200) }),
      ).toString('base64url'),
      authenticatorData: Buffer.alloc(bytes, 0x9f).toString('base64url'),
      signature: randomBytes(bytes / 2).toString('base64url'),
    },
  };
}

/** A provider token of the maximum length, with as many audiences as fit. */
function foreignJwt(): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'http://127.0.0.1:1',
    sub: 'a',
    aud: Array(3_000).fill('b'),
    iat: now,
    exp: now + 600,
  };
  return [
    Buffer.from('{"alg":"RS256","kid":"none"}').toString('base64url'),
    Buffer.from(JSON.stringify(claims)).toString('base64url'),
    randomBytes(256).toString('base64url'),
  ].join('.');
}
