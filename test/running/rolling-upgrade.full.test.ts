import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { followFeed, poll } from '../access/revocations/partner.ts';
import { CreateEndpoint } from '../delivery/webhooks/documents.ts';
import { LOOPBACK, startReceiver } from '../delivery/webhooks/receiver.ts';
import { execute, request, rest } from '../support/client.ts';
import { logInCollaborator } from '../support/collaborators.ts';
import { login, type RegisteredCustomer, register } from '../support/customers.ts';
import { Logout, Refresh, ValidateToken } from '../support/documents.ts';
import { createEmptyPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { REPOSITORY, startProcess, type TestProcess } from '../support/process.ts';
import { startSmtp } from '../support/smtp.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { RequestPasswordReset } from '../support/ways-in.ts';

const PUBLIC_URL = 'https://id.example.test';

const CHANGES = readFileSync(join(REPOSITORY, 'CHANGELOG.md'), 'utf8');
const [, commit = ''] = /^Previous release: commit `([0-9a-f]{7,40})`\.$/m.exec(CHANGES) ?? [];

const idOf = (revision: string) =>
  execFileSync('git', ['-C', REPOSITORY, 'rev-parse', `${revision}^{commit}`], { encoding: 'utf8' }).trim();

/**
 * The sources of the previous release, by its commit in CHANGELOG.md.
 * @throws in a clone without that commit, such as a shallow clone
 */
function previousRelease(): string {
  const folder = temporaryFolder();
  const archive = join(folder, 'sources.tar');
  try {
    execFileSync('git', ['-C', REPOSITORY, 'archive', '-o', archive, commit], { stdio: 'pipe' });
  } catch (cause) {
    throw new Error(
      `This copy has no commit ${commit || '(CHANGELOG.md names none)'}, the previous release. ` +
        'The test needs the history of the repository: git fetch --unshallow',
      { cause },
    );
  }
  const root = join(folder, 'sources');
  mkdirSync(root);
  execFileSync('tar', ['-xf', archive, '-C', root]);
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  return root;
}

async function age(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query("UPDATE _prisma_migrations SET finished_at = finished_at - interval '90 days'");
  await client.end();
}

const migrationsOf = (root: string) =>
  readdirSync(join(root, 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

describePostgres('the previous release, on the same database as this version,', () => {
  let older: TestProcess;
  let newer: TestProcess;
  let before: RegisteredCustomer;
  let root: string;
  let startOlder: () => Promise<TestProcess>;
  let smtp: Awaited<ReturnType<typeof startSmtp>>;
  /** Whether the receivers of mails and webhooks refuse everything for now. */
  let refusing = false;
  beforeAll(async () => {
    root = previousRelease();
    const { url: databaseUrl } = await createEmptyPostgresDatabase();
    smtp = await startSmtp(() =>
      refusing ? Object.assign(new Error('Try again later'), { responseCode: 451 }) : null,
    );
    const env = { ...LOOPBACK, PUBLIC_URL, SMTP_URL: smtp.url };
    older = await startProcess({ databaseUrl, root, env });
    startOlder = () => startProcess({ databaseUrl, root, env, dataDir: older.dataDir });
    before = await register(older.url);
    // The database of a publisher was not created on the day of its upgrade.
    await age(databaseUrl);
    newer = await startProcess({ databaseUrl, env, dataDir: older.dataDir });
  });

  const rotate = async (url: string, refreshToken: string | null) =>
    (await execute(url, Refresh, { refreshToken })).refresh.refreshToken;
  const verdict = async (url: string, token: string) =>
    (await execute(url, ValidateToken, { token }, { basic: older.demo.partner })).validateToken;
  const both = () =>
    [
      [older.url, newer.url],
      [newer.url, older.url],
    ] as const;

  test('is an earlier one, and has no migration that this version lacks', () => {
    const [former, present] = [migrationsOf(root), migrationsOf(REPOSITORY)];
    expect(former.filter((name) => !present.includes(name))).toEqual([]);
    expect(former.length).toBeGreaterThan(0);
    expect(idOf(commit)).not.toBe(idOf('HEAD'));
  });

  test('works with the database schema of this version', async () => {
    expect(await verdict(older.url, before.token)).toMatchObject({ valid: true });
    expect((await login(older.url, before)).customer.id).toBe(before.customer.id);
  });

  test('starts with that schema, as after a crash', async () => {
    const { token } = await register(newer.url);
    const started = await startOlder();
    expect(await verdict(started.url, token)).toMatchObject({ valid: true });
    expect((await login(started.url, before)).customer.id).toBe(before.customer.id);
    await started.stop();
  });

  test('accepts logins, tokens and logouts of this version, and vice versa', async () => {
    for (const [one, other] of both()) {
      const customer = await register(one);
      const session = await login(other, customer);
      for (const url of [one, other]) {
        expect(await verdict(url, customer.token)).toMatchObject({ valid: true });
        expect(await verdict(url, session.token)).toMatchObject({ valid: true });
      }
      await execute(one, Logout, {}, session);
      expect(await verdict(other, session.token)).toMatchObject({ valid: false, reason: 'REVOKED' });
    }
  });

  test('can alternate refreshes with this version, repeats a lost answer, and detects a reuse', async () => {
    for (const [one, other] of both()) {
      const customer = await register(one);
      const second = await rotate(other, customer.refreshToken);
      // The client did not get the answer, and repeats the request at the other server.
      expect(await rotate(one, customer.refreshToken)).toBe(second);
      const third = await rotate(one, second);
      expect(await rotate(other, second)).toBe(third);
      expect(await rotate(other, third)).toBeTruthy();
      const reused = await request(other, Refresh, { refreshToken: second });
      expect(reused.errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
      expect(await verdict(one, customer.token)).toMatchObject({ valid: false, reason: 'REVOKED' });
    }
  });

  test('detects the reuse of a token that this version has replaced twice, and lets a partner revoke it', async () => {
    const replacedTwice = async () => {
      const customer = await register(newer.url);
      await rotate(newer.url, await rotate(newer.url, customer.refreshToken));
      return customer;
    };
    const revoked = await replacedTwice();
    const form = { token: revoked.refreshToken ?? '' };
    await rest(older.url, 'POST', '/oauth2/revoke', { form, basic: older.demo.partner });
    expect(await verdict(newer.url, revoked.token)).toMatchObject({ valid: false, reason: 'REVOKED' });

    const reused = await replacedTwice();
    // For ten seconds, the reuse may be a repetition of a request without an answer.
    await sleep(10_500);
    const { errors } = await request(older.url, Refresh, { refreshToken: reused.refreshToken });
    expect(errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
    expect(await verdict(newer.url, reused.token)).toMatchObject({ valid: false, reason: 'REVOKED' });
  });

  test('shares the feed of revocations with this version: a partner reads on at either, and never again from 0', async () => {
    const { partner } = older.demo;
    const [atNewer, atOlder, atBoth] = [followFeed(partner), followFeed(partner), followFeed(partner)];
    const ended: string[] = [];
    for (const server of [newer, older, older, newer, older, newer, newer]) {
      const { token, session } = await register(server.url);
      await execute(server.url, Logout, {}, { token });
      // The server that is asked first assigns the position.
      await poll(server, partner);
      ended.push(session.id);
      await atNewer.catchUp(newer);
      await atOlder.catchUp(older);
      await atBoth.catchUp(server);
    }
    for (const { read } of [atNewer, atOlder, atBoth]) expect(read.slice(-ended.length)).toEqual(ended);
  });

  test('delivers the mails and webhooks that this version has queued, and vice versa', async () => {
    const receiver = await startReceiver((response) => response.writeHead(refusing ? 503 : 204).end());
    const input = { url: receiver.url, events: ['CUSTOMER_CREATED' as const] };
    await execute(newer.url, CreateEndpoint, { input }, await logInCollaborator(newer));
    for (const one of [older, newer]) {
      refusing = true;
      const attempts = smtp.attempts();
      receiver.received.length = 0;
      const { email } = await register(one.url);
      await execute(one.url, RequestPasswordReset, { input: { email } });
      await expect.poll(() => smtp.attempts() > attempts && receiver.received.length > 0).toBe(true);
      // The process that has queued the jobs does nothing until the other one has delivered them.
      one.signal('SIGSTOP');
      receiver.received.length = 0;
      refusing = false;
      const delivered = () => ({
        mail: smtp.mails.some(({ to, source }) => to.includes(email) && source.includes('http')),
        events: receiver.received.map(({ event }) => event.data.object.email),
      });
      await expect.poll(delivered).toEqual({ mail: true, events: [email] });
      one.signal('SIGCONT');
    }
  });
});
