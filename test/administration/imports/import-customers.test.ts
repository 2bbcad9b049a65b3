import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import bcrypt from 'bcrypt';
import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../src/administration/imports/import-customers.ts';
import type { ImportProblem } from '../../../src/administration/imports/problem.ts';
import { undoImport } from '../../../src/administration/imports/undo-import.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import { setPolicy } from '../../customers/second-factor/factors.ts';
import { request } from '../../support/client.ts';
import { count, onlyInFullRun } from '../../support/counts.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { BRIEFLY, COMPILED } from '../../support/process.ts';
import { KEY_ENCRYPTION_SECRET, PUBLIC_URL, startServer, testServer } from '../../support/server.ts';
import { bundledCommand } from '../../support/server-bundle.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fileOf, importFile as importTo, ndjson } from './import-file.ts';

const server = testServer();
const folder = temporaryFolder();
const acting = { accountId: 1, actor: COMMAND_LINE };
const importFile = (path: string, options: Parameters<typeof importTo>[2] = {}) =>
  importTo(server, path, options);
const importRecords = (records: readonly unknown[], options: Partial<ImportOptions> = {}) =>
  importFile(fileOf(ndjson(records)), options);
const prisma = () => server.gatehouse.prisma;
const stored = (email: string) => prisma().customer.findFirst({ where: { email } });
const logIn = (email: string, password: string) => request(server.url, Login, { input: { email, password } });
const codes = (report: readonly ImportProblem[]) =>
  report.map(({ line, code, field }) => [line, code, field]);

