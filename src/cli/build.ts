import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  globSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from '../lib/operator-error.ts';
import { ensureClient } from './generate-client.ts';
import { makeOnce } from './make-once.ts';
import { root, runTool } from './tool.ts';

type Output = {
  /** Relative to the root. */
  sources: readonly string[];
  /** The file for the hash of the sources. It is written last. */
  stampFile: string;
  /** @param stamp the hash of the sources */
  make(stamp: string): Promise<unknown>;
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
    // The bundler empties the other folders itself.
    rmSync(join(OUTPUT, 'clients'), { recursive: true, force: true });
    await runTool('src/cli/bundle.ts');
  },
};

const PROGRAMS = join(OUTPUT, 'server');
/** In this time a new server has started, and the server that it replaces has finished its work. */
const KEPT_MILLISECONDS = 24 * 3_600_000;

/**
 * The server, as one program in a folder of its own. The folder of the previous program and those of the last day are
 * kept, because a running server loads parts of its program late.
 */
const SERVER: Output = {
  sources: ['src/*.ts', 'src/!(clients|ui)/**/*.{ts,js}', 'package-lock.json'],
  stampFile: join(PROGRAMS, 'sources-sha256'),
  async make(stamp) {
    const folder = folderOf(stamp);
    if (existsSync(folder)) return;
    const previous = folderOf(readText(this.stampFile) ?? '');
    const isOld = (path: string) => Date.now() - statSync(path).mtimeMs > KEPT_MILLISECONDS;
    // If the build is stopped, `folder` does not contain an incomplete program.
    const draft = join(PROGRAMS, `unfinished-${randomUUID()}`);
    await runTool('src/cli/bundle-server.ts', draft);
    removePrograms(PROGRAMS, (path) => path !== previous && isOld(path));
    renameSync(draft, folder);
    // Node never removes compiled modules of earlier programs.
    rmSync(join(root, 'node_modules/.cache/compiled'), { recursive: true, force: true });
  },
};

function folderOf(stamp: string): string {
  return join(PROGRAMS, stamp.slice(0, 16));
}

function removePrograms(folder: string, isRemoved: (path: string) => boolean): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && isRemoved(path)) rmSync(path, { recursive: true });
  }
}

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

const OUTPUTS = [BUNDLES, SERVER, PAGES];

/**
 * Builds the server, the browser bundles and the pages of the documentation into `dist/`, unless they match the
 * sources. One process builds, and other processes wait.
 * @param announce called before building or waiting
 * @returns the file of the server's program
 * @throws OperatorError if the bundler is not installed; Error with the output of a build that fails
 */
export async function ensureBuild(announce: () => void = () => {}): Promise<string> {
  if (readText(CHECKED) === FINAL && existsSync(program())) return program();
  const written = lastWritten();
  const known = checked(written);
  if (known && readText(CHECKED) === known && existsSync(program())) return program();
  let isAnnounced = false;
  const announceOnce = () => {
    if (!isAnnounced) announce();
    isAnnounced = true;
  };
  for (const output of OUTPUTS) await ensure(output, announceOnce);
  try {
    writeFileSync(CHECKED, checked(written) ?? '');
  } catch {
    // If the folder is read-only, every start compares the contents.
  }
  return program();
}

function program(): string {
  return join(folderOf(readText(SERVER.stampFile) ?? ''), 'main.mjs');
}

/** Everything that the build reads. */
const READ = ['src', 'docs', 'schema.graphql', 'package-lock.json'];
const CHECKED = join(OUTPUT, 'sources-checked');
const FINAL = 'final';

/**
 * Reduces the copy of a finished build to the current program, and marks it as final: a start does not compare it with
 * the sources.
 * @param output the copy of `dist`
 */
export function finishBuild(output: string): void {
  const current = basename(dirname(program()));
  removePrograms(join(output, basename(PROGRAMS)), (path) => basename(path) !== current);
  writeFileSync(join(output, basename(CHECKED)), FINAL);
}

/**
 * A hash of the size and the time of the last write of every source. If it has not changed since the last comparison
 * of contents, no source has changed. This saves a start a tenth of a second.
 */
function lastWritten(): string {
  const hash = createHash('sha256');
  for (const path of READ.flatMap((name) => below(name))) {
    const file = statSync(join(root, path), { throwIfNoEntry: false });
    // A copy can keep the time of the last write of its original, but `ctimeMs` is the time at which it was copied.
    hash.update(`${path}\0${file?.size}\0${file?.mtimeMs}\0${file?.ctimeMs}\0`);
  }
  return hash.digest('hex');
}

/** The files of a folder, or the file itself. */
function below(name: string): string[] {
  if (!statSync(join(root, name), { throwIfNoEntry: false })?.isDirectory()) return [name];
  return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: file }) => `${parentPath}/${file}`.slice(root.length + 1))
    .sort();
}

/** The record of a comparison of contents: the state of the sources and the outputs. Null if an output is missing. */
function checked(written: string): string | null {
  const stamps = OUTPUTS.map(({ stampFile }) => readText(stampFile));
  return stamps.includes(null) ? null : [written, ...stamps].join('\n');
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function ensure(output: Output, announce: () => void): Promise<void> {
  const { sources, stampFile } = output;
  const files = sources.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  await makeOnce({
    stamp: stampOf(files),
    stampFile,
    lockedFolder: join(root, 'node_modules/.cache/build'),
    announce,
    async make(stamp) {
      requireBundler();
      await output.make(stamp);
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
    import.meta.resolve('rolldown');
  } catch {
    throw new OperatorError(
      'The server and the browser bundles are missing or older than their sources, and the bundler is not installed. ' +
        'Run `npm ci && npm run build` first, and `npm prune --omit=dev` afterwards.',
    );
  }
}

if (import.meta.main) {
  // Generates the database client now, because the production packages cannot generate it.
  await ensureClient();
  await ensureBuild();
}
