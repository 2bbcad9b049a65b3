import { createHmac, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { accepted, type Json, parts, segment, signByServer, verdicts } from '../tokens/jwt.ts';
import { addIssuer, importCustomer, newSecret, oldClaims, PRV, signOld } from './moved-in.ts';

const server = testServer();
const secret = newSecret();
const foreignSecret = newSecret();
const closedSecret = newSecret();
let token: string;
let payload: Json;
let customerId: number;
let forgeries: Map<string, string>;

beforeAll(async () => {
  const other = await addAccount(server, 'another');
  await addIssuer(server, { secret: Buffer.from(secret) });
  await addIssuer(server, {
    secret: Buffer.from(foreignSecret),
    accountId: other.account.id,
    siteId: other.site.id,
  });
  const closed = await addIssuer(server, { secret: Buffer.from(closedSecret) });
  await server.gatehouse.prisma.legacyIssuer.update({
    where: { id: closed.id },
    data: { disabledAt: server.clock.now() },
  });
});
beforeEach(async () => {
  customerId = (await importCustomer(server)).id;
  payload = oldClaims(server, customerId);
  token = signOld(secret, payload);
  forgeries = new Map();
});

const HEADER = { typ: 'JWT', alg: 'HS256' };
const hmac = (key: string | Buffer, input: string, digest = 'sha256') =>
  createHmac(digest, key).update(input).digest('base64url');

/** Expects that no forgery is accepted as a bearer token or gets a valid verdict, and that no session is opened. */
async function expectNoneAccepted() {
  expect(await accepted(server, forgeries)).toEqual([]);
  expect(await server.gatehouse.prisma.session.count({ where: { customerId } })).toBe(0);
  // The token that the forgeries imitate is valid.
  expect(await verdicts(server, [token])).toMatchObject([{ valid: true, customerId: String(customerId) }]);
}

describe('no token is accepted that', () => {
  test('has another algorithm', async () => {
    const input = (header: Json) => `${segment(header)}.${segment(payload)}`;
    for (const alg of [
      'none',
      'None',
      'NONE',
      'nOnE',
      '',
      null,
      'hs256',
      'HS256 ',
      'HS1',
      'dir',
      ['HS256'],
    ]) {
      const header = { typ: 'JWT', alg };
      forgeries.set(`${alg}, empty signature`, `${input(header)}.`);
      forgeries.set(`${alg}, signed`, `${input(header)}.${hmac(secret, input(header))}`);
      forgeries.set(`${alg}, the signature of the token`, `${input(header)}.${token.split('.')[2]}`);
      forgeries.set(`${alg}, two segments`, input(header));
    }
    for (const [alg, digest] of [
      ['HS384', 'sha384'],
      ['HS512', 'sha512'],
    ] as const) {
      const header = { typ: 'JWT', alg };
      forgeries.set(
        `${alg}, signed with the secret`,
        `${input(header)}.${hmac(secret, input(header), digest)}`,
      );
    }
    forgeries.set('HS256, signed as HS512', `${input(HEADER)}.${hmac(secret, input(HEADER), 'sha512')}`);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const rs256 = input({ typ: 'JWT', alg: 'RS256' });
    forgeries.set('RS256', `${rs256}.${createSign('sha256').update(rs256).sign(privateKey, 'base64url')}`);
    await expectNoneAccepted();
  });

  test('mixes the algorithm, header, claims or key of Gatehouse with those of the old system', async () => {
    const { kid } = parts((await register(server.url, {}, { siteId: 1 })).token).header;
    for (const header of [
      { typ: 'JWT', alg: 'ES256' },
      { typ: 'at+jwt', alg: 'ES256' },
      { typ: 'at+jwt', alg: 'ES256', kid },
      { typ: 'JWT', alg: 'ES256', kid },
      { typ: 'at+jwt', alg: 'HS256', kid },
      { typ: 'at+jwt', alg: 'HS256' },
    ]) {
      const input = `${segment(header)}.${segment(payload)}`;
      forgeries.set(JSON.stringify(header), `${input}.${hmac(secret, input)}`);
    }
    forgeries.set('our key over the old claims', await signByServer(server, payload));
    forgeries.set('our key over the old form', await signByServer(server, payload, { typ: 'JWT' }));
    const ours = {
      ...payload,
      aud: '1',
      sid: '00000000-0000-7000-8000-000000000000',
      iss: server.settings.publicUrl,
    };
    forgeries.set('our claims with the old secret', signOld(secret, { ...ours, sub: String(customerId) }));
    await expectNoneAccepted();
  });

  test('is signed with another secret, such as a public key or the secret of a foreign or closed issuer', async () => {
    const { body } = await rest(server.url, 'GET', '/.well-known/jwks.json');
    const [jwk] = (typeof body === 'string' ? JSON.parse(body) : body).keys as Json[];
    const pem = createPublicKey({ key: jwk as { kty: string }, format: 'jwk' })
      .export({ type: 'spki', format: 'pem' })
      .toString();
    const { issuer } = server.gatehouse;
    const keys = { pem, jwk: JSON.stringify(jwk), empty: '', secret: 'secret', issuer, prv: PRV };
    for (const [name, key] of Object.entries(keys)) forgeries.set(name, signOld(key, payload));
    forgeries.set('part of the secret', signOld(secret.slice(0, 63), payload));
    forgeries.set('the secret and a line break', signOld(`${secret}\n`, payload));
    forgeries.set(
      'the secret, decoded',
      signOld(Buffer.from(secret, 'base64url').toString('latin1'), payload),
    );
    forgeries.set('another account', signOld(foreignSecret, payload));
    forgeries.set('a closed issuer', signOld(closedSecret, payload));
    await expectNoneAccepted();
  });

  test('has another header: a kid, a key, other members, white space, or another spelling', async () => {
    for (const more of [
      { kid: '1' },
      { kid: '../../../../dev/null' },
      { kid: "x' UNION SELECT 'a" },
      { jku: 'https://evil.example/jwks.json' },
      { x5u: 'https://evil.example/cert.pem' },
      { jwk: { kty: 'oct', k: segment('a') } },
      { x5c: ['MII'] },
      { crit: ['exp'] },
      { cty: 'JWT' },
      { b64: true },
      { zip: 'DEF' },
      { enc: 'A256GCM' },
      { __proto__x: 1 },
    ]) {
      forgeries.set(JSON.stringify(more), signOld(secret, payload, { ...HEADER, ...more }));
    }
    for (const header of [
      '{"typ": "JWT","alg":"HS256"}',
      ' {"typ":"JWT","alg":"HS256"}',
      '{"typ":"JWT","alg":"HS256"}\n',
      '{"typ":"JWT","alg":"none","alg":"HS256"}',
      '{"typ":"JWT","alg":"HS256","alg":"HS256"}',
      '{"typ":"JWT","\\u0061lg":"HS256"}',
      '{"typ":"jwt","alg":"HS256"}',
      '{"alg":"HS256"}',
      '{"typ":"JWT"}',
      '["JWT","HS256"]',
      'null',
    ]) {
      forgeries.set(header, signOld(secret, payload, header));
    }
    await expectNoneAccepted();
  });

  test('is encoded in another way: with white space, padding, another alphabet or unused bits', async () => {
    const [header = '', body = '', signature = ''] = token.split('.');
    const variants: Record<string, string> = {
      'space before': ` ${token}`,
      'space after': `${token} `,
      'line break': `${token}\n`,
      tab: `${header}.\t${body}.${signature}`,
      padding: `${token}=`,
      'padding in the header': `${header}=.${body}.${signature}`,
      'four segments': `${token}.`,
      'five segments': `${token}.x.y`,
      'empty first segment': `.${token}`,
      'no signature': `${header}.${body}.`,
      'short signature': token.slice(0, -2),
      'long signature': `${token}AA`,
    };
    const bytes = Buffer.from(signature, 'base64url');
    variants['base64 with plus and slash'] = `${header}.${body}.${bytes.toString('base64').replace('=', '')}`;
    // 32 bytes are 42 characters and four bits: the last two bits of the last character are unused.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(token.at(-1) ?? '');
    for (let unused = 1; unused < 4; unused += 1)
      variants[`unused bits ${unused}`] = token.slice(0, -1) + alphabet[last ^ unused];
    for (const [name, text] of Object.entries(variants)) if (text !== token) forgeries.set(name, text);
    await expectNoneAccepted();
  });

  test('differs in one bit of the signature or in one claim', async () => {
    const [header = '', body = '', signature = ''] = token.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 7) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      forgeries.set(`signature, bit ${bit}`, `${header}.${body}.${segment(flipped)}`);
    }
    for (const [name, change] of Object.entries({
      sub: { sub: customerId + 1 },
      exp: { exp: Number(payload.exp) + 1 },
      jti: { jti: `${payload.jti}x` },
      prv: { prv: null },
    })) {
      forgeries.set(name, `${header}.${segment({ ...payload, ...change })}.${signature}`);
    }
    await expectNoneAccepted();
  });

  test('has a claim of a wrong type or value, or names no customer', async () => {
    const now = Math.floor(server.clock.now().getTime() / 1000);
    const changes: Json[] = [
      { exp: now },
      { exp: String(payload.exp) },
      { exp: Number.MAX_SAFE_INTEGER },
      { exp: Number(payload.exp) + 0.5 },
      { iat: 0 },
      { iat: -1 },
      { iat: null },
      { iat: Number(payload.exp) + 1 },
      { nbf: 'now' },
      { nbf: now + 60 },
      { jti: 1_234_567_890_123_456 },
      { jti: null },
      { jti: 'short' },
      { jti: `${'x'.repeat(16)}\0` },
      { sub: null },
      { sub: 0 },
      { sub: -customerId },
      { sub: customerId + 0.5 },
      { sub: [customerId] },
      { sub: { id: customerId } },
      { sub: true },
      { sub: ` ${customerId}` },
      { sub: `0${customerId}` },
      { sub: `${customerId}\0` },
      { sub: '\ud800' },
      { sub: 4_294_967_296 + customerId },
      { aud: 'x' },
      { aud: [] },
      // The next three tokens were issued in the future. A later end of all sessions would not end them.
      { iat: now + 60, nbf: now - 60 },
      { iat: now + 60, nbf: undefined },
      { iat: 253_402_300_798, nbf: now - 60, exp: 253_402_300_799 },
      { sub: String(customerId).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))) },
      { sub: String(customerId).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))) },
      { sub: `+${customerId}` },
      { sub: `${customerId}.0` },
      { sub: `${customerId / 10_000}e4` },
      { sub: customerId.toString(16) },
      { sub: 'x'.repeat(256) },
    ];
    for (const change of changes)
      forgeries.set(JSON.stringify(change), signOld(secret, { ...payload, ...change }));
    const raw = JSON.stringify(payload);
    for (const text of [
      raw.replace(/"exp":\d+/, '"exp":1e400'),
      raw.replace(/"iat":\d+/, '"iat":-1e400'),
      raw.replace(/"sub":\d+/, '"sub":1e400'),
      raw.replace(/"sub":\d+/, '"sub":null').replace('{', `{"__proto__":{"sub":${customerId}},`),
      raw.replace(/"sub":(\d+)/, '"sub":$1,"sub":0'),
    ]) {
      forgeries.set(text, signOld(secret, text));
    }
    for (const text of ['[]', 'null', '"x"', '1', '{', '', '{"sub":1}'])
      forgeries.set(text, signOld(secret, text));
    forgeries.set('too long', signOld(secret, { ...payload, x: 'x'.repeat(2_048) }));
    await expectNoneAccepted();
  });

  test('was issued before the last change of the password, even if it is signed with the right secret', async () => {
    const { prisma } = server.gatehouse;
    const at = server.clock.now();
    await prisma.customer.update({
      where: { id: customerId },
      data: { tokensValidFrom: at, tokensValidReason: 'PASSWORD_CHANGED' },
    });
    for (const age of [1, 60, 86_400, 300 * 86_400]) {
      const iat = Math.floor(at.getTime() / 1000) - age;
      forgeries.set(
        `${age} seconds before`,
        signOld(secret, oldClaims(server, customerId, { iat, nbf: iat })),
      );
    }
    expect(await accepted(server, forgeries)).toEqual([]);
    expect(await verdicts(server, [...forgeries.values()])).toMatchObject(
      Array.from(forgeries, () => ({ reason: 'PASSWORD_CHANGED', action: 'REAUTHENTICATE' })),
    );
  });
});
