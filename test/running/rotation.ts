import pg from 'pg';
import { expect } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { deriveKeys, keysOf, stretchSecret } from '../../src/lib/derived-keys.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { openDerivedKeys, stretchSecrets } from '../../src/platform/encryption/open-keys.ts';
import { seal, unseal } from '../../src/platform/encryption/sealed.ts';
import type { TestProcess } from '../support/process.ts';
import { runCommand, startCommand } from '../support/run-command.ts';

export const PUBLIC_URL = 'https://id.example.test';
export const [A, B] = ['a', 'b'].map((letter) => `secret-${letter}-`.padEnd(40, letter)) as [string, string];
/** The secrets of a server in each step of the rotation of KEY_ENCRYPTION_SECRET from A to B. */
export const STEPS = {
  start: { KEY_ENCRYPTION_SECRET: A },
  accept: { KEY_ENCRYPTION_SECRET: A, KEY_ENCRYPTION_SECRET_NEXT: B },
  use: { KEY_ENCRYPTION_SECRET: B, KEY_ENCRYPTION_SECRET_PREVIOUS: A },
  end: { KEY_ENCRYPTION_SECRET: B },
} as const;
const PLACE = 'webhook_event.encrypted_body';

export async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Asserts that no text contains a secret or the key that is derived from it, in any of four encodings. */
export async function expectSilence(texts: readonly string[]): Promise<void> {
  for (const secret of [A, B]) {
    const { master } = await stretchSecret(secret);
    for (const bytes of [Buffer.from(secret), master]) {
      for (const form of ['utf8', 'base64', 'base64url', 'hex'] as const) {
        const hidden = bytes.toString(form).replace(/=+$/, '');
        for (const text of texts) expect(text.includes(hidden)).toBe(false);
      }
    }
  }
}

export const printedBy = ({ stdout, stderr }: TestProcess) => [...stdout, ...stderr].join('\n');

/** Stores events that are encrypted with A, so that the command runs for some seconds. */
export async function makeEvents(url: string, count: number): Promise<void> {
  const keys = await deriveKeys(A);
  const bodies = await Promise.all(
    Array.from({ length: count }, (_, index) => seal(keys, 'webhook event', `event ${index}`)),
  );
  await query(
    url,
    `INSERT INTO webhook_event (id, account_id, type, encrypted_body, created_at)
     SELECT 'evt_' || n, (SELECT min(id) FROM account), 'x', body, now()
     FROM unnest($1::text[]) WITH ORDINALITY AS made (body, n)`,
    [bodies],
  );
}

/** Asserts that every event still has its text, and can be decrypted with B only. */
export async function expectEvents(databaseUrl: string, count: number): Promise<void> {
  const database = await openDatabase({ databaseUrl, databasePoolSize: 2, dataDir: '' });
  const old = await deriveKeys(A);
  try {
    const secrets = {
      keyEncryptionSecret: B,
      nextKeyEncryptionSecret: null,
      previousKeyEncryptionSecret: null,
    };
    const keys = await openDerivedKeys(database, await stretchSecrets(secrets), systemClock);
    const rows = await query<{ id: string; body: string }>(
      databaseUrl,
      `SELECT id, encrypted_body AS body FROM webhook_event WHERE type = 'x'`,
    );
    expect(rows).toHaveLength(count);
    for (const { id, body } of rows) {
      expect(await unseal(keys, 'webhook event', body)).toBe(`event ${Number(id.slice(4)) - 1}`);
      await expect(unseal(old, 'webhook event', body)).rejects.toThrow();
    }
  } finally {
    await database.close();
  }
}

/** The command that ends the rotation, with the settings of the third step. */
export function rotationCommand(databaseUrl: string) {
  const settings = { ...STEPS.use, DATABASE_URL: databaseUrl, PUBLIC_URL };
  const printed: string[] = [];

  async function run(options: string[] = []) {
    const { code, stdout, stderr } = await runCommand(settings, 'rotate-encryption-secret', options);
    printed.push(stdout, stderr);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  }

  /** The number of events that are encrypted with B. */
  async function resealed(): Promise<number> {
    const { currentId } = keysOf((await stretchSecret(A)).master, await stretchSecret(B));
    const prefix = JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: currentId });
    const sql = `SELECT count(*)::int AS resealed FROM webhook_event WHERE starts_with(encrypted_body, $1)`;
    const header = `${Buffer.from(prefix).toString('base64url')}.`;
    return (await query<{ resealed: number }>(databaseUrl, sql, [header]))[0]?.resealed ?? 0;
  }

  /** Kills the command twice while it works, then lets it finish. Asserts that it continues where it was killed. */
  async function killTwiceAndFinish(events: number): Promise<void> {
    let before = await resealed();
    expect(before).toBe(0);
    for (let round = 1; round <= 2; round += 1) {
      const { child, ended } = startCommand(settings, 'rotate-encryption-secret');
      const seen = before;
      await expect.poll(resealed, { interval: 20 }).toBeGreaterThan(seen);
      child.kill('SIGKILL');
      const { stdout, stderr } = await ended;
      expect(stdout + stderr).toBe('');
      before = await resealed();
      expect(before).toBeLessThan(events);
    }
    const checked = await run(['--check']);
    expect(checked.left[PLACE]).toBe(events - before);
    const finished = await run();
    expect(finished.resealed[PLACE]).toBe(events - before);
    expect(finished).toMatchObject({ left: {}, damaged: {}, previousMayBeRemoved: true });
  }

  return { run, killTwiceAndFinish, printed };
}
