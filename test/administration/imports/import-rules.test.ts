import { gzipSync } from 'node:zlib';
import bcrypt from 'bcrypt';
import { describe, expect, test } from 'vitest';
import { undoImport } from '../../../src/administration/imports/undo-import.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import { DeleteMyself } from '../../customers/personal-data/documents.ts';
import { execute, request } from '../../support/client.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { fileOf, importFile, ndjson } from './import-file.ts';

const server = testServer();
const prisma = () => server.gatehouse.prisma;
const importRecords = (records: readonly unknown[], options: Parameters<typeof importFile>[2] = {}) =>
  importFile(server, fileOf(ndjson(records)), options);
const stored = (email: string) => prisma().customer.findFirst({ where: { email } });
const password = async (text: string) => ({ format: 'bcrypt', hash: await bcrypt.hash(text, 4) });

describe('of several records with one email,', () => {
  const records = (email: string) => [
    { id: 'a', email, firstName: 'First', lastLoginAt: '2024-01-01' },
    { id: 'b', email: email.toUpperCase(), firstName: 'Latest', lastLoginAt: '2024-03-01' },
    { id: 'c', email, firstName: 'Last', lastLoginAt: '2024-02-01' },
  ];
  test.each([
    ['first', 'First', [2, 3]],
    ['latest-login', 'Latest', [1, 3]],
    ['none', undefined, [1, 2, 3]],
  ] as const)('duplicates=%s imports the record named %s', async (duplicates, firstName, refused) => {
    const email = uniqueEmail();
    const { report, result } = await importRecords(records(email), { duplicates });
    expect(report.map(({ line }) => line)).toEqual(refused);
    expect(report.every(({ code }) => code === 'EMAIL_TAKEN_IN_FILE')).toBe(true);
    expect(result).toMatchObject({ created: 3 - refused.length, refused: refused.length });
    const found = await prisma().customer.findFirst({ where: { emailKey: email.toLowerCase() } });
    expect(found?.firstName).toBe(firstName);
  });
});

test('duplicates=none imports no record that shares a value with a refused record, in several orders', async () => {
  const email = uniqueEmail();
  const one = { id: 'n1', email };
  const both = { id: 'n2', email };
  const other = { id: 'n2', email: uniqueEmail() };
  for (const [records, firstLines] of [
    [
      [one, both, other],
      [1, 1, 2],
    ],
    [
      [other, one, both],
      [1, 2, 2],
    ],
    [
      [both, other, one],
      [1, 1, 1],
    ],
  ] as const) {
    const { report, result } = await importRecords(records, { duplicates: 'none' });
    expect(report.map(({ firstLine }) => firstLine)).toEqual(firstLines);
    expect(result).toMatchObject({ created: 0, refused: 3 });
  }
});

test('duplicates=latest-login imports a record even if a record with its id is not imported', async () => {
  const email = uniqueEmail();
  const records = [
    { id: 'r1', email, lastLoginAt: '2024-01-02' },
    { id: 'r2', email, lastLoginAt: '2024-01-03' },
    { id: 'r1', email: uniqueEmail(), lastLoginAt: '2024-01-01' },
  ];
  const { report, result } = await importRecords(records, { duplicates: 'latest-login' });
  expect(report.map(({ line }) => line)).toEqual([1]);
  expect(result).toMatchObject({ created: 2, refused: 1 });
});

test('a customer who was deleted here is not created again by the next import', async () => {
  const [kept, renamed] = [uniqueEmail(), uniqueEmail()];
  const records = [
    { id: 810_001, email: kept, password: await password('violet harbor') },
    { id: 'auth0|77', email: renamed, password: await password('violet harbor') },
  ];
  await importRecords(records);
  for (const email of [kept, renamed]) {
    const input = { email, password: 'violet harbor' };
    const { login } = await execute(server.url, Login, { input });
    const { errors } = await request(server.url, DeleteMyself, { password: 'violet harbor' }, login);
    expect(errors).toEqual([]);
  }
  for (const conflicts of ['skip', 'update'] as const) {
    const { result } = await importRecords(records, { conflicts });
    expect(result).toMatchObject({ created: 0, updated: 0, skipped: 2, problems: { DELETED_HERE: 2 } });
  }
  expect([await stored(kept), await stored(renamed)]).toEqual([null, null]);
  // The id of the other system is erased, too.
  const subjects = await prisma().customer.findMany({ where: { deletedAt: { not: null } } });
  expect(JSON.stringify(subjects)).not.toContain('auth0|77');
});

