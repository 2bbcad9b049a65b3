import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The first settings after a heading of docs/postgresql.md, with a folder of the test instead of `/backup`. */
function settingsOf(heading: string, folder: string): Record<string, string> {
  const section = DOCUMENT.slice(DOCUMENT.indexOf(heading));
  const [, block = ''] = /```ini\n([\s\S]*?)```/.exec(section) ?? [];
  const lines = [...block.matchAll(/^\s*(\w+) = '?(.*?)'?$/gm)];
  return Object.fromEntries(lines.map(([, name, value = '']) => [name, value.replaceAll('/backup', folder)]));
}

describePostgres('a backup of the files with an archive of the log', () => {
  test('restores the state of a time, with every change that was acknowledged before it', async () => {
    const folder = temporaryFolder();
    const owner = serverUser();
    mkdirSync(join(folder, 'log'));
    if (owner) for (const path of [folder, join(folder, 'log')]) chownSync(path, owner.uid, owner.gid);
    const archiving = settingsOf('1. Archive the log', folder);
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

    const [, command = ''] =
      /`pg_basebackup -d "\$DIRECT_DATABASE_URL" -D \/backup\/files (.*?)`/.exec(DOCUMENT) ?? [];
    const files = join(folder, 'files');
    const from = ['-d', cluster.url('postgres'), '-D', files];
    const programs = findServerPrograms() ?? '';
    const run = { ...owner, cwd: folder, stdio: 'pipe' } as const;
    execFileSync(join(programs, 'pg_basebackup'), [...from, ...command.split(' ')], run);

    // The changes from here on come after the copy of the files, so only the log contains them.
    const late = await register(server.url);
    await execute(server.url, Logout, {}, second);
    const { refresh } = await execute(server.url, Refresh, { refreshToken: early.refreshToken });
    const admin = new pg.Client(cluster.url('postgres'));
    await admin.connect();
    const { rows } = await admin.query<{ time: string }>('SELECT clock_timestamp()::text AS time');
    const lost = await register(server.url);
    await admin.query('UPDATE session SET ended_at = now(), end_reason = $1', ['LOGOUT']);
    await admin.query("UPDATE customer SET deleted_at = now(), password_hash = ''");
    // Ends the segment of the log, as `archive_timeout` would, so that it is archived.
    await admin.query('SELECT pg_switch_wal()');
    await expect
      .poll(
        async () =>
          (
            await admin.query(
              'SELECT archived_count::int AS n, last_failed_wal AS failed FROM pg_stat_archiver',
            )
          ).rows[0],
        { timeout: 120_000 },
      )
      .toMatchObject({ n: expect.toSatisfy((n: number) => n >= 2), failed: null });
    await admin.end();
    const { demo } = server;
    await server.close();
    await cluster.stop();

    const recovery = settingsOf('To restore the state of a time', folder);
    expect(Object.keys(recovery)).toEqual([
      'restore_command',
      'recovery_target_time',
      'recovery_target_action',
    ]);
    writeFileSync(join(files, 'recovery.signal'), '');
    if (owner) chownSync(join(files, 'recovery.signal'), owner.uid, owner.gid);
    const restored = await startPostgres({
      prepared: { data: files, password: new URL(cluster.url('postgres')).password },
      settings: { ...recovery, recovery_target_time: rows[0]?.time ?? '' },
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
