import { readdirSync, readlinkSync } from 'node:fs';
import { Agent, type ClientRequest, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import bcrypt from 'bcrypt';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ask } from '../../graphql/ask.ts';
import { request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Login, ValidateToken } from '../../support/documents.ts';
import { authorization, exchange } from '../../support/http.ts';
import { testServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { CONSOLE, COOKIE } from '../collaborators/console.ts';
import { asCollaborator } from '../customer-support/collaborators.ts';
import { ndjson } from './import-file.ts';
import { endOfRun, holdHashes, importRun, REPORT, reached, UPLOAD, upload } from './upload.ts';

const LIMIT = 1_000_000;
/** Keeps connections alive, so the client does not send `connection: close`. */
const KEPT = new Agent({ keepAlive: true });
const server = testServer({ env: { IMPORT_UPLOAD_MEGABYTES: '1' } });
const prisma = () => server.gatehouse.prisma;
let owner: { token: string };
beforeAll(async () => {
  process.env.TMPDIR = temporaryFolder();
  owner = await logInCollaborator(server);
});
const send = (body: string | Uint8Array, parameters: Record<string, string> = {}, as = owner) =>
  upload(server.url, body, { source: 'gatehouse', ...parameters }, as);
const ended = (id: string) => endOfRun(server.url, id, owner);
const record = () => ({ email: uniqueEmail() });
const digest = '5f4dcc3b5aa765d61d8327deb882cf99';
const withDigest = () => ({ ...record(), password: { format: 'md5', hash: digest } });
const many = <Value>(times: number, make: () => Value) => Array.from({ length: times }, make);

/** The upload files of this process: those that it has open, and those in the temporary folder. */
function uploadedFiles(): string[] {
  const open = readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
  const named = readdirSync(process.env.TMPDIR ?? '').map((name) => `${process.env.TMPDIR}/${name}`);
  return [...open, ...named].filter((path) => path.includes('gatehouse-upload-'));
}
const PATIENCE = { timeout: 120_000 };
const noFiles = () => vi.waitFor(() => expect(uploadedFiles()).toEqual([]), PATIENCE);

/** Begins an upload. The test sends the body itself. */
function begin(headers: Record<string, string> = {}): {
  sent: ClientRequest;
  answer: Promise<[number, string]>;
} {
  const url = `${server.url}${UPLOAD}?source=gatehouse`;
  const sent = httpRequest(url, {
    method: 'POST',
    agent: KEPT,
    headers: { ...authorization(owner), ...headers },
  });
  const answer = new Promise<[number, string]>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', async (incoming) => resolve([incoming.statusCode ?? 0, await text(incoming)]));
  });
  return { sent, answer };
}

test('an upload is imported in the background, with its counts, problems and report', async () => {
  const email = uniqueEmail();
  const password = { format: 'bcrypt', hash: await bcrypt.hash('violet harbor', 4) };
  const body = ndjson([{ id: 5_001, email, password }, { id: '=5+2' }, { ...record(), username: 'a.b' }]);
  const fileName = 'C:\\exports\\readers.ndjson';
  const dry = await send(body, { fileName, dryRun: 'true' });
  expect(dry).toMatchObject({ status: 202, lastLine: 0, error: null });
  const counts = { lines: 3, lastLine: 3, created: 2, updated: 0, unchanged: 0, skipped: 0, refused: 1 };
  const found = {
    ...counts,
    ...{ state: 'FINISHED', failure: null, source: 'gatehouse' },
    hashes: [{ scheme: 'bcrypt', count: 1 }],
    notes: [{ code: 'PASSWORD_MISSING', count: 1 }],
    problemCounts: [
      { code: 'EMAIL_MISSING', count: 1 },
      { code: 'USERNAME_DROPPED', count: 1 },
    ],
  };
  expect(await ended(dry.id)).toMatchObject({ ...found, isDryRun: true, fileName: 'readers.ndjson' });
  expect(await prisma().customer.count({ where: { email } })).toBe(0);
  const { id } = await send(gzipSync(body));
  expect(await ended(id)).toMatchObject({ ...found, isDryRun: false, fileName: null });
  const { errors } = await request(server.url, Login, { input: { email, password: 'violet harbor' } });
  expect(errors).toEqual([]);
  const report = async (format: string) =>
    (await exchange(`${server.url}${REPORT(id)}?format=${format}`, { headers: authorization(owner) })).text;
  const first = { line: 2, code: 'EMAIL_MISSING', isRefusal: true, recordId: '=5+2', field: 'email' };
  expect(
    (await report('ndjson'))
      .split('\n')
      .slice(0, 1)
      .map((line) => JSON.parse(line)),
  ).toMatchObject([first]);
  expect((await report('csv')).split('\r\n')).toMatchObject([
    '"line","code","isRefusal","recordId","field","firstLine"',
    `"2","EMAIL_MISSING","true","'=5+2","email",""`,
    '"3","USERNAME_DROPPED","false","","",""',
    '',
  ]);
  const actions = await prisma().auditEvent.findMany({ where: { targetKind: 'import', targetId: id } });
  expect(actions.map(({ action, actorKind }) => [action, actorKind])).toEqual([
    ['import.started', 'COLLABORATOR'],
    ['import.finished', 'COLLABORATOR'],
  ]);
  const told = [
    ...server.logs,
    ...actions.map(({ after }) => JSON.stringify(after)),
    await report('csv'),
  ].join();
  expect(told).not.toContain(email);
  await noFiles();
});

