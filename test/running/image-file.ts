import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../support/process.ts';

export type Instruction = { name: string; text: string };

/** The stages of the Dockerfile, each with its instructions in order. Continued lines are joined. */
export function readStages(): Instruction[][] {
  const lines = readFileSync(join(REPOSITORY, 'Dockerfile'), 'utf8')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [, name, text] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === undefined || text === undefined) throw new Error(`The Dockerfile has the line: ${line}`);
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, text });
  }
  return stages;
}

export const textsOf = (stage: readonly Instruction[] | undefined, name: string) =>
  (stage ?? []).filter((one) => one.name === name).map(({ text }) => text);

/** The words of `CMD ["…"]`, also of the one in a HEALTHCHECK. */
export function commandIn(text: string | undefined): string[] {
  return JSON.parse(/\[.*\]$/.exec(text ?? '')?.[0] ?? '[]') as string[];
}

/** The variables of the ENV instructions of a stage. */
export function variablesOf(stage: readonly Instruction[] | undefined): Record<string, string> {
  return Object.fromEntries(
    textsOf(stage, 'ENV').flatMap((text) => text.split(/\s+/).map((pair) => pair.split('=', 2))),
  );
}

/** The settings of the memory allocator in the image. */
export function allocatorSettings(): Record<string, string> {
  const variables = Object.entries(variablesOf(readStages().at(-1)));
  return Object.fromEntries(variables.filter(([name]) => name.startsWith('MALLOC_')));
}

/** Whether `.dockerignore` excludes a path. The last matching line decides. */
export function isLeftOut(path: string): boolean {
  const lines = readFileSync(join(REPOSITORY, '.dockerignore'), 'utf8').trim().split('\n');
  const about = lines.filter((line) => {
    const name = line.replace('!', '');
    return name === '*' || path === name || path.startsWith(`${name}/`);
  });
  return about.length > 0 && !about.at(-1)?.startsWith('!');
}
