import argon2 from 'argon2';
import bcrypt from 'bcrypt';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkLoginPassword, checkPassword } from '../../../src/customers/passwords/check-password.ts';
import { failureDelay } from '../../../src/customers/passwords/failure-delay.ts';
import { ELSEWHERE, formatOfHash } from '../../../src/customers/passwords/hash-format.ts';
import { createHashQueue } from '../../../src/customers/passwords/hash-queue.ts';
import { hashPassword, UNMATCHABLE_HASH } from '../../../src/customers/passwords/hashes/own-hash.ts';
import {
  countImportedPasswords,
  importedPasswords,
} from '../../../src/customers/passwords/imported-passwords.ts';
import { verifyPassword } from '../../../src/customers/passwords/password-hash.ts';
import { request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { ChangePassword, Login } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { parsePhc, TODAY } from './phc.ts';

const server = testServer();
afterEach(() => {
  vi.restoreAllMocks();
});

const idOf = ({ customer: { id } }: { customer: { id: string } }) => Number(id);
const stored = async (customer: { customer: { id: string } }) =>
  (await server.gatehouse.prisma.customer.findUniqueOrThrow({ where: { id: idOf(customer) } }))
    .passwordHash ?? '';
const logIn = (email: string, password: string) => request(server.url, Login, { input: { email, password } });

/** A customer with an imported hash. */
async function imported(passwordHash: string) {
  const customer = await register(server.url);
  await server.gatehouse.prisma.customer.update({ where: { id: idOf(customer) }, data: { passwordHash } });
  return customer;
}

const weakArgon2 = (password: string, options = {}) =>
  argon2.hash(password, { type: 2, memoryCost: 1_024, timeCost: 1, parallelism: 1, ...options });

describe('bcrypt uses 72 bytes of a password', () => {
  const head = 'p'.repeat(72);
  const right = `${head} the right tail`;

  test('a longer password logs in, and its hash is not replaced', async () => {
    const hash = (await bcrypt.hash(right, 4)).replace('$2b$', '$2y$');
    const customer = await imported(hash);
    expect((await logIn(customer.email, `${head} the wrong tail`)).errors).toEqual([]);
    expect(await stored(customer)).toBe(hash);
    expect((await logIn(customer.email, right)).errors).toEqual([]);
    expect(await stored(customer)).toBe(hash);
    expect((await logIn(customer.email, `${'p'.repeat(71)}q the right tail`)).status).toBe(401);
  });

  test('a password of exactly 72 bytes is verified in full, and its hash is replaced', async () => {
    const password = `${'ö'.repeat(35)}xy`;
    expect(Buffer.byteLength(password)).toBe(72);
    const customer = await imported(await bcrypt.hash(password, 4));
    expect((await logIn(customer.email, password)).errors).toEqual([]);
    expect(parsePhc(await stored(customer))).toEqual(TODAY);
    expect((await logIn(customer.email, `${password} `)).status).toBe(401);
  });

  test('bytes count, not characters', async () => {
    const password = 'ö'.repeat(40);
    const hash = await bcrypt.hash(password, 4);
    const customer = await imported(hash);
    expect((await logIn(customer.email, password)).errors).toEqual([]);
    expect(await stored(customer)).toBe(hash);
  });

  test.each([200, 255, 256])(
    'a password of %i characters is the same for $2a$ and $2y$ as for $2b$',
    async (length) => {
      const password = `${'abcdefgh'.repeat(40)}`.slice(0, length);
      const hash = await bcrypt.hash(password, 4);
      for (const kind of ['$2a$', '$2y$']) {
        const customer = await imported(hash.replace('$2b$', kind));
        expect((await logIn(customer.email, password)).errors).toEqual([]);
        expect((await logIn(customer.email, `x${password.slice(1)}`)).status).toBe(401);
      }
    },
  );

  test('a change verifies 72 bytes of the old password, and stores a hash of the whole new one', async () => {
    const customer = await imported(await bcrypt.hash(right, 4));
    const newPassword = `${head} another tail`;
    const input = { oldPassword: `${head} the wrong tail`, newPassword };
    expect((await request(server.url, ChangePassword, { input }, customer)).errors).toEqual([]);
    expect((await logIn(customer.email, right)).status).toBe(401);
    expect((await logIn(customer.email, newPassword)).errors).toEqual([]);
  });
});

const SALT = 'Z2F0ZWhvdXNlLW5vLXVzZXI';
const DIGEST = 'A'.repeat(43);
const argon = (
  parameters: string,
  { type = 'argon2id', version = 'v=19$', salt = SALT, digest = DIGEST } = {},
) => `$${type}$${version}${parameters}$${salt}$${digest}`;
const B53 = 'bIRGj4QPPoSUMWsJE.4Pk.T1qTpDWz7HhMnuiQhGzGinKPsx/HQdq';

const MALFORMED = [
  '$argon2',
  '$argon2$',
  '$argon2id',
  '$argon2id$',
  '$argon2id$v=19',
  '$argon2id$v=19$m=19456,t=2,p=1',
  '$argon2id$v=19$m=19456,t=2,p=1$broken',
  '$argon2id$v=19$m=19456,t=2,p=1$$',
  `$argon2id$v=19$m=19456,t=2,p=1$${SALT}$`,
  `$argon2id$v=19$m=19456,t=2,p=1$${SALT}$*${DIGEST}`,
  argon('m=19456,t=2,p=1', { salt: 'AA' }),
  argon('m=19456,t=2,p=1', { salt: 'A'.repeat(13) }),
  argon('m=19456,t=2,p=1', { digest: 'A' }),
  argon('m=19456,t=2,p=1', { digest: 'AAAA' }),
  argon('m=19456,t=2,p=1', { digest: 'A'.repeat(4_000) }),
  argon('m=19456,t=2,p=1', { salt: `${SALT}=` }),
  argon('m=19456,t=2,p=1', { digest: `${DIGEST}=` }),
  argon('m=19456,t=2,p=1', { type: 'argon2x' }),
  argon('m=19456,t=2,p=1', { type: 'argon2id ' }),
  argon('m=19456,t=2,p=1', { version: '' }),
  argon('m=19456,t=2,p=1', { version: 'v=16$' }),
  argon('m=19456,t=2,p=1', { version: 'v=4294967315$' }),
  argon('m=19456,t=2,p=1', { version: 'v=x$' }),
  argon(''),
  argon('m=19456'),
  argon('m=19456,t=2'),
  argon('m=19456,t=2,p=1,data=AAAA'),
  argon('m=19456,t=2,p=1,keyid=AAAA'),
  argon('m=19456,t=2,p=1,p=1'),
  argon('m=19456,t=2,t=2'),
  argon('m=0,t=2,p=1'),
  argon('m=7,t=2,p=1'),
  argon('m=15,t=2,p=2'),
  argon('m=19456,t=0,p=1'),
  argon('m=19456,t=2,p=0'),
  argon('m=-1,t=2,p=1'),
  argon('m=1e4,t=2,p=1'),
  argon('m=0x4c00,t=2,p=1'),
  argon('m=NaN,t=2,p=1'),
  argon('m=19456.5,t=2,p=1'),
  argon('m= 19456,t=2,p=1'),
  argon('m=٣٢,t=2,p=1'),
  argon(`m=${'9'.repeat(300)},t=2,p=1`),
  `${argon('m=19456,t=2,p=1')}$more`,
  `${argon('m=19456,t=2,p=1')}\n`,
  `argon2${argon('m=19456,t=2,p=1')}`,
  '$2y$10$',
  '$2y$10$short',
  `$2y$10$${B53}x`,
  `$2y$10$${B53}\n`,
  `$2y$3$${B53}`,
  `$2y$00$${B53}`,
  `$2y$03$${B53}`,
  `$2x$10$${B53}`,
  `$2$10$${B53}`,
  `$2y$xx$${B53}`,
  '',
  'password',
  '5f4dcc3b5aa765d61d8327deb882cf99',
];

const TOO_COSTLY = [
  argon('m=131073,t=1,p=1'),
  argon('m=131072,t=11,p=1'),
  argon('m=4194304,t=3,p=1'),
  argon('m=99999999999,t=2,p=1'),
  argon('m=4096,t=1000,p=1'),
  argon('m=8,t=9999999999,p=1'),
  argon('m=65536,t=1,p=17'),
  argon('m=134217720,t=1,p=16777215'),
  ...[15, 20, 31, 32, 99].map((cost) => `$2y$${cost}$${B53}`),
];

describe('a malformed or too costly hash matches no password', () => {
  test.each([...MALFORMED, ...TOO_COSTLY])('%s', async (hash) => {
    const verify = vi.spyOn(argon2, 'verify');
    const compare = vi.spyOn(bcrypt, 'compare');
    expect(await verifyPassword(hash, 'anything')).toEqual({ matches: false, outdated: false });
    expect(verify.mock.calls.map(([computed]) => computed)).toEqual([UNMATCHABLE_HASH]);
    expect(compare).not.toHaveBeenCalled();
  });

  test.each(['$argon2id$v=19$m=19456,t=2,p=1$broken', argon('m=99999999999,t=2,p=1'), `$2y$31$${B53}`])(
    'at a login and at a change of the password: %s',
    async (hash) => {
      const customer = await imported(hash);
      const { status, errors } = await logIn(customer.email, 'anything');
      expect({ status, code: errors[0]?.extensions?.code }).toEqual({
        status: 401,
        code: 'INVALID_CREDENTIALS',
      });
      expect(await stored(customer)).toBe(hash);
      const rest = await fetch(`${server.url}/api/v1/sdk/auth/login?site_id=1`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: customer.email, password: 'anything' }),
      });
      expect(rest.status).toBe(404);
      const input = { oldPassword: 'anything', newPassword: 'a new passw0rd' };
      const changed = await request(server.url, ChangePassword, { input }, customer);
      expect(changed.errors[0]?.extensions?.fields).toHaveProperty('oldPassword');
    },
  );

  test.each(TOO_COSTLY)('%s is distinguished from a malformed hash', (hash) => {
    expect(formatOfHash(hash)).toEqual({ kind: 'unusable', problem: 'HASH_TOO_COSTLY' });
  });

  test('well-formed hashes are computed without an error', async () => {
    const forms = [
      argon('m=8,t=1,p=1'),
      argon('p=1,t=1,m=8'),
      argon('m=128,t=1,p=16'),
      argon('m=8,t=1,p=1', { type: 'argon2i', salt: 'A'.repeat(11), digest: 'A'.repeat(6) }),
      argon('m=8,t=1,p=1', { type: 'argon2d', salt: 'A'.repeat(86), digest: 'A'.repeat(170) }),
      argon('m=8,t=1,p=1', { salt: 'A'.repeat(23), digest: `${'A'.repeat(43)}` }),
      `$2a$04$${B53}`,
      `$2b$04$${'.'.repeat(53)}`,
      `$2y$04$${'9'.repeat(53)}`,
    ];
    for (const hash of forms) {
      expect(formatOfHash(hash).kind).not.toBe('unusable');
      expect(await verifyPassword(hash, 'anything')).toEqual({ matches: false, outdated: false });
    }
  });
});

