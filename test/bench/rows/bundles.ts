import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../../src/cli/tool.ts';
import { count, type Row } from '../table.ts';

const FOLDER = join(root, 'dist/clients');

type Budget = { measured: string; entries: readonly string[]; atMost: number | null };

/** What a page loads before it can do anything. Chunks for passkeys and other languages come later. */
const BUDGETS: readonly Budget[] = [
  { measured: 'the browser SDK', entries: ['gatehouse.js'], atMost: 8_192 },
  { measured: 'the Elements and the SDK', entries: ['elements.js', 'gatehouse.js'], atMost: 45_000 },
  { measured: 'the Pelcro surface', entries: ['pelcro.js'], atMost: null },
];

export type BundleSize = Omit<Budget, 'entries'> & { files: string[]; bytes: number };

/** The sizes of the bundles in `dist/`, each file compressed with gzip. Bundles that are not built are left out. */
export function bundleSizes(): BundleSize[] {
  return BUDGETS.filter(({ entries }) => entries.every((entry) => existsSync(join(FOLDER, entry)))).map(
    ({ measured, entries, atMost }) => {
      const files = [...new Set(entries.flatMap((entry) => loadedWith(entry)))];
      const sizes = files.map((file) => gzipSync(readFileSync(join(FOLDER, file))).length);
      return { measured, atMost, files, bytes: sizes.reduce((sum, size) => sum + size, 0) };
    },
  );
}

/** A file and what it imports at once, also through other files. */
function loadedWith(file: string, seen: Set<string> = new Set()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const imports = text.matchAll(/(?:\bfrom|\bimport|\bexport\b[^;]*?\bfrom)\s*["'](\.{1,2}\/[^"']+)["']/g);
  for (const [, path = ''] of imports) loadedWith(join(dirname(file), path), seen);
  return [...seen];
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
