import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { BRIEFLY, COMPILED } from './process.ts';
import { bundledCommand } from './server-bundle.ts';

export type Ended = { code: number | null; stdout: string; stderr: string };

/** Starts a command as a separate process. Of the environment of this process it gets only `PATH`. */
export function startCommand(
  env: Record<string, string>,
  command: string,
  options: readonly string[] = [],
): { child: ChildProcessByStdio<Writable, Readable, Readable>; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [...BRIEFLY, bundledCommand(command), ...options], {
    env: { PATH: process.env.PATH, ...COMPILED, ...env },
    stdio: 'pipe',
  });
  const closed = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const ended = Promise.all([text(child.stdout), text(child.stderr), closed]).then(
    ([stdout, stderr, code]) => ({ code, stdout, stderr }),
  );
  return { child, ended };
}

/** Runs a command to its end. */
export async function runCommand(
  env: Record<string, string>,
  command: string,
  options: readonly string[] = [],
  stdin: string | Buffer = '',
): Promise<Ended> {
  const { child, ended } = startCommand(env, command, options);
  child.stdin.end(stdin);
  return ended;
}
