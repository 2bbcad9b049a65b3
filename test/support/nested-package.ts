import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../src/cli/tool.ts';

const run = promisify(execFile);
const CACHE = join(root, 'node_modules/.cache/nested-packages');

/**
 * Installs a package below `test/` whose dependencies conflict with those of this repository, once per version of its
 * lock file. Concurrent test runs install into separate folders. The first run to finish renames its folder to the final
 * name, and every run uses that folder.
 * @param folder has `package.json`, `package-lock.json` and `.npmrc`
 * @returns the folder with its `node_modules`
 */
export async function installNestedPackage(folder: string): Promise<string> {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const installed = join(CACHE, createHash('sha256').update(lock).digest('hex').slice(0, 16));
  if (existsSync(installed)) return installed;
  mkdirSync(CACHE, { recursive: true });
  const own = mkdtempSync(join(CACHE, 'installing-'));
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    copyFileSync(join(folder, name), join(own, name));
  }
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: own });
  try {
    renameSync(own, installed);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (!existsSync(installed)) throw error;
  }
  return installed;
}