describe('a record', () => {
  test('keeps its id, its dates and all other data', async () => {
    const email = uniqueEmail();
    const passwordHash = (await bcrypt.hash('violet harbor', 4)).replace('$2b$', '$2y$');
    const { result, report } = await importRecords([
      {
        id: 700_001,
        email,
        emailVerifiedAt: '2020-05-01T10:00:00Z',
        username: 'Ada-L',
        firstName: 'Ada',
        lastName: 'Lovelace',
        phone: '+44 20 7946',
        language: 'de',
        metadata: { plan: 'gold' },
        passwordHash,
        hashFormat: 'bcrypt',
        createdAt: 1_577_836_800,
        updatedAt: '2021-01-01 00:00:00',
        lastLoginAt: 1_609_459_200_000,
        oldProviderId: 'x-9',
        acceptedTermsVersion: '3',
        identities: [
          { provider: 'google', issuer: 'https://accounts.google.com', subject: '1234567', email },
        ],
      },
    ]);
    expect(report).toEqual([]);
    expect(result).toMatchObject({
      lines: 1,
      created: 1,
      updated: 0,
      unchanged: 0,
      refused: 0,
      problems: {},
    });
    expect(result.hashes).toEqual({ bcrypt: { count: 1, firstLoginSeconds: expect.any(Number) } });
    expect(await stored(email)).toMatchObject({
      id: 700_001,
      emailKey: email.toLowerCase(),
      emailVerifiedAt: new Date('2020-05-01T10:00:00Z'),
      username: 'Ada-L',
      usernameKey: 'ada-l',
      firstName: 'Ada',
      phone: '44207946',
      language: 'de',
      metadata: { plan: 'gold' },
      createdAt: new Date('2020-01-01T00:00:00Z'),
      updatedAt: new Date('2021-01-01T00:00:00Z'),
      lastLoginAt: new Date('2021-01-01T00:00:00Z'),
      oldProviderId: 'x-9',
      importedSubject: null,
      acceptedTermsVersion: '3',
      disabledAt: null,
    });
    expect(await prisma().externalIdentity.findMany({ where: { customerId: 700_001 } })).toMatchObject([
      { provider: 'google', issuer: 'https://accounts.google.com', subject: '1234567' },
    ]);
    expect((await logIn(email, 'violet harbor')).errors).toEqual([]);
    // The import sent no mail.
    expect(await prisma().outboxMail.count({ where: { recipient: email } })).toBe(0);
    expect(
      await prisma().webhookEvent.count({ where: { customerId: 700_001, type: 'customer.created' } }),
    ).toBe(0);
  });

  test('reserves its id: later registrations get larger ids', async () => {
    await importRecords([{ id: 800_000, email: uniqueEmail() }]);
    const { customer } = await register(server.url);
    expect(Number(customer.id)).toBeGreaterThan(800_000);
    // An import of a smaller id does not set the sequence back.
    await importRecords([{ id: 700_100, email: uniqueEmail() }]);
    expect(Number((await register(server.url)).customer.id)).toBeGreaterThan(Number(customer.id));
  });

  test('whose id is taken or cannot be used as a number keeps that id as its subject', async () => {
    const [uuid, taken, large, last] = [uniqueEmail(), uniqueEmail(), uniqueEmail(), uniqueEmail()];
    const { customer } = await register(server.url);
    const { report, result } = await importRecords([
      { id: 'auth0|62b1', email: uuid },
      { id: Number(customer.id), email: taken },
      { id: 3_000_000_000, email: large },
      // This is the largest integer id. If it were used, no later customer could get an id.
      { id: 2_147_483_647, email: last },
    ]);
    expect(codes(report)).toEqual([[2, 'ID_TAKEN', 'id']]);
    expect(result.notes).toMatchObject({ ID_NOT_KEPT: 3 });
    expect(await stored(uuid)).toMatchObject({ importedSubject: 'auth0|62b1' });
    expect(await stored(taken)).toMatchObject({ importedSubject: customer.id });
    expect(await stored(large)).toMatchObject({ importedSubject: '3000000000' });
  });

  test('whose id may belong to another person is refused', async () => {
    const subject = 'person-1';
    const google = { provider: 'google', issuer: 'https://accounts.google.com' };
    const email = uniqueEmail();
    const lines = [
      JSON.stringify({ email, subject, identities: [1, 2].map(() => ({ ...google, subject: 'twice' })) }),
      JSON.stringify({ email: uniqueEmail(), subject }),
      // JSON.parse reads numbers with 53 bits only.
      `{"email":"${uniqueEmail()}","id":12345678901234567890}`,
      JSON.stringify({ email: uniqueEmail(), id: { $oid: '1' } }),
      JSON.stringify({ email: uniqueEmail(), id: 'x'.repeat(256) }),
      `{"email":"${uniqueEmail()}","identities":[{"provider":"google","issuer":"https://accounts.google.com","subject":110169484474386276334}]}`,
    ];
    const { report } = await importFile(fileOf(lines.join('\n')));
    expect(codes(report)).toEqual([
      [2, 'ID_TAKEN_IN_FILE', 'id'],
      [3, 'ID_INVALID', 'id'],
      [4, 'ID_INVALID', 'id'],
      [5, 'ID_INVALID', 'id'],
      [6, 'FIELD_INVALID', 'identities'],
    ]);
    expect(await stored(email)).toMatchObject({ importedSubject: subject });
    expect(await prisma().externalIdentity.count({ where: { subject: 'twice' } })).toBe(1);
  });

  test('of another system is another customer, even with the same id', async () => {
    const [first, second, third, fourth] = [1, 2, 3, 4].map(() => uniqueEmail());
    await importRecords([
      { id: 760_001, email: first },
      { id: 'same', email: second },
    ]);
    const records = [
      { ID: 760_001, user_email: third },
      { ID: 'same', user_email: fourth },
    ];
    for (const conflicts of ['update', 'skip'] as const) {
      const { report } = await importRecords(records, { source: 'wordpress', conflicts });
      expect(codes(report).filter(([, code]) => code === 'SUBJECT_TAKEN')).toEqual([
        [2, 'SUBJECT_TAKEN', 'subject'],
      ]);
    }
    expect(await stored(String(first))).toMatchObject({ id: 760_001 });
    expect(await stored(String(third))).toMatchObject({ importedSubject: '760001' });
    expect(await stored(String(fourth))).toBeNull();
  });

  test('with an authenticator app makes a second factor necessary at the login', async () => {
    const email = uniqueEmail();
    const { secret } = new TOTP();
    const password = { format: 'bcrypt', hash: await bcrypt.hash('violet harbor', 4) };
    await importRecords([{ email, password, totp: [{ secret: secret.base32 }] }]);
    await setPolicy(server, 'OPTIONAL');
    const { errors } = await logIn(email, 'violet harbor');
    expect(errors[0]?.extensions?.code).toBe('SECOND_FACTOR_REQUIRED');
    await setPolicy(server, 'OFF');
  });
});

