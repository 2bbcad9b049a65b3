import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, 'node_modules/.cache/gatehouse-bundled');
const UNUSED_AFTER_MS = 12 * 3_600_000;

/** The sources of the bundle. The Prisma client in `src` has been generated before. */
const SOURCES = ['src/**/*.{ts,js}', 'package-lock.json'];

/**
 * Bundles the commands of `src/cli` for the processes of tests, as the build bundles the server. Cached until the
 * sources change.
 * @returns the folder of the bundle
 */
export async function bundleCommands(): Promise<string> {
  const folder = join(cache, fingerprint());
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    for (const name of readdirSync(cache)) removeIfUnused(join(cache, name));
    const draft = join(cache, randomUUID());
    await bundle(draft);
    try {
      renameSync(draft, folder);
    } catch (error) {
      // Another run has created the folder first.
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return folder;
}

/** The program of a command of `src/cli`, bundled from the sources of this repository. */
export function bundledCommand(name: string): string {
  return join(inject('bundledCommands'), `${name}.mjs`);
}

async function bundle(draft: string): Promise<void> {
  // Imported here, because only one process bundles.
  const { bundlePrograms } = await import('../../src/cli/bundle-server.ts');
  const commands = globSync('src/cli/*.ts', { cwd: root }).filter((file) => isCommand(file));
  const input = commands.map((file) => [basename(file, '.ts'), join(root, file)]);
  await bundlePrograms(Object.fromEntries(input), draft);
}

/** Whether a file is a command that runs in production. Its name decides, because it has no `import.meta.main`. */
function isCommand(file: string): boolean {
  return /^(compare|(add|close|create|export|import|list|remove|revoke|roll|rotate|set|undo|unlock|withdraw)-[a-z-]+)\.ts$/.test(
    file.replace('src/cli/', ''),
  );
}

function removeIfUnused(folder: string): void {
  if (Date.now() - statSync(folder).mtimeMs > UNUSED_AFTER_MS)
    rmSync(folder, { recursive: true, force: true });
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 32);
}
