import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { parse } from 'yaml';
import { randomSecret } from '../../../src/lib/credential.ts';
import { atEnd } from '../../support/at-end.ts';
import { freePort } from '../../support/free-port.ts';
import { exchange } from '../../support/http.ts';
import { isInstalled } from '../../support/installed-program.ts';
import { lastWill } from '../../support/last-will.ts';
import { findServerPrograms, serverUser } from '../../support/postgres-cluster.ts';
import { REPOSITORY } from '../../support/process.ts';
import { runs } from '../../support/process-tree.ts';
import { quickestFolder } from '../../support/quickest-folder.ts';
import { startTcpSwitch, type TcpSwitch } from '../../support/tcp-switch.ts';
import { query, signalWhole, untilSynchronous } from './pair.ts';

const DOCUMENT = readFileSync(join(REPOSITORY, 'docs/postgresql.md'), 'utf8');
const INSTALL = 'apt-get install --no-install-recommends patroni etcd-server';

/** Tests that need Patroni, etcd and PostgreSQL. Skipped if one of them is not installed; with CI=true they fail. */
export function describePatroni(name: string, tests: () => void): void {
  const installed = ['patroni', 'etcd'].every((program) => isInstalled(program, INSTALL));
  describe.skipIf(!installed || !inject('postgres'))(name, tests);
}

/** A machine with Patroni and the PostgreSQL server that it manages. */
export type Member = {
  name: string;
  port: number;
  /** A superuser's connection string. */
  url(database: string): string;
  /** The address at which this member reaches etcd. */
  etcd: TcpSwitch;
  /** The address at which the other member reaches this one's PostgreSQL. */
  link: TcpSwitch;
  api: string;
  /** Starts Patroni, which starts PostgreSQL. */
  start(): void;
  /** Kills Patroni and all processes of PostgreSQL at once. */
  powerOff(): Promise<void>;
};

export type PatroniCluster = {
  first: Member;
  second: Member;
  /** The connection string of Gatehouse, with both hosts. */
  url: string;
};

/** Starts etcd and two members, with the settings of docs/postgresql.md. `first` is the primary. */
export async function startPatroniCluster(): Promise<PatroniCluster> {
  const [passwords, etcd] = [{ superuser: randomSecret(), replication: randomSecret() }, await startEtcd()];
  const first = await addMember('db1', etcd, passwords);
  first.start();
  await expect.poll(() => roles(first)).toEqual({ db1: 'leader' });
  const password = randomSecret();
  await expect
    .poll(() => query(first, 'SELECT pg_is_in_recovery() AS standby').catch(String))
    .toEqual([{ standby: false }]);
  await query(first, `CREATE ROLE gatehouse LOGIN PASSWORD '${password}'`);
  await query(first, 'CREATE DATABASE gatehouse OWNER gatehouse');
  const second = await addMember('db2', etcd, passwords);
  second.start();
  await untilPaired(first, second);
  const hosts = `127.0.0.1:${first.port},127.0.0.1:${second.port}`;
  const url = `postgresql://gatehouse:${password}@${hosts}/gatehouse?target_session_attrs=read-write`;
  return { first, second, url };
}

/** Waits until Patroni names the one as the leader and the other as its synchronous standby. */
export async function untilPaired(primary: Member, standby: Member): Promise<void> {
  await expect
    .poll(() => roles(primary))
    .toEqual({ [primary.name]: 'leader', [standby.name]: 'sync_standby' });
  await untilSynchronous(primary, standby.name);
}

/** Makes the standby the primary, as `patronictl switchover` does. */
export async function switchOver(from: Member, to: Member): Promise<void> {
  const body = JSON.stringify({ leader: from.name, candidate: to.name });
  const answered = await exchange(`${from.api}/switchover`, { method: 'POST', body, agent: false });
  expect(answered, answered.text).toMatchObject({ status: 200 });
}

/** Whether a server accepts writes: false if it is a standby or does not answer. */
export async function isPrimary(member: Member): Promise<boolean> {
  const rows = await query(member, 'SELECT pg_is_in_recovery() AS standby').catch(() => []);
  return rows[0]?.standby === false;
}

/** The role of each member in etcd, as `patronictl list` shows it. Null if Patroni does not answer. */
async function roles({ api }: Member): Promise<Record<string, string> | null> {
  const answered = await exchange(`${api}/cluster`, { agent: false }).catch(() => null);
  if (answered?.status !== 200) return null;
  const { members } = JSON.parse(answered.text) as { members: { name: string; role: string }[] };
  return Object.fromEntries(members.map(({ name, role }) => [name, role]));
}