describe('an undo', () => {
  test('of a run that only updated customers deletes no customer', async () => {
    const email = uniqueEmail();
    await importRecords([{ id: 820_001, email, firstName: 'Old' }]);
    const { result } = await importRecords([{ id: 820_001, email, firstName: 'New' }], {
      conflicts: 'update',
    });
    expect(result).toMatchObject({ updated: 1 });
    const acting = { accountId: 1, actor: COMMAND_LINE };
    const undone = await undoImport(server.gatehouse, acting, result.runId ?? 0);
    expect(undone).toMatchObject({ deleted: 0, kept: 0 });
    expect(await stored(email)).toMatchObject({ firstName: 'New' });
  });

  test('lets the same file be imported again', async () => {
    const email = uniqueEmail();
    const records = [{ id: 830_001, email, totp: [{ secret: 'JBSWY3DPEHPK3PXP' }] }];
    const first = await importRecords(records);
    const acting = { accountId: 1, actor: COMMAND_LINE };
    const undone = await undoImport(server.gatehouse, acting, first.result.runId ?? 0);
    expect(undone).toMatchObject({ deleted: 1, kept: 0 });
    expect((await importRecords(records)).result).toMatchObject({ created: 1 });
    expect(await stored(email)).toMatchObject({ id: 830_001 });
  });
});

test('an update replaces identities, second factors and the password of a customer who was not active', async () => {
  const email = uniqueEmail();
  const issuer = 'https://accounts.google.com';
  const record = (subject: string, secret: string, text: string) => ({
    ...{ id: 840_001, email, identities: [{ provider: 'google', issuer, subject }], totp: [{ secret }] },
    password: { format: 'bcrypt', hash: text },
  });
  const [before, after] = [await bcrypt.hash('one', 4), await bcrypt.hash('two', 4)];
  await importRecords([record('u-1', 'JBSWY3DPEHPK3PXP', before)]);
  await importRecords([record('u-2', 'KRSXG5CTMVRXEZLU', after)], { conflicts: 'update' });
  const customer = await prisma().customer.findUniqueOrThrow({
    where: { id: 840_001 },
    include: { externalIdentities: true, authenticators: true },
  });
  expect(customer).toMatchObject({ passwordHash: after, externalIdentities: [{ subject: 'u-2' }] });
  expect(customer.authenticators).toHaveLength(1);
});

test('passwords that stay in the old system are marked, and need no hash', async () => {
  const [marked, without, hashed] = [uniqueEmail(), uniqueEmail(), uniqueEmail()];
  const one = await importRecords([{ email: marked, password: 'elsewhere' }]);
  const records = [{ email: without }, { email: hashed, password: await password('violet harbor') }];
  const others = await importRecords(records, { arePasswordsElsewhere: true });
  expect([one.result.notes, others.result.notes]).toEqual([
    { PASSWORD_ELSEWHERE: 1 },
    { PASSWORD_ELSEWHERE: 1 },
  ]);
  expect((await stored(marked))?.passwordHash).toBe('$elsewhere$');
  expect((await stored(without))?.passwordHash).toBe('$elsewhere$');
  expect((await stored(hashed))?.passwordHash).toMatch(/^\$2b\$/);
  // A password in clear text is never accepted as a hash.
  const { report } = await importRecords([{ email: uniqueEmail(), password: 'in clear text' }]);
  expect(report).toMatchObject([{ code: 'HASH_UNKNOWN', field: 'password' }]);
});

