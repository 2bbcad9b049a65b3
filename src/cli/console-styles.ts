import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { root } from './tool.ts';

const LIBRARY = join(root, 'node_modules/@mantine/core');
const COMPONENTS = join(LIBRARY, 'esm/components');
/** The styles that every page needs, whatever its components. */
const BASE = ['baseline', 'default-css-variables', 'global'];
const NAME = 'virtual:component-styles.css';

/**
 * Makes the style sheet that the console imports as `virtual:component-styles.css`: the styles of the Mantine
 * components that it uses, and of the components that these contain. The style sheet of the whole library is twice as
 * large.
 */
export const componentStyles: Plugin = {
  name: 'component-styles',
  resolveId: (source) => (source === NAME ? `\0${NAME}` : null),
  load: (id) => (id === `\0${NAME}` ? styles() : null),
};

function styles(): string {
  const whole = readFileSync(join(LIBRARY, 'styles.css'), 'utf8');
  return [...BASE, ...used()]
    .map((name) => readFileSync(join(LIBRARY, 'styles', `${name}.css`), 'utf8').trim())
    .sort((one, other) => whole.indexOf(one) - whole.indexOf(other))
    .join('\n');
}

/** The names of the style sheets of all components that the console can show. */
function used(): string[] {
  const sources = [
    ...globSync('src/ui/console/**/*.{ts,tsx}', { cwd: root }),
    // These parts of the library use other components.
    ...globSync('node_modules/@mantine/{notifications,charts}/esm/**/*.mjs', { cwd: root }),
  ];
  const seen = new Set<string>();
  for (const source of sources) {
    const text = readFileSync(join(root, source), 'utf8');
    for (const [, names = ''] of text.matchAll(/import \{([^}]*)\}[^{}]*?@mantine\/core['"]/g)) {
      for (const name of names.split(',')) visit(componentFile(name.trim().split(' ')[0] ?? ''), seen);
    }
  }
  return [...seen]
    .filter((file) => file.endsWith('.module.mjs'))
    .map((file) => basename(file, '.module.mjs'))
    .filter((name) => existsSync(join(LIBRARY, 'styles', `${name}.css`)));
}

/** Adds a file of the library and everything that it imports. */
function visit(file: string | null, seen: Set<string>): void {
  if (file === null || seen.has(file)) return;
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/ "(\.[^"]+\.mjs)";/g))
    visit(join(dirname(file), path), seen);
}

const files = new Map(
  globSync('**/*.mjs', { cwd: COMPONENTS }).map((path) => [basename(path, '.mjs'), join(COMPONENTS, path)]),
);

/** The file of a component, or null for a hook or a type. */
function componentFile(name: string): string | null {
  return files.get(name) ?? null;
}
