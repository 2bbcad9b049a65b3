import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { count } from '../support/counts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const STARTERS = count(3, 5);

/** A fresh clone with installed packages, and a Prisma that records its calls. */
function freshClone(): { folder: string; calls: () => number } {
  const folder = temporaryFolder();
  for (const path of ['package.json', 'package-lock.json', 'prisma.config.ts', 'prisma', 'src']) {
    cpSync(join(repository, path), join(folder, path), {
      recursive: true,
      filter: (file) => !file.includes(join('database', 'client')),
    });
  }
  const packages = join(folder, 'node_modules');
  linkAllBut(['.cache', 'prisma'], join(repository, 'node_modules'), packages);
  linkAllBut(['build', 'package.json'], join(repository, 'node_modules/prisma'), join(packages, 'prisma'));
  cpSync(join(repository, 'node_modules/prisma/package.json'), join(packages, 'prisma/package.json'));
  linkAllBut(['index.js'], join(repository, 'node_modules/prisma/build'), join(packages, 'prisma/build'));
  const log = join(folder, 'calls');
  const cli = join(repository, 'node_modules/prisma/build/index.js');
  writeFileSync(
    join(packages, 'prisma/build/index.js'),
    `require('node:fs').appendFileSync(${JSON.stringify(log)}, 'call\\n');
     const options = { stdio: 'inherit' };
     const args = [${JSON.stringify(cli)}, ...process.argv.slice(2)];
     process.exit(require('node:child_process').spawnSync(process.execPath, args, options).status);`,
  );
  return { folder, calls: () => readFileSync(log, 'utf8').trim().split('\n').length };
}

function linkAllBut(names: string[], from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (!names.includes(name)) symlinkSync(join(from, name), join(to, name));
  }
}

test(`of ${STARTERS} processes that start together in a fresh clone, one generates the client for all`, async () => {
  const { folder, calls } = freshClone();
  const client = join(folder, 'src/platform/database/client');
  const program = `
    await (await import(${JSON.stringify(join(folder, 'src/cli/generate-client.ts'))})).ensureClient();
    const { PrismaClient } = await import(${JSON.stringify(join(client, 'client.ts'))});
    console.log(typeof PrismaClient);`;
  const starters = Array.from({ length: STARTERS }, () =>
    run(process.execPath, ['--input-type=module', '--eval', program], { cwd: folder }),
  );
  for (const { stdout } of await Promise.all(starters)) expect(stdout.trim()).toBe('function');
  expect(calls()).toBe(1);
  await run(process.execPath, [join(folder, 'src/cli/generate-client.ts')], { cwd: folder });
  expect(calls()).toBe(1);
  expect(readdirSync(join(folder, 'node_modules/.cache/prisma-client'))).toEqual([]);
});