test('accepted terms are stored for their site, and an unknown site is refused', async () => {
  const [email, other] = [uniqueEmail(), uniqueEmail()];
  const { slug, id: siteId } = await prisma().site.findFirstOrThrow();
  const { report } = await importRecords([
    { email, acceptedTerms: [{ site: slug, version: '2', acceptedAt: '2024-01-01' }] },
    { email: other, acceptedTermsVersion: '3', acceptedTermsAt: '2024-02-01' },
    { email: uniqueEmail(), acceptedTerms: [{ site: 'unknown', version: '2' }] },
  ]);
  expect(report).toMatchObject([{ line: 3, code: 'SITE_UNKNOWN', field: 'acceptedTerms' }]);
  const accepted = await prisma().acceptedTerms.findMany({
    where: { customer: { email: { in: [email, other] } } },
    orderBy: { version: 'asc' },
  });
  expect(accepted).toMatchObject([
    { siteId, version: '2', acceptedAt: new Date('2024-01-01') },
    { siteId, version: '3', acceptedAt: new Date('2024-02-01') },
  ]);
});

test('a limit of errors stops the import before anything is stored', async () => {
  const email = uniqueEmail();
  const records = [{ email }, { email: 'wrong' }, { email: 'wrong too' }];
  await expect(importRecords(records, { maxErrors: 1 })).rejects.toThrow('More than 1 lines are refused');
  expect(await stored(email)).toBeNull();
  expect((await importRecords(records, { maxErrors: 2 })).result).toMatchObject({ created: 1, refused: 2 });
});

test('events for new customers are sent only if they are requested', async () => {
  const [quiet, told] = [uniqueEmail(), uniqueEmail()];
  await prisma().webhookEndpoint.create({
    data: { accountId: 1, url: 'https://hooks.example.test/', encryptedSecret: 'sealed', events: [] },
  });
  await importRecords([{ email: quiet }]);
  await importRecords([{ email: told }, { email: 'wrong' }], { sendsEvents: true });
  const customer = await stored(told);
  expect(await prisma().webhookEvent.findMany({ where: { type: 'customer.created' } })).toMatchObject([
    { customerId: customer?.id },
  ]);
});

describe('a list in JSON', () => {
  test('is read element by element, even if it is compressed', async () => {
    const [one, two] = [uniqueEmail(), uniqueEmail()];
    const users = [
      { localId: 'l-1', email: one, displayName: 'A "]},{ \\ B', passwordHash: undefined },
      { localId: 'l-2', email: 'broken' },
      { localId: 'l-3', email: two, providerUserInfo: [] },
    ];
    const text = JSON.stringify({ kind: 'x', users, next: null }, null, 1);
    const { report, result } = await importFile(server, fileOf(gzipSync(text), 'users.json.gz'), {
      source: 'firebase',
    });
    expect(report).toMatchObject([{ line: 2, code: 'EMAIL_INVALID', recordId: 'l-2' }]);
    expect(result).toMatchObject({ lines: 3, created: 2 });
    expect(await stored(one)).toMatchObject({ displayName: 'A "]},{ \\ B', importedSubject: 'l-1' });
  });

  test('with elements that are too long or not objects is imported without them; the report names each', async () => {
    const email = uniqueEmail();
    const text = `[1, "two", [3], {"email":"${email}"}, {"a":"${'x'.repeat(300_000)}"}, {"b":}]`;
    const { report, result } = await importFile(server, fileOf(text, 'list.json'));
    expect(report.map(({ line, code }) => [line, code])).toEqual([
      [1, 'INVALID_JSON'],
      [2, 'INVALID_JSON'],
      [3, 'INVALID_JSON'],
      [5, 'LINE_TOO_LONG'],
      [6, 'INVALID_JSON'],
    ]);
    expect(result).toMatchObject({ created: 1 });
  });

  test.each(['[{"email":"a@example.com"}', '{"users":3}', 'text'])(
    '%s is refused as a whole',
    async (text) => {
      await expect(importFile(server, fileOf(text, 'broken.json'))).rejects.toThrow(/^The file/);
    },
  );
});

test('a file whose decompressed size is above the limit is refused', async () => {
  const path = fileOf(gzipSync(`${' '.repeat(1_000_000)}\n`));
  const file = { location: path, format: 'ndjson', delimiter: ',', maxBytes: 10_000 } as const;
  await expect(importFile(server, path, { file })).rejects.toThrow('larger than 10000 bytes');
});
