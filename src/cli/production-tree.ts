import { execFile } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '../lib/operator-error.ts';
import { ensureBuild, finishBuild } from './build.ts';
import { ensureClient } from './generate-client.ts';
import { PRUNED } from './pruned-files.ts';
import { root } from './tool.ts';

/**
 * `npm run production-tree -- <folder>` writes the content of the image: the sources, the build output, `sbom.json`
 * (the list of packages, CycloneDX), and the production packages, except for files that a server never reads.
 */
const run = promisify(execFile);

const COPIED = ['package.json', 'package-lock.json', '.npmrc', 'prisma', 'src', 'dist'];
/** The image has its own Node.js, so the optional package with Node.js is left out. */
const INSTALL = ['ci', '--omit=dev', '--omit=optional', '--prefer-offline', '--no-audit', '--no-fund'];
/** The list of 1,100 packages is about a megabyte. */
const MAX_LIST_BYTES = 64 * 1024 * 1024;

/** @throws OperatorError for a folder that exists; Error with the output of npm if npm fails */
async function writeProductionTree(folder: string): Promise<void> {
  if (existsSync(folder)) throw new OperatorError(`${folder} exists already.`);
  await ensureBuild();
  mkdirSync(folder, { recursive: true });
  for (const path of COPIED) cpSync(join(root, path), join(folder, path), { recursive: true });
  finishBuild(join(folder, 'dist'));
  await run('npm', INSTALL, { cwd: folder });
  for (const { files } of PRUNED)
    for (const file of globSync(files, { cwd: join(folder, 'node_modules') }))
      rmSync(join(folder, 'node_modules', file), { recursive: true, force: true });
  writeFileSync(join(folder, 'sbom.json'), `${JSON.stringify(await billOfMaterials(folder), null, 2)}\n`);
}

type Component = { 'bom-ref': string; name: string; version: string };
type Bom = {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
};

/**
 * Lists the packages that are installed in a folder. `npm sbom --omit=dev` leaves out packages that are also peers of
 * others, such as `@prisma/client`, so the list of all packages is reduced here.
 */
async function billOfMaterials(folder: string): Promise<Bom> {
  const parameters = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const { stdout } = await run('npm', parameters, { cwd: root, maxBuffer: MAX_LIST_BYTES });
  const bom = JSON.parse(stdout) as Bom;
  const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, { name?: string; version: string }>;
  };
  const installed = new Set(
    Object.entries(packages).map(
      ([path, { name, version }]) => `${name ?? path.split('node_modules/').at(-1)}@${version}`,
    ),
  );
  const components = bom.components.filter(({ name, version }) => installed.has(`${name}@${version}`));
  const refs = new Set([bom.metadata.component, ...components].map((component) => component['bom-ref']));
  const isKept = (ref: string) => refs.has(ref);
  const dependencies = bom.dependencies
    .filter(({ ref }) => isKept(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isKept) }));
  const component = { ...bom.metadata.component, name: 'gatehouse' };
  return { ...bom, metadata: { ...bom.metadata, component }, components, dependencies };
}

await ensureClient();
const [folder, ...others] = process.argv.slice(2);
try {
  if (folder === undefined || others.length > 0)
    throw new OperatorError('Usage: npm run production-tree -- <folder that does not exist>');
  await writeProductionTree(resolve(folder));
} catch (error) {
  // Loaded late, because `fail.ts` imports the generated client.
  const { fail } = await import('../platform/process/fail.ts');
  fail(error);
}
