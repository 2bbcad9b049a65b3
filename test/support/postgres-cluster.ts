import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { randomSecret } from '../../src/lib/credential.ts';
import { freePort } from './free-port.ts';
import { lastWill } from './last-will.ts';
import { quickestFolder } from './quickest-folder.ts';

/** A PostgreSQL server in a temporary folder, on a loopback port. */
export type PostgresCluster = {
  /** A superuser's connection string. */
  url(database: string): string;
  /** The server's process, for signals such as SIGSTOP. */
  pid(): number;
  /** The folder of its files, which belong to `serverUser()`. */
  data: string;
  /** The server's log since its last start. */
  log(): string;
  /** Starts the server again after `stop`, on the same port and folder. */
  start(): Promise<void>;
  /** Stops the server. SIGINT ends sessions and shuts down cleanly; SIGQUIT is `pg_ctl stop -m immediate`. */
  stop(signal?: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void>;
  /** Stops the server and removes its folder. */
  remove(): Promise<void>;
};

const START_TIMEOUT_MS = 180_000;
/** Errors after which another start may succeed: children of a killed server still ran, or the port was taken. */
const PASSING_REFUSAL = /still in use|already exists|Address already in use/;

/** The folder of PostgreSQL's server programs, or null if they are not installed. */
export function findServerPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const configured = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  const candidates = [
    ...(configured ? [configured] : []),
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return (
    candidates.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ??
    null
  );
}

/** The files of a new cluster, which can be copied in a tenth of the time that `initdb` takes. */
export type PreparedCluster = { data: string; password: string };

/**
 * Makes the files of a new cluster.
 * @param programs the folder that `findServerPrograms` found
 * @param folder the folder for the files
 */
export function prepareCluster(programs: string, folder: string): PreparedCluster {
  const owner = serverUser();
  const data = join(folder, 'data');
  const password = randomSecret();
  mkdirSync(folder);
  if (owner) chownSync(folder, owner.uid, owner.gid);
  initialise(join(programs, 'initdb'), { folder, data, password, owner });
  return { data, password };
}

export type ClusterOptions = {
  /** The initial files of the cluster. */
  prepared?: PreparedCluster;
  /** A superuser's connection string: the cluster becomes a streaming standby of that server. */
  standbyOf?: string;
  /** Files for TLS, by the names of their settings. */
  tls?: { ssl_cert_file: string; ssl_key_file: string };
  /** The folder of a Unix socket on which the server also listens. */
  socketFolder?: string;
  /** More settings of the server, by name. */
  settings?: Record<string, string>;
  /** The parent of the cluster's folder. By default the folder is in memory, if there is enough. */
  parent?: string;
};

/**
 * Makes a cluster and starts it. It is stopped and its folder removed even when this process is killed.
 * @param programs the folder that `findServerPrograms` found
 */
export async function createCluster(
  programs: string,
  { prepared, standbyOf, tls, socketFolder, settings, parent = quickestFolder() }: ClusterOptions = {},
): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(parent, 'gatehouse-postgres-'));
  const data = join(folder, 'data');
  // Not PostgreSQL's own pid file, which a killed server leaves behind and the next start must find.
  const pidFile = join(folder, 'pid');
  const owner = serverUser();
  // A standby has the users of its primary.
  const password = standbyOf
    ? decodeURIComponent(new URL(standbyOf).password)
    : (prepared?.password ?? randomSecret());
  const revoke = lastWill(
    `pid=$(cat "$1/pid") && kill -CONT "$pid" && kill -QUIT "$pid" &&
      while kill -0 "$pid"; do sleep 0.1; done
    rm -rf "$1"`,
    folder,
  );
  let server: ChildProcess | undefined;
  let port = 0;
  const moreSettings: Record<string, string> = {
    ...settings,
    ...(socketFolder ? { unix_socket_directories: socketFolder } : {}),
  };

  const logFile = join(folder, 'log');
  const url = (database: string) => `postgresql://gatehouse:${password}@127.0.0.1:${port}/${database}`;

  /** PostgreSQL accepts a key file only if other users cannot read it. */
  function own(files: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(files).map(([setting, file]) => {
        const copied = join(folder, setting);
        writeFileSync(copied, readFileSync(file), { mode: 0o600 });
        if (owner) chownSync(copied, owner.uid, owner.gid);
        return [setting, copied];
      }),
    );
  }

  async function start() {
    const deadline = Date.now() + START_TIMEOUT_MS;
    const first = port === 0;
    for (;;) {
      if (first) port = await freePort();
      server = launch(logFile);
      try {
        return await accepting(server, url('postgres'), deadline);
      } catch (cause) {
        const words = readFileSync(logFile, 'utf8');
        if (Date.now() > deadline || !PASSING_REFUSAL.test(words)) {
          throw new Error(`PostgreSQL did not start:\n${words}`, { cause });
        }
        await sleep(200);
      }
    }
  }

  function launch(log: string): ChildProcess {
    const output = openSync(log, 'w');
    const child = spawn(join(programs, 'postgres'), ['-D', data, ...serverSettings(port, moreSettings)], {
      ...owner,
      cwd: folder,
      // In another process group, so that Ctrl-C at the terminal does not end it before the tests.
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    writeFileSync(pidFile, String(child.pid));
    return child;
  }

  async function stop(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL' = 'SIGINT') {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGCONT');
    server.kill(signal);
    await exited;
    rmSync(pidFile, { force: true });
  }

  async function remove() {
    await stop('SIGQUIT');
    revoke();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  try {
    if (owner) chownSync(folder, owner.uid, owner.gid);
    if (tls) Object.assign(moreSettings, { ssl: 'on' }, own(tls));
    if (standbyOf) copy(join(programs, 'pg_basebackup'), { folder, data, from: standbyOf, owner });
    // Keeps the owner and the modes of the files.
    else if (prepared) execFileSync('cp', ['-a', prepared.data, data]);
    else initialise(join(programs, 'initdb'), { folder, data, password, owner });
    await start();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    url,
    pid: () => {
      if (server?.pid === undefined) throw new Error('The PostgreSQL server has not been started');
      return server.pid;
    },
    data,
    log: () => readFileSync(logFile, 'utf8'),
    start,
    stop,
    remove,
  };
}

/** The user of the server. PostgreSQL does not run as root, so root uses the user of its package, or `nobody`. */
export function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string, user: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }));
  const user = spawnSync('id', ['postgres']).status === 0 ? 'postgres' : 'nobody';
  return { uid: id('-u', user), gid: id('-g', user) };
}

