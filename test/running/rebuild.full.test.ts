import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { exchange } from '../support/http.ts';
import { REPOSITORY, startProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const READ = ['package.json', 'package-lock.json', 'schema.graphql', 'prisma', 'src', 'docs', 'dist'];

let root: string;
beforeAll(() => {
  root = temporaryFolder();
  for (const name of READ) cpSync(join(REPOSITORY, name), join(root, name), { recursive: true });
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  // A build removes old programs, which this copy may have.
  rmSync(join(root, 'dist/server'), { recursive: true, force: true });
});

const build = () => promisify(execFile)(process.execPath, ['src/cli/build.ts'], { cwd: root });
const programs = () =>
  readdirSync(join(root, 'dist/server'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

test('a server can load the rest of its program after its sources were changed and built again', async () => {
  const server = await startProcess({ root });
  const before = programs();
  appendFileSync(join(root, 'src/seed.ts'), '\nexport const added = 1;\n');
  await build();
  expect(programs()).toHaveLength(before.length + 1);
  expect(programs()).toEqual(expect.arrayContaining(before));
  // The first request to the OpenID Provider loads its code.
  const { status } = await exchange(`${server.url}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=x',
  });
  expect(status).toBe(400);
});

test('a build that fails names the fault, and keeps the program', async () => {
  const before = programs();
  const fault = join(root, 'src/fault.ts');
  writeFileSync(fault, 'export const fault = ;\n');
  appendFileSync(
    join(root, 'src/seed.ts'),
    `\nimport { fault } from './fault.ts';\nexport const used = fault;\n`,
  );
  await expect(build()).rejects.toThrow(/fault\.ts/);
  expect(programs()).toEqual(before);
  rmSync(fault);
});
