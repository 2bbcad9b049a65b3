import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { verdicts } from '../../access/tokens/jwt.ts';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Logout, Refresh } from '../../support/documents.ts';
import { describePostgres, startPostgres } from '../../support/postgres.ts';
import { findServerPrograms, serverUser } from '../../support/postgres-cluster.ts';
import { REPOSITORY } from '../../support/process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const DOCUMENT = readFileSync(join(REPOSITORY, 'docs/postgresql.md'), 'utf8');

/** The first block after a text in docs/postgresql.md, with a folder of the test instead of `/backup`. */
function blockOf(language: 'ini' | 'sh', text: string, folder: string): string {
  const section = DOCUMENT.slice(DOCUMENT.indexOf(text));
  const [, block = ''] = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(section) ?? [];
  return block.replace(/^ +/gm, '').replaceAll('/backup/', `${folder}/`);
}

describePostgres('a backup of the files with an archive of the log', () => {
  test('restores the state of a time, with every change that was acknowledged before it', async () => {
    const folder = temporaryFolder();
    const owner = serverUser();
    mkdirSync(join(folder, 'log'));
    if (owner) for (const path of [folder, join(folder, 'log')]) chownSync(path, owner.uid, owner.gid);
    const block = blockOf('ini', '1. Archive the log', folder);
    const archiving = Object.fromEntries(
      [...block.matchAll(/^(\w+) = '?(.*?)'?$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(Object.keys(archiving)).toEqual([
      'wal_level',
      'archive_mode',
      'archive_command',
      'archive_timeout',
    ]);

    const cluster = await startPostgres({ settings: archiving });
    const server = await startServer({ database: { url: cluster.url('postgres') } });
    const early = await register(server.url);
    const second = await login(server.url, early);

    const programs = findServerPrograms() ?? '';
    const admin = new pg.Client(cluster.url('postgres'));
    await admin.connect();
    const env = { PATH: `${programs}:${process.env.PATH}`, DIRECT_DATABASE_URL: cluster.url('postgres') };
    const run = (command: string) =>
      execFileSync('sh', ['-ec', command], { ...owner, env, cwd: folder, stdio: 'pipe' });
    const copies = () => readdirSync(join(folder, 'files')).sort();
    const archived = () => readdirSync(join(folder, 'log'));
    const copy = blockOf('sh', '2. Copy the files', folder);
    run(copy);
    // The setting of a primary that has a standby. It has no effect before the files are used by another server.
    await admin.query(`ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (db1, db2)'`);
    await sleep(1_000);
    run(copy);
    const [older = '', newer = ''] = copies();
    const files = join(folder, 'files', newer);
    rmSync(join(folder, 'files', older), { recursive: true });
    const all = archived();
    run(blockOf('sh', '3. Remove old copies', folder).replace('2026-11-01T020000Z', newer));
    expect(all).toEqual(expect.arrayContaining(archived()));
    expect(archived().length).toBeLessThan(all.length);

    // The changes from here on come after the copy of the files, so only the log contains them.
    const late = await register(server.url);
    await execute(server.url, Logout, {}, second);
    const { refresh } = await execute(server.url, Refresh, { refreshToken: early.refreshToken });
    const { rows } = await admin.query<{ time: string }>('SELECT clock_timestamp()::text AS time');
    const lost = await register(server.url);
    await admin.query('UPDATE session SET ended_at = now(), end_reason = $1', ['LOGOUT']);
    await admin.query("UPDATE customer SET deleted_at = now(), password_hash = ''");
    // Ends the segment of the log, as `archive_timeout` would, so that it is archived.
    const [{ last }] = (await admin.query('SELECT pg_walfile_name(pg_switch_wal()) AS last')).rows;
    const state = 'SELECT last_archived_wal >= $1 AS done, last_failed_wal AS failed FROM pg_stat_archiver';
    await expect
      .poll(async () => (await admin.query(state, [last])).rows, { timeout: 120_000 })
      .toEqual([{ done: true, failed: null }]);
    await admin.end();
    const { demo } = server;
    await server.close();
    await cluster.stop();

    const recovery = blockOf('ini', 'To restore the state of a time', folder);
    const time = `recovery_target_time = '${rows[0]?.time}'`;
    appendFileSync(
      join(files, 'postgresql.auto.conf'),
      recovery.replace(/^recovery_target_time = .*$/m, time),
    );
    writeFileSync(join(files, 'recovery.signal'), '');
    if (owner) chownSync(join(files, 'recovery.signal'), owner.uid, owner.gid);
    const restored = await startPostgres({
      prepared: { data: files, password: new URL(cluster.url('postgres')).password },
    });
    const client = new pg.Client(restored.url('postgres'));
    await client.connect();
    const recovering = async () => (await client.query('SELECT pg_is_in_recovery() AS it')).rows[0].it;
    await expect.poll(recovering).toBe(false);
    await client.end();

    const again = await startServer({ database: { url: restored.url('postgres') } });
    expect(
      await verdicts({ url: again.url, demo } as TestServer, [
        early.token,
        refresh.token,
        late.token,
        second.token,
        lost.token,
      ]),
    ).toMatchObject([
      { valid: true },
      { valid: true },
      { valid: true },
      { valid: false, reason: 'REVOKED' },
      { valid: false, reason: 'UNKNOWN' },
    ]);
    expect((await login(again.url, late)).customer.id).toBe(late.customer.id);
    // The reuse of the token that was refreshed after the copy is still detected.
    again.clock.advance({ minutes: 1 });
    const reused = await request(again.url, Refresh, { refreshToken: early.refreshToken });
    expect(reused.errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
  });
});
