import { execFile, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })];
const run = promisify(execFile);

/** The blocks of commands that call a server. */
const pasted = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .map(([, block = '']) => block)
  .filter((block) => block.includes('curl '));
const hasCurl = spawnSync('curl', ['--version']).status === 0;

test.skipIf(!hasCurl && process.env.CI !== 'true')(
  'the curl commands in the README and in the start message work as pasted, in a new folder',
  async () => {
    const folder = temporaryFolder();
    const dataDir = join(folder, '.gatehouse');
    mkdirSync(dataDir);
    const server = await startProcess({ dataDir, env: { RATE_LIMITS: 'on' } });
    const paste = async (lines: string) => {
      const script = `set -euo pipefail\n${lines.replaceAll('http://127.0.0.1:4000', server.url)}`;
      const { stdout } = await run('bash', ['-c', script], { cwd: folder });
      return stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
    };
    const email = 'reader@example.com';
    expect(pasted).toHaveLength(2);
    expect(await paste(pasted[0] ?? '')).toMatchObject([
      { data: { register: { customer: { email } } } },
      { status: 'success', data: { email, auth_token: expect.stringMatching(/^ey/) } },
      { status: 200, data: { token: expect.stringMatching(/^ey/), refresh_token: expect.any(String) } },
    ]);
    expect(await paste(pasted[1] ?? '')).toMatchObject([{ status: 'success', data: { valid: true } }]);

    const printed = server.stdout.filter((line) => line.startsWith('curl '));
    expect(printed).toHaveLength(1);
    expect(await paste(printed.join('\n'))).toMatchObject([
      { errors: [{ extensions: { fields: { email: ['The email has already been taken.'] } } }] },
    ]);
    const graphiql = /^GraphiQL: (.*)$/m.exec(server.stdout.join('\n'))?.[1] ?? '';
    const page = await fetch(graphiql, { headers: { accept: 'text/html' } });
    expect(await page.text()).toMatch(/graphiql/i);
  },
);

test('the picture in the README shows the folders of src in the order of their imports', () => {
  const [, order = ''] = /const ORDER = \[([^\]]+)\]/.exec(read('test/architecture/arrows.test.ts')) ?? [];
  const folders = [...order.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
  expect(folders.length).toBeGreaterThan(5);
  const drawn = [...readme.matchAll(/^│ ([a-z-]+) /gm)].map(([, name]) => name);
  // The picture omits the commands, the clients and the user interface.
  expect([...drawn.toReversed(), 'cli', 'clients', 'ui']).toEqual(folders);
});

test('docs/settings.md lists every setting and no other', () => {
  const documented = [...read('docs/settings.md').matchAll(/^\| (`[A-Z][^|]*) \|/gm)].flatMap(
    ([, cell = '']) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
  );
  const known = [...read('src/platform/environment-variables.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(
    ([, name = '']) => name,
  );
  expect(known.length).toBeGreaterThan(20);
  expect(documented.toSorted()).toEqual(known.toSorted());
});

test('docs/commands.md names every npm script, and no page names an npm script that does not exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = read('docs/commands.md');
  expect(Object.keys(scripts).filter((name) => !new RegExp(`\\b${name}\\b`).test(commands))).toEqual([]);
  const named = pages.flatMap((page) => [...read(page).matchAll(/npm run (?:-s )?([\w:-]+)/g)]);
  expect(named.filter(([, name = '']) => !(name in scripts)).map(([text]) => text)).toEqual([]);
});

test('docs/index.md lists every page once', () => {
  const listed = [...read('docs/index.md').matchAll(/^- \[[^\]]+\]\(([\w/-]+\.md)\): /gm)].map(
    ([, page = '']) => `docs/${page}`,
  );
  const others = pages.filter((page) => page !== 'README.md' && page !== 'docs/index.md');
  expect(listed.toSorted()).toEqual(others.toSorted());
});

test('docs/administration.md lists the pages of the console in its order, each with its role and a link', () => {
  const source = read('src/ui/console/frame/navigation.ts');
  const [, english = ''] = /en: \{([^}]*)\}/.exec(source) ?? [];
  const texts = new Map([...english.matchAll(/(\w+): '([^']+)'/g)].map(([, key, text]) => [key, text]));
  const entries = [...source.matchAll(/text: '(\w+)', icon: \w+, role: '(\w+)'/g)];
  expect(entries.length).toBeGreaterThan(10);
  const rows = [
    ...read('docs/administration.md').matchAll(/^\| \*\*([^*]+)\*\* \| `(\w+)` \| .+\]\([^)]+\) \|$/gm),
  ];
  expect(rows.map(([, page, role]) => [page, role])).toEqual(
    entries.map(([, key, role]) => [texts.get(key), role]),
  );
});

test('every relative link in the README and in docs leads to an existing file and heading', () => {
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)]*))?\)/g)]
      .filter(([, path = '', heading]) => {
        const target = path === '' ? page : join(dirname(page), path);
        return (
          !existsSync(join(root, target)) || (heading !== undefined && !headingsOf(target).includes(heading))
        );
      })
      .map(([link]) => `${page} ${link}`),
  );
  expect(broken).toEqual([]);
});

/** The anchors of a page's headings: lower case, without punctuation, words joined by dashes. */
function headingsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