test('the report names each line that is refused, and contains no personal data', async () => {
  const taken = await register(server.url, { username: 'is-taken' });
  const first = uniqueEmail();
  const tail = '"email":"tail@example.com"}';
  const lines = [
    JSON.stringify({ email: first, id: 900_001, username: 'first-one' }),
    '{"email": ',
    '[1]',
    JSON.stringify({ id: 900_003 }),
    JSON.stringify({ email: 'not an email' }),
    JSON.stringify({ email: taken.email }),
    JSON.stringify({ email: first.toUpperCase() }),
    JSON.stringify({ email: uniqueEmail(), id: 900_001 }),
    JSON.stringify({ email: uniqueEmail(), username: 'First-One' }),
    JSON.stringify({ email: uniqueEmail(), username: 'Is-Taken' }),
    JSON.stringify({ email: uniqueEmail(), passwordHash: 'x' }),
    JSON.stringify({ email: uniqueEmail(), password: { format: 'bcrypt', hash: '$2y$10$short' } }),
    JSON.stringify({
      email: uniqueEmail(),
      password: { format: 'scrypt', hash: '$scrypt$ln=24,r=8,p=1$YWFh$YWFhYWFhYWFhYWFhYWFhYWFhYWE' },
    }),
    JSON.stringify({
      email: uniqueEmail(),
      password: { format: 'bcrypt-pepper', hash: '$2y$10$x', secret: 'none' },
    }),
    JSON.stringify({ email: uniqueEmail(), metadata: { a: 'x'.repeat(20_000) } }),
    JSON.stringify({ email: uniqueEmail(), metadata: 'text' }),
    JSON.stringify({ email: uniqueEmail(), firstName: 'a\u0000b' }),
    JSON.stringify({ email: uniqueEmail(), firstName: 'x'.repeat(256) }),
    JSON.stringify({ email: uniqueEmail(), createdAt: 'yesterday' }),
    JSON.stringify({ email: uniqueEmail(), createdAt: '2999-01-01' }),
    `{"a":"${'x'.repeat(300_000)}",${tail}`,
    '',
    JSON.stringify({ email: uniqueEmail(), username: 'a.b', language: 'xx', metadata: [] }),
  ];
  const { result, report } = await importFile(fileOf(lines.join('\r\n')));
  expect(result).toMatchObject({ lines: 23, created: 2, refused: 20 });
  expect(codes(report)).toEqual([
    [2, 'INVALID_JSON', null],
    [3, 'INVALID_JSON', null],
    [4, 'EMAIL_MISSING', 'email'],
    [5, 'EMAIL_INVALID', 'email'],
    [6, 'EMAIL_TAKEN', 'email'],
    [7, 'EMAIL_TAKEN_IN_FILE', 'email'],
    [8, 'ID_TAKEN_IN_FILE', 'id'],
    [9, 'USERNAME_TAKEN_IN_FILE', 'username'],
    [10, 'USERNAME_TAKEN', 'username'],
    [11, 'HASH_UNKNOWN', 'password'],
    [12, 'HASH_MALFORMED', 'password'],
    [13, 'HASH_TOO_COSTLY', 'password'],
    [14, 'HASH_SECRET_UNKNOWN', 'password'],
    [15, 'METADATA_TOO_LARGE', 'metadata'],
    [16, 'METADATA_INVALID', 'metadata'],
    [17, 'TEXT_NOT_STORABLE', 'firstName'],
    [18, 'FIELD_INVALID', 'firstName'],
    [19, 'DATE_INVALID', 'createdAt'],
    [20, 'DATE_INVALID', 'createdAt'],
    [21, 'LINE_TOO_LONG', null],
    [23, 'LANGUAGE_UNKNOWN', null],
    [23, 'USERNAME_DROPPED', null],
  ]);
  expect(report[5]).toMatchObject({ firstLine: 1, isRefusal: true });
  expect(JSON.stringify(report)).not.toMatch(/@|not an email|x{20}/);
  // A dry run of almost the same file reports the first problems too, and stores nothing.
  const before = await prisma().customer.count();
  const other = lines.map((line) => line.replace(/first-one/i, 'first-two').replace('900001', '900002'));
  const dry = await importFile(fileOf(other.join('\n')), { isDryRun: true });
  expect(await prisma().customer.count()).toBe(before);
  expect(dry.result).toMatchObject({ runId: null, lines: 23 });
  expect(codes(dry.report).filter(([line]) => line !== 1)).toEqual(
    expect.arrayContaining(codes(report).slice(0, 8)),
  );
});

