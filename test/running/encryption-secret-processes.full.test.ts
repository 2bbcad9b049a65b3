import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { deriveKeys, keysOf, stretchSecret } from '../../src/lib/derived-keys.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { openDerivedKeys } from '../../src/platform/encryption/open-keys.ts';
import { seal, unseal } from '../../src/platform/encryption/sealed.ts';
import { execute } from '../support/client.ts';
import { login, register } from '../support/customers.ts';
import { Me, Refresh } from '../support/documents.ts';
import { createEmptyPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { runCommand, startCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PUBLIC_URL = 'https://id.example.test';
const [A, B] = ['a', 'b'].map((letter) => `secret-${letter}-`.padEnd(40, letter)) as [string, string];
/** Enough for a command that runs for some seconds. */
const EVENTS = 3_000;
const PLACE = 'webhook_event.encrypted_body';

const STEPS = {
  start: { KEY_ENCRYPTION_SECRET: A },
  use: { KEY_ENCRYPTION_SECRET: B, KEY_ENCRYPTION_SECRET_PREVIOUS: A },
} as const;

async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Asserts that no output of a process contains a secret, in any encoding. */
function expectSilence(texts: readonly string[]): void {
  for (const secret of [A, B]) {
    const { master } = stretchSecret(secret);
    for (const bytes of [Buffer.from(secret), master]) {
      for (const form of ['utf8', 'base64', 'base64url', 'hex'] as const) {
        const hidden = bytes.toString(form).replace(/=+$/, '');
        for (const text of texts) expect(text.includes(hidden)).toBe(false);
      }
    }
  }
}

const printedBy = ({ stdout, stderr }: TestProcess) => [...stdout, ...stderr].join('\n');

async function makeEvents(url: string): Promise<void> {
  const keys = deriveKeys(A);
  const bodies = await Promise.all(
    Array.from({ length: EVENTS }, (_, index) => seal(keys, 'webhook event', `event ${index}`)),
  );
  await query(
    url,
    `INSERT INTO webhook_event (id, account_id, type, encrypted_body, created_at)
     SELECT 'evt_' || n, (SELECT min(id) FROM account), 'x', body, now()
     FROM unnest($1::text[]) WITH ORDINALITY AS made (body, n)`,
    [bodies],
  );
}

describePostgres('processes that start in parallel on a new database', () => {
  test('with two secrets: one process prepares the database, and the other is refused', async () => {
    const { url: databaseUrl } = await createEmptyPostgresDatabase();
    const dataDir = temporaryFolder();
    const start = (secret: string) =>
      startProcess({
        databaseUrl,
        dataDir,
        env: { PUBLIC_URL, LOG_LEVEL: 'trace', KEY_ENCRYPTION_SECRET: secret },
        untilReady: false,
      });
    const both = await Promise.all([A, B].map(start));
    const ended = await Promise.race(both.map(async (each) => ({ each, exit: await each.exited })));
    expect(ended.exit).toEqual({ code: 1, signal: null });
    expect(printedBy(ended.each)).toMatch(/KEY_ENCRYPTION_SECRET is not the secret/);
    const other = both.find((each) => each !== ended.each) as TestProcess;
    await expect.poll(() => register(other.url).then(Boolean, () => false)).toBe(true);
    expect(await query(databaseUrl, 'SELECT 1 FROM encryption_secret')).toHaveLength(1);
    expect(await query(databaseUrl, 'SELECT 1 FROM signing_key')).toHaveLength(1);
    expectSilence(both.map(printedBy));
  });
});

describePostgres('the command that ends a rotation', () => {
  test('can be killed while a server runs, and resumes without a loss', async () => {
    const { url: databaseUrl } = await createEmptyPostgresDatabase();
    const dataDir = temporaryFolder();
    const start = (secrets: Record<string, string>) =>
      startProcess({ databaseUrl, dataDir, env: { PUBLIC_URL, LOG_LEVEL: 'trace', ...secrets } });
    const printed: string[] = [];
    const command = { ...STEPS.use, DATABASE_URL: databaseUrl, PUBLIC_URL };
    const rotate = async (options: string[] = []) => {
      const { code, stdout, stderr } = await runCommand(command, 'rotate-encryption-secret', options);
      printed.push(stdout, stderr);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return JSON.parse(stdout);
    };

    const former = await start(STEPS.start);
    const customer = await register(former.url);
    await makeEvents(databaseUrl);
    await former.stop();
    const server = await start(STEPS.use);

    const { currentId } = keysOf(stretchSecret(A).master, stretchSecret(B));
    const prefix = JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: currentId });
    const count = `SELECT count(*)::int AS resealed FROM webhook_event WHERE starts_with(encrypted_body, $1)`;
    const resealed = async () => {
      const header = `${Buffer.from(prefix).toString('base64url')}.`;
      return (await query<{ resealed: number }>(databaseUrl, count, [header]))[0]?.resealed ?? 0;
    };
    let before = await resealed();
    expect(before).toBe(0);
    for (let round = 1; round <= 2; round += 1) {
      const { child, ended } = startCommand(command, 'rotate-encryption-secret');
      const seen = before;
      await expect.poll(resealed, { interval: 20 }).toBeGreaterThan(seen);
      child.kill('SIGKILL');
      const { stdout, stderr } = await ended;
      expect(stdout + stderr).toBe('');
      before = await resealed();
      expect(before).toBeLessThan(EVENTS);
    }
    const checked = await rotate(['--check']);
    expect(checked.left[PLACE]).toBe(EVENTS - before);
    const finished = await rotate();
    expect(finished.resealed[PLACE]).toBe(EVENTS - before);
    expect(finished).toMatchObject({ left: {}, damaged: {}, previousMayBeRemoved: true });
    expect(await rotate(['--check'])).toEqual({ left: {}, damaged: {}, previousMayBeRemoved: true });
    expect((await login(server.url, customer)).customer.id).toBe(customer.customer.id);
    await expectEvents(databaseUrl);
    await server.stop();
    expectSilence([printedBy(former), printedBy(server), ...printed]);
  });
});

