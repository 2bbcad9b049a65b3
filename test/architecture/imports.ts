import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A source file of ours: its path from `src/`, its text, and what it imports, types included. */
export type Source = {
  path: string;
  text: string;
  lines: number;
  /** Of ours, as paths from `src/`. */
  imports: string[];
  /** The same without those that are gone when the types are stripped. */
  runtimeImports: string[];
  /** Of others, as they are written. */
  packages: string[];
  /** The same without those that are gone when the types are stripped. */
  runtimePackages: string[];
};

/** Static, dynamic and re-exporting imports, and `declare module` is none of them. */
const SPECIFIER = /(?:\bfrom|\bimport|\bimport\s*\()\s*['"]([^'"]+)['"]/g;

const TYPE_IMPORT = /^(import|export) type [^;]*;/gm;

/** Every source file but what is generated. */
export function readSources(): Source[] {
  return globSync('src/**/*.ts', { cwd: root })
    .filter((path) => !/^src\/(platform\/database\/client|.*\/gql)\//.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const specifiers = importsOf(text);
      const runtimeSpecifiers = importsOf(text.replace(TYPE_IMPORT, ''));
      const ours = (to: string) => relative('src', join(dirname(path), to));
      return {
        path: relative('src', path),
        text,
        lines: text.split('\n').length - 1,
        imports: specifiers.filter(isRelative).map(ours),
        runtimeImports: runtimeSpecifiers.filter(isRelative).map(ours),
        packages: specifiers.filter((to) => !isRelative(to)),
        runtimePackages: runtimeSpecifiers.filter((to) => !isRelative(to)),
      };
    });
}

export function importsOf(text: string): string[] {
  return [...withoutComments(text).matchAll(SPECIFIER)].map(([, specifier = '']) => specifier);
}

/** A comment may mention what code may not. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

const isRelative = (specifier: string) => specifier.startsWith('.');

/** The folder, or for a file at the top its own name. */
export function partOf(path: string): string {
  return path.split('/')[0] ?? path;
}
