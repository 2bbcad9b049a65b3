import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './tool.ts';

/** Packages with native code, or with files that they look up next to their own code. They are not bundled. */
const APART = ['argon2', 'bcrypt', '@electric-sql/pglite', 'pino'];

const SOURCES = join(root, 'src/');
/**
 * A module that `start.ts` loads before the bundled server. It is not bundled, so both use the same copy. Of every
 * other module that both use, `start.ts` and the bundle have separate copies.
 */
const SHARED = join(SOURCES, 'platform/process/stop-signals.ts');

/**
 * Bundles programs of this repository with their packages: finding and loading the 2,000 modules of a server takes
 * almost a second, and loading its bundle takes a fifth of that time. `import.meta.url` of each module still names its
 * source, so that it finds neighbouring files and starts threads from the sources.
 * @param input the source of each program, by the name of its file in the bundle
 * @param folder where the bundle is written. The bundle also works in any other folder of the same parent folder
 */
export async function bundlePrograms(input: Record<string, string>, folder: string): Promise<void> {
  const built = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    tsconfig: false,
    // The code of packages gives many warnings.
    onLog(_level, log) {
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
    },
    external: (id) => APART.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [
      {
        name: 'shared',
        async resolveId(source, importer, options) {
          const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
          return resolved?.id === SHARED ? { id: relative(folder, SHARED), external: 'relative' } : resolved;
        },
      },
      {
        name: 'own-places',
        transform(code, id) {
          if (!id.startsWith(SOURCES) || !code.includes('import.meta.url')) return null;
          const source = JSON.stringify(relative(folder, id));
          return { code: code.replaceAll('import.meta.url', `new URL(${source}, import.meta.url).href`) };
        },
      },
      {
        name: 'one-byte-text',
        generateBundle(_options, bundle) {
          for (const file of Object.values(bundle)) {
            if (file.type === 'chunk' && /[^\0-\xff]/.test(file.code)) {
              throw new Error(
                `${file.fileName} has a character outside of Latin-1, which doubles its memory.`,
              );
            }
          }
        },
      },
    ],
  });
  // All files are in one folder, so that one relative path leads to a source from each of them.
  await built.write({
    dir: folder,
    format: 'es',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunk-[name]-[hash].mjs',
    // V8 keeps the text of a program in memory: one byte for each character, but two if one is outside of Latin-1.
    charset: 'ascii',
    comments: false,
  });
  await built.close();
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Usage: bundle-server.ts <folder>');
  await bundlePrograms({ main: join(root, 'src/main.ts') }, folder);
}
