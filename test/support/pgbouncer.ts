import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, inject } from 'vitest';
import { atEnd } from './at-end.ts';
import { freePort } from './free-port.ts';
import { lastWill } from './last-will.ts';
import { serverUser } from './postgres-cluster.ts';

/** Tests that need PgBouncer and PostgreSQL. Skipped if one of them is not installed. */
export function describePgBouncer(name: string, tests: () => void): void {
  const installed = spawnSync('pgbouncer', ['--version']).status === 0;
  if (!installed) {
    const missing = 'pgbouncer is not installed (Debian: apt-get install pgbouncer)';
    if (/^(true|1)$/.test(process.env.CI ?? '')) {
      throw new Error(`${missing}. With CI=true no test may be skipped for that.`);
    }
    console.warn(`Skipping the tests that need PgBouncer: ${missing}`);
  }
  describe.skipIf(!installed || !inject('postgres'))(name, tests);
}

/**
 * A PgBouncer in front of the server of a connection string, stopped at the end of the test.
 * @param settings lines of its section `[pgbouncer]`
 * @returns the connection string of PgBouncer
 */
export async function startPgBouncer(databaseUrl: string, settings: Record<string, string>): Promise<string> {
  const { hostname, port: serverPort, username, password } = new URL(databaseUrl);
  const port = await freePort();
  // Not in the folder of the test run, which only its owner may enter.
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-pgbouncer-'));
  const owner = serverUser();
  const users = join(folder, 'users');
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(users, `"${username}" "${decodeURIComponent(password)}"\n`);
  const own = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'trust',
    auth_file: users,
    ...settings,
  };
  const lines = Object.entries(own).map(([name, value]) => `${name}=${value}`);
  const text = ['[databases]', `* = host=${hostname} port=${serverPort}`, '[pgbouncer]', ...lines, ''];
  writeFileSync(file, text.join('\n'));
  for (const each of [folder, users, file]) if (owner) chownSync(each, owner.uid, owner.gid);
  const pooler = spawn('pgbouncer', [file], { ...owner, stdio: 'ignore', detached: true });
  const revoke = lastWill('kill -KILL "$1"; rm -rf "$2"', String(pooler.pid), folder);
  atEnd(async () => {
    await stop(pooler, revoke);
    rmSync(folder, { recursive: true, force: true });
  });
  const url = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(port) }).href;
  await accepting(url);
  return url;
}

async function stop(pooler: ChildProcess, revoke: () => void): Promise<void> {
  const exited = once(pooler, 'exit');
  if (pooler.exitCode === null && pooler.kill('SIGKILL')) await exited;
  revoke();
}

async function accepting(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client(url);
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (error) {
      if (tries === 500) throw error;
      await sleep(20);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
