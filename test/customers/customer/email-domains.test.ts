import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { updateEmailKeys } from '../../../src/customers/customer/ascii-email-keys.ts';
import {
  collaboratorEmailCollisions,
  emailCollisions,
  restoreSpelledKeys,
} from '../../../src/customers/customer/email-collisions.ts';
import { hashPassword } from '../../../src/customers/passwords/hashes/own-hash.ts';
import { isDomain } from '../../../src/lib/domain.ts';
import type { PrismaClient } from '../../../src/platform/database/client/client.ts';
import { migrationsOnPGlite, overPGlite } from '../../../src/platform/database/embedded.ts';
import { applyMigrations } from '../../../src/platform/database/migrate.ts';
import { migrationsOnPostgres } from '../../../src/platform/database/postgres.ts';
import { rollBack } from '../../../src/platform/database/roll-back.ts';
import { emailKey } from '../../../src/platform/identifiers.ts';
import type { CommandRuntime } from '../../../src/platform/runtime.ts';
import { RequestReset } from '../../administration/collaborators/documents.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { atEnd } from '../../support/at-end.ts';
import { execute, request } from '../../support/client.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { login, register } from '../../support/customers.ts';
import { CollaboratorLogin, Login, Register, UpdateCustomer } from '../../support/documents.ts';
import { openEmbeddedImage } from '../../support/embedded.ts';
import { mailsTo } from '../../support/mails.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { startServer, type TestServer, testServer } from '../../support/server.ts';
import { RequestPasswordlessLogin, RequestPasswordReset } from '../../support/ways-in.ts';

/** RFC 5890 §2.3.2.1. */
describe('both spellings of an internationalised domain identify one customer', () => {
  const server = testServer();
  const spellings = (name: string) => [
    `${name}@bücher.example`,
    `${name}@xn--bcher-kva.example`,
    `${name.toUpperCase()}@BÜCHER.example`,
    `${name}@bu\u0308cher.example`,
    `${name}@XN--BCHER-KVA.EXAMPLE`,
  ];

  test.each(fullCounts ? [0, 1, 3] : [3])(
    'a customer who registered with spelling %i logs in with every spelling, and no one else can register any',
    async (first) => {
      const emails = spellings(`ann${first}`);
      const customer = await register(server.url, { email: emails[first] ?? '' });
      expect(customer.customer.email).toBe(emails[first]);
      for (const email of emails) {
        expect((await login(server.url, { email, password: customer.password })).customer.id).toBe(
          customer.customer.id,
        );
        const input = { email, password: 'a passw0rd of another' };
        const { errors } = await request(server.url, Register, { input });
        expect(errors[0]?.extensions?.fields).toEqual({ email: ['The email has already been taken.'] });
        const { body, status } = await pelcroApi(server, 'POST', '/auth/login', {
          body: { email, password: customer.password },
        });
        expect([status, body.data.id]).toEqual([200, Number(customer.customer.id)]);
      }
    },
  );

  test.each([
    ['i❤.example', 'xn--i-7iq.example'],
    ['i❤\ufe0f.example', 'xn--i-7iq.example'],
    ['نامه\u200cای.example', 'xn--mgba3gch31f060k.example'],
    ['例え。example', 'xn--r8jz45g.example'],
    ['例え．example', 'xn--r8jz45g.example'],
    ['例え｡example', 'xn--r8jz45g.example'],
    ['FAẞ.example', 'xn--fa-hia.example'],
    ['ａｂｃ.example', 'abc.example'],
  ])('%s as typed equals %s as sent by a browser’s email field', async (typed, sent) => {
    const name = Buffer.from(typed).toString('hex');
    const [email, onWeb] = [`${name}@${typed}`, `${name}@${sent}`];
    expect(emailKey(email)).toBe(onWeb);
    expect([isDomain(typed), isDomain(sent)]).toEqual([true, true]);
    const customer = await register(server.url, { email: onWeb });
    expect((await login(server.url, { email, password: customer.password })).customer.id).toBe(
      customer.customer.id,
    );
    const { errors } = await request(server.url, Register, { input: { email, password: 'a passw0rd' } });
    expect(errors[0]?.extensions?.fields).toEqual({ email: ['The email has already been taken.'] });
  });

  test('a reset mail that is requested with the ASCII spelling is sent to the stored Unicode address', async () => {
    const { email } = await register(server.url, { email: 'mail@bücher.example' });
    await execute(server.url, RequestPasswordReset, { input: { email: 'mail@xn--bcher-kva.example' } });
    expect(await mailsTo(server, email)).toHaveLength(1);
    expect(await mailsTo(server, 'mail@xn--bcher-kva.example')).toEqual([]);
  });

  test('the email key leaves an invalid domain unchanged, and spells a valid domain in ASCII', () => {
    expect(['ann', 'a@', 'a@b c', 'x@a/b', 'x@a%62.com', 'a@1.2', 'x@[::1]'].map(emailKey)).toEqual([
      'ann',
      'a@',
      'a@b c',
      'x@a/b',
      'x@a%62.com',
      'a@1.2',
      'x@[::1]',
    ]);
    expect(emailKey(' Ann@FAß.de ')).toBe('ann@xn--fa-hia.de');
    expect(emailKey('Ann@ａｂｃ.example')).toBe('ann@abc.example');
  });
});