/** Asserts that every event still has its text, and can be decrypted with the new secret only. */
async function expectEvents(databaseUrl: string): Promise<void> {
  const database = await openDatabase({ databaseUrl, databasePoolSize: 2, dataDir: '' });
  const old = deriveKeys(A);
  try {
    const secrets = {
      keyEncryptionSecret: B,
      nextKeyEncryptionSecret: null,
      previousKeyEncryptionSecret: null,
    };
    const keys = await openDerivedKeys(database, secrets, systemClock);
    const rows = await query<{ id: string; body: string }>(
      databaseUrl,
      `SELECT id, encrypted_body AS body FROM webhook_event WHERE type = 'x'`,
    );
    expect(rows).toHaveLength(EVENTS);
    for (const { id, body } of rows) {
      expect(await unseal(keys, 'webhook event', body)).toBe(`event ${Number(id.slice(4)) - 1}`);
      await expect(unseal(old, 'webhook event', body)).rejects.toThrow();
    }
  } finally {
    await database.close();
  }
}

test('the secret of the embedded database can be changed as documented', async () => {
  const dataDir = temporaryFolder();
  const first = await startProcess({ dataDir, env: { PUBLIC_URL, LOG_LEVEL: 'trace' } });
  const customer = await register(first.url);
  const previous = readFileSync(join(dataDir, 'key-encryption-secret'), 'utf8').trim();
  const env = { DATA_DIR: dataDir, KEY_ENCRYPTION_SECRET: B, KEY_ENCRYPTION_SECRET_PREVIOUS: previous };
  const during = await runCommand(env, 'rotate-encryption-secret');
  expect(during).toMatchObject({ code: 1, stdout: '' });
  expect(await first.stop()).toEqual({ code: 0, signal: null });

  const { code, stdout, stderr } = await runCommand(env, 'rotate-encryption-secret');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    resealed: { 'signing_key.encrypted_private': 1 },
    left: {},
    damaged: {},
    previousMayBeRemoved: true,
  });

  const second = await startProcess({
    dataDir,
    env: { PUBLIC_URL, LOG_LEVEL: 'trace', KEY_ENCRYPTION_SECRET: B },
  });
  expect((await execute(second.url, Me, {}, customer)).me?.email).toBe(customer.email);
  const { refreshToken } = customer;
  expect((await execute(second.url, Refresh, { refreshToken })).refresh.customer.id).toBe(
    customer.customer.id,
  );
  expect((await login(second.url, customer)).customer.id).toBe(customer.customer.id);
  await second.stop();

  const forgotten = await startProcess({ dataDir, untilReady: false });
  expect(await forgotten.exited).toEqual({ code: 1, signal: null });
  expect(printedBy(forgotten)).toContain('KEY_ENCRYPTION_SECRET: was replaced on ');
  const texts = [first, second, forgotten].map(printedBy);
  expectSilence([...texts, stdout, during.stderr]);
  for (const text of texts) expect(text.includes(previous)).toBe(false);
});
