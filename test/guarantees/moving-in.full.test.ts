import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compactDecrypt, decodeJwt, decodeProtectedHeader } from 'jose';
import pLimit from 'p-limit';
import { beforeAll, expect, test } from 'vitest';
import type { ImportProblem } from '../../src/administration/imports/problem.ts';
import { ELSEWHERE } from '../../src/customers/passwords/hash-format.ts';
import { pelcroApi } from '../rest/pelcro/api.ts';
import { BrowserClient } from '../rest/pelcro/browser-client.ts';
import { count } from '../support/counts.ts';
import { type OldPelcro, PRV, startOldPelcro } from '../support/old-pelcro.ts';
import { createPostgresDatabase, describePostgresInOrder } from '../support/postgres.ts';
import { runCommand } from '../support/run-command.ts';
import { KEY_ENCRYPTION_SECRET, PUBLIC_URL, startServer, type TestServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { guideCommand } from './moving-guide.ts';
import { addReaders, badRows, exportFile, type Reader, readReport, rowOf } from './moving-readers.ts';

const READERS = 1_000;
/** Readers whose rows are wrong in the first export. */
const SPOILED = 8;
/** Readers who register after the first export. */
const NEWCOMERS = 5;
const ALL = READERS + SPOILED + NEWCOMERS;
/** How many readers load a page, and how many log in. With the full counts, every reader does both. */
const BOOTS = count(40, ALL);
const LOGINS = count(30, ALL);
/** The `site_id` of the old system, which pages and apps continue to send. */
const SITE_ID = 7;
const WINDOW_DAYS = 50;
/** How many readers act at once. */
const AT_ONCE = 16;
const DAY = 86_400_000;

const folder = temporaryFolder();
const path = (name: string) => join(folder, name);
const bothNew = (password: string) => ({ new_password: password, confirm_new_password: password });
const isElsewhere = ({ hasHashInExport }: Reader) => !hasHashInExport;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

describePostgresInOrder('a paper moves from Pelcro', () => {
  let old: OldPelcro;
  let server: TestServer;
  let env: Record<string, string>;
  let readers: Reader[];
  let spoiled: Reader[];
  let firstExport: ReturnType<typeof exportFile>;
  /** The readers who are in the last import. */
  let moved: Reader[];

  beforeAll(async () => {
    old = await startOldPelcro();
    readers = addReaders(old, READERS);
    spoiled = addReaders(old, SPOILED);
    moved = readers;
    const { url } = await createPostgresDatabase();
    // A busy machine delays the answers of the old system too.
    server = await startServer({ database: { url }, env: { OLD_SYSTEM_TIMEOUT_SECONDS: '15' } });
    env = { DATABASE_URL: url, KEY_ENCRYPTION_SECRET, PUBLIC_URL };
  });

  /** Runs the command of the guide that contains a text: with the files, the old system and the times of this test. */
  async function operate(containing: string) {
    const { command, options } = guideCommand(containing, {
      'https://old.example': old.url,
      '2027-03-01T12:00:00Z': inDays(1),
      '2027-05-01T00:00:00Z': inDays(WINDOW_DAYS),
      '2027-06-30T00:00:00Z': inDays(90),
    });
    const given = options.map((option) => (/\.(ndjson|txt|pem|gz)$/.test(option) ? path(option) : option));
    const { code, stdout, stderr } = await runCommand(env, command, given);
    expect(stderr).toBe('');
    return { code, result: JSON.parse(stdout) };
  }

  async function importFile(report: string) {
    const { code, result } = await operate(` ${report}`);
    const problems = readReport(path(report));
    const told = problems.map(({ line, code, field }: ImportProblem) => ({ line, code, field }));
    return { code, result, told };
  }

  const customers = () => server.gatehouse.prisma.customer.count({ where: { account: { slug: 'paper' } } });
  const api = (method: string, at: string, options: Parameters<typeof pelcroApi>[3] = {}) =>
    pelcroApi(server, method, at, { siteId: SITE_ID, ...options });
  const logIn = (email: string, password: string) =>
    api('POST', '/auth/login', { body: { email, password } });
  const customerOf = (token: string) => api('GET', '/customer', { token });
  /** The first readers and the last ones. The last had wrong rows in the first export, or registered after it. */
  const some = (wanted: number) => {
    const last = SPOILED + NEWCOMERS;
    return [...moved.slice(0, wanted - last), ...moved.slice(-last)];
  };
  const withEach = <Result>(list: readonly Reader[], work: (reader: Reader) => Promise<Result>) => {
    const limit = pLimit(AT_ONCE);
    return Promise.all(list.map((reader) => limit(() => work(reader))));
  };

  /** Loads a page with the token of a reader in its cookie, as the original client does. */
  async function boot({ url }: { url: string }, site: number, token: string) {
    const cookie = { token: Buffer.from(token).toString('base64') };
    const client = new BrowserClient(url, site, cookie);
    await client.boot();
    return {
      id: client.customer?.id,
      token: cookie.token && Buffer.from(cookie.token, 'base64').toString(),
    };
  }

  test('the account is created, with the site id that installed apps send', async () => {
    const { code, result } = await operate('create-account');
    expect({ code, result }).toMatchObject({ code: 0, result: { slug: 'paper', siteId: SITE_ID } });
    const again = await runCommand(env, 'create-account', ['--slug', 'other', '--site-id', String(SITE_ID)]);
    expect(JSON.parse(again.stderr).error).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { siteId: ['The site id has already been taken.'] },
    });
    const next = await runCommand(env, 'create-account', ['--slug', 'other']);
    expect(JSON.parse(next.stdout)).toMatchObject({ siteId: SITE_ID + 1 });
  });

  test('the dry run names every bad row by line and code, and stores nothing', async () => {
    firstExport = exportFile(
      readers.map((reader) => rowOf(reader)),
      badRows(readers, spoiled),
    );
    writeFileSync(path('first.ndjson'), firstExport.text);
    const { code, result, told } = await importFile('refused-in-dry-run.ndjson');
    expect(told).toEqual(firstExport.expected);
    expect(result).toMatchObject({ runId: null, created: READERS, refused: firstExport.expected.length });
    expect([code, await customers()]).toEqual([3, 0]);
  });

  test('the import stores every row except the bad ones', async () => {
    const { code, result, told } = await importFile('refused.ndjson');
    expect(told).toEqual(firstExport.expected);
    expect(result).toMatchObject({
      created: READERS,
      notes: { PASSWORD_ELSEWHERE: readers.filter(isElsewhere).length },
      hashes: { bcrypt: { count: readers.filter(({ hasHashInExport }) => hasHashInExport).length } },
    });
    expect([code, await customers()]).toEqual([3, READERS]);
  });

  test('the import on the day of the switch stores later changes and corrected rows', async () => {
    const newcomers = addReaders(old, NEWCOMERS);
    const renamed = readers.slice(20, 25);
    for (const reader of renamed) reader.firstName = 'Grace';
    moved = [...readers, ...spoiled, ...newcomers];
    const { text } = exportFile(
      moved.map((reader) => rowOf(reader)),
      [],
    );
    writeFileSync(path('day.ndjson'), text);
    const { code, result, told } = await importFile('refused-on-the-day.ndjson');
    expect({ code, told }).toEqual({ code: 0, told: [] });
    expect(result).toMatchObject({
      created: spoiled.length + newcomers.length,
      updated: renamed.length,
      unchanged: READERS - renamed.length,
    });
    expect(await customers()).toBe(moved.length);
  });

  test('before the switch, a page of the old system keeps the reader logged in', async () => {
    for (const { id, token } of moved.slice(0, 3)) expect((await boot(old, SITE_ID, token)).id).toBe(id);
  });

  test('the commands of the switch set up the issuer of the old tokens and the old system', async () => {
    writeFileSync(path('jwt-secret.txt'), `${old.secret}\n`);
    expect((await operate('create-legacy-issuer')).result).toMatchObject({ kind: 'HMAC', prv: PRV });
    expect((await operate('set-old-system')).result).toMatchObject({ kind: 'PELCRO', enabled: true });
    old.requests = {};
  });

  test(`after the switch, none of ${BOOTS} readers is logged out, and each gets a token with their id`, async () => {
    const booted = await withEach(some(BOOTS), async ({ id, token: before }) => {
      const { id: shown, token } = await boot(server, SITE_ID, before);
      const after = await customerOf(token ?? '');
      const still = await customerOf(before);
      return {
        id,
        shown,
        isNew: token !== before,
        alg: decodeProtectedHeader(token ?? '').alg,
        sub: decodeJwt(token ?? '').sub,
        after: [after.status, after.body.data?.id],
        still: still.status,
      };
    });
    expect(booted.length).toBeGreaterThanOrEqual(BOOTS);
    const wrong = booted.filter(
      ({ id, shown, isNew, alg, sub, after, still }) =>
        !(isNew && shown === id && alg === 'ES256' && sub === String(id) && still === 200) ||
        String(after) !== `200,${id}`,
    );
    expect(wrong).toEqual([]);
    // Gatehouse verified the tokens without a request to the old system.
    expect(old.requests).toEqual({});
  });

  test(`${LOGINS} readers log in, and the old system is asked once about each without an imported hash`, async () => {
    const chosen = some(LOGINS);
    const logInAll = () =>
      withEach(chosen, async ({ id, email, password }) => {
        const { status, body } = await logIn(email, password);
        return { id, status, shown: body.data?.id };
      });
    const isWrong = ({ id, status, shown }: { id: number; status: number; shown: unknown }) =>
      status !== 200 || shown !== id;
    expect((await logInAll()).filter(isWrong)).toEqual([]);
    const asked = chosen.filter(isElsewhere).length;
    expect(asked).toBeGreaterThan(LOGINS / 4);
    const requests = { 'POST /auth/login 200': asked, 'POST /auth/logout 200': asked };
    await expect.poll(() => old.requests).toEqual(requests);
    const waiting = { account: { slug: 'paper' }, passwordHash: ELSEWHERE };
    const left = await server.gatehouse.prisma.customer.count({ where: waiting });
    expect(left).toBe(moved.filter(isElsewhere).length - asked);
    const [reader] = chosen.filter(isElsewhere);
    expect((await logIn(reader?.email ?? '', reader?.password ?? '')).status).toBe(200);
    expect(old.requests).toEqual(requests);
  });

  test('a reader who was not imported is logged out, and cannot log in', async () => {
    const [kept] = moved as [Reader];
    const leftOut = addReaders(old, 1)[0] as Reader;
    const twin = old.tokenOf({ id: kept.id + 500_000 });
    for (const token of [leftOut.token, twin]) {
      expect(await boot(server, SITE_ID, token)).toEqual({ id: undefined, token: null });
      expect(await customerOf(token)).toMatchObject({
        status: 403,
        body: { error: { message: 'Authentication token is invalid, please try again' } },
      });
    }
    expect((await logIn(leftOut.email, leftOut.password)).status).toBe(404);
    // A bad row had this email in upper case. The email belongs to the imported reader: only their password is right.
    expect((await logIn(kept.email.toUpperCase(), 'the password of the twin')).status).toBe(404);
    expect(await logIn(kept.email.toUpperCase(), kept.password)).toMatchObject({
      status: 200,
      body: { data: { id: kept.id } },
    });
  });

  test('back in the old system, old passwords work, and logouts in Gatehouse have no effect', async () => {
    const [changes, leaves, stays] = moved.slice(0, 3) as [Reader, Reader, Reader];
    const here = async ({ email, password }: Reader) => (await logIn(email, password)).body.data.token;
    const fields = { old_password: changes.password, ...bothNew('a new Passw0rd') };
    const token = await here(changes);
    expect((await api('POST', '/password/update', { token, body: fields })).status).toBe(200);
    expect((await api('POST', '/auth/logout', { token: leaves.token })).status).toBe(200);
    expect((await customerOf(leaves.token)).status).toBe(403);

    expect((await boot(old, SITE_ID, await here(stays))).token).toBe(null);
    expect((await boot(old, SITE_ID, leaves.token)).id).toBe(leaves.id);
    const client = new BrowserClient(old.url, SITE_ID, { token: null });
    for (const { email, password } of [changes, leaves, stays]) {
      expect(await client.login({ email, password })).toHaveProperty('data');
    }
    expect(client.customer).toMatchObject({ id: stays.id });
    // The query of the guide.
    const changed = await server.gatehouse.prisma.$queryRaw`
      SELECT c.id FROM customer c JOIN account a ON a.id = c.account_id
      WHERE a.slug = 'paper' AND c.password_version > 0 AND c.deleted_at IS NULL`;
    expect(changed).toEqual([{ id: changes.id }]);
    const { publicKey, privateKey } = generateKeyPairSync('x25519');
    writeFileSync(path('export-key.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    expect((await operate('--with-secrets')).result).toMatchObject({ customers: moved.length });
    const lines = gunzipSync(readFileSync(path('everything.ndjson.gz')))
      .toString()
      .split('\n');
    const record = lines
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .find(({ id }) => id === changes.id);
    const { plaintext } = await compactDecrypt(record.protected, privateKey);
    expect(JSON.parse(Buffer.from(plaintext).toString()).password.hash).toMatch(/^\$argon2id\$v=19\$/);
  });

  test('the old token is valid until the end of the window, and the new one longer', async () => {
    const reader = moved[10] as Reader;
    const { token } = await boot(server, SITE_ID, reader.token);
    expect((await customerOf(reader.token)).status).toBe(200);
    server.clock.advance({ days: WINDOW_DAYS });
    expect(await customerOf(reader.token)).toMatchObject({
      status: 403,
      body: { error: { message: 'Authentication token has expired, please try again' } },
    });
    expect(await boot(server, SITE_ID, token ?? '')).toMatchObject({ id: reader.id });
  });
});