describe('any text in the column `password_hash`', () => {
  const part = fc.constantFrom(
    ...[
      '$',
      'argon2id',
      'argon2i',
      '2y',
      '2b',
      '04',
      'v=19',
      'm=8,t=1,p=1',
      'm=8',
      't=1',
      ',',
      '=',
      SALT,
      DIGEST,
      B53,
    ],
  );
  const text = fc.array(fc.oneof({ weight: 6, arbitrary: part }, fc.string({ maxLength: 4 })), {
    maxLength: 12,
  });
  test('is verified without an error', async () => {
    const hashes = fc.oneof(
      text.map((parts) => parts.join('')),
      text.map((parts) => `$${parts.join('$')}`),
    );
    await fc.assert(
      fc.asyncProperty(hashes, async (hash) => (await verifyPassword(hash, 'anything')).matches === false),
    );
  });
});

const OWN_LENGTHS = { salt: 'A'.repeat(22), digest: 'A'.repeat(43) };

test('customers with an unusable hash are listed, and usable imported hashes are counted by kind', async () => {
  const { prisma } = server.gatehouse;
  const account = await prisma.account.create({ data: { slug: 'listed', name: 'Listed' } });
  const hashes = [
    await hashPassword('x'),
    `$2y$10$${B53}`,
    `$2y$10$${B53}`,
    `$2y$31$${B53}`,
    'md5',
    argon('m=8,t=1,p=1'),
    null,
    ELSEWHERE,
    // Hashes of this service. Different versions of its library write the parameters in different orders.
    argon('m=19456,t=2,p=1', OWN_LENGTHS),
    argon('m=19456,p=1,t=2', OWN_LENGTHS),
  ];
  const ids: number[] = [];
  for (const [index, passwordHash] of hashes.entries()) {
    const email = `${index}@listed.test`;
    const data = { accountId: account.id, email, emailKey: email, passwordHash };
    ids.push((await prisma.customer.create({ data })).id);
  }
  expect(await importedPasswords(prisma, account.id)).toEqual({
    kinds: { '2y$10': 2, 'argon2id$v=19$m=8,t=1,p=1': 1 },
    elsewhereCount: 1,
    unusableCount: 2,
    unusable: [
      { customerId: ids[3], problem: 'HASH_TOO_COSTLY' },
      { customerId: ids[4], problem: 'HASH_UNKNOWN' },
    ],
  });
  expect(await countImportedPasswords(prisma, account.id)).toEqual({
    schemes: [
      { scheme: 'bcrypt', customers: 2 },
      { scheme: 'argon2id', customers: 1 },
    ],
    elsewhere: 1,
    unusable: 1,
  });
});

