import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openLegacyIssuers } from '../../../src/access/legacy-tokens/legacy-issuers.ts';
import { execute, request, rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Me, ValidateToken } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { accepted, type Json, parts, segment } from '../tokens/jwt.ts';
import { type AskedSystem, startAskedSystem } from './asked-system.ts';
import { addIssuer, importCustomer, oldClaims, signOld } from './moved-in.ts';

const server = testServer();
const ISS = 'https://tenant.auth0.example/';
const AUD = 'https://api.example';
const KID = 'key-1';
const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const weakKeys = generateKeyPairSync('rsa', { modulusLength: 1_024 });
let system: AskedSystem;
let customerId: number;
let payload: Json;

const jwkOf = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid, use: 'sig' });

beforeAll(async () => {
  system = await startAskedSystem();
  system.instead = publish;
  const issuer = { kind: 'JWKS', algorithm: 'RS256', iss: ISS, aud: AUD, prv: null } as const;
  await addIssuer(server, { ...issuer, url: `${system.url}/jwks.json` });
});
beforeEach(async () => {
  system.instead = publish;
  ({ id: customerId } = await importCustomer(server));
  const { prv: _, jti: __, ...claims } = oldClaims(server, customerId, { iss: ISS, aud: [AUD, 'other'] });
  payload = claims;
});

const publish: NonNullable<AskedSystem['instead']> = (response) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ keys: [jwkOf(keys.publicKey, KID), jwkOf(weakKeys.publicKey, 'weak')] }));

const HEADER = { alg: 'RS256', typ: 'JWT', kid: KID };

function signed(claims: Json, header: Json | string = HEADER, key = keys.privateKey): string {
  const input = `${segment(header)}.${segment(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

const verdictOf = async (token: string) =>
  (await execute(server.url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken;

test('a token signed with a published key is adopted, even if it has no jti', async () => {
  const token = signed(payload);
  expect(await verdictOf(token)).toMatchObject({ valid: true, customerId: String(customerId) });
  expect((await request(server.url, Me, {}, { token })).data?.me?.id).toBe(String(customerId));
  const form = { token: signed({ ...payload, client_id: 'of the old system', jti: 5 }) };
  const { body } = await rest(server.url, 'POST', '/oauth2/introspect', { form, basic: server.demo.partner });
  expect(body).toMatchObject({ active: true, sub: String(customerId), aud: String(server.demo.siteId) });
  expect([body.client_id, body.jti]).toEqual([undefined, undefined]);
  const row = await server.gatehouse.prisma.session.findMany({ where: { customerId } });
  expect(row).toMatchObject([{ startedBy: 'LEGACY_TOKEN', endedAt: null }, { startedBy: 'LEGACY_TOKEN' }]);
});

test('no token is accepted that has a published key as its secret, another signing key, or no kid', async () => {
  const pem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const pkcs1 = keys.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const jwk = JSON.stringify(jwkOf(keys.publicKey, KID));
  const forgeries = new Map<string, string>();
  for (const [name, secret] of Object.entries({ pem, trimmed: pem.trim(), pkcs1, jwk, empty: '' })) {
    for (const alg of ['HS256', 'RS256', 'none'])
      for (const kid of [{ kid: KID }, {}])
        forgeries.set(
          `${alg} ${JSON.stringify(kid)} with ${name}`,
          signOld(secret, payload, { alg, typ: 'JWT', ...kid }),
        );
  }
  const inHeader = otherKeys.publicKey.export({ format: 'jwk' });
  for (const more of [
    { jwk: inHeader },
    { jku: `${system.url}/jwks.json` },
    { x5u: `${system.url}/cert` },
    { x5c: ['MII'] },
    { crit: ['b64'], b64: false },
  ])
    forgeries.set(
      JSON.stringify(more).slice(0, 20),
      signed(payload, { ...HEADER, ...more }, otherKeys.privateKey),
    );
  for (const kid of ['unknown', '', 'KEY-1', '../key-1', null, 1])
    forgeries.set(`kid ${kid}`, signed(payload, { ...HEADER, kid }, otherKeys.privateKey));
  forgeries.set('another key', signed(payload, HEADER, otherKeys.privateKey));
  forgeries.set('the published key, without a kid', signed(payload, { alg: 'RS256', typ: 'JWT' }));
  forgeries.set('RS384 named', signed(payload, { ...HEADER, alg: 'RS384' }));
  const { kid } = parts((await register(server.url, {}, { siteId: 1 })).token).header;
  forgeries.set('our key named', signed(payload, { ...HEADER, alg: 'ES256', kid }, otherKeys.privateKey));
  const good = signed(payload);
  const [header = '', , signature = ''] = good.split('.');
  forgeries.set('other claims', `${header}.${segment({ ...payload, sub: 1 })}.${signature}`);
  forgeries.set('no signature', `${good.slice(0, good.lastIndexOf('.'))}.`);
  forgeries.set('padding', `${good}==`);
  expect(await accepted(server, forgeries)).toEqual([]);
  expect(await server.gatehouse.prisma.session.count({ where: { customerId } })).toBe(0);
});

test('a key of 1,024 bits is never used', async () => {
  const token = signed(payload, { ...HEADER, kid: 'weak' }, weakKeys.privateKey);
  const { errors } = await request(server.url, Me, {}, { token });
  expect(errors[0]?.extensions?.code).toBe('UNAVAILABLE');
  expect(await server.gatehouse.prisma.session.count({ where: { customerId } })).toBe(0);
});

test('a token with another audience, issuer or subject, or with a wrong date, is refused', async () => {
  const now = Math.floor(server.clock.now().getTime() / 1000);
  const changes: [Json, string][] = [
    [{ aud: 'another api' }, 'UNKNOWN'],
    [{ aud: undefined }, 'UNKNOWN'],
    [{ aud: [[AUD]] }, 'UNKNOWN'],
    [{ iss: 'https://another.auth0.example/' }, 'INVALID_SIGNATURE'],
    [{ iss: `${ISS}more` }, 'INVALID_SIGNATURE'],
    [{ iss: [ISS] }, 'INVALID_SIGNATURE'],
    [{ sub: 'auth0|nobody' }, 'UNKNOWN'],
    [{ exp: undefined }, 'UNKNOWN'],
    [{ iat: now + 60, nbf: now }, 'NOT_YET_VALID'],
    [{ exp: now }, 'EXPIRED'],
  ];
  for (const [change, reason] of changes)
    expect(await verdictOf(signed({ ...payload, ...change })), JSON.stringify(change)).toMatchObject({
      reason,
    });
});

describe('if the keys cannot be read, the answer is 503, never that the token is invalid:', () => {
  test.each<[string, NonNullable<AskedSystem['instead']>]>([
    ['an error', (response) => response.writeHead(500).end()],
    ['a redirect', (response) => response.writeHead(302, { location: `${system.url}/x` }).end()],
    ['HTML', (response) => response.end('<html>')],
    ['no keys', (response) => response.end('{}')],
    ['10 megabytes', (response) => response.end(JSON.stringify({ keys: ['x'.repeat(10_000_000)] }))],
    ['a closed connection', (response) => response.destroy()],
  ])('%s', async (_what, instead) => {
    server.gatehouse.legacyIssuers = openLegacyIssuers(server.gatehouse);
    system.instead = instead;
    const token = signed(payload);
    const { status } = await rest(server.url, 'POST', '/api/v1/sdk/auth/token/validate', {
      basic: server.demo.partner,
      body: { auth_token: token },
    });
    expect(status).toBe(503);
    system.instead = publish;
    expect(await verdictOf(token)).toMatchObject({ valid: true });
  });
});