describe('an upload is refused', () => {
  test.each<[string, Record<string, string>]>([
    ['source', { source: 'pelco' }],
    ['mapping', { source: 'generic' }],
    ['mapping', { source: 'pelcro', mapping: '{"email":"mail"}' }],
    ['mapping', { source: 'generic', mapping: '{"email":1}' }],
    ['mapping', { source: 'generic', mapping: '{"mail":"email"}' }],
    ['mapping', { source: 'generic', mapping: '{' }],
    ['hash', { hash: '[]' }],
    ['hash', { hash: '{"format":"rot13"}' }],
    ['hash', { hash: '{"format":"md5","salt":"of all"}' }],
    ['hash', { hash: '{"format":"bcrypt-pepper","secret":"none"}' }],
    ['format', { format: 'xml' }],
    ['delimiter', { delimiter: ';;' }],
    ['conflicts', { conflicts: 'replace' }],
    ['duplicates', { duplicates: 'last' }],
    ['passwordsElsewhere', { passwordsElsewhere: '1' }],
    ['emailsVerified', { emailsVerified: 'yes' }],
    ['maxErrors', { maxErrors: '-1' }],
    ['events', { events: 'on' }],
    ['dryRun', { dryRun: '' }],
    ['fileName', { fileName: 'x'.repeat(256) }],
    ['input', { emailVerified: 'true' }],
  ])('with a wrong %s: %j', async (field, parameters) => {
    const before = await prisma().importRun.count();
    const { status, error } = await send(ndjson([record()]), parameters);
    expect({ status, code: error?.code, fields: Object.keys(error?.fields ?? {}) }).toEqual({
      ...{ status: 400, code: 'VALIDATION_FAILED', fields: [field] },
    });
    expect(await prisma().importRun.count()).toBe(before);
  });

  test('without a source, with a parameter that occurs twice, or without content', async () => {
    expect((await upload(server.url, 'x', {}, owner)).error?.fields).toHaveProperty('source');
    const twice = await exchange(`${server.url}${UPLOAD}?source=auth0&source=pelcro`, {
      ...{ method: 'POST', headers: authorization(owner), body: 'x' },
    });
    expect(twice.status).toBe(400);
    expect((await send('')).error).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { file: ['The file is empty.'] },
    });
    await noFiles();
  });

  test('if its Content-Length is too large, before the body is sent', async () => {
    const { sent, answer } = begin({ 'content-length': String(LIMIT + 1) });
    sent.flushHeaders();
    const [status, body] = await answer;
    expect({ status, body: JSON.parse(body) }).toMatchObject({
      status: 413,
      body: {
        errors: [
          { message: expect.stringContaining(`${LIMIT} bytes`), extensions: { code: 'PAYLOAD_TOO_LARGE' } },
        ],
      },
    });
    sent.destroy();
    await noFiles();
  });

  test('as soon as it is too large, even if the client continues to send', async () => {
    const { sent, answer } = begin();
    const chunk = Buffer.alloc(LIMIT / 4, 'x');
    const feeding = setInterval(() => sent.write(chunk), 5);
    const [status, body] = await answer;
    clearInterval(feeding);
    sent.destroy();
    expect([status, JSON.parse(body).errors[0].extensions.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    await noFiles();
    // The next upload succeeds.
    const { id } = await send(ndjson([record()]));
    expect(await ended(id)).toMatchObject({ created: 1 });
  });

  test('in the background, if it expands to more than ten times the limit', async () => {
    const { id } = await send(gzipSync(Buffer.alloc(LIMIT * 10 + 1, '\n')));
    expect(await ended(id)).toMatchObject({
      ...{ state: 'FAILED', failure: expect.stringContaining('larger than'), finishedAt: null },
    });
  });
});

