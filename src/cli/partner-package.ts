import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool, tsc } from './tool.ts';

/** The parts of the package, each a file of `src/clients/partner`. */
const ENTRIES = {
  '.': 'verifier',
  './express': 'express',
  './fastify': 'fastify',
  './next': 'next',
  './yoga': 'yoga',
};

/** Empties a folder and writes `@gatehouse/partner` into it: modules for Node.js with declarations, and a README. */
export async function assemblePartnerPackage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await runTool(tsc, '--project', 'tsconfig.partner.json', '--outDir', folder);
  for (const file of globSync('*.d.ts', { cwd: folder })) {
    // TypeScript rewrites the imports of modules, but not those of declarations.
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), text.replaceAll(/'(\.\/[\w-]+)\.ts'/g, "'$1.js'"));
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const exported = Object.entries(ENTRIES).map(([path, file]) => [
    path,
    { types: `./${file}.d.ts`, default: `./${file}.js` },
  ]);
  const manifest = {
    name: '@gatehouse/partner',
    version,
    description: 'Lets a server decide whether access tokens of a Gatehouse service are valid',
    license: 'UNLICENSED',
    type: 'module',
    engines: { node: '>=20' },
    exports: Object.fromEntries(exported),
    types: './verifier.d.ts',
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(join(root, 'src/clients/packages/partner.md'), join(folder, 'README.md'));
}
