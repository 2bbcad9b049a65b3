// `npm test`: runs the checks and the tests at the same time, because each leaves the processors idle at times.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ensureBuild } from './build.ts';
import { ensureClient } from './generate-client.ts';
import { root } from './tool.ts';

// The checks and the tests need these.
await ensureClient();
await ensureBuild();

const start = (program: string, parameters: string[], stdout: 'inherit' | 'pipe') =>
  spawn(process.execPath, [join(root, program), ...parameters], {
    cwd: root,
    stdio: ['inherit', stdout, stdout],
  });
const check = start('src/cli/check.ts', [], 'pipe');
const tests = start('node_modules/.bin/vitest', ['run', ...process.argv.slice(2)], 'inherit');
// Ctrl-C at the terminal reaches all three processes. This process ends last.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {
  for (const child of [check, tests]) child.kill('SIGTERM');
});

if (!check.stdout || !check.stderr) throw new Error('The output of the checks cannot be read');
const [said, complaints, [checked], [tested]] = await Promise.all([
  text(check.stdout),
  text(check.stderr),
  once(check, 'close'),
  once(tests, 'close'),
]);
// Printed last, because the output of the tests is long.
process.stdout.write(`\nnpm run check\n${said}`);
process.stderr.write(complaints);
process.exitCode = checked === 0 && tested === 0 ? 0 : 1;
