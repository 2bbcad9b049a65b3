import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { expect } from 'vitest';
import { startPostgres } from '../../support/postgres.ts';
import { findServerPrograms, type PostgresCluster, serverUser } from '../../support/postgres-cluster.ts';
import { REPOSITORY } from '../../support/process.ts';
import { childrenOf } from '../../support/process-tree.ts';
import { startTcpSwitch, type TcpSwitch } from '../../support/tcp-switch.ts';

const DOCUMENT = readFileSync(join(REPOSITORY, 'docs/postgresql.md'), 'utf8');
const SCRIPT = join(REPOSITORY, 'deploy/postgresql/promote.sh');
const NAMES = "'FIRST 1 (db1, db2)'";

/** A primary and its synchronous standby, with the settings of docs/postgresql.md. */
export type Pair = {
  first: PostgresCluster;
  second: PostgresCluster;
  /** The address at which servers of Gatehouse reach `first`. */
  door: TcpSwitch;
  /** The address at which the standby reaches `first`. */
  link: TcpSwitch;
  /** The connection string with both hosts. */
  url: string;
};

export async function startPair(): Promise<Pair> {
  const settings = settingsOfDocument();
  const first = await startPostgres({ settings: { ...settings, cluster_name: 'db1' } });
  // pg_rewind starts the server without command line parameters, so the settings are in the file, too.
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  appendFileSync(join(first.data, 'postgresql.conf'), lines.join(''));
  const [door, link] = [await startTcpSwitch(portOf(first)), await startTcpSwitch(portOf(first))];
  const second = await startPostgres({
    standbyOf: first.url('postgres'),
    settings: { ...settings, cluster_name: 'db2' },
  });
  const { username, password } = new URL(first.url('postgres'));
  const source = `host=127.0.0.1 port=${link.port} user=${username} password=${password}`;
  await query(second, `ALTER SYSTEM SET primary_conninfo = '${source}'`);
  await query(second, `ALTER SYSTEM SET synchronous_standby_names = ${NAMES}`, 'SELECT pg_reload_conf()');
  await requireStandby(first, 'db2');
  const hosts = `127.0.0.1:${door.port},127.0.0.1:${portOf(second)}`;
  const url = `postgresql://${username}:${password}@${hosts}/postgres?target_session_attrs=read-write`;
  return { first, second, door, link, url };
}

/** Sets the names of the synchronous standbys, and waits until the named standby is synchronous. */
export async function requireStandby(primary: PostgresCluster, name: string): Promise<void> {
  await query(primary, `ALTER SYSTEM SET synchronous_standby_names = ${NAMES}`, 'SELECT pg_reload_conf()');
  await untilSynchronous(primary, name);
}

/** Waits until a server has this synchronous standby, and no other. */
export async function untilSynchronous(primary: Pick<PostgresCluster, 'url'>, name: string): Promise<void> {
  const state = `SELECT application_name AS name FROM pg_stat_replication WHERE sync_state = 'sync'`;
  await expect.poll(() => query(primary, state).catch(String)).toEqual([{ name }]);
}

/** The settings in docs/postgresql.md, except those that differ between the servers or change while they run. */
function settingsOfDocument(): Record<string, string> {
  const section = DOCUMENT.slice(DOCUMENT.indexOf('## High availability'));
  const [, block = ''] = /```ini\n([\s\S]*?)```/.exec(section) ?? [];
  const lines = [...block.matchAll(/^(\w+) = '?(.*?)'?(?:\s+#.*)?$/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const settings = Object.fromEntries(lines) as Record<string, string>;
  expect(`'${settings.synchronous_standby_names}'`).toBe(NAMES);
  const { synchronous_standby_names: _changes, cluster_name: _differs, ...same } = settings;
  // pg_rewind needs this default, which the clusters of tests override.
  return { ...same, full_page_writes: 'on' };
}

export function portOf(cluster: PostgresCluster): number {
  return Number(new URL(cluster.url('postgres')).port);
}

export async function query(cluster: Pick<PostgresCluster, 'url'>, ...statements: string[]) {
  const client = new pg.Client(cluster.url('postgres'));
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Sends a signal to all processes of a server. @param pid of the first process, which starts the others */
export function signalWhole(pid: number, signal: NodeJS.Signals): void {
  process.kill(pid, signal === 'SIGKILL' ? 'SIGSTOP' : signal);
  for (const each of childrenOf(pid)) process.kill(each, signal);
  if (signal === 'SIGKILL') process.kill(pid, signal);
}

/** @returns a command that kills a server in any state */
export function powerOff(cluster: PostgresCluster): string {
  const pid = cluster.pid();
  return `kill -KILL $(cat /proc/${pid}/task/${pid}/children 2>/dev/null) ${pid} 2>/dev/null || true`;
}

/** @returns a command that stops a server gracefully */
export function stopInOrder(cluster: PostgresCluster): string {
  const pid = cluster.pid();
  return `kill -INT ${pid} && while kill -0 ${pid} 2>/dev/null; do sleep 0.05; done`;
}

export type Promotion = { code: number | null; stdout: string; stderr: string; promotedAt: number };

/** Runs deploy/postgresql/promote.sh. `promotedAt` is the time at which it reports the promotion. */
export async function runPromotion(env: Record<string, string>): Promise<Promotion> {
  const child = spawn(SCRIPT, { env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env } });
  let promotedAt = Number.POSITIVE_INFINITY;
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.includes('the standby is promoted')) promotedAt = performance.now();
    lines.push(line);
  });
  const [stderr, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve) => void child.once('close', resolve)),
  ]);
  return { code, stdout: lines.join('\n'), stderr, promotedAt };
}

/** Promotes the standby `to` of the primary `from`, and asserts that the script succeeds. */
export async function promote(from: PostgresCluster, to: PostgresCluster, fence: string): Promise<Promotion> {
  const done = await runPromotion({
    PRIMARY_URL: from.url('postgres'),
    STANDBY_URL: to.url('postgres'),
    FENCE_COMMAND: fence,
  });
  expect(done, done.stderr).toMatchObject({ code: 0 });
  return done;
}

/** Makes a stopped old primary a standby of the promoted server, as docs/postgresql.md describes. */
export async function rejoin(old: PostgresCluster, primary: PostgresCluster, name: string): Promise<void> {
  const owner = serverUser();
  const program = join(findServerPrograms() ?? '', 'pg_rewind');
  const url = primary.url('postgres');
  execFileSync(program, ['--target-pgdata', old.data, '--source-server', url, '--write-recovery-conf'], {
    ...owner,
    cwd: old.data,
    stdio: 'pipe',
  });
  await old.start();
  await requireStandby(primary, name);
}
