import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Runs a JavaScript program of the repository with the Node.js of this process.
 * @returns its standard output
 * @throws Error with its output if it fails
 */
export function runTool(program: string, ...parameters: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, program), ...parameters], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let all = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      all += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      all += text;
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(stdout) : reject(new Error(all.trim()))));
  });
}

export const tsc = 'node_modules/.bin/tsc';
export const biome = 'node_modules/.bin/biome';
export const mjml = 'node_modules/.bin/mjml';
export const codegen = 'node_modules/.bin/graphql-codegen';
