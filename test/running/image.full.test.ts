import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  lstatSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { rest } from '../support/client.ts';
import { register } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { createEmptyPostgresDatabase, describePostgresInOrder } from '../support/postgres.ts';
import { REPOSITORY, startProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { commandIn, isLeftOut, readStages, textsOf, variablesOf } from './image-file.ts';

const MAX_PACKAGE_MEGABYTES = 250;
const NOBODY = '65534';
const run = promisify(execFile);
const [build = [], image = []] = readStages();

/** Runs the first stage of the Dockerfile with the packages of the repository. @returns the content of `/image` */
async function buildTree(): Promise<string> {
  const folder = join(temporaryFolder(), 'app');
  const tree = join(temporaryFolder(), 'image');
  for (const { name, text } of build) {
    const [first = '', ...words] = text.split(/\s+/);
    if (name === 'COPY') {
      const to = words.at(-1) ?? '';
      for (const path of [first, ...words.slice(0, -1)]) {
        const from = join(REPOSITORY, path);
        expect({ path, leftOut: isLeftOut(path) }).toEqual({ path, leftOut: false });
        cpSync(from, to.endsWith('/') ? join(folder, to, path) : join(folder, to), {
          recursive: true,
          filter: (file) => !isLeftOut(relative(REPOSITORY, file)),
        });
      }
    } else if (text.startsWith('npm ci '))
      symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
    else if (name === 'RUN') {
      expect(first).toBe('node');
      const args = words.map((word) => (word === '/image' ? tree : word));
      // npm adds variables to the environment of a test. The build of the image has none of them.
      const env = { PATH: process.env.PATH, HOME: process.env.HOME };
      await run(process.execPath, args, { cwd: folder, env });
    }
  }
  return tree;
}

/** The number of bytes on the disk, as `du` counts them. */
function sizeOf(folder: string): number {
  return globSync('**/*', { cwd: folder }).reduce(
    (sum, file) => sum + lstatSync(join(folder, file)).blocks * 512,
    0,
  );
}

/**
 * Makes a command run as in a container: as `nobody`, without privileges, and on a file system that is read-only except
 * for `/tmp`. `/mnt` contains the tree as the folder `app`, and the program `node`. Needs the permission to mount.
 */
function contained(folder: string, [, ...parameters]: string[]): string[] {
  const script = `
    mount --make-rprivate / && mount --bind "$0" /mnt && mount -t tmpfs tmpfs /tmp &&
    mount -o remount,bind,ro /mnt && mount -o remount,bind,ro / && cd /mnt/app &&
    exec setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
      /mnt/node "$@"`;
  return ['unshare', '--mount', 'sh', '-c', script, folder, ...parameters];
}

describePostgresInOrder('the tree of the image', () => {
  let folder = '';
  let packages = '';
  beforeAll(async () => {
    const tree = await buildTree();
    folder = temporaryFolder();
    cpSync(tree, join(folder, 'app'), { recursive: true });
    packages = join(folder, 'app/node_modules');
    copyFileSync(process.execPath, join(folder, 'node'));
    chmodSync(folder, 0o755);
  }, 900_000);

  test('has at most 250 MB of packages, no development packages and no Prisma CLI', () => {
    const megabytes = Math.round(sizeOf(packages) / 1e6);
    console.log(`node_modules of the image: ${megabytes} MB`);
    expect(megabytes).toBeGreaterThan(50);
    expect(megabytes).toBeLessThanOrEqual(MAX_PACKAGE_MEGABYTES);
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const name of Object.keys(manifest.dependencies))
      expect(existsSync(join(packages, name)), name).toBe(true);
    const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
    const isOfProduction = (path: string) => {
      const { dev, optional, devOptional } = locked[path];
      return !dev && !optional && !devOptional;
    };
    // Some development packages are also dependencies of a production package.
    const others = Object.keys({ ...manifest.devDependencies, ...manifest.optionalDependencies }).filter(
      (name) => !isOfProduction(`node_modules/${name}`),
    );
    expect(others).toEqual(expect.arrayContaining(['prisma', 'typescript', 'vite', 'vitest']));
    expect(others.filter((name) => existsSync(join(packages, name)))).toEqual([]);
    expect(existsSync(join(packages, '.bin/prisma'))).toBe(false);
    const installed = Object.keys(
      JSON.parse(readFileSync(join(packages, '.package-lock.json'), 'utf8')).packages,
    );
    expect(installed.filter((path) => !isOfProduction(path))).toEqual([]);
    expect(globSync('**/*.map', { cwd: packages })).toEqual([]);
    for (const path of ['test', '.git', 'deploy', 'node_modules/.cache'])
      expect({ path, there: existsSync(join(folder, 'app', path)) }).toEqual({ path, there: false });
  });

  test('lists its packages in sbom.json, with the Package URL, the licence and the hash of each', () => {
    const { bomFormat, metadata, components } = JSON.parse(
      readFileSync(join(folder, 'app/sbom.json'), 'utf8'),
    );
    expect({ bomFormat, ...metadata.component }).toMatchObject({ bomFormat: 'CycloneDX', name: 'gatehouse' });
    const { packages: installed } = JSON.parse(readFileSync(join(packages, '.package-lock.json'), 'utf8'));
    const urls = new Set(components.map(({ purl }: { purl: string }) => purl.replace('%40', '@')));
    for (const [path, { version }] of Object.entries<{ version: string }>(installed)) {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      expect([...urls]).toContain(`pkg:npm/${name}@${version}`);
    }
    for (const { name, hashes, licenses } of components)
      expect({ name, hashes, licenses }).toEqual({
        name,
        hashes: [expect.anything()],
        licenses: expect.anything(),
      });
    expect(urls.size).toBeGreaterThan(200);
  });

  test('can migrate an empty database, serve and stop as nobody on a read-only file system', async () => {
    const probe = `const { writeFileSync } = require('node:fs');
      const answers = ['/mnt/app/x', '/var/tmp/x', '/tmp/x'].map((file) => {
        try { writeFileSync(file, ''); return 'written'; } catch ({ code }) { return code; }
      });
      console.log(process.getuid(), ...answers);`;
    const [program = '', ...parameters] = contained(folder, ['node', '--eval', probe]);
    expect((await run(program, parameters)).stdout.trim()).toBe(`${NOBODY} EROFS EROFS written`);

    const { url: databaseUrl } = await createEmptyPostgresDatabase();
    const server = await startProcess({
      root: '/mnt/app',
      databaseUrl,
      through: (command) => contained(folder, command),
      env: {
        ...variablesOf(image),
        NODE_COMPILE_CACHE: '',
        PUBLIC_URL: 'https://id.example.test',
        METRICS_PORT: String(await freePort()),
        DRAIN_SECONDS: '0',
        BOOTSTRAP_EMAIL: 'owner@example.test',
        BOOTSTRAP_PASSWORD: 'a password of the first',
        RATE_LIMITS: '',
        SEED_DEMO: '',
      },
    });
    const isHealthy = (port: number) => {
      const [command, ...args] = contained(folder, commandIn(textsOf(image, 'HEALTHCHECK')[0]));
      return run(command ?? '', args, { env: { ...server.env, PORT: String(port) } }).then(
        () => true,
        () => false,
      );
    };
    expect(await isHealthy(server.port)).toBe(true);
    expect(await isHealthy(await freePort())).toBe(false);

    const command = ['node', 'src/cli/create-partner.ts', '--account', 'main', '--name', 'Ad server'];
    const [wrapper = '', ...args] = contained(folder, command);
    const { stdout } = await run(wrapper, args, { env: server.env });
    expect(JSON.parse(stdout)).toMatchObject({ clientSecret: expect.any(String) });

    const { email, password } = await register(server.url);
    const body = { email, password, customer_id: 'main' };
    expect((await rest(server.url, 'POST', '/api/login/', { body })).status).toBe(200);
    for (const page of ['/docs', '/admin/', '/sites/1/login', '/sites/1/register', '/.well-known/jwks.json'])
      expect({ page, status: (await rest(server.url, 'GET', page)).status }).toEqual({ page, status: 200 });
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(server.stderr).toEqual([]);
  });
});