describe('the same file again', () => {
  test('changes nothing', async () => {
    const records = [
      { id: 710_001, email: uniqueEmail() },
      { id: 'u-1', email: uniqueEmail() },
      { email: uniqueEmail() },
    ];
    expect((await importRecords(records)).result).toMatchObject({ created: 3 });
    for (const conflicts of ['skip', 'update'] as const) {
      const { result } = await importRecords(records, { conflicts });
      expect(result).toMatchObject({ created: 0, updated: 0, unchanged: 3, refused: 0 });
    }
  });

  test('with changes: `conflicts=update` updates only customers who were neither active nor changed here', async () => {
    const [quiet, active, changed] = [uniqueEmail(), uniqueEmail(), uniqueEmail()];
    const password = { format: 'bcrypt', hash: await bcrypt.hash('violet harbor', 4) };
    const records = [quiet, active, changed].map((email, index) => ({
      id: 720_001 + index,
      email,
      password,
      firstName: 'Old',
    }));
    await importRecords(records);
    expect((await logIn(active, 'violet harbor')).errors).toEqual([]);
    await prisma().customer.updateMany({
      where: { email: changed },
      data: { firstName: 'Own', updatedAt: new Date() },
    });
    const newer = records.map((record) => ({ ...record, firstName: 'New', email: record.email }));
    expect((await importRecords(newer)).result).toMatchObject({
      ...{ updated: 0, unchanged: 0, skipped: 3 },
      problems: { EXISTS: 3 },
    });
    expect((await importRecords(newer, { conflicts: 'update' })).result).toMatchObject({
      ...{ updated: 1, unchanged: 0, skipped: 2 },
      problems: { CHANGED_HERE: 2 },
    });
    const names = await Promise.all(
      [quiet, active, changed].map(async (email) => (await stored(email))?.firstName),
    );
    expect(names).toEqual(['New', 'Old', 'Own']);
  });

  test('refuses a new email or username that another customer has', async () => {
    const other = await register(server.url, { username: 'of-another' });
    const [email, named, last] = [uniqueEmail(), uniqueEmail(), uniqueEmail()];
    await importRecords([
      { id: 725_001, email },
      { id: 725_002, email: named },
      { id: 725_003, email: last },
    ]);
    const newer = [
      { id: 725_001, email: other.email },
      { id: 725_002, email: named, username: 'of-another' },
      { id: 725_003, email: last, firstName: 'New' },
    ];
    const { result, report } = await importRecords(newer, { conflicts: 'update' });
    expect(codes(report)).toEqual([
      [1, 'EMAIL_TAKEN', 'email'],
      [2, 'USERNAME_TAKEN', 'username'],
    ]);
    expect(result).toMatchObject({ updated: 1, refused: 2 });
  });

  test('finds a customer by id even if they have changed their email since', async () => {
    const [before, after] = [uniqueEmail(), uniqueEmail()];
    const records = [{ id: 730_001, email: before }];
    await importRecords(records);
    await prisma().customer.update({
      where: { id: 730_001 },
      data: { email: after, emailKey: after.toLowerCase() },
    });
    expect((await importRecords(records)).result).toMatchObject({ created: 0, unchanged: 1 });
  });
});

test('an import is undone, except for customers who were active since', async () => {
  const [quiet, active] = [uniqueEmail(), uniqueEmail()];
  const password = { format: 'bcrypt', hash: await bcrypt.hash('violet harbor', 4) };
  const { result } = await importRecords([quiet, active].map((email) => ({ email, password })));
  expect((await logIn(active, 'violet harbor')).errors).toEqual([]);
  const runId = result.runId ?? 0;
  await expect(undoImport(server.gatehouse, { ...acting, accountId: 2 }, runId)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await undoImport(server.gatehouse, acting, runId)).toEqual({ runId, deleted: 1, kept: 1 });
  expect(await stored(quiet)).toBeNull();
  expect(await stored(active)).not.toBeNull();
});

