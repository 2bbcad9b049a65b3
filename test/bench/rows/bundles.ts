import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../../src/cli/tool.ts';
import { count, type Row } from '../table.ts';

const CLIENTS = join(root, 'dist/clients');
const CONSOLE = join(root, 'dist/console');

type Budget = {
  measured: string;
  folder?: string;
  entries: () => readonly string[];
  atMost: number | null;
};

/** The files that a page loads at once. Chunks for passkeys and other languages are loaded later. */
const BUDGETS: readonly Budget[] = [
  { measured: 'the browser SDK', entries: () => ['gatehouse.js'], atMost: 8_192 },
  { measured: 'the Elements and the SDK', entries: () => ['elements.js', 'gatehouse.js'], atMost: 45_000 },
  { measured: 'the Pelcro surface', entries: () => ['pelcro.js'], atMost: null },
  {
    measured: 'the console and its start page',
    folder: CONSOLE,
    entries: () => consoleFiles('pages/overview/overview-page.tsx'),
    atMost: 250_000,
  },
];

export type BundleSize = Pick<Budget, 'measured' | 'atMost'> & { files: string[]; bytes: number };

/** The sizes of the bundles in `dist/`, each file compressed with gzip. Bundles that are not built are left out. */
export function bundleSizes(): BundleSize[] {
  return BUDGETS.filter(({ folder = CLIENTS }) => existsSync(folder)).map(
    ({ measured, folder = CLIENTS, entries, atMost }) => {
      const files = [...new Set(entries().flatMap((entry) => loadedWith(folder, entry)))];
      const sizes = files.map((file) => gzipSync(readFileSync(join(folder, file))).length);
      return { measured, atMost, files, bytes: sizes.reduce((sum, size) => sum + size, 0) };
    },
  );
}

/** A file and all files that it imports statically, directly or through others. */
function loadedWith(folder: string, file: string, seen: Set<string> = new Set()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  const imports = text.matchAll(/(?:\bfrom|\bimport|\bexport\b[^;]*?\bfrom)\s*["'](\.{1,2}\/[^"']+)["']/g);
  for (const [, path = ''] of imports) loadedWith(folder, join(dirname(file), path), seen);
  return [...seen];
}

/** The scripts and styles that the browser loads before a page of the console is shown. */
function consoleFiles(page: string): string[] {
  type Entry = { file: string; css?: string[]; imports?: string[] };
  const manifest = JSON.parse(readFileSync(join(CONSOLE, 'manifest.json'), 'utf8')) as Record<string, Entry>;
  const filesOf = (name: string): string[] => {
    const entry = manifest[name];
    if (!entry) throw new Error(`The console has no ${name}.`);
    const { file, css = [], imports = [] } = entry;
    return [file, ...css, ...imports.flatMap(filesOf)];
  };
  return [...filesOf('page.tsx'), ...filesOf(page)];
}

export function bundleRows(): Row[] {
  return bundleSizes().map(({ measured, bytes, atMost }) => ({
    measured: `${measured}, compressed with gzip`,
    figure: `${count(bytes)} bytes`,
    ratio: '',
    target: atMost === null ? '' : `≤ ${count(atMost)}`,
    reached: atMost === null ? null : bytes <= atMost,
  }));
}
