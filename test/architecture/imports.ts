import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A source file: its path from `src/`, its text, and its imports, types included. */
export type Source = {
  path: string;
  text: string;
  lines: number;
  /** Imports of other source files, as paths from `src/`. */
  imports: string[];
  /** Imports of packages, as written. */
  packages: string[];
  /** Imports of packages, without type imports. */
  runtimePackages: string[];
};

/** Matches static and dynamic imports and re-exports, but not `declare module`. */
const SPECIFIER = /(?:\bfrom|\bimport|\bimport\s*\()\s*['"]([^'"\n]+)['"]/g;

const TYPE_IMPORT = /^(import|export) type [^;]*;/gm;

/** Reads every source file that is not generated, except declarations. */
export function readSources(): Source[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !/^src\/(platform\/database\/client|.*\/gql)\/|\.d\.ts$/.test(path))
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
        imports: specifiers.filter(isRelative).filter(isCode).map(ours),
        packages: specifiers.filter(isPackage),
        runtimePackages: runtimeSpecifiers.filter(isPackage),
      };
    });
}

export function importsOf(text: string): string[] {
  return [...withoutComments(text).matchAll(SPECIFIER)].map(([, specifier = '']) => specifier);
}

/** Removes comments: they may mention what code may not contain. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** A style sheet is imported by the component that it belongs to. */
const isCode = (specifier: string) => !specifier.endsWith('.css');
/** A virtual module is made by the bundler. */
const isPackage = (specifier: string) => !isRelative(specifier) && !specifier.startsWith('virtual:');
const isRelative = (specifier: string) => specifier.startsWith('.');

/** The first folder in the path of a file, or the name of a file at the top level. */
export function partOf(path: string): string {
  return path.split('/')[0] ?? path;
}
