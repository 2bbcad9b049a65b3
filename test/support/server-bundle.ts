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
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inject } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, 'node_modules/.cache/gatehouse-bundled');
const UNUSED_AFTER_MS = 12 * 3_600_000;

/** Packages with native code, or with files that they look up next to their own code. They are not bundled. */
const APART = ['argon2', 'bcrypt', '@electric-sql/pglite', 'pino', 'vite'];

/** The sources of the bundle. The Prisma client in `src` has been generated before. */
const SOURCES = ['src/**/*.{ts,js}', 'package-lock.json', 'test/support/server-bundle.ts'];

/**
 * Bundles the commands of `src/cli` for the processes of tests: a server needs a second for loading its 2,000 modules,
 * and half of that for the bundle. The modules are the unchanged sources. `import.meta` of each still has the path of
 * its source, so it finds neighbouring files and starts threads from the sources. Cached until the sources change.
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

/** The program of a command of `src/cli`, such as `start`: bundled from the sources of this repository. */
export function bundledCommand(name: string): string {
  return join(inject('bundledCommands'), `${name}.mjs`);
}

async function bundle(folder: string): Promise<void> {
  // Imported here, because only one process bundles.
  const { rolldown } = await import('rolldown');
  const commands = globSync('src/cli/*.ts', { cwd: root }).filter((file) => isCommand(file));
  const built = await rolldown({
    cwd: root,
    input: Object.fromEntries(
      commands.map((file) => [/([^/]+)\.ts$/.exec(file)?.[1] ?? file, join(root, file)]),
    ),
    platform: 'node',
    logLevel: 'silent',
    external: (id) => APART.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [
      {
        name: 'own-places',
        transform(code, id) {
          if (id.includes('node_modules') || !code.includes('import.meta.url')) return null;
          return { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)) };
        },
      },
    ],
  });
  await built.write({
    dir: folder,
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
  });
  await built.close();
}

/** Whether a file is a command that runs in production. These have no `import.meta.main`, because nothing imports them. */
function isCommand(file: string): boolean {
  return /^(start|compare|(add|close|create|export|import|list|remove|revoke|roll|rotate|set|undo|unlock|withdraw)-[a-z-]+)\.ts$/.test(
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
