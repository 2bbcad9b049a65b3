import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { base64url, CompactEncrypt } from 'jose';
import { describe, expect, test } from 'vitest';
import { readDecryption, readEncryption } from '../../../src/administration/exports/sealed-records.ts';

const pem = (key: KeyObject) =>
  key.export({ format: 'pem', type: key.type === 'public' ? 'spki' : 'pkcs8' }).toString();
const jwk = (key: KeyObject) => JSON.stringify(key.export({ format: 'jwk' }));

const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const x25519 = generateKeyPairSync('x25519');
const SECRET = { password: { format: 'stored', hash: '$argon2id$…' } };

describe.each([
  ['RSA', rsa],
  ['EC', ec],
  ['X25519', x25519],
] as const)('a record that is encrypted to %s', (_name, keys) => {
  test.each([
    ['PEM', pem],
    ['JWK', jwk],
  ])('is decrypted with the private key as %s, and with no other key', async (_form, write) => {
    const sealed = await readEncryption(write(keys.publicKey))(SECRET);
    expect(sealed.split('.')).toHaveLength(5);
    expect(await readDecryption(write(keys.privateKey))(sealed)).toEqual(SECRET);
    const { asymmetricKeyType: type } = keys.privateKey;
    const other =
      type === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2_048 })
        : type === 'ec'
          ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
          : generateKeyPairSync('x25519');
    await expect(readDecryption(write(other.privateKey))(sealed)).rejects.toThrow();
    for (const another of [rsa, ec, x25519].filter((each) => each !== keys))
      await expect(readDecryption(write(another.privateKey))(sealed)).rejects.toThrow();
    expect(() => readDecryption(write(keys.publicKey))).toThrow(/not a private key/);
  });

  test('is not decrypted if a part of it was changed or comes from another record', async () => {
    const encrypt = readEncryption(pem(keys.publicKey));
    const decrypt = readDecryption(pem(keys.privateKey));
    const [one, two] = [(await encrypt(SECRET)).split('.'), (await encrypt({ other: 1 })).split('.')];
    for (const part of [0, 1, 2, 3, 4]) {
      const mixed = one.with(part, two[part] ?? '').join('.');
      // With RSA, all records have the same header. With the other keys, the encrypted key is always empty. A mix that
      // replaces only such a part is the unchanged record.
      if (mixed !== one.join('.')) await expect(decrypt(mixed)).rejects.toThrow();
      const changed = Buffer.from(one[part] ?? '', 'base64url');
      if (changed.length === 0) continue;
      changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
      await expect(decrypt(one.with(part, changed.toString('base64url')).join('.'))).rejects.toThrow();
    }
    for (const text of [
      '',
      '....',
      one.slice(0, 4).join('.'),
      [...one, ''].join('.'),
      JSON.stringify(SECRET),
    ])
      await expect(decrypt(text)).rejects.toThrow();
  });
});

test('a record with an algorithm other than that of the key is refused', async () => {
  const text = new TextEncoder().encode(JSON.stringify(SECRET));
  const decrypt = readDecryption(pem(rsa.privateKey));
  for (const [alg, enc] of [
    ['RSA-OAEP', 'A256GCM'],
    ['RSA-OAEP-384', 'A256GCM'],
    ['RSA-OAEP-256', 'A128GCM'],
    ['RSA-OAEP-256', 'A128CBC-HS256'],
  ] as const) {
    const sealed = await new CompactEncrypt(text).setProtectedHeader({ alg, enc }).encrypt(rsa.publicKey);
    await expect(decrypt(sealed)).rejects.toThrow();
  }
  // These two records are encrypted with texts that are not secret.
  const key = new TextEncoder().encode(pem(rsa.publicKey).slice(0, 32));
  const direct = await new CompactEncrypt(text)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(key);
  await expect(decrypt(direct)).rejects.toThrow();
  const password = await new CompactEncrypt(text)
    .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM' })
    .setKeyManagementParameters({ p2c: 1_000 } as never)
    .encrypt(new TextEncoder().encode('password'));
  await expect(decrypt(password)).rejects.toThrow();
});

test.each<[string, () => string]>([
  ['RSA with 1,024 bits', () => pem(generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey)],
  ['a key for signatures', () => pem(generateKeyPairSync('ed25519').publicKey)],
  ['RSA-PSS', () => pem(generateKeyPairSync('rsa-pss', { modulusLength: 2_048 }).publicKey)],
  ['another curve', () => pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)],
  ['a secret', () => JSON.stringify({ kty: 'oct', k: base64url.encode('x'.repeat(32)) })],
  ['something else', () => 'not a key'],
  ['nothing', () => ''],
])('%s is refused as the key of an export or an import', (_what, make) => {
  expect(() => readEncryption(make())).toThrow(/key/);
  expect(() => readDecryption(make())).toThrow(/key/);
});
