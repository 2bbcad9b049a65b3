import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * Runs a shell script when this process has ended, however it ended: the script waits on a pipe that
 * breaks then. It cleans up after a run that was interrupted or killed.
 * @param parameters what the script sees as $1, $2, …
 * @returns a function that revokes it, after an orderly end
 */
export function lastWill(script: string, ...parameters: string[]): () => void {
  const shell = spawn('sh', ['-c', `while read -r line; do :; done; ${script}`, 'last-will', ...parameters], {
    // A process group of its own: Ctrl-C at the terminal must not reach it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  (shell.stdin as Socket).unref();
  return () => void shell.kill('SIGKILL');
}
