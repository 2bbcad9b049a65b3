import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { Forger } from './forger.ts';
import { accepted, type Json, segment, signByServer, verdicts } from './jwt.ts';

const server = testServer();
let forger: Forger;
beforeEach(async () => {
  forger = new Forger((await register(server.url)).token);
});

test('the helpers of these tests make valid tokens with the server’s key', async () => {
  const { payload, segments } = forger;
  const rebuilt = await signByServer(server, payload);
  expect(await verdicts(server, [rebuilt, segments.join('.')])).toMatchObject([
    { valid: true },
    { valid: true },
  ]);
  expect(await accepted(server, new Map([['own', rebuilt]]))).toEqual(['own']);
});

describe('no forgery is accepted with', () => {
  test('the algorithm none in several spellings, or an empty, missing or malformed algorithm', async () => {
    const { header, payload } = forger;
    for (const alg of [
      'none',
      'None',
      'NONE',
      'nOnE',
      'none ',
      ' none',
      'none\0',
      '',
      'null',
      null,
      false,
      [],
      {},
      0,
    ]) {
      const name = JSON.stringify(alg);
      forger.forge(`${name}, empty signature`, { ...header, alg }, () => '');
      forger.forge(`${name}, the original’s signature`, { ...header, alg }, forger.original);
      forger.forgeries.set(`${name}, two segments`, `${segment({ ...header, alg })}.${segment(payload)}`);
    }
    const { alg: _alg, ...without } = header;
    forger.forge('no alg, empty signature', without, () => '');
    forger.forge('no alg, the original’s signature', without, forger.original);
    expect(await accepted(server, forger.forgeries)).toEqual([]);
  });

  test('an HMAC whose secret is the public key in one of several encodings, or a guessable text', async () => {
    const { header } = forger;
    const { body } = await rest(server.url, 'GET', '/.well-known/jwks.json');
    const [jwk] = (typeof body === 'string' ? JSON.parse(body) : body).keys as Json[];
    if (!jwk) throw new Error('No key is published');
    const key = createPublicKey({ key: jwk as { kty: string }, format: 'jwk' });
    const pem = key.export({ type: 'spki', format: 'pem' }).toString();
    const der = key.export({ type: 'spki', format: 'der' });
    const [x, y] = [Buffer.from(String(jwk.x), 'base64url'), Buffer.from(String(jwk.y), 'base64url')];
    const secrets: Record<string, string | Uint8Array> = {
      PEM: pem,
      'PEM without a line break at its end': pem.trim(),
      'PEM with CRLF': pem.replaceAll('\n', '\r\n'),
      'PEM on one line': pem.replaceAll('\n', ''),
      DER: der,
      'DER as base64': der.toString('base64'),
      'JWK as published': JSON.stringify(jwk),
      'JWK thumbprint members': JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }),
      'JWK set': JSON.stringify({ keys: [jwk] }),
      point: Buffer.concat([Buffer.of(4), x, y]),
      'compressed point': Buffer.concat([Buffer.of(2 + ((y.at(-1) ?? 0) & 1)), x]),
      x,
      'x as text': String(jwk.x),
      kid: String(jwk.kid),
      empty: '',
      'a zero byte': '\0',
      secret: 'secret',
      'your-256-bit-secret': 'your-256-bit-secret',
    };
    for (const [name, secret] of Object.entries(secrets)) {
      for (const bits of [256, 384, 512]) {
        const hmac = (input: string) => createHmac(`sha${bits}`, secret).update(input).digest();
        forger.forge(`HS${bits}, ${name}`, { ...header, alg: `HS${bits}` }, hmac);
      }
      forger.forge(`ES256 claimed, HMAC, ${name}`, header, (input) =>
        createHmac('sha256', secret).update(input).digest(),
      );
    }
    expect(await accepted(server, forger.forgeries)).toEqual([]);
  });

  test('another algorithm, and a key of the attacker', async () => {
    const { header } = forger;
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const keys: [string, KeyObject, string | null][] = [
      ['RS256', rsa, 'sha256'],
      ['RS512', rsa, 'sha512'],
      ['PS256', rsa, 'sha256'],
      ['ES384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, 'sha384'],
      ['ES512', generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey, 'sha512'],
      ['ES256K', generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey, 'sha256'],
      ['EdDSA', generateKeyPairSync('ed25519').privateKey, null],
      ['Ed25519', generateKeyPairSync('ed25519').privateKey, null],
      ['ES256', forger.keys.privateKey, 'sha256'],
      ['es256', forger.keys.privateKey, 'sha256'],
    ];
    for (const [alg, key, hash] of keys) {
      forger.forge(alg, { ...header, alg }, (input) => forger.own(input, key, hash));
      forger.forge(`${alg}, said to be ES256`, header, (input) => forger.own(input, key, hash));
      if (alg !== 'ES256')
        forger.forge(`${alg}, the original’s signature`, { ...header, alg }, forger.original);
    }
    expect(await accepted(server, forger.forgeries)).toEqual([]);
  });

  test('an empty signature, one of zeros (CVE-2022-21449), or that of another token', async () => {
    const { header, payload, segments } = forger;
    const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
    const number = (value: number) => Buffer.concat([Buffer.alloc(31), Buffer.of(value)]);
    const real = Buffer.from(segments[2], 'base64url');
    const other = segment({ ...payload, sub: String(Number(payload.sub) + 1) });
    const signatures: Record<string, Uint8Array | string> = {
      empty: '',
      'one byte': Buffer.of(0),
      'r = s = 0': Buffer.alloc(64),
      'r = 0, s = 1': Buffer.concat([number(0), number(1)]),
      'r = 1, s = 0': Buffer.concat([number(1), number(0)]),
      'r = s = 1': Buffer.concat([number(1), number(1)]),
      'r = s = n': Buffer.concat([order, order]),
      'r = n, s = 0': Buffer.concat([order, number(0)]),
      'all ones': Buffer.alloc(64, 255),
      'DER of r = s = 0': Buffer.from('3006020100020100', 'hex'),
      'the original’s, a byte longer': Buffer.concat([real, Buffer.of(0)]),
      'the original’s, a byte shorter': real.subarray(0, 63),
      'the original’s, a zero in front': Buffer.concat([Buffer.of(0), real]),
      'the original’s, halves swapped': Buffer.concat([real.subarray(32), real.subarray(0, 32)]),
      'the original’s, doubled': Buffer.concat([real, real]),
      null: 'null',
      blank: ' ',
    };
    for (const [name, signature] of Object.entries(signatures)) {
      forger.forge(`${name}`, header, () => signature);
      forger.forge(`${name}, of another customer`, header, () => signature, other);
    }
    for (const [name, changed] of Object.entries(tampered(payload))) {
      forger.forge(`changed after signing: ${name}`, header, forger.original, segment(changed));
    }
    expect(await accepted(server, forger.forgeries)).toEqual([]);
  });
});

/** Changes that an attacker can make to a valid token. */
function tampered(payload: Json): Record<string, Json> {
  return {
    sub: { ...payload, sub: String(Number(payload.sub) + 1) },
    'sub as number': { ...payload, sub: Number(payload.sub) },
    exp: { ...payload, exp: Number(payload.exp) + 86_400 },
    sid: { ...payload, sid: '01a3c5e7-0000-7000-8000-000000000000' },
    aud: { ...payload, aud: '2' },
    admin: { ...payload, admin: true },
    'the order of members': Object.fromEntries(Object.entries(payload).reverse()),
  };
}
