import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { ensureBuild } from './build.ts';
import { assemblePartnerPackage } from './partner-package.ts';
import { root, runTool, tsc } from './tool.ts';

/**
 * `npm run pack:clients` writes npm packages of the SDK, the Elements and the partner kit into `dist/packages/`. They
 * contain the scripts that the service serves (the partner kit: modules for Node.js), declarations and a README, and
 * depend on no package of a registry.
 */
const CLIENTS = join(root, 'dist/clients');
const PACKAGES = join(root, 'dist/packages');
const SDK = '@gatehouse/browser';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

type Package = {
  name: string;
  description: string;
  /** The script in `dist/clients/`. */
  entry: string;
  types: string;
  peers?: Record<string, string>;
};

/** Puts the scripts, the manifest and the README of a package together. @returns its folder */
function assemble({ name, description, entry, types, peers }: Package): string {
  const shortName = posix.basename(name);
  const folder = join(PACKAGES, shortName);
  for (const file of loadedBy(entry)) {
    const text = readFileSync(join(CLIENTS, file), 'utf8');
    write(join(folder, file), text.replaceAll(/(["'])\.{1,2}\/gatehouse\.js\1/g, JSON.stringify(SDK)));
  }
  const manifest = {
    name,
    version,
    description,
    license: 'UNLICENSED',
    type: 'module',
    exports: { '.': { types: `./${types}`, default: `./${entry}` } },
    types: `./${types}`,
    ...(peers && { peerDependencies: peers }),
  };
  write(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(join(root, `src/clients/packages/${shortName}.md`), join(folder, 'README.md'));
  return folder;
}

/** An entry and its chunks, also those that it loads later. The Elements take the SDK from its own package. */
function loadedBy(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file) || !existsSync(join(CLIENTS, file))) return [...seen];
  seen.add(file);
  const text = readFileSync(join(CLIENTS, file), 'utf8');
  for (const [, path = ''] of text.matchAll(/["'`](\.{1,2}\/[\w./-]+\.js)["'`]/g)) {
    const loaded = posix.join(dirname(file), path);
    if (loaded !== 'gatehouse.js') loadedBy(loaded, seen);
  }
  return [...seen];
}

/** Makes the declarations of the SDK and the Elements. @returns their folder */
async function emitDeclarations(): Promise<string> {
  const folder = join(PACKAGES, 'declarations');
  await runTool(tsc, '--project', 'tsconfig.packages.json', '--outDir', folder);
  return folder;
}

/**
 * Adapts a declaration to a package: imports end with `.js`, and the type from another package is declared inline.
 */
function forPackage(declaration: string): string {
  return declaration
    .replaceAll(/(["'])(\.{1,2}\/[^"']+)\.ts\1/g, '$1$2.js$1')
    .replace(
      /import type \{ DocumentTypeDecoration \}[^;]*;/,
      'type DocumentTypeDecoration<Data, Variables> = { __apiType?: (variables: Variables) => Data };',
    );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

await ensureBuild();
rmSync(PACKAGES, { recursive: true, force: true });
const declarations = await emitDeclarations();

const sdk = assemble({
  name: SDK,
  description: 'Logs in the customers of a Gatehouse service and keeps their session',
  entry: 'gatehouse.js',
  types: 'types/gatehouse.d.ts',
});
const ofSdk = join(declarations, 'clients/browser');
for (const file of globSync('**/*.d.ts', { cwd: ofSdk })) {
  write(join(sdk, 'types', file), forPackage(readFileSync(join(ofSdk, file), 'utf8')));
}

const elements = assemble({
  name: '@gatehouse/elements',
  description: 'Login and account elements of a Gatehouse service',
  entry: 'elements.js',
  types: 'types/elements.d.ts',
  peers: { [SDK]: version },
});
const ofElements = readFileSync(join(declarations, 'ui/elements/page-types.d.ts'), 'utf8');
write(
  join(elements, 'types/elements.d.ts'),
  ofElements.replaceAll(/(["'])[./]+clients\/browser\/gatehouse\.ts\1/g, `'${SDK}'`),
);

const partner = join(PACKAGES, 'partner');
await assemblePartnerPackage(partner);

rmSync(declarations, { recursive: true });
for (const folder of [sdk, elements, partner]) {
  const file = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', PACKAGES], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  console.log(`dist/packages/${file.trim()}`);
}
