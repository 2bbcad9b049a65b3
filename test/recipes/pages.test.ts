import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../src/cli/tool.ts';

const FOLDER = join(root, 'docs/recipes');
const pages = globSync('*.md', { cwd: FOLDER }).sort();

test('every file of a recipe is shown on its page, and every page has a test of the same name', () => {
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) {
    const name = basename(page, '.md');
    const text = readFileSync(join(FOLDER, page), 'utf8');
    const files = globSync(`${name}/**/*.*`, { cwd: FOLDER });
    expect(files.length, page).toBeGreaterThan(0);
    const shown = new Set([...text.matchAll(/^```\w+ (\S+)$/gm)].map(([, file]) => file));
    expect(
      files.filter((file) => !shown.has(file)),
      page,
    ).toEqual([]);
    expect(existsSync(join(root, `test/recipes/${name}.test.ts`)), page).toBe(true);
  }
});
