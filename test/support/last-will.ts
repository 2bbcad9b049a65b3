import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * Runs a shell script when this process has ended for any reason, to clean up after an interrupted or killed run. The
 * script waits on a pipe, which breaks at the end of the process.
 * @param parameters $1, $2, … of the script
 * @returns a function that cancels the script, for a normal end of the process
 */
export function lastWill(script: string, ...parameters: string[]): () => void {
  const shell = spawn('sh', ['-c', `while read -r line; do :; done; ${script}`, 'last-will', ...parameters], {
    // In another process group, so that Ctrl-C at the terminal does not reach it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  (shell.stdin as Socket).unref();
  return () => void shell.kill('SIGKILL');
}
