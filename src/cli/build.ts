import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../lib/operator-error.ts';
import { ensureClient } from './generate-client.ts';
import { makeOnce } from './make-once.ts';
import { root, runTool } from './tool.ts';

type Output = {
  /** Relative to the root. */
  sources: readonly string[];
  /** The file for the hash of the sources. It is written last. */
  stampFile: string;
  make(): Promise<unknown>;
};

const OUTPUT = join(root, 'dist');

const BUNDLES: Output = {
  sources: [
    'src/clients/{browser,pelcro}/**/*.*',
    'src/ui/**/*.*',
    'src/cli/{bundle,console-styles}.ts',
    'package-lock.json',
  ],
  stampFile: join(OUTPUT, 'sources-sha256'),
  async make() {
    rmSync(OUTPUT, { recursive: true, force: true });
    await runTool('src/cli/bundle.ts');
  },
};

/** The server, as one program. */
const SERVER: Output = {
  sources: ['src/*.ts', 'src/!(clients|ui)/**/*.{ts,js}', 'package-lock.json'],
  stampFile: join(OUTPUT, 'server/sources-sha256'),
  async make() {
    rmSync(join(OUTPUT, 'server'), { recursive: true, force: true });
    await runTool('src/cli/bundle-server.ts');
  },
};

/** The pages of the documentation. They show the schema, the OpenAPI document and the texts in `docs/`. */
const PAGES: Output = {
  sources: [
    'docs/**/*.md',
    'schema.graphql',
    'src/cli/docs-site/*.ts',
    'src/rest/**/*.ts',
    'src/platform/*.ts',
    'package-lock.json',
  ],
  stampFile: join(OUTPUT, 'docs-pages/sources-sha256'),
  make: () => runTool('src/cli/docs-site/write-site.ts'),
};

/** Everything that the build reads. */
const READ = ['src', 'docs', 'schema.graphql', 'package-lock.json'];
const CHECKED = join(OUTPUT, 'sources-checked');

/**
 * Builds the server, the browser bundles and the pages of the documentation into `dist/`, unless they match the
 * sources. One process builds, and other processes wait.
 * @param announce called before building or waiting
 * @throws OperatorError if the bundler is not installed; Error with the output of a build that fails
 */
export async function ensureBuild(announce: () => void = () => {}): Promise<void> {
  const outputs = [BUNDLES, SERVER, PAGES];
  const written = lastWritten();
  if (written === readChecked() && outputs.every(({ stampFile }) => existsSync(stampFile))) return;
  let isAnnounced = false;
  const announceOnce = () => {
    if (!isAnnounced) announce();
    isAnnounced = true;
  };
  // The bundles are built first, because their build removes the whole folder.
  for (const output of outputs) await ensure(output, announceOnce);
  try {
    writeFileSync(CHECKED, written);
  } catch {
    // The folder can be read-only. Then every start compares the contents.
  }
}

/**
 * A hash of the size and the time of the last write of every source. If it has not changed since the last comparison
 * of contents, no source has, which saves a start a tenth of a second.
 */
function lastWritten(): string {
  const hash = createHash('sha256');
  for (const path of READ.flatMap((name) => [name, ...below(name)])) {
    const file = statSync(join(root, path), { throwIfNoEntry: false });
    hash.update(`${path}\0${file?.size}\0${file?.mtimeMs}\0`);
  }
  return hash.digest('hex');
}

function below(name: string): string[] {
  if (!statSync(join(root, name)).isDirectory()) return [];
  return readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
    .map((path) => join(name, path))
    .sort();
}

function readChecked(): string | null {
  try {
    return readFileSync(CHECKED, 'utf8');
  } catch {
    return null;
  }
}

async function ensure({ sources, stampFile, make }: Output, announce: () => void): Promise<void> {
  const files = sources.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  await makeOnce({
    stamp: stampOf(files),
    stampFile,
    lockedFolder: join(root, 'node_modules/.cache/browser-bundles'),
    announce,
    async make(stamp) {
      requireBundler();
      rmSync(CHECKED, { force: true });
      await make();
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
      'The server and the browser bundles are not built, and the bundler is not installed. ' +
        'Run `npm ci && npm run build` first, and `npm prune --omit=dev` afterwards.',
    );
  }
}

if (import.meta.main) {
  // Generates the database client now, because the production packages cannot generate it.
  await ensureClient();
  await ensureBuild();
}
