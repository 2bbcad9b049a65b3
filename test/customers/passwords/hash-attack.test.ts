import bcrypt from 'bcrypt';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { iteratedDigest } from '../../../src/customers/passwords/foreign/iterated-digest.ts';
import { writeStoredForm } from '../../../src/customers/passwords/foreign/stored-form.ts';
import { formatOfHash } from '../../../src/customers/passwords/hash-format.ts';
import { readDeclaredHash } from '../../../src/customers/passwords/imported-hash.ts';
import { verifyPassword } from '../../../src/customers/passwords/password-hash.ts';
import { request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';

/** An attacker who wants to stop a server imports hashes in the format `stored`, or writes them to the database. */

const server = testServer();
afterEach(() => void vi.restoreAllMocks());

const B53 = 'bIRGj4QPPoSUMWsJE.4Pk.T1qTpDWz7HhMnuiQhGzGinKPsx/HQdq';
const bytes = (length: number) => Buffer.alloc(length, 7);
const inner = (text: string, scheme = 'bcrypt-sha256', parameters: object = {}) =>
  writeStoredForm(scheme, { c: 4, ...parameters }, text);

/** Each hash costs more than it declares, costs more than is allowed, or makes its computation fail. */
const HOSTILE: [string, string][] = [
  ['bcrypt of cost 31 that declares cost 4', inner(`$2b$31$${B53}`)],
  ['the same for WordPress', inner(`$2y$31$${B53}`, 'bcrypt-wordpress')],
  ['the same with a pepper', inner(`$2a$31$${B53}`, 'bcrypt-pepper', { k: 1 })],
  ['bcrypt of an allowed cost, but not the declared one', inner(`$2b$14$${B53}`)],
  ['60 characters that are not a bcrypt hash', inner('x'.repeat(60))],
  ['60 bytes that are not UTF-8', writeStoredForm('bcrypt-sha256', { c: 4 }, bytes(60).fill(255))],
  ['a faulty variant of bcrypt', inner(`$2x$04$${B53}`)],
  ['a secret id beyond the range of ids', inner(`$2b$04$${B53}`, 'bcrypt-pepper', { k: 99_999_999_999 })],
  ['a secret id just beyond the range', inner(`$2b$04$${B53}`, 'bcrypt-pepper', { k: 2_147_483_648 })],
  ['the secret id 0', inner(`$2b$04$${B53}`, 'bcrypt-pepper', { k: 0 })],
  [
    'PBKDF2 with an output of many blocks',
    writeStoredForm('pbkdf2', { d: 'md5', i: 1_500_000, l: 128 }, bytes(16), bytes(128)),
  ],
  [
    'PBKDF2 with a wrong key length',
    writeStoredForm('pbkdf2', { d: 'sha256', i: 1, l: 128 }, bytes(16), bytes(32)),
  ],
  ['PBKDF2 with digest sha3', writeStoredForm('pbkdf2', { d: 'sha3', i: 1, l: 32 }, bytes(16), bytes(32))],
  ['scrypt with N = 1', writeStoredForm('scrypt', { n: 0, r: 8, p: 1 }, bytes(16), bytes(32))],
  ['scrypt with much memory', writeStoredForm('scrypt', { n: 18, r: 8, p: 1 }, bytes(16), bytes(32))],
  [
    'scrypt with a number beyond 2^53',
    writeStoredForm('scrypt', { n: 99_999_999_999, r: 8, p: 1 }, bytes(16), bytes(32)),
  ],
  ['a very short key', writeStoredForm('scrypt', { n: 1, r: 1, p: 1 }, bytes(16), bytes(1))],
  ['an empty key', writeStoredForm('scrypt', { n: 1, r: 1, p: 1 }, bytes(16), bytes(0))],
  ['phpass with 2^63 rounds', writeStoredForm('phpass', { n: 63 }, 'saltsalt', 'd'.repeat(22))],
  ['phpass without rounds', writeStoredForm('phpass', { n: -1 }, 'saltsalt', 'd'.repeat(22))],
  ['Drupal with a short digest', writeStoredForm('drupal', { n: 7 }, 'saltsalt', 'd'.repeat(42))],
  [
    'argon2id with much memory around a digest',
    writeStoredForm(
      'digest',
      { d: 'md5' },
      '',
      '',
      '$argon2id$v=19$m=4194304,t=9,p=1$Z2F0ZWhvdXNlLW5vLXVzZXI$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ),
  ],
  ['a digest that only Node supports', writeStoredForm('digest', { d: 'shake256' }, '', '', '')],
  ['a parameter twice', `$foreign$v=1$phpass,n=7,n=18$c2FsdHNhbHQ$${'ZA'.repeat(11)}`],
  ['the name of an object method as the scheme', '$foreign$v=1$has-own-property$YWFh$YWFh'],
  ['the constructor as the scheme', '$foreign$v=1$constructor,length=1$YWFh'],
  ['100,000 fields', `$foreign$v=1$phpass,n=7${'$YQ'.repeat(100_000)}`],
];

describe('a hostile hash is never computed', () => {
  test.each(HOSTILE)('at a verification: %s', async (_what, hash) => {
    const compare = vi.spyOn(bcrypt, 'compare');
    expect(formatOfHash(hash)).toMatchObject({ kind: 'unusable' });
    expect(await verifyPassword(hash, 'anything')).toEqual({ matches: false, outdated: false });
    expect(compare).not.toHaveBeenCalled();
  });

  test.each(HOSTILE)('an import refuses %s', (_what, hash) => {
    const secrets = new Map([['pepper', { id: 1, value: Buffer.from('p') }]]);
    expect(readDeclaredHash({ format: 'stored', hash }, secrets)).toHaveProperty('problem');
  });

  test('and the login is refused as with a wrong password, not with an error', async () => {
    const customer = await register(server.url);
    const where = { id: Number(customer.customer.id) };
    for (const [what, passwordHash] of HOSTILE.filter(([name]) => /beyond|within|not UTF/.test(name))) {
      await server.gatehouse.prisma.customer.update({ where, data: { passwordHash } });
      await server.gatehouse.prisma.attemptCounter.deleteMany();
      const { status } = await request(server.url, Login, {
        input: { email: customer.email, password: 'anything' },
      });
      expect(status, what).toBe(401);
    }
  });
});

test('a hash of Drupal never matches a password of more than 512 bytes, as in Drupal itself', async () => {
  const long = 'é'.repeat(256);
  const longer = `${long.slice(1)}xyz`;
  expect([long, longer].map((text) => Buffer.byteLength(text))).toEqual([512, 513]);
  for (const [password, matches] of [
    [long, true],
    [longer, false],
  ] as const) {
    const digest = iteratedDigest({ digest: 'sha512', logRounds: 7, salt: 'saltsalt', password });
    const stored = writeStoredForm('drupal', { n: 7 }, 'saltsalt', digest.slice(0, 43));
    expect((await verifyPassword(stored, password)).matches).toBe(matches);
  }
});
