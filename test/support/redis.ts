import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe } from 'vitest';
import { atEnd } from './at-end.ts';
import { freePort } from './free-port.ts';
import { isInstalled } from './installed-program.ts';
import { lastWill } from './last-will.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An empty Redis server on a loopback port. It stores nothing on disk. */
export type RedisServer = {
  url: string;
  port: number;
  /** Sends a signal: SIGSTOP freezes the server, SIGCONT continues it. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Kills the server. */
  stop(): Promise<void>;
  /** Starts the server again after `stop`, empty and on the same port. */
  start(): Promise<void>;
};

/** Tests that need Redis. Skipped with a message if it is not installed; with CI=true they fail. */
export function describeRedis(name: string, tests: () => void): void {
  describe.skipIf(!isInstalled('redis-server', 'apt-get install redis-server'))(name, tests);
}

/**
 * Starts a server, which is killed at the end of the test.
 * @param options the options of the command line
 */
export async function startRedis(options: string[] = [], password?: string): Promise<RedisServer> {
  const port = await freePort();
  const folder = temporaryFolder();
  const secured = password === undefined ? [] : ['--requirepass', password, '--masterauth', password];
  const start = () =>
    launch(port, ['--save', '', '--appendonly', 'no', '--dir', folder, ...secured, ...options], password);
  let running = await start();
  const stop = () => running.kill();
  atEnd(stop);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    signal: (signal) => running.signal(signal),
    stop,
    async start() {
      running = await start();
    },
  };
}

/** Starts a Sentinel that monitors a primary under a name. It is killed at the end of the test. @returns its port */
export async function startSentinel(
  name: string,
  primary: RedisServer,
  passwords: { ofPrimary: string; ofSentinels: string },
): Promise<number> {
  const port = await freePort();
  const folder = temporaryFolder();
  const file = join(folder, 'sentinel.conf');
  const lines = [
    `sentinel monitor ${name} 127.0.0.1 ${primary.port} 2`,
    `sentinel auth-pass ${name} ${passwords.ofPrimary}`,
    `sentinel down-after-milliseconds ${name} 1000`,
    `sentinel failover-timeout ${name} 3000`,
    `sentinel sentinel-pass ${passwords.ofSentinels}`,
    `requirepass ${passwords.ofSentinels}`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  const running = await launch(port, ['--dir', folder], passwords.ofSentinels, [file, '--sentinel']);
  atEnd(() => running.kill());
  return port;
}

async function launch(port: number, options: string[], password?: string, first: string[] = []) {
  const settings = [...first, '--port', String(port), '--bind', '127.0.0.1', ...options];
  const server = spawn('redis-server', settings, { stdio: 'ignore', detached: true });
  if (server.pid === undefined) throw new Error('redis-server could not be spawned');
  const revoke = lastWill('kill -KILL "$1"', String(server.pid));
  const exited = once(server, 'exit').then(revoke);
  const client = new Redis({
    port,
    host: '127.0.0.1',
    ...(password === undefined ? {} : { password }),
    enableReadyCheck: false,
    retryStrategy: () => 20,
    maxRetriesPerRequest: null,
  });
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
