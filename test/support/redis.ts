import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { describe } from 'vitest';
import { atEnd } from './at-end.ts';
import { freePort } from './free-port.ts';
import { lastWill } from './last-will.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An empty Redis server on a loopback port. It stores nothing on disk. */
export type RedisServer = {
  url: string;
  /** Sends a signal: SIGSTOP freezes the server, SIGCONT continues it. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Kills it. */
  stop(): Promise<void>;
  /** Starts it again after `stop`, empty, on the same port. */
  start(): Promise<void>;
};

const MISSING = 'redis-server is not installed (Debian: apt-get install redis-server)';

/** Tests that need Redis. Skipped with a message if it is not installed; with CI=true they fail. */
export function describeRedis(name: string, tests: () => void): void {
  const installed = spawnSync('redis-server', ['--version']).status === 0;
  if (!installed) {
    if (/^(true|1)$/.test(process.env.CI ?? '')) {
      throw new Error(`${MISSING}. With CI=true no test may be skipped for that.`);
    }
    console.warn(`Skipping the tests that need Redis: ${MISSING}`);
  }
  describe.skipIf(!installed)(name, tests);
}

/** Starts a server, which is killed at the end of the test. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const folder = temporaryFolder();
  let running = await launch(port, folder);
  const stop = () => running.kill();
  atEnd(stop);
  return {
    url: `redis://127.0.0.1:${port}`,
    signal: (signal) => running.signal(signal),
    stop,
    async start() {
      running = await launch(port, folder);
    },
  };
}

async function launch(port: number, folder: string) {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...settings, '--dir', folder], { stdio: 'ignore', detached: true });
  if (server.pid === undefined) throw new Error('redis-server could not be spawned');
  const revoke = lastWill('kill -KILL "$1"', String(server.pid));
  const exited = once(server, 'exit').then(revoke);
  const client = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on('error', () => {});
  await client.ping();
  client.disconnect();
  return {
    signal: (signal: NodeJS.Signals) => void server.kill(signal),
    async kill() {
      server.kill('SIGKILL');
      await exited;
    },
  };
}