test('an upload that ends too early leaves no file and no import, and the next one is accepted', async () => {
  const before = await prisma().importRun.count();
  const { sent, answer } = begin({ 'content-length': '1000' });
  sent.write('{"email":');
  // The file is unlinked, so that it does not survive a crash.
  await vi.waitFor(() => expect(uploadedFiles()).toEqual([expect.stringMatching(/ \(deleted\)$/)]), PATIENCE);
  expect((await send(ndjson([record()]))).error).toMatchObject({ code: 'CONFLICT' });
  sent.destroy();
  await expect(answer).rejects.toThrow();
  await noFiles();
  expect(await prisma().importRun.count()).toBe(before);
  expect((await ended((await send(ndjson([record()]))).id)).created).toBe(1);
  expect(server.logs.filter((line) => line.includes('"level":50'))).toEqual([]);
});

describe('an upload is allowed for', () => {
  test('owners only', async () => {
    const [admin, support] = [await asCollaborator(server, 'ADMIN'), await asCollaborator(server, 'SUPPORT')];
    const customer = await register(server.url);
    for (const as of [admin, support])
      expect((await send('x', {}, as)).error).toMatchObject({ code: 'FORBIDDEN' });
    for (const token of ['', 'x', customer.token])
      expect((await send('x', {}, { token })).error).toMatchObject({ code: 'UNAUTHENTICATED' });
    const report = await exchange(`${server.url}${REPORT('1')}`, { headers: authorization(support) });
    expect(report.status).toBe(403);
  });

  test('owners who have logged in recently; a dry run does not need a recent login', async () => {
    const { id, token } = await asCollaborator(server, 'OWNER');
    const createdAt = new Date(server.clock().getTime() - 3_600_000);
    await prisma().collaboratorSession.updateMany({ where: { collaboratorId: id }, data: { createdAt } });
    const { error } = await send(ndjson([record()]), {}, { token });
    expect(error).toMatchObject({ code: 'VALIDATION_FAILED', reauthenticate: true });
    const dry = await send(ndjson([record()]), { dryRun: 'true' }, { token });
    expect(await ended(dry.id)).toMatchObject({ state: 'FINISHED', startedBy: String(id) });
  });

  test('the console by its cookie, which pages of other origins cannot use', async () => {
    const cookie = `${COOKIE}=${owner.token}`;
    const from = (headers: Record<string, string>) =>
      upload(server.url, ndjson([record()]), { source: 'gatehouse' }, {}, { cookie, ...headers });
    const { status, id } = await from(CONSOLE);
    expect(status).toBe(202);
    expect((await ended(id)).created).toBe(1);
    const { 'x-gatehouse-console': _, ...withoutHeader } = CONSOLE;
    const foreign = { ...CONSOLE, origin: 'https://evil.example' };
    for (const headers of [withoutHeader, foreign, { ...CONSOLE, 'sec-fetch-site': 'same-site' }])
      expect((await from(headers)).error).toMatchObject({ code: 'UNAUTHENTICATED' });
    const report = async (headers: Record<string, string>) =>
      (await exchange(`${server.url}${REPORT(id)}`, { headers: { cookie, ...headers } })).status;
    const { origin: __, ...read } = CONSOLE;
    expect(await report(read)).toBe(200);
    expect(await report({ ...read, 'sec-fetch-site': 'cross-site' })).toBe(401);
    expect(await report({ 'x-gatehouse-console': '1' })).toBe(401);
    expect(await report({})).toBe(401);
  });
});

