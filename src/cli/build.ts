import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../lib/operator-error.ts';
import { makeOnce } from './make-once.ts';
import { root, runTool } from './tool.ts';

/** The sources of the bundles, relative to the root. */
const SOURCES = [
  'src/clients/{browser,pelcro}/**/*.*',
  'src/ui/**/*.*',
  'src/cli/{bundle,console-styles}.ts',
  'package-lock.json',
];
const OUTPUT = join(root, 'dist');

/**
 * Builds the browser bundles into `dist/`, unless they match the sources. One process builds, and other processes wait.
 * @param announce called before building or waiting
 * @throws OperatorError where the bundler is not installed; any other failure of the build has its message
 */
export async function ensureBuild(announce: () => void = () => {}): Promise<void> {
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  const stampFile = join(OUTPUT, 'sources-sha256');
  await makeOnce({
    stamp: stampOf(files),
    stampFile,
    lockedFolder: join(root, 'node_modules/.cache/browser-bundles'),
    announce,
    async make(stamp) {
      requireBundler();
      rmSync(OUTPUT, { recursive: true, force: true });
      await runTool('src/cli/bundle.ts');
      writeFileSync(stampFile, stamp);
    },
  });
}

function stampOf(files: string[]): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function requireBundler(): void {
  try {
    import.meta.resolve('vite');
  } catch {
    throw new OperatorError(
      'The browser bundles are not built, and the bundler is not installed. ' +
        'Run `npm ci && npm run build` first, and `npm prune --omit=dev` afterwards.',
    );
  }
}

if (import.meta.main) await ensureBuild();
