import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { exchange } from '../support/http.ts';
import { lastWill } from '../support/last-will.ts';
import type { Stage } from './stage.ts';

/** A ready server in a separate process. */
export type ServerProcess = {
  url: string;
  pid: number;
  /** The time from its start until it was ready. */
  readyAfterMilliseconds: number;
  /** Sends SIGTERM and waits for the end. Called at the end of the bench, too. */
  stop(): Promise<void>;
};

export type Start = {
  /** The file that Node runs. */
  entry: string;
  /** In addition to PORT, and to PATH, HOME and TMPDIR of this process. */
  env?: Record<string, string>;
  nodeOptions?: string[];
  /** Answers 200 when the server is ready. */
  readyPath: string;
};

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;
const LOOK_AGAIN_MS = 5;

/** Starts a server on a free loopback port. Its standard output is discarded. */
export async function startServerProcess(stage: Stage, start: Start): Promise<ServerProcess> {
  const port = await freePort();
  const errorLog = join(stage.folder, `stderr-${port}`);
  const errors = openSync(errorLog, 'w');
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...(start.nodeOptions ?? []), start.entry], {
    cwd: stage.folder,
    env: { ...inherited('PATH', 'HOME', 'TMPDIR'), ...start.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', errors],
  });
  closeSync(errors);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${start.entry} could not be spawned`);
  const revoke = lastWill('kill -KILL "$1"', String(pid));
  const exited = once(child, 'exit').then(revoke);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  const stop = stage.atEnd(async () => {
    if (hasEnded()) return;
    child.kill('SIGTERM');
    const killing = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(killing);
  });

  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const answered = await exchange(url + start.readyPath, { agent: false }).catch(() => null);
    if (answered?.status === 200) break;
    if (hasEnded() || performance.now() - startedAt > READY_TIMEOUT_MS) {
      throw new Error(
        `${start.entry} is not ready:\n${readFileSync(errorLog, 'utf8')}${answered?.text ?? ''}`,
      );
    }
    await sleep(LOOK_AGAIN_MS);
  }
  return { url, pid, readyAfterMilliseconds: performance.now() - startedAt, stop };
}

function inherited(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
