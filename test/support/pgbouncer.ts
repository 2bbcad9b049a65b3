import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, inject } from 'vitest';
import { atEnd } from './at-end.ts';
import { freePort } from './free-port.ts';
import { isInstalled } from './installed-program.ts';
import { lastWill } from './last-will.ts';
import { serverUser } from './postgres-cluster.ts';

/** Tests that need PgBouncer and PostgreSQL. Skipped if one of them is not installed; with CI=true they fail. */
export function describePgBouncer(name: string, tests: () => void): void {
  const installed = isInstalled('pgbouncer', 'apt-get install pgbouncer');
  describe.skipIf(!installed || !inject('postgres'))(name, tests);
}

export type PgBouncer = {
  /** The connection string of the pooler. */
  url: string;
  /** Changes settings in the file of the pooler, and reloads it. */
  reload(settings: Record<string, string>): Promise<void>;
  /** Runs a command of the admin console, such as PAUSE, RESUME or SHOW POOLS. */
  command(command: string): Promise<Record<string, unknown>[]>;
  /** Kills the pooler, which closes all its connections, and starts it again on the same port. */
  restart(): Promise<void>;
};

/**
 * A PgBouncer in front of the server of a connection string, stopped at the end of the test.
 * @param settings lines of its section `[pgbouncer]`
 */
export async function startPooler(databaseUrl: string, settings: Record<string, string>): Promise<PgBouncer> {
  const { hostname, port: serverPort, username, password } = new URL(databaseUrl);
  const port = await freePort();
  // Not `temporaryFolder()`: PgBouncer may run as another user.
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
    admin_users: username,
  };
  const configure = (more: Record<string, string>) => {
    const lines = Object.entries({ ...own, ...more }).map(([name, value]) => `${name}=${value}`);
    const text = ['[databases]', `* = host=${hostname} port=${serverPort}`, '[pgbouncer]', ...lines, ''];
    writeFileSync(file, text.join('\n'));
  };
  configure(settings);
  for (const each of [folder, users, file]) if (owner) chownSync(each, owner.uid, owner.gid);
  const launch = () => {
    const pooler = spawn('pgbouncer', [file], { ...owner, stdio: 'ignore', detached: true });
    const revoke = lastWill('kill -KILL "$1"; rm -rf "$2"', String(pooler.pid), folder);
    return () => stop(pooler, revoke);
  };
  let kill = launch();
  atEnd(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const url = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(port) }).href;
  await accepting(url);
  const command = async (text: string) => {
    const client = new pg.Client(Object.assign(new URL(url), { pathname: '/pgbouncer' }).href);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    url,
    async reload(more) {
      configure({ ...settings, ...more });
      await command('RELOAD');
    },
    command,
    async restart() {
      await kill();
      kill = launch();
      await accepting(url);
    },
  };
}

/** @returns the connection string of a PgBouncer, stopped at the end of the test */
export async function startPgBouncer(databaseUrl: string, settings: Record<string, string>): Promise<string> {
  return (await startPooler(databaseUrl, settings)).url;
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
