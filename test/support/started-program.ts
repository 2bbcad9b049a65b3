import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Agent } from 'node:http';
import type { Readable } from 'node:stream';
import { vi } from 'vitest';
import { atEnd } from './at-end.ts';
import { exchange } from './http.ts';
import { lastWill } from './last-will.ts';

const START_TIMEOUT_MS = 120_000;

/** Waits until an address answers 200. */
export async function answersOk(url: string, agent: () => Agent | false = () => false): Promise<void> {
  const check = async () => {
    const { status, text } = await exchange(url, { agent: agent() });
    if (status !== 200) throw new Error(`${url} answers ${status}: ${text}`);
  };
  await vi.waitFor(check, { timeout: START_TIMEOUT_MS, interval: 100 });
}

/** Starts a program, which is killed at the end of the test. What it writes is shown if it ends before. */
export function startProgram(program: string, parameters: string[], env: Record<string, string> = {}): void {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(program, parameters, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  if (child.pid === undefined) throw new Error(`${program} could not be spawned`);
  const revoke = lastWill('kill -KILL "$1"', String(child.pid));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-10_000);
    });
  let isExpected = false;
  const exited = once(child, 'exit').then(() => {
    revoke();
    if (!isExpected) console.error(`${program} ended unexpectedly:\n${output}`);
  });
  atEnd(async () => {
    isExpected = true;
    child.kill('SIGKILL');
    await exited;
  });
}