describe('the import reads the export of', () => {
  test('Pelcro', async () => {
    const email = uniqueEmail();
    const hash = await bcrypt.hash('violet harbor', 4);
    const record = {
      ...{
        id: 740_001,
        email,
        username: null,
        first_name: 'Jane',
        last_name: 'Doe',
        email_confirm: true,
        password: hash,
      },
      ...{
        mail_marketing: true,
        tele_marketing: false,
        metadata: [],
        created_at: 1_600_000_000,
        has_password: true,
      },
    };
    await importRecords([record], { source: 'pelcro' });
    expect(await stored(email)).toMatchObject({
      id: 740_001,
      firstName: 'Jane',
      metadata: { consent: { mail_marketing: true, tele_marketing: false } },
      emailVerifiedAt: new Date(1_600_000_000_000),
    });
    expect((await logIn(email, 'violet harbor')).errors).toEqual([]);
  });

  test('WordPress, as compressed CSV', async () => {
    const email = uniqueEmail();
    const csv = `\ufeffID;user_login;user_email;user_pass;user_registered;display_name\r\n740010;"jane";"${email}";"$P$912345678LIjjb6PhecupozNBmDndU0";"2019-03-04 05:06:07";"Jane ""J"" Doe"\r\n`;
    const path = fileOf(gzipSync(csv), 'users.csv');
    const { report } = await importFile(path, { source: 'wordpress', delimiter: ';' });
    expect(report).toEqual([]);
    expect(await stored(email)).toMatchObject({ id: 740_010, username: 'jane', displayName: 'Jane "J" Doe' });
    expect((await logIn(email, 'thisisalongertestPW')).errors).toEqual([]);
  });

  test('Auth0, Drupal, Supabase, Cognito and Firebase', async () => {
    const email = (nth: number) => `${nth}-${uniqueEmail()}`;
    const emails = [1, 2, 3, 4, 5].map(email);
    const imported = async (source: ImportOptions['source'], record: object) => {
      const { report } = await importRecords([record], { source });
      expect(report.filter(({ isRefusal }) => isRefusal)).toEqual([]);
    };
    await imported('auth0', {
      ...{
        user_id: 'auth0|1',
        email: emails[0],
        email_verified: true,
        given_name: 'A',
        created_at: '2020-01-01T00:00:00.000Z',
      },
      identities: [
        { provider: 'google-oauth2', user_id: '99', connection: 'google-oauth2' },
        { provider: 'auth0', user_id: '1' },
      ],
    });
    await imported('drupal', {
      uid: '740020',
      name: 'd',
      mail: emails[1],
      status: '0',
      created: '1500000000',
      login: '0',
    });
    await imported('supabase', {
      id: 'b1-c2',
      email: emails[2],
      email_confirmed_at: '2023-01-02 03:04:05.123456+00',
    });
    await imported('cognito', { sub: 'c-1', email: emails[3], email_verified: 'true', given_name: 'C' });
    await imported('firebase', {
      localId: 'f1',
      email: emails[4],
      createdAt: '1600000000000',
      photoUrl: 'https://example.com/p.png',
    });
    const found = await Promise.all(emails.map((each) => stored(each)));
    expect(found).toMatchObject([
      { importedSubject: 'auth0|1', firstName: 'A', emailVerifiedAt: new Date('2020-01-01T00:00:00Z') },
      { id: 740_020, disabledAt: expect.any(Date), lastLoginAt: null },
      { importedSubject: 'b1-c2', emailVerifiedAt: new Date('2023-01-02T03:04:05.123Z') },
      { importedSubject: 'c-1', firstName: 'C', emailVerifiedAt: expect.any(Date) },
      { importedSubject: 'f1', profilePhoto: 'https://example.com/p.png' },
    ]);
    expect(await prisma().externalIdentity.count({ where: { subject: '99' } })).toBe(1);
  });

  test('any other system, with a mapping and with emails that count as verified', async () => {
    const email = uniqueEmail();
    const csv = `mail,Vorname,profil.ort\n${email},Jörg,Köln\n`;
    const mapping = { fields: { email: 'mail', firstName: 'Vorname', organization: 'profil.ort' } };
    await importFile(fileOf(csv, 'mine.csv'), { source: 'generic', mapping, areEmailsVerified: true });
    expect(await stored(email)).toMatchObject({
      firstName: 'Jörg',
      organization: 'Köln',
      emailVerifiedAt: expect.any(Date),
    });
  });

  test('WordPress as CSV; only rows that are not UTF-8 or have a wrong number of columns are refused', async () => {
    const [email, damaged, short] = [uniqueEmail(), uniqueEmail(), uniqueEmail()];
    const csv = `ID,user_email,first_name\n,${damaged},J\u00f6rg\n,${short}\n,${email},Ada\n`;
    const { report } = await importFile(fileOf(Buffer.from(csv, 'latin1'), 'latin1.csv'), {
      source: 'wordpress',
    });
    expect(codes(report)).toEqual([
      [2, 'TEXT_NOT_STORABLE', null],
      [3, 'FIELD_INVALID', null],
    ]);
    expect(await stored(email)).toMatchObject({ firstName: 'Ada' });
  });

  test('no system if the CSV file is malformed or the compressed file is damaged', async () => {
    await expect(importFile(fileOf('a,b\n"x', 'broken.csv'))).rejects.toThrow('The file is not CSV');
    const damaged = gzipSync('{}\n'.repeat(1_000)).subarray(0, 20);
    await expect(importFile(fileOf(damaged))).rejects.toThrow('damaged');
  });
});