describe('an imported hash of a password in any Unicode spelling', () => {
  const decomposed = 'cafe\u0301 au lait';
  const composed = 'caf\u00e9 au lait';

  test.each<[string, () => Promise<string>]>([
    ['argon2id, weaker', () => weakArgon2(decomposed)],
    ['argon2i', () => weakArgon2(decomposed, { type: 1 })],
    ['argon2id of today’s cost', () => weakArgon2(decomposed, { memoryCost: 19_456, timeCost: 2 })],
    ['bcrypt', () => bcrypt.hash(decomposed, 4)],
  ])('matches it, and every spelling of it after the first login: %s', async (_kind, make) => {
    const customer = await imported(await make());
    expect((await logIn(customer.email, decomposed)).errors).toEqual([]);
    expect(parsePhc(await stored(customer))).toEqual(TODAY);
    expect((await logIn(customer.email, composed)).errors).toEqual([]);
    expect((await logIn(customer.email, decomposed)).errors).toEqual([]);
    expect((await logIn(customer.email, 'cafe au lait')).status).toBe(401);
  });

  test.each<[string, () => Promise<string>]>([
    ['argon2id', () => weakArgon2(composed)],
    ['bcrypt', () => bcrypt.hash(composed, 4)],
  ])('a hash of the composed spelling matches the decomposed one too: %s', async (_kind, make) => {
    const customer = await imported(await make());
    expect((await logIn(customer.email, decomposed)).errors).toEqual([]);
  });
});