test('a collaborator of another account cannot read an import or its report', async () => {
  const { id } = await send(ndjson([{ id: 'x' }]));
  await ended(id);
  const elsewhere = { slug: 'elsewhere', name: 'Elsewhere' };
  const { id: accountId } = await prisma().account.create({ data: elsewhere });
  const stranger = await asCollaborator(server, 'OWNER', accountId);
  expect(await importRun(server.url, id, stranger)).toBe('NOT_FOUND');
  const { body } = await ask(server.url, '{ importRuns { edges { node { id } } } }', {}, stranger);
  expect(body.data.importRuns.edges).toEqual([]);
  const report = (of: string) => exchange(`${server.url}${REPORT(of)}`, { headers: authorization(stranger) });
  const [theirs, unknown] = [await report(id), await report('999999')];
  expect([theirs.status, theirs.text]).toEqual([404, unknown.text]);
});

test('validations are answered while an import runs', async () => {
  const { token, email, password } = await register(server.url);
  const { id } = await send(ndjson(many(300, record)));
  let verdicts = 0;
  for (;;) {
    const { data } = await request(server.url, ValidateToken, { token }, { basic: server.demo.partner });
    expect(data?.validateToken.valid).toBe(true);
    const { state } = await importRun(server.url, id, owner);
    if (state !== 'CHECKING' && state !== 'IMPORTING') break;
    verdicts += 1;
    if (verdicts % 10 === 0) {
      expect((await request(server.url, Login, { input: { email, password } })).errors).toEqual([]);
    }
  }
  expect(await importRun(server.url, id, owner)).toMatchObject({ state: 'FINISHED', created: 300 });
  // The import has 6 transactions of 50 records.
  expect(verdicts).toBeGreaterThanOrEqual(3);
});

test('an import is stopped between two transactions, and the same upload resumes it', async () => {
  const body = ndjson([...many(50, record), ...many(3, withDigest)]);
  const release = holdHashes(server);
  const { id } = await send(body);
  await reached(server.url, id, owner, 50);
  expect((await send(ndjson([record()]))).error).toMatchObject({ code: 'CONFLICT' });
  const STOP = 'mutation ($id: ID!) { stopImport(id: $id) { state lastLine } }';
  const stopping = ask(server.url, STOP, { id }, owner);
  release();
  expect((await stopping).body.data.stopImport).toEqual({ state: 'STOPPED', lastLine: 50 });
  expect(await ended(id)).toMatchObject({ state: 'STOPPED', created: 50, finishedAt: null });
  const again = await ask(server.url, STOP, { id }, owner);
  expect(again.body.errors[0].extensions.code).toBe('VALIDATION_FAILED');
  await noFiles();
  const resumed = await send(body);
  expect(resumed).toMatchObject({ id, lastLine: 50 });
  expect(await ended(id)).toMatchObject({ state: 'FINISHED', created: 53, lastLine: 53, failure: null });
});

const UNDO = 'mutation ($id: ID!) { undoImport(id: $id) { state } }';

test('an undo deletes inactive customers in the background, and the same file can be imported again', async () => {
  const email = uniqueEmail();
  const password = { format: 'bcrypt', hash: await bcrypt.hash('violet harbor', 4) };
  const body = ndjson([{ email, password }, record()]);
  const { id } = await send(body);
  expect(await ended(id)).toMatchObject({ created: 2 });
  expect((await request(server.url, Login, { input: { email, password: 'violet harbor' } })).errors).toEqual(
    [],
  );
  expect((await ask(server.url, UNDO, { id }, owner)).body.data.undoImport.state).toMatch(/^UND/);
  expect(await ended(id)).toMatchObject({
    ...{ state: 'UNDONE', deleted: 1, kept: 1, undoEndedAt: expect.any(String) },
  });
  expect(await prisma().customer.count({ where: { email } })).toBe(1);
  const again = await send(body);
  expect(again.id).not.toBe(id);
  expect(await ended(again.id)).toMatchObject({ state: 'FINISHED', created: 1 });
});

test('an undo stops an import that is running', async () => {
  const release = holdHashes(server);
  const { id } = await send(ndjson([...many(50, record), withDigest()]));
  await reached(server.url, id, owner, 50);
  const undoing = ask(server.url, UNDO, { id }, owner);
  release();
  expect((await undoing).body.data.undoImport.state).toMatch(/^UND/);
  const undone = await ended(id);
  expect(undone).toMatchObject({ state: 'UNDONE', kept: 0, deleted: undone.created });
  expect(await prisma().importedCustomer.count({ where: { runId: Number(id) } })).toBe(0);
});