function initialise(
  initdb: string,
  {
    folder,
    data,
    password,
    owner,
  }: { folder: string; data: string; password: string; owner: ReturnType<typeof serverUser> },
) {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const { status, stdout, stderr } = spawnSync(
    initdb,
    [
      ...['-D', data, '-U', 'gatehouse', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    ],
    { ...owner, cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`initdb failed:\n${stdout}${stderr}`);
}

/** Copies a server with `pg_basebackup -R`, which adds the settings of a standby. */
function copy(
  program: string,
  {
    folder,
    data,
    from,
    owner,
  }: { folder: string; data: string; from: string; owner: ReturnType<typeof serverUser> },
) {
  const { status, stderr } = spawnSync(
    program,
    ['-d', from, '-D', data, '-R', '-X', 'stream', '-c', 'fast'],
    {
      ...owner,
      cwd: folder,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`pg_basebackup failed:\n${stderr}`);
}

function serverSettings(port: number, more: Record<string, string>): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 300,
    // fsync is off. After a kill, committed data is still in the kernel's memory. Only a power cut would lose it.
    fsync: 'off',
    full_page_writes: 'off',
    max_wal_size: '256MB',
    ...more,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Resolves when the server accepts connections. */
async function accepting(server: ChildProcess, url: string, deadline: number): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    // A server that still starts refuses the connection, and may close it afterwards.
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (error) {
      const ended = server.exitCode !== null || server.signalCode !== null;
      if (ended || Date.now() > deadline) throw error;
      await sleep(20);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