describe('an invalid domain is refused', () => {
  const server = testServer();
  const IMPOSSIBLE = [
    'example-.com',
    '-example.com',
    'example.-',
    'example.c-',
    '1.2',
    '192.0.2.1',
    '[192.0.2.1]',
    '[IPv6:::1]',
    'example.123',
    'example.0x1',
    'a..b',
    '.example.com',
    'example.com.',
    'localhost',
    'example',
    'a_b.example',
    'xn--a.example',
    'xn--.example',
    'xn--bücher.example',
    `${'a'.repeat(64)}.example`,
    `${'ü'.repeat(60)}.example`,
    `${'a.'.repeat(126)}toolong`,
    'a b.example',
    'a/b.example',
    'a%62.example',
    'a\u200db.example',
    'a\u00adb.example',
    'a\u200bb.example',
    'a\u3000b.example',
    'a％62.example',
    'a／b.example',
    '⑴.example',
    '①②⑦．⓪．⓪．①',
    '例え。',
    '例え。。example',
    '\ud83d.example',
    '👨\u200d👩.example',
  ];

  test.each(IMPOSSIBLE)('%s', async (domain) => {
    expect(isDomain(domain)).toBe(false);
    const email = `x@${domain}`;
    const { status, errors } = await request(server.url, Register, {
      input: { email, password: 'a passw0rd' },
    });
    expect(status).toBe(400);
    expect(errors[0]?.extensions?.code).toBe('VALIDATION_FAILED');
    const pelcro = await pelcroApi(server, 'POST', '/auth/register', {
      body: { email, password: 'a passw0rd' },
    });
    expect(pelcro.status).toBe(400);
    expect(JSON.stringify(pelcro.body)).toContain('The email ');
  });

  test.each([
    'example.com',
    'a.co',
    '1.com',
    '3com.example',
    'ab--cd.example',
    'bücher.example',
    'xn--bcher-kva.example',
    '日本.example',
    'example.xn--p1ai',
    'faß.example',
    `${'a'.repeat(63)}.example`,
  ])('but the valid %s is accepted', (domain) => {
    expect(isDomain(domain)).toBe(true);
  });

  test('a customer whose email has such a domain can log in and send the email back with the profile', async () => {
    const customer = await register(server.url);
    const email = 'old@example-.com';
    await server.gatehouse.prisma.customer.update({
      where: { id: Number(customer.customer.id) },
      data: { email, emailKey: email },
    });
    const { token } = await login(server.url, { email, password: customer.password });
    const input = { email, firstName: 'Ann' };
    const { errors } = await request(server.url, UpdateCustomer, { input }, { token });
    expect(errors).toEqual([]);
    const body = { email, first_name: 'Anna' };
    expect((await pelcroApi(server, 'PUT', '/customer', { token, body })).status).toBe(200);
  });
});

