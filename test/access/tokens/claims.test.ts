import { beforeAll, describe, expect, test } from 'vitest';
import { execute } from '../../support/client.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { Refresh } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { isAcceptedAsBearer, type Json, NOTHING_SHOWN, parts, signByServer, verdicts } from './jwt.ts';

const server = testServer();
let customer: RegisteredCustomer;
let other: RegisteredCustomer;
let payload: Json;

/** The tokens have a valid signature by the server's own key. Only their claims or their header are wrong. */

beforeAll(async () => {
  customer = await register(server.url);
  other = await register(server.url);
  ({ payload } = parts(customer.token));
});

async function expectRefused(token: string, reason: string) {
  const [verdict] = await verdicts(server, [token]);
  expect(verdict).toMatchObject({ valid: false, reason, action: 'DENY', ...NOTHING_SHOWN });
  expect(await isAcceptedAsBearer(server, token)).toBe(false);
}

const withClaims = (claims: Json, header: Json = {}) =>
  signByServer(server, { ...payload, ...claims }, header);
const REQUIRED = ['iss', 'sub', 'aud', 'sid', 'jti', 'iat', 'nbf', 'exp'];

test('a token with unchanged claims is valid', async () => {
  const token = await withClaims({});
  expect(await verdicts(server, [token])).toMatchObject([{ valid: true, customerId: customer.customer.id }]);
  expect(await isAcceptedAsBearer(server, token)).toBe(true);
});

describe('the claim client_id (RFC 9068)', () => {
  test('names the site of the login, in every token of the session', async () => {
    const { siteId } = server.demo;
    expect(payload).toMatchObject({ aud: String(siteId), client_id: `site-${siteId}` });
    const { refresh } = await execute(server.url, Refresh, { refreshToken: customer.refreshToken });
    expect(parts(refresh.token).payload.client_id).toBe(`site-${siteId}`);
    const { id } = await addSite(server, 'second');
    const { token } = await register(server.url, {}, { siteId: id });
    expect(parts(token).payload).toMatchObject({ aud: String(id), client_id: `site-${id}` });
  });

  test('may be missing, as in tokens of older versions', async () => {
    const { client_id: _none, ...before } = payload;
    const token = await signByServer(server, before);
    expect(await verdicts(server, [token])).toMatchObject([
      { valid: true, customerId: customer.customer.id },
    ]);
    expect(await isAcceptedAsBearer(server, token)).toBe(true);
  });

  test.each([null, '', 7, ['site-1'], {}])('makes the token UNKNOWN if it is %j', async (client_id) => {
    await expectRefused(await withClaims({ client_id }), 'UNKNOWN');
  });
});

describe.each(REQUIRED)('the claim %s', (claim) => {
  test('is required', async () => {
    const { [claim]: _left, ...others } = payload;
    await expectRefused(await signByServer(server, others), 'UNKNOWN');
  });

  test.each([null, '', true, [], {}, -1, 1.5, [payload?.[claim]], { [claim]: 1 }])(
    'makes the token UNKNOWN if it is %j',
    async (value) => {
      await expectRefused(await withClaims({ [claim]: value }), 'UNKNOWN');
    },
  );
});

