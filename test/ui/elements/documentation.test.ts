import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../src/cli/tool.ts';

const page = readFileSync(join(root, 'docs/elements.md'), 'utf8');
const sources = globSync('src/ui/{core,elements}/**/*.ts', { cwd: root })
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** The distinct matches of a pattern in the sources of the elements. */
function inSources(pattern: RegExp): string[] {
  return [...new Set([...sources.matchAll(pattern)].map(([, name = '']) => name))].sort();
}

function expectNamed(names: string[], atLeast: number): void {
  expect(names.length).toBeGreaterThanOrEqual(atLeast);
  expect(names.filter((name) => !page.includes(`\`${name}\``) && !page.includes(`\`<${name}>\``))).toEqual(
    [],
  );
}

test('docs/elements.md names every element', () => {
  expectNamed(inSources(/^ {2}'(gatehouse-[a-z-]+)': \w+,$/gm), 11);
});

test('docs/elements.md names every custom property and every part', () => {
  expectNamed(
    inSources(/(--gatehouse-[a-z-]+)/g).filter((name) => !name.endsWith('-')),
    8,
  );
  expectNamed(inSources(/ part="([a-z-]+)"/g), 10);
});

test('docs/elements.md names the attributes and the events', () => {
  expectNamed(inSources(/attribute: '([a-z-]+)'/g), 2);
  expectNamed(inSources(/'(gatehouse-(?:login|close|deleted|link-used))'/g), 4);
  expectNamed(inSources(/@fires ([a-z-]+)/g), 3);
});
