import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { deriveKeys, keysOf, stretchSecret } from '../../src/lib/derived-keys.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { openDerivedKeys } from '../../src/platform/encryption/open-keys.ts';
import { seal, unseal } from '../../src/platform/encryption/sealed.ts';
import { createEmptyPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { runCommand, startCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTraffic } from './high-availability/traffic.ts';
import { startSealedTraffic } from './sealed-traffic.ts';

const PUBLIC_URL = 'https://id.example.test';
const [A, B] = ['a', 'b'].map((letter) => `secret-${letter}-`.padEnd(40, letter)) as [string, string];
/** Enough for a run of seconds. */
const EVENTS = 6_000;
/** The time between the last new request to a server and its stop. */
const LEAVE_MS = 500;
const PLACE = 'webhook_event.encrypted_body';

const STEPS = {
  start: { KEY_ENCRYPTION_SECRET: A },
  accept: { KEY_ENCRYPTION_SECRET: A, KEY_ENCRYPTION_SECRET_NEXT: B },
  use: { KEY_ENCRYPTION_SECRET: B, KEY_ENCRYPTION_SECRET_PREVIOUS: A },
  end: { KEY_ENCRYPTION_SECRET: B },
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

/** Everything that processes have printed must be free of the secrets, in any of their forms. */
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

describePostgres('two processes under load', () => {
  test('go through all steps of a rotation without an error, with a command that is killed', async () => {
    const { url: databaseUrl } = await createEmptyPostgresDatabase();
    const dataDir = temporaryFolder();
    const all: TestProcess[] = [];
    const start = async (secrets: Record<string, string>) => {
      const env = { PUBLIC_URL, LOG_LEVEL: 'trace', ...secrets };
      const server = await startProcess({ databaseUrl, dataDir, env });
      all.push(server);
      return server;
    };
    const printed: string[] = [];
    const command = { ...STEPS.use, DATABASE_URL: databaseUrl, PUBLIC_URL };
    const rotate = async (options: string[] = []) => {
      const { code, stdout, stderr } = await runCommand(command, 'rotate-encryption-secret', options);
      printed.push(stdout, stderr);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return JSON.parse(stdout);
    };

    const gateways = await Promise.all([start(STEPS.start), start(STEPS.start)]);
    expect(await query(databaseUrl, 'SELECT 1 FROM encryption_secret')).toHaveLength(1);
    await query(databaseUrl, `UPDATE site SET second_factor = 'OPTIONAL'`);
    await makeEvents(databaseUrl);
    const traffic = startTraffic(gateways);
    const { ledger } = traffic;
    const sealed = startSealedTraffic(gateways, ledger);
    const done = (name: string) => ledger.counts.get(`${name}: done`) ?? 0;
    const underWay = async () => {
      for (const name of ['register', 'login', 'refresh', 'completeLogin', 'validateToken']) {
        const before = done(name);
        await expect.poll(() => done(name)).toBeGreaterThan(before + 3);
      }
    };
    /** Replaces one server after the other. Requests go on meanwhile, to both versions. */
    const replace = async (secrets: Record<string, string>) => {
      for (const former of [...gateways]) {
        gateways.push(await start(secrets));
        await underWay();
        gateways.splice(gateways.indexOf(former), 1);
        await sleep(LEAVE_MS);
        expect(await former.stop()).toEqual({ code: 0, signal: null });
      }
      await underWay();
    };

    await underWay();
    await replace(STEPS.accept);
    await replace(STEPS.use);

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
    await underWay();
    expect(await rotate(['--check'])).toEqual({ left: {}, damaged: {}, previousMayBeRemoved: true });

    await replace(STEPS.end);
    await Promise.all([traffic.stop(), sealed.stop()]);
    expect(ledger.violations).toEqual([]);
    expect([...ledger.counts.keys()].filter((name) => name.includes('no answer'))).toEqual([]);
    expect(await traffic.lost()).toEqual([]);
    await sealed.logInAll();
    await expectEvents(databaseUrl);

    for (const server of gateways) await server.stop();
    expect(all).toHaveLength(8);
    for (const server of all) expect(printedBy(server)).not.toMatch(/"level":[56]0/);
    expectSilence([...all.map(printedBy), ...printed]);
  });
});

/** Every event has the text that it had before the rotation, and is open to the new secret alone. */
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
