import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Demo } from '../../src/platform/process/demo.ts';
import { atEnd } from './at-end.ts';
import { unpackEmbeddedDatabase } from './embedded.ts';
import { freePort } from './free-port.ts';
import { dropConnections, exchange } from './http.ts';
import { lastWill } from './last-will.ts';
import { childrenOf } from './process-tree.ts';
import { KEY_ENCRYPTION_SECRET } from './server.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The folder of this product. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../..');
const READY_TIMEOUT_MS = 180_000;

/**
 * The options of Node for processes that run for seconds only: no optimizing WebAssembly compiler, which takes a quarter
 * of a server's start; a larger young generation; and the compile cache of the other test processes.
 */
export const BRIEFLY = ['--liftoff-only', '--min-semi-space-size=32'];
export const COMPILED = { NODE_COMPILE_CACHE: join(REPOSITORY, 'node_modules/.cache/compiled') };

export type ProcessOptions = {
  /** Overrides the defaults: PORT, RATE_LIMITS=off, and with a database URL SEED_DEMO=true and the tests' secret. */
  env?: Record<string, string>;
  /** By default a new folder with a migrated database. `temporaryFolder()` gives an empty one. */
  dataDir?: string;
  /** PostgreSQL instead of the embedded database in the data folder. */
  databaseUrl?: string;
  /** By default any free port. */
  port?: number;
  /** The folder of the product, whose `src/cli/start.ts` runs. Default: this repository. */
  root?: string;
  /** Runs `npm start` instead of the command. Then `pid` is the id of npm and of its process group. */
  throughNpm?: boolean;
  /** Runs in a new PID namespace, as in a container. Needs the permission to create one. */
  asProcessOne?: boolean;
  /** Wraps the command, to run it as another user or in a namespace. The wrapper must keep the process id. */
  through?: (command: string[]) => string[];
  /** False to return at once, for a process whose start is expected to fail. */
  untilReady?: boolean;
};

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type TestProcess = {
  url: string;
  port: number;
  pid: number;
  dataDir: string;
  env: Record<string, string>;
  /** The content of its `demo.json`. @throws if the file does not exist */
  readonly demo: Demo;
  stdout: string[];
  stderr: string[];
  signal(signal: NodeJS.Signals): void;
  /** For `asProcessOne`: sends a signal to the server, which is a child of the process `pid`. */
  signalInside(signal: NodeJS.Signals): void;
  /** Resolves when the process has ended and all its output has been read. */
  exited: Promise<Exit>;
  /** Sends SIGTERM and waits for the end. */
  stop(): Promise<Exit>;
};

/** Starts the real server as a separate process, which is killed at the end of the test. */
export async function startProcess(options: ProcessOptions = {}): Promise<TestProcess> {
  const { databaseUrl, dataDir = dataFolder(databaseUrl), port = await freePort() } = options;
  const env = {
    ...inherited('PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'),
    ...COMPILED,
    PORT: String(port),
    DATA_DIR: dataDir,
    RATE_LIMITS: 'off',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl, KEY_ENCRYPTION_SECRET, SEED_DEMO: 'true' } : {}),
    ...options.env,
  };
  const [command, args] = options.throughNpm
    ? ['npm', ['start', '--silent', '--prefix', options.root ?? REPOSITORY]]
    : [process.execPath, [...BRIEFLY, join(options.root ?? REPOSITORY, 'src/cli/start.ts')]];
  const namespace = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'];
  const direct = [command, ...args];
  const [program = command, ...parameters] = options.asProcessOne
    ? [...namespace, ...direct]
    : (options.through?.(direct) ?? direct);
  const child = spawn(program, parameters, {
    cwd: dataDir,
    env,
    detached: options.throughNpm ?? false,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = `http://127.0.0.1:${port}`;
  const pid = child.pid;
  if (pid === undefined) throw new Error('The server process could not be spawned');
  const victim = options.throughNpm ? -pid : pid;
  const revoke = lastWill('kill -KILL -- "$1"', String(victim));
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => {
      revoke();
      dropConnections(url);
      resolve({ code, signal });
    });
  });
  let ended = false;
  exited.then(() => {
    ended = true;
  });
  atEnd(async () => {
    if (!ended) process.kill(victim, 'SIGKILL');
    await exited;
  });
  const server: TestProcess = {
    url,
    port,
    pid,
    dataDir,
    env,
    get demo() {
      return JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo;
    },
    stdout: linesOf(child.stdout),
    stderr: linesOf(child.stderr),
    signal: (signal) => void child.kill(signal),
    signalInside(signal) {
      for (const inside of childrenOf(pid)) process.kill(inside, signal);
    },
    exited,
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
  if (options.untilReady !== false) await ready(server);
  return server;
}

/** A new folder. Without a database URL it has a migrated embedded database, which saves two seconds per process. */
function dataFolder(databaseUrl: string | undefined): string {
  const folder = temporaryFolder();
  if (!databaseUrl) unpackEmbeddedDatabase(join(folder, 'database'));
  return folder;
}

async function ready(server: TestProcess): Promise<void> {
  let exit: Exit | undefined;
  server.exited.then((value) => {
    exit = value;
  });
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    const answered = await exchange(`${server.url}/health/ready`, { agent: false }).catch(() => null);
    if (exit || Date.now() > deadline) {
      const state = exit ? `ended with ${JSON.stringify(exit)}` : 'was not ready in time';
      throw new Error([`The server process ${state}`, ...server.stdout, ...server.stderr].join('\n'));
    }
    if (answered?.status === 200) return;
    await sleep(20);
  }
}

function linesOf(stream: Readable): string[] {
  const lines: string[] = [];
  createInterface({ input: stream }).on('line', (line) => lines.push(line));
  return lines;
}

function inherited(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
