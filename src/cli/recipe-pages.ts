import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tool.ts';

const FOLDER = 'docs/recipes';
/** A code block that names its file, such as "```tsx react/app.tsx". */
const BLOCK = /^```(\w+) (\S+)\n.*?^```$/gms;

/** The pages of the recipes, by their path. Their code blocks contain the named files, which tests run. */
export function recipePages(): Map<string, string> {
  const pages = globSync(`${FOLDER}/*.md`, { cwd: root }).sort();
  return new Map(pages.map((page) => [page, filled(readFileSync(join(root, page), 'utf8'))]));
}

function filled(page: string): string {
  return page.replaceAll(BLOCK, (_block, language: string, file: string) => {
    const code = readFileSync(join(root, FOLDER, file), 'utf8').trimEnd();
    return `\`\`\`${language} ${file}\n${code}\n\`\`\``;
  });
}

/** @throws Error naming the pages and files that differ */
export function compareRecipePages(): void {
  const stale = [...recipePages()].flatMap(([page, expected]) => {
    const shown = [...readFileSync(join(root, page), 'utf8').matchAll(BLOCK)];
    const wanted = [...expected.matchAll(BLOCK)].map(([block]) => block);
    return shown.flatMap(([block, , file], index) =>
      block === wanted[index] ? [] : [`${page} differs from ${FOLDER}/${file}.`],
    );
  });
  if (stale.length > 0) throw new Error(stale.join('\n'));
}