/** @returns the port of a new etcd */
async function startEtcd(): Promise<number> {
  const [port, peers] = [await freePort(), await freePort()];
  const folder = ownFolder();
  const [clientUrl, peerUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peers}`];
  const etcd = launch(folder, 'etcd', [
    ...['--data-dir', join(folder, 'data'), '--name', 'etcd'],
    ...['--listen-client-urls', clientUrl, '--advertise-client-urls', clientUrl],
    ...['--listen-peer-urls', peerUrl, '--initial-advertise-peer-urls', peerUrl],
    ...['--initial-cluster', `etcd=${peerUrl}`],
  ]);
  atEnd(() => kill(etcd));
  const health = () => exchange(`${clientUrl}/health`, { agent: false }).then(({ text }) => text, String);
  await expect.poll(health).toContain('"true"');
  return port;
}

async function addMember(
  name: string,
  etcdPort: number,
  passwords: { superuser: string; replication: string },
): Promise<Member> {
  const [port, apiPort] = [await freePort(), await freePort()];
  const [etcd, link] = [await startTcpSwitch(etcdPort), await startTcpSwitch(port)];
  const folder = ownFolder();
  const data = join(folder, 'data');
  const configuration = {
    scope: 'gatehouse',
    name,
    restapi: { listen: `127.0.0.1:${apiPort}`, connect_address: `127.0.0.1:${apiPort}` },
    // `use_proxies` keeps Patroni from asking etcd for its own addresses, which cannot be cut.
    etcd3: { hosts: [`127.0.0.1:${etcd.port}`], use_proxies: true },
    bootstrap: {
      ...bootstrapOfDocument(),
      initdb: [{ encoding: 'UTF8' }, { locale: 'C' }, { auth: 'scram-sha-256' }, 'no-sync'],
    },
    postgresql: {
      listen: `127.0.0.1:${port}`,
      connect_address: `127.0.0.1:${link.port}`,
      bin_dir: findServerPrograms(),
      data_dir: data,
      pgpass: join(folder, 'pgpass'),
      authentication: {
        superuser: { username: 'postgres', password: passwords.superuser },
        replication: { username: 'replicator', password: passwords.replication },
      },
      // By default the copy waits for a checkpoint, which takes minutes.
      basebackup: [{ checkpoint: 'fast' }],
      pg_hba: ['host replication replicator samehost scram-sha-256', 'host all all samehost scram-sha-256'],
      // After a kill, committed data is still in the kernel's memory. Only a power cut would lose it.
      parameters: { unix_socket_directories: '', fsync: 'off' },
    },
    // A watchdog needs a device, which the machine of a test lacks.
    watchdog: { mode: 'off' },
  };
  const file = join(folder, 'patroni.yml');
  writeFileSync(file, JSON.stringify(configuration));
  let patroni: ChildProcess | undefined;

  /** The process of PostgreSQL, or null if it does not run. */
  function postmaster(): number | null {
    try {
      const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
      return pid > 0 && runs(pid) ? pid : null;
    } catch {
      return null;
    }
  }

  async function powerOff() {
    // Patroni ends first, because it would start PostgreSQL again.
    if (patroni) await kill(patroni);
    const pid = postmaster();
    if (pid === null) return;
    signalWhole(pid, 'SIGKILL');
    await expect.poll(postmaster).toBeNull();
  }

  atEnd(powerOff);
  return {
    name,
    port,
    etcd,
    link,
    url: (database) => `postgresql://postgres:${passwords.superuser}@127.0.0.1:${port}/${database}`,
    api: `http://127.0.0.1:${apiPort}`,
    start() {
      patroni = launch(folder, 'patroni', [file]);
    },
    powerOff,
  };
}

/** The part `bootstrap` of the settings in docs/postgresql.md. */
function bootstrapOfDocument(): Record<string, unknown> {
  const section = DOCUMENT.slice(DOCUMENT.indexOf('### With Patroni'));
  const [, block = ''] = /```yaml\n([\s\S]*?)```/.exec(section) ?? [];
  const { bootstrap } = parse(block) as { bootstrap: { dcs: Record<string, unknown> } };
  expect(bootstrap.dcs).toMatchObject({ synchronous_mode: true, postgresql: { use_pg_rewind: true } });
  return bootstrap;
}

/** An empty folder of the server's user, removed at the end of the test. */
function ownFolder(): string {
  const folder = mkdtempSync(join(quickestFolder(), 'gatehouse-patroni-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  const owner = serverUser();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/** Starts a program whose output is written to the file `log`. It is killed even when this process is killed. */
function launch(folder: string, program: string, parameters: string[]): ChildProcess {
  const output = openSync(join(folder, 'log'), 'w');
  const child = spawn(program, parameters, {
    ...serverUser(),
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' },
    // In another process group, so that Ctrl-C at the terminal does not end it before the tests.
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const revoke = lastWill(
    'kill -KILL "$1"; kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"; sleep 1; rm -rf "$2"',
    String(child.pid),
    folder,
  );
  child.once('exit', revoke);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