describe('a refused login takes as long as the slowest hash of the account', () => {
  test('the delay is longer than the slowest hash, and there is no delay without imported hashes', () => {
    const bcrypt12 = formatOfHash(`$2y$12$${B53}`);
    expect(failureDelay([], 1, 40)).toBe(0);
    // 56 ms × 4 for bcrypt of cost 12, doubled and rounded up to tenths of a second.
    for (const elapsed of [0, 27, 224, 499]) expect(elapsed + failureDelay([bcrypt12], 1, elapsed)).toBe(500);
    expect(501 + failureDelay([bcrypt12], 1, 501)).toBe(1_000);
    expect(failureDelay([bcrypt12], 2, 0)).toBe(900);
    expect(failureDelay([formatOfHash(`$2y$10$${B53}`), bcrypt12], 1, 0)).toBe(500);
    expect(failureDelay([formatOfHash(argon('m=65536,t=4,p=1'))], 1, 0)).toBe(400);
    expect(failureDelay([formatOfHash(`$2y$31$${B53}`)], 1, 0)).toBe(100);
    // An old system of the account sets a least delay, here of a second.
    for (const elapsed of [0, 27, 999]) expect(elapsed + failureDelay([], 1, elapsed, 1_000)).toBe(1_000);
    expect(failureDelay([formatOfHash(`$2y$14$${B53}`)], 1, 0, 1_000)).toBe(1_800);
  });

  test('and makes the same queries for a customer and for an unknown name', async () => {
    const { prisma } = server.gatehouse;
    const account = await prisma.account.create({ data: { slug: 'queried', name: 'Queried' } });
    const passwordHash = await hashPassword('a passw0rd');
    const data = { accountId: account.id, email: 'ours@b.test', emailKey: 'ours@b.test', passwordHash };
    const customer = await prisma.customer.create({ data });
    let queries: string[] = [];
    const counting = prisma.$extends({
      query: {
        $allOperations({ model, operation, args, query }) {
          queries.push(`${model} ${operation}`);
          return query(args);
        },
      },
    });
    const runtime = { ...server.gatehouse, prisma: counting as unknown as typeof prisma };
    const queriesOf = async (known: typeof customer | null) => {
      queries = [];
      const unknown = known ? null : { email: 'nobody@b.test', isFree: async () => true };
      const names = { customer: known, unknown, identifier: unknown?.email ?? data.email };
      const check = { account, ...names, source: '192.0.2.9', password: 'wrong' };
      expect(await checkLoginPassword(runtime, check)).toEqual({ matches: false, newcomer: null });
      return queries;
    };
    const ofCustomer = await queriesOf(customer);
    expect(ofCustomer.length).toBeGreaterThan(3);
    expect(await queriesOf(null)).toEqual(ofCustomer);
  });

  test('for every customer of that account and of no other, and waits outside the hash queue', async () => {
    const { prisma } = server.gatehouse;
    const hashQueue = createHashQueue();
    const runtime = { ...server.gatehouse, clock: () => new Date(), hashQueue };
    const account = await prisma.account.create({ data: { slug: 'moved-in', name: 'Moved in' } });
    const own = await hashPassword('a passw0rd');
    const add = (name: string, passwordHash: string | null) =>
      prisma.customer.create({
        data: { accountId: account.id, email: `${name}@a.test`, emailKey: `${name}@a.test`, passwordHash },
      });
    const refuse = async (customer: Awaited<ReturnType<typeof add>> | null) => {
      const pauses: number[] = [];
      const pause = async (milliseconds: number) => {
        expect(hashQueue.depth()).toBe(0);
        pauses.push(milliseconds);
      };
      const check = { account, customer, identifier: 'x@a.test', source: '192.0.2.1', password: 'wrong' };
      expect(await checkPassword(runtime, check, pause)).toBe(false);
      return pauses;
    };
    const ours = await add('ours', own);
    expect(await refuse(ours)).toEqual([]);
    expect(await refuse(null)).toEqual([]);
    for (const [index, cost] of [4, 4, 4, 5].entries()) {
      await add(`bcrypt-${index}`, `$2y$0${cost}$${B53}`);
    }
    const slow = await add('slow', argon('m=8,t=1,p=1'));
    const none = await add('none', null);
    const junk = await add('junk', '$argon2id$v=19$m=19456,t=2,p=1$broken');
    for (const customer of [ours, slow, none, junk, null]) {
      const pauses = await refuse(customer);
      expect(pauses).toHaveLength(1);
      expect(pauses[0]).toBeGreaterThan(0);
      expect(pauses[0]).toBeLessThanOrEqual(100);
    }
    const check = { account, customer: ours, identifier: 'ours@a.test', source: '192.0.2.1' };
    const pause = async () => expect.unreachable('A right password is not delayed.');
    const right = { ...check, password: 'a passw0rd' };
    expect(await checkPassword(runtime, right, pause)).toBe(true);
  });

  test('also for an unknown name, if the account has an enabled old system', async () => {
    const { prisma } = server.gatehouse;
    const runtime = { ...server.gatehouse, hashQueue: createHashQueue() };
    const now = runtime.clock();
    const account = await prisma.account.create({ data: { slug: 'moving-in', name: 'Moving in' } });
    const base = { accountId: account.id, kind: 'HOOK' as const, url: 'http://127.0.0.1:9/hook' };
    const flags = { trustsEmails: false, createsUnknown: false, createdAt: now, updatedAt: now };
    await prisma.oldSystem.create({ data: { ...base, ...flags, until: new Date(now.getTime() + 60_000) } });
    const refuse = async () => {
      const pauses: number[] = [];
      const pause = async (milliseconds: number) => void pauses.push(milliseconds);
      const check = {
        account,
        customer: null,
        identifier: 'x@b.test',
        source: '192.0.2.1',
        password: 'wrong',
      };
      expect(await checkPassword(runtime, check, pause)).toBe(false);
      return pauses;
    };
    const [pause = 0, ...more] = await refuse();
    expect(more).toEqual([]);
    expect(pause).toBeGreaterThan(0);
    expect(pause).toBeLessThanOrEqual(1_000);
    await prisma.oldSystem.update({ where: { accountId: account.id }, data: { disabledAt: now } });
    expect(await refuse()).toEqual([]);
  });
});