/** The tests of emails that an older version has stored. */
function suite(
  start: () => Promise<TestServer>,
  open: () => Promise<{ prisma: PrismaClient; applyAgain: () => Promise<void> }>,
) {
  const OLD = { U: 'bücher.example', A: 'xn--bcher-kva.example', W: 'ａｂｃ.example', P: 'abc.example' };

  async function scene() {
    const server = await start();
    return { server, ...(await sceneOn(server.gatehouse.prisma, 1)) };
  }

  async function sceneOn(prisma: PrismaClient, accountId: number) {
    const passwordHash = await hashPassword('a passw0rd');
    let days = 0;
    const add = async (email: string, id?: number) => {
      days += 1;
      const createdAt = new Date(Date.UTC(2026, 0, days));
      const data = {
        accountId,
        email,
        emailKey: email.toLowerCase(),
        passwordHash,
        createdAt,
        emailVerifiedAt: createdAt,
      };
      return (await prisma.customer.create({ data: { ...data, ...(id === undefined ? {} : { id }) } })).id;
    };
    const keys = async () =>
      Object.fromEntries(
        (await prisma.customer.findMany({ orderBy: { id: 'asc' } })).map(
          ({ id, emailKey, emailCollisionKey }) => [id, [emailKey, emailCollisionKey]],
        ),
      );
    const update = () => updateEmailKeys({ prisma, clock: () => new Date() } as CommandRuntime);
    return { prisma, add, keys, update };
  }

  // The quick run does not test updates of many rows.
  onlyInFullRun(() => {
    test('the update of 1,101 email keys is idempotent, and keeps `updatedAt`', async () => {
      const { add, keys, update, prisma } = await scene();
      const alone = await add(`alone@${OLD.U}`);
      const local = await add('jörg@example.com');
      for (let index = 0; index < 1_100; index += 1) await add(`many${index}@${OLD.U}`);
      const before = await prisma.customer.findUniqueOrThrow({ where: { id: alone } });
      expect(await update()).toEqual({ updated: 1_101, marked: 0 });
      expect(await update()).toEqual({ updated: 0, marked: 0 });
      const after = await keys();
      expect(after[alone]).toEqual([`alone@${OLD.A}`, null]);
      expect(after[local]).toEqual(['jörg@example.com', null]);
      expect(await prisma.customer.count({ where: { emailKey: { endsWith: `@${OLD.A}` } } })).toBe(1_101);
      const { updatedAt } = await prisma.customer.findUniqueOrThrow({ where: { id: alone } });
      expect(updatedAt).toEqual(before.updatedAt);
    });
  });

  test('of two customers with the same mailbox the older keeps the key, and both can still log in', async () => {
    const { server, prisma, add, keys, update } = await scene();
    const [olderU, youngerA] = [await add(`one@${OLD.U}`), await add(`one@${OLD.A}`)];
    const [olderA, youngerU] = [await add(`two@${OLD.A}`), await add(`two@${OLD.U}`)];
    const [wide, plain] = [await add(`three@${OLD.W}`), await add(`three@${OLD.P}`)];
    expect(await update()).toEqual({ updated: 3, marked: 3 });
    expect(await update()).toEqual({ updated: 0, marked: 0 });
    expect(await keys()).toMatchObject({
      [olderU]: [`one@${OLD.A}`, null],
      [youngerA]: [`one@${OLD.A}#${youngerA}`, `one@${OLD.A}`],
      [olderA]: [`two@${OLD.A}`, null],
      [youngerU]: [`two@${OLD.A}#${youngerU}`, `two@${OLD.U}`],
      [wide]: [`three@${OLD.P}`, null],
      [plain]: [`three@${OLD.P}#${plain}`, `three@${OLD.P}`],
    });
    for (const [email, id] of [
      [`one@${OLD.U}`, olderU],
      [`one@${OLD.A}`, youngerA],
      [`two@${OLD.A}`, olderA],
      [`two@${OLD.U}`, youngerU],
      [`three@${OLD.W}`, wide],
      [`THREE@${OLD.P}`, plain],
    ] as const) {
      const { customer, token } = await login(server.url, { email, password: 'a passw0rd' });
      expect(customer.id).toBe(String(id));
      // A client that sends the whole profile back does not change the email.
      const { errors } = await request(
        server.url,
        UpdateCustomer,
        { input: { email: customer.email } },
        { token },
      );
      expect(errors).toEqual([]);
    }
    expect(await emailCollisions(prisma, 1, { first: 10, afterId: 0 })).toEqual([
      { accountId: 1, customerId: youngerA, email: `one@${OLD.A}`, olderCustomerId: olderU },
      { accountId: 1, customerId: youngerU, email: `two@${OLD.U}`, olderCustomerId: olderA },
      { accountId: 1, customerId: plain, email: `three@${OLD.P}`, olderCustomerId: wide },
    ]);
    const audited = await prisma.auditEvent.findMany({ where: { action: 'customer.email_collided' } });
    expect(audited.map(({ targetId }) => Number(targetId)).sort()).toEqual(
      [youngerA, youngerU, plain].sort(),
    );
  });

  test('login mail is for the older customer only, and the younger’s one-time tokens are revoked', async () => {
    const { server, prisma, add, update } = await scene();
    await prisma.site.updateMany({ data: { passwordlessEnabled: true } });
    const older = await add(`mine@${OLD.U}`);
    const younger = await add(`mine@${OLD.A}`);
    const tokensOf = (customerId: number) =>
      prisma.oneTimeToken.count({ where: { customerId, spentAt: null } });
    const bound = { purpose: 'PASSWORD_RESET', customerId: younger, siteId: 1 } as const;
    const times = { createdAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) };
    await prisma.oneTimeToken.create({
      data: { ...bound, ...times, id: crypto.randomUUID(), secretHash: Buffer.alloc(32) },
    });
    await update();
    expect(await tokensOf(younger)).toBe(0);
    for (const domain of [OLD.U, OLD.A]) {
      const input = { email: `mine@${domain}` };
      await execute(server.url, RequestPasswordReset, { input });
      await execute(server.url, RequestPasswordlessLogin, { input });
    }
    expect(await tokensOf(younger)).toBe(0);
    expect(await tokensOf(older)).toBeGreaterThan(0);
    const marked = await prisma.customer.findUniqueOrThrow({ where: { id: younger } });
    const { errors } = await request(server.url, Login, {
      input: { email: `mine@${OLD.A}`, password: 'not the password' },
    });
    expect([marked.passwordHash !== null, errors[0]?.extensions?.code]).toEqual([
      true,
      'INVALID_CREDENTIALS',
    ]);
  });

  test('parallel updates mark each collision once', async () => {
    const { add, keys, update, prisma } = await scene();
    const ids: number[] = [];
    for (let index = 0; index < 10; index += 1) {
      ids.push(
        await add(`both${index}@${index % 2 ? OLD.U : OLD.A}`),
        await add(`both${index}@${index % 2 ? OLD.A : OLD.U}`),
      );
    }
    await Promise.all([update(), update(), update()]);
    const after = await keys();
    for (const [index, id] of ids.entries()) {
      const key = `both${Math.floor(index / 2)}@${OLD.A}`;
      expect(after[id]?.[0]).toBe(index % 2 ? `${key}#${id}` : key);
    }
    expect(await prisma.auditEvent.count({ where: { action: 'customer.email_collided' } })).toBe(10);
  });

  test('the previous email stays reserved for its customer while a change can be undone', async () => {
    const { add, keys, update, prisma } = await scene();
    const moved = await add('moved@example.com');
    const other = await add(`kept@${OLD.U}`);
    const change = { accountId: 1, createdAt: new Date() };
    await prisma.emailChange.create({
      data: { ...change, customerId: moved, email: `kept@${OLD.A}`, emailKey: `kept@${OLD.A}` },
    });
    await update();
    expect((await keys())[other]).toEqual([`kept@${OLD.A}#${other}`, `kept@${OLD.U}`]);
    const second = await add('second@example.com');
    await prisma.emailChange.create({
      data: { ...change, customerId: second, email: `was@${OLD.U}`, emailKey: `was@${OLD.U}` },
    });
    await update();
    expect(await prisma.emailChange.findUnique({ where: { customerId: second } })).toMatchObject({
      emailKey: `was@${OLD.A}`,
    });
  });

  test('of two collaborators with the same mailbox the older keeps the key', async () => {
    const { prisma, update } = await scene();
    const add = (email: string) =>
      prisma.collaborator.create({ data: { accountId: 1, email, emailKey: email, role: 'ADMIN' } });
    const [older, younger] = [await add(`boss@${OLD.U}`), await add(`boss@${OLD.A}`)];
    await update();
    const rows = await prisma.collaborator.findMany({
      where: { id: { in: [older.id, younger.id] } },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ emailKey, emailCollisionKey }) => [emailKey, emailCollisionKey])).toEqual([
      [`boss@${OLD.A}`, null],
      [`boss@${OLD.A}#${younger.id}`, `boss@${OLD.A}`],
    ]);
    expect(await collaboratorEmailCollisions(prisma)).toEqual([
      { accountId: 1, collaboratorId: younger.id, email: `boss@${OLD.A}` },
    ]);
  });

  test('two collaborators with the same mailbox can log in, and only the older gets a password reset', async () => {
    const { server, prisma, update } = await scene();
    const passwords = ['an old passw0rd', 'a young passw0rd'] as const;
    const emails = [`chief@${OLD.U}`, `chief@${OLD.A}`] as const;
    const ids: string[] = [];
    for (const [nth, email] of emails.entries()) {
      const passwordHash = await hashPassword(passwords[nth] ?? '');
      const data = { accountId: 1, email, emailKey: email, role: 'ADMIN', passwordHash } as const;
      ids.push(String((await prisma.collaborator.create({ data })).id));
    }
    await update();
    const logIn = (nth: 0 | 1) =>
      execute(server.url, CollaboratorLogin, { input: { email: emails[nth], password: passwords[nth] } });
    for (const nth of [0, 1] as const) {
      const { collaboratorLogin } = await logIn(nth);
      expect(collaboratorLogin.collaborator.id).toBe(ids[nth]);
    }
    for (const email of emails) await execute(server.url, RequestReset, { email });
    const links = await prisma.oneTimeToken.findMany({ where: { purpose: 'COLLABORATOR_PASSWORD_RESET' } });
    expect(new Set(links.map(({ collaboratorId }) => String(collaboratorId)))).toEqual(new Set([ids[0]]));
  });

  test('the migration can be rolled back and applied again', async () => {
    const { prisma, applyAgain } = await open();
    const account = await prisma.account.create({ data: { slug: 'rolled-back', name: 'Rolled back' } });
    const { add, keys, update } = await sceneOn(prisma, account.id);
    const emails = [
      `one@${OLD.U}`,
      `one@${OLD.A}`,
      `two@${OLD.A}`,
      `two@${OLD.U}`,
      `alone@${OLD.U}`,
      'plain@example.com',
    ];
    for (const email of emails) await add(email);
    const before = await keys();
    await update();
    const migrated = await keys();
    expect(migrated).not.toEqual(before);
    expect(await restoreSpelledKeys(prisma)).toEqual({ restored: 4, kept: [] });
    await rollBack(prisma, 'email_collisions');
    const columns = await prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM information_schema.columns WHERE column_name = 'email_collision_key'`;
    expect(columns).toEqual([]);
    const restored = await prisma.$queryRaw<
      { id: number; email_key: string }[]
    >`SELECT id, email_key FROM customer`;
    expect(Object.fromEntries(restored.map((row) => [row.id, [row.email_key, null]]))).toEqual(before);
    await applyAgain();
    await update();
    expect(await keys()).toEqual(migrated);
  });
}

test('the roll-back lists each customer whose former key is taken, also if a collaborator has the same id', async () => {
  const { prisma } = (await startServer()).gatehouse;
  const email = 'ann@bücher.example';
  const id = 900;
  await prisma.customer.createMany({
    data: [
      { id, accountId: 1, email, emailKey: emailKey(email) },
      { id: id + 1, accountId: 1, email: 'other@example.com', emailKey: email },
    ],
  });
  const boss = 'boss@bücher.example';
  await prisma.collaborator.createMany({
    data: [
      { id, accountId: 1, role: 'OWNER', email: boss, emailKey: emailKey(boss) },
      { id: id + 1, accountId: 1, role: 'OWNER', email: 'other@example.com', emailKey: boss },
    ],
  });
  expect(await restoreSpelledKeys(prisma)).toEqual({ restored: 0, kept: [id] });
});

onlyInFullRun(() => {
  describe('email keys of an older version, on the embedded database', () => {
    const open = async () => {
      const pglite = await openEmbeddedImage();
      const database = await overPGlite(pglite);
      atEnd(database.close);
      return { prisma: database.prisma, applyAgain: () => applyMigrations(migrationsOnPGlite(pglite)) };
    };
    suite(() => startServer(), open);
  });
});

describePostgres('email keys of an older version, on PostgreSQL', () => {
  const open = async () => {
    const { url } = await createPostgresDatabase();
    const { prisma } = (await startServer({ database: { url } })).gatehouse;
    await prisma.customer.deleteMany();
    const applyAgain = async () => {
      const client = new pg.Client(url);
      await client.connect();
      await applyMigrations(migrationsOnPostgres(client));
      await client.end();
    };
    return { prisma, applyAgain };
  };
  suite(() => startServer({ database: 'postgres' }), open);
});
