import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import bcrypt from 'bcrypt';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  addHashSecret,
  holdHashSecrets,
  readHashSecrets,
} from '../../../src/customers/passwords/hash-secrets.ts';
import {
  type DeclaredHash,
  HASH_FORMATS,
  type HashSecrets,
  readDeclaredHash,
  wrapDigest,
} from '../../../src/customers/passwords/imported-hash.ts';
import { verifyPassword } from '../../../src/customers/passwords/password-hash.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import { request, rest } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { fullCounts } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { parsePhc, TODAY } from './phc.ts';

type Vector = {
  name: string;
  declared: DeclaredHash;
  password: string;
  expect?: 'no match' | 'refused';
  source: string;
};

const VECTORS = readFileSync(new URL('hash-vectors.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector);
const SIGNER_KEYS = VECTORS.flatMap(({ declared: { hash } }) => /,sk=([^$]+)\$/.exec(hash)?.[1] ?? []);

const server = testServer();
let secrets: HashSecrets;
beforeAll(async () => {
  const { gatehouse, demo } = server;
  const site = await gatehouse.prisma.site.findUniqueOrThrow({ where: { id: demo.siteId } });
  const acting = { accountId: site.accountId, actor: COMMAND_LINE };
  await addHashSecret(gatehouse, acting, { name: 'pepper', value: Buffer.from('a-long-pepper') });
  for (const [index, key] of SIGNER_KEYS.entries()) {
    await addHashSecret(gatehouse, acting, { name: `firebase-${index}`, value: Buffer.from(key, 'base64') });
  }
  secrets = await readHashSecrets(gatehouse, site.accountId);
});

/** @returns the text that an import stores for a declared hash, or null if the hash is refused */
async function storedFor(declared: DeclaredHash): Promise<string | null> {
  const read = readDeclaredHash(declared, secrets);
  if ('problem' in read) return null;
  return 'stored' in read ? read.stored : wrapDigest(read.bareDigest);
}
/** A customer of the demo account with a hash of another system. */
async function imported(declared: DeclaredHash, inColumn?: string) {
  const customer = await register(server.url);
  const id = Number(customer.customer.id);
  const passwordHash = inColumn ?? (await storedFor(declared));
  await server.gatehouse.prisma.customer.update({ where: { id }, data: { passwordHash } });
  return { id, email: customer.email, passwordHash };
}
const logIn = (email: string, password: string) => request(server.url, Login, { input: { email, password } });
const hashOf = async (id: number) =>
  (await server.gatehouse.prisma.customer.findUniqueOrThrow({ where: { id } })).passwordHash ?? '';
const secretOf = (stored: string) => {
  const id = Number(/,k=(\d+)\$/.exec(stored)?.[1]);
  return [...secrets.values()].find((secret) => secret.id === id)?.value ?? null;
};

describe('a test vector', () => {
  test('exists for every format, except plain SHA and `stored`', () => {
    expect(VECTORS).toHaveLength(83);
    const tried = new Set(VECTORS.map(({ declared }) => declared.format));
    expect(HASH_FORMATS.filter((format) => !tried.has(format))).toEqual([
      'sha1',
      'sha256',
      'sha512',
      'stored',
    ]);
  });

  test.each(VECTORS)('of $name: $declared.hash', async ({ declared, password, expect: expected }) => {
    const stored = await storedFor(declared);
    if (expected === 'refused') {
      expect(stored).toBeNull();
      return;
    }
    if (stored === null) {
      expect(expected).toBe('no match');
      return;
    }
    // Neither a bare digest nor a secret is stored.
    expect(stored).toMatch(/^\$(argon2|2[aby]\$|foreign\$v=1\$)/);
    const found = await verifyPassword(stored, password, secretOf(stored));
    expect(found.matches).toBe(expected === undefined);
    if (!fullCounts && VECTORS.find((one) => one.declared.format === declared.format)?.declared !== declared)
      return;
    const wrong = `${password.slice(0, -1)}${password.endsWith('x') ? 'y' : 'x'}`;
    expect((await verifyPassword(stored, wrong, secretOf(stored))).matches).toBe(false);
  });
});

test.each(['phpass', 'drupal'] as const)(
  'the event loop is not blocked while a hash of %s is computed',
  async (format) => {
    const vector = VECTORS.find(({ declared, expect: expected }) => declared.format === format && !expected);
    if (!vector) throw new Error(`There is no vector of ${format}`);
    // `G` means 2^18 rounds. With this allowed maximum, the computation takes long enough for the test.
    const hash = vector.declared.hash.replace(/^(\$[PS]\$)./, '$1G');
    const stored = (await storedFor({ ...vector.declared, hash })) ?? '';
    let isUnderWay = true;
    const verified = verifyPassword(stored, vector.password, null).finally(() => {
      isUnderWay = false;
    });
    let turns = 0;
    // The pause leaves the processor to the hashing thread, which has a lower priority.
    for (; isUnderWay; turns += 1) await sleep(1);
    expect(await verified).toMatchObject({ matches: false });
    // If this thread computed the hash, there would be only one turn.
    expect(turns).toBeGreaterThan(20);
  },
);

describe('bare digests', () => {
  const digest = (format: DeclaredHash['format'], hash: string, more: Partial<DeclaredHash> = {}) =>
    ({ format, hash, ...more }) as DeclaredHash;

  test.each<[string, DeclaredHash]>([
    ['SHA-1', digest('sha1', '5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8')],
    ['SHA-256', digest('sha256', '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8')],
    ['SHA-256 in base64', digest('sha256', 'XohImNooBHFR0OVvjcYpJ3NgPQ1qq73WKhHvch0VQtg=')],
    [
      'SHA-512',
      digest(
        'sha512',
        'b109f3bbbc244eb82441917ed06d618b9008dd09b3befd1b5e07394c706a8bb980b1d7785e5976ec049b46df5f1326af5a2ea6d103fd07c95385ffab0cacbc86',
      ),
    ],
    [
      'MD5 with the salt after the password',
      digest('md5', 'b305cadbb3bce54f3aa59c64fec00dea', { salt: 'salt', saltPosition: 'suffix' }),
    ],
    [
      'MD5 with the salt before the password',
      digest('md5', '67a1e09bb1f83f5007dc119c14d663aa', { salt: 'salt' }),
    ],
  ])('%s is hashed again before it is stored', async (_name, declared) => {
    const stored = await storedFor(declared);
    expect(stored).not.toContain(declared.hash.toLowerCase());
    expect((await verifyPassword(stored ?? '', 'password')).matches).toBe(true);
    expect((await verifyPassword(stored ?? '', 'passwore')).matches).toBe(false);
  });

  test('of a wrong length are refused', () => {
    for (const format of ['md5', 'sha1', 'sha256', 'sha512'] as const) {
      expect(readDeclaredHash({ format, hash: 'abcd' })).toEqual({ problem: 'HASH_MALFORMED' });
      expect(readDeclaredHash({ format, hash: '' })).toEqual({ problem: 'HASH_MALFORMED' });
    }
  });
});

describe('the first login', () => {
  test.each<[string, DeclaredHash, string]>([
    ['phpass', { format: 'phpass', hash: '$P$912345678LIjjb6PhecupozNBmDndU0' }, 'thisisalongertestPW'],
    ['PBKDF2', { format: 'aspnet', hash: VECTORS[21]?.declared.hash ?? '' }, 'my password'],
    ['a digest', { format: 'md5', hash: '5f4dcc3b5aa765d61d8327deb882cf99' }, 'password'],
    [
      'a pepper',
      VECTORS.find(({ name }) => name.startsWith('Devise'))?.declared as DeclaredHash,
      'correct horse',
    ],
  ])('replaces a hash of %s by an argon2id hash', async (_name, declared, password) => {
    const customer = await imported(declared);
    expect((await logIn(customer.email, `${password}!`)).status).toBe(401);
    expect(await hashOf(customer.id)).toBe(customer.passwordHash);
    expect((await logIn(customer.email, password)).errors).toEqual([]);
    expect(parsePhc(await hashOf(customer.id))).toEqual(TODAY);
    expect((await logIn(customer.email, password)).errors).toEqual([]);
  });

  test('keeps the hash if the other system ignored a part of the typed password', async () => {
    const trimmed = await imported({
      format: 'wordpress',
      hash: '$wp$2y$10$MZGIuafmg2tGyuk1qLne1O2HVgyOyof6THPng1e4N27aA8AePJl7i',
    });
    for (const typed of ['  spaces around ', 'spaces around\t']) {
      expect((await logIn(trimmed.email, typed)).errors).toEqual([]);
      expect(await hashOf(trimmed.id)).toBe(trimmed.passwordHash);
    }
    const long = 'p'.repeat(72);
    const hash = await bcrypt.hash(`${long} tail`, 4);
    const peppered = await imported({ format: 'bcrypt-pepper', hash, secret: 'pepper' });
    expect((await logIn(peppered.email, `${long} another tail`)).errors).toEqual([]);
    expect(await hashOf(peppered.id)).toBe(peppered.passwordHash);
    expect((await logIn(trimmed.email, 'spaces around')).errors).toEqual([]);
    expect(parsePhc(await hashOf(trimmed.id))).toEqual(TODAY);
  });

  test('is counted by scheme and outcome', async () => {
    const { email } = await imported({
      format: 'drupal',
      hash: '$S$ErandomsaOpYrAZqwxGynirQbWYCb3ejW4BwGH81LJcOzbzeVd02',
    });
    await logIn(email, 'not it');
    await logIn(email, 'password');
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('gatehouse_imported_password_total{scheme="drupal",outcome="refused"} 1');
    expect(metrics).toContain('gatehouse_imported_password_total{scheme="drupal",outcome="matched"} 1');
  });
});

describe('a secret', () => {
  const peppered = VECTORS.find(({ name }) => name.startsWith('Devise'))?.declared as DeclaredHash;

  test('is stored encrypted, and a stored hash refers to it by its id', async () => {
    const rows = await server.gatehouse.prisma.hashSecret.findMany();
    expect(rows).toHaveLength(1 + SIGNER_KEYS.length);
    expect(JSON.stringify(rows)).not.toMatch(/a-long-pepper|jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMX/);
    const stored = await storedFor(peppered);
    expect(stored).toMatch(/^\$foreign\$v=1\$bcrypt-pepper,c=12,k=\d+\$/);
  });

  test('is listed by its name, and in its own account only', async () => {
    const { prisma } = server.gatehouse;
    const { id: foreignId } = await prisma.account.create({ data: { slug: 'listed', name: 'Listed' } });
    const acting = { accountId: foreignId, actor: COMMAND_LINE };
    await addHashSecret(server.gatehouse, acting, { name: 'foreign', value: Buffer.from('foreign') });
    const owner = await logInCollaborator(server);
    const asked = { ...owner, body: { query: '{ hashSecrets { name } }' } };
    const { body } = await rest(server.url, 'POST', '/graphql', asked);
    const names = ['pepper', ...SIGNER_KEYS.map((_key, index) => `firebase-${index}`)].toSorted();
    expect(body).toEqual({ data: { hashSecrets: names.map((name) => ({ name })) } });
  });

  test('that the account does not have is reported as unknown', () => {
    expect(readDeclaredHash({ ...peppered, secret: 'another' }, secrets)).toEqual({
      problem: 'HASH_SECRET_UNKNOWN',
    });
    const firebase = VECTORS.find(({ name }) => name.startsWith('Firebase'))?.declared as DeclaredHash;
    expect(readDeclaredHash(firebase, new Map())).toEqual({ problem: 'HASH_SECRET_UNKNOWN' });
  });

  test('that is removed during an import stops the import', async () => {
    const { prisma } = server.gatehouse;
    const stored = await storedFor(peppered);
    const hold = (hash: string | null) => prisma.$transaction((tx) => holdHashSecrets(tx, 1, [null, hash]));
    await hold(stored);
    await hold('$2y$10$of-no-secret');
    await expect(hold(String(stored).replace(/k=\d+/, 'k=99999'))).rejects.toThrow('was removed meanwhile');
  });

  test('of another account is not used to verify a password', async () => {
    const { prisma } = server.gatehouse;
    const { id: otherId } = await prisma.account.create({ data: { slug: 'other', name: 'Other' } });
    const acting = { accountId: otherId, actor: COMMAND_LINE };
    const other = await addHashSecret(server.gatehouse, acting, {
      name: 'pepper',
      value: Buffer.from('theirs'),
    });
    const hash = await bcrypt.hash('my passwordtheirs', 4);
    const theirs = new Map([['pepper', { id: other.id, value: Buffer.from('theirs') }]]);
    const read = readDeclaredHash({ format: 'bcrypt-pepper', hash, secret: 'pepper' }, theirs);
    const customer = await register(server.url);
    const id = Number(customer.customer.id);
    const passwordHash = 'stored' in read ? read.stored : '';
    await prisma.customer.update({ where: { id }, data: { passwordHash } });
    expect((await logIn(customer.email, 'my password')).status).toBe(401);
    await prisma.customer.update({ where: { id }, data: { accountId: otherId } });
    expect((await verifyPassword(passwordHash, 'my password', Buffer.from('theirs'))).matches).toBe(true);
  });
});

test('a malformed, unknown or too costly stored form matches no password, and causes no error', async () => {
  for (const passwordHash of [
    '$foreign$v=1$phpass,n=30$MTIzNDU2Nzg$TElqamI2UGhlY3Vwb3pOQm1EbmRVMA',
    '$foreign$v=1$phpass,n=11$$',
    '$foreign$v=1$phpass$MTIzNDU2Nzg$TElqamI2UGhlY3Vwb3pOQm1EbmRVMA',
    '$foreign$v=1$constructor$MTIzNDU2Nzg',
    '$foreign$v=1$scrypt,n=17,r=8,p=5$MTIzNDU2Nzg$TElqamI2UGhlY3Vwb3pOQm1EbmRVMA',
    '$foreign$v=1$pbkdf2,d=sha256,i=1500001,l=22$MTIzNDU2Nzg$TElqamI2UGhlY3Vwb3pOQm1EbmRVMA',
    '$foreign$v=1$bcrypt-pepper,c=12$MTIzNDU2Nzg',
    '$foreign$v=1$firebase,n=14,r=8,p=1,k=99999$MTIzNDU2Nzg$TElqamI2UGhlY3Vwb3pOQm1EbmRVMA',
    '$foreign$v=1$digest,d=md5$$$cGFzc3dvcmQ',
    '$foreign$v=2$phpass,n=11$MTIzNDU2Nzg$TElqamI2UGhlY3Vwb3pOQm1EbmRVMA',
    '$foreign$',
  ]) {
    const { email } = await imported({ format: 'stored', hash: '' }, passwordHash);
    expect((await logIn(email, 'thisisalongertestPW')).status, passwordHash).toBe(401);
  }
});
