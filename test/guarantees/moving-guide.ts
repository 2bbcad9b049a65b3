import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../support/process.ts';

const guide = readFileSync(join(REPOSITORY, 'docs/moving-in.md'), 'utf8');
const commands = [...guide.matchAll(/^npm run -s ([a-z-]+) -- (.*)$/gm)];

/**
 * Reads a command of docs/moving-in.md.
 * @param containing a text that only this command contains
 * @param values replace the examples of the guide
 */
export function guideCommand(containing: string, values: Readonly<Record<string, string>>) {
  const found = commands.filter(([line]) => line.includes(containing));
  const [[, command = '', text = ''] = []] = found;
  if (found.length !== 1) throw new Error(`The guide has ${found.length} commands with ${containing}`);
  const words = [...text.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const options = words.map((word) =>
    Object.entries(values).reduce((filled, [example, value]) => filled.replace(example, value), word),
  );
  return { command, options };
}