describePostgres('the command', () => {
  let env: Record<string, string>;
  let busy: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    const { url } = await createPostgresDatabase();
    busy = await startServer({ database: { url } });
    env = { DATABASE_URL: url, KEY_ENCRYPTION_SECRET, PUBLIC_URL };
  });
  const start = (command: string, options: string[]) => {
    const child = spawn(process.execPath, [...BRIEFLY, bundledCommand(command), ...options], {
      env: { PATH: process.env.PATH, ...COMPILED, ...env },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, stdout, stderr })),
    );
    return { child, ended };
  };
  const given = ['--account', 'demo', '--source', 'gatehouse'];

  const ROWS = count(5_000, 40_000);

  test(`killed ${count(1, 20)} times in the middle, an import loses and duplicates no record`, async () => {
    const records = Array.from({ length: ROWS }, (_, index) => ({
      id: 1_000_000 + index,
      email: `kill-${index}@example.com`,
    }));
    const path = fileOf(ndjson([...records, { email: 'wrong' }]));
    const { customer, importRun } = busy.gatehouse.prisma;
    const imported = { id: { gte: 1_000_000 } };
    const written = () => customer.count({ where: imported });
    // Read again and again, so it must be cheap: records are stored in the order of the file.
    const lastWritten = async () =>
      (await customer.findFirst({ where: imported, orderBy: { id: 'desc' }, select: { id: true } }))?.id ?? 0;
    for (let kills = 0; kills < count(1, 20); kills += 1) {
      const before = await lastWritten();
      const { child, ended } = start('import-customers', [...given, '--file', path]);
      await expect
        .poll(lastWritten, { interval: 5 })
        .toSatisfy((now: number) => now > before || child.exitCode !== null);
      child.kill('SIGKILL');
      // There is no exit status, because the process was killed before its end.
      expect((await ended).code).toBe(null);
    }
    const report = join(folder, 'report.ndjson');
    const { code, stdout } = await start('import-customers', [...given, '--file', path, '--report', report])
      .ended;
    const result = JSON.parse(stdout) as { runId: number };
    expect({ code, result }).toMatchObject({ code: 3, result: { lines: ROWS + 1 } });
    const runs = await importRun.findMany();
    const sum = (name: 'created' | 'refused') => runs.reduce((total, run) => total + run[name], 0);
    expect([await written(), sum('created')]).toEqual([ROWS, ROWS]);
    const again = await start('import-customers', [...given, '--file', path]).ended;
    expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, unchanged: ROWS, refused: 1 });
    const undone = await start('undo-import', ['--account', 'demo', '--run', String(result.runId)]).ended;
    expect(undone.code).toBe(0);
  });

  test('records that a run was started on the command line', async () => {
    const path = fileOf(ndjson([{ email: uniqueEmail() }]));
    const { stdout } = await start('import-customers', [...given, '--file', path]).ended;
    const id = (JSON.parse(stdout) as { runId: number }).runId;
    const run = await busy.gatehouse.prisma.importRun.findUniqueOrThrow({ where: { id } });
    expect(run.startedBy).toBe('command_line');
  });

  onlyInFullRun(() => {
    test('reads standard input, refuses wrong options, and overwrites no file with its report', async () => {
      const report = join(folder, 'existing');
      writeFileSync(report, '', { mode: 0o600 });
      const refused = await start('import-customers', [...given, '--file', '-', '--report', report]).ended;
      expect(JSON.parse(refused.stderr).error.message).toContain('--report must be a new file');
      const { child, ended } = start('import-customers', [...given, '--file', '-', '--dry-run']);
      child.stdin.end(`${JSON.stringify({ email: uniqueEmail() })}\n`);
      expect(JSON.parse((await ended).stdout)).toMatchObject({ runId: null, created: 1 });
      const wrong = async (...options: string[]) => (await start('import-customers', options).ended).code;
      expect(await wrong('--account', 'demo', '--source', 'unknown', '--file', 'x')).toBe(2);
      expect(await wrong('--account', 'demo', '--source', 'generic', '--file', 'x')).toBe(2);
      const missing = await start('import-customers', [...given, '--file', join(folder, 'missing')]).ended;
      expect(missing.code).toBe(1);
    });
  });
});