describe('a claim', () => {
  const second = () => Number(payload.iat);

  test.each<[string, () => Json | Promise<Json>]>([
    ['another issuer', () => ({ iss: 'https://id.example.org' })],
    ['the issuer with a slash', () => ({ iss: `${payload.iss}/` })],
    ['the issuer in capitals', () => ({ iss: String(payload.iss).toUpperCase() })],
    ['another customer of the account', () => ({ sub: other.customer.id })],
    ['a customer as a number', () => ({ sub: Number(payload.sub) })],
    ['a customer with a zero in front', () => ({ sub: `0${payload.sub}` })],
    ['a customer with a blank', () => ({ sub: ` ${payload.sub}` })],
    ['a customer id of 40 digits', () => ({ sub: '9'.repeat(40) })],
    ['a site that does not exist', () => ({ aud: '2' })],
    ['a site as a number', () => ({ aud: Number(payload.aud) })],
    ['a list of sites', () => ({ aud: [payload.aud] })],
    ['another customer’s session', () => ({ sid: other.session.id })],
    ['a session id in capitals', () => ({ sid: String(payload.sid).toUpperCase() })],
    ['a malformed session id', () => ({ sid: "' OR 1=1 --" })],
    ['too short a token id', () => ({ jti: 'short' })],
    ['a lifetime of more than a year', () => ({ exp: second() + 366 * 86_400 })],
    ['an expiry in milliseconds', () => ({ exp: second() * 1000 })],
    ['an expiry as a text', () => ({ exp: String(payload.exp) })],
    ['an expiry that is not an integer', () => ({ exp: Number(payload.exp) + 0.5 })],
    ['nbf as a text', () => ({ nbf: String(payload.nbf) })],
    ['an issue date as a text', () => ({ iat: String(payload.iat) })],
  ])('that is wrong makes the token UNKNOWN: %s', async (_what, claims) => {
    await expectRefused(await withClaims(await claims()), 'UNKNOWN');
  });

  test('an infinite expiry makes the token UNKNOWN', async () => {
    const text = JSON.stringify(payload).replace(/"exp":\d+/, '"exp":1e400');
    expect(text).toContain('1e400');
    await expectRefused(await signByServer(server, text), 'UNKNOWN');
  });

  test('a token is accepted a few seconds before its nbf, as a tolerance for clock skew', async () => {
    server.clock.freeze();
    const now = Math.floor(server.clock.now().getTime() / 1000);
    expect(await verdicts(server, [await withClaims({ nbf: now + 4 })])).toMatchObject([{ valid: true }]);
    await expectRefused(await withClaims({ nbf: now + 60 }), 'NOT_YET_VALID');
  });

  test('a token is EXPIRED from its expiry on, without a tolerance for clock skew', async () => {
    server.clock.freeze();
    const now = Math.floor(server.clock.now().getTime() / 1000);
    const [verdict] = await verdicts(server, [await withClaims({ exp: now, iat: now - 60, nbf: now - 60 })]);
    expect(verdict).toMatchObject({ valid: false, reason: 'EXPIRED', action: 'REFRESH' });
  });
});

describe('the header', () => {
  test.each<[string, Json]>([
    ['no type', { typ: undefined }],
    ['the type of any JWT', { typ: 'JWT' }],
    ['the type of an ID token', { typ: 'id+jwt' }],
    ['the type of a logout token', { typ: 'logout+jwt' }],
    ['a type that is not a text', { typ: ['at+jwt'] }],
    ['a type with a space at its end', { typ: 'at+jwt ' }],
    ['an empty type', { typ: '' }],
  ])('with %s makes the token invalid', async (_what, header) => {
    const [verdict] = await verdicts(server, [await withClaims({}, header)]);
    expect(verdict).toMatchObject({ valid: false, action: 'DENY', ...NOTHING_SHOWN });
    expect(await isAcceptedAsBearer(server, await withClaims({}, header))).toBe(false);
  });

  test.each<[string, Json]>([
    ['an unknown critical extension', { crit: ['x-unknown'], 'x-unknown': 1 }],
    ['a critical extension that is missing', { crit: ['x-missing'] }],
    ['an unencoded payload', { crit: ['b64'], b64: false }],
    ['no key id', { kid: undefined }],
    ['an unknown key id', { kid: 'unknown' }],
  ])('with %s is refused, even with a valid signature', async (_what, header) => {
    // Signed without a library, because libraries refuse to make some of these headers.
    const [verdict] = await verdicts(server, [await signAnyHeader(header)]);
    expect(verdict).toMatchObject({ valid: false, action: 'DENY', ...NOTHING_SHOWN });
  });
});

async function signAnyHeader(changes: Json): Promise<string> {
  const { kid, key } = await server.gatehouse.signingKeys.forSigning();
  const header = { alg: 'ES256', typ: 'at+jwt', kid, ...changes };
  const input = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}
