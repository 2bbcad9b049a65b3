import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { rest } from '../support/client.ts';
import { register } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { createEmptyPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { startProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const productionOnly = `--import=${join(repository, 'test/support/production-only.ts')}`;
const run = promisify(execFile);

/** The Dockerfile's instructions in order, with joined lines. */
const instructions = readFileSync(join(repository, 'Dockerfile'), 'utf8')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .flatMap((line) => {
    const [, name = '', text = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, text }];
  });
const textsOf = (name: string) => instructions.filter((one) => one.name === name).map(({ text }) => text);

/** The command of `CMD ["…"]`, also of a HEALTHCHECK. */
function commandIn(text: string | undefined): string[] {
  return JSON.parse(/\[.*\]$/.exec(text ?? '')?.[0] ?? '[]') as string[];
}

/** Whether `.dockerignore` excludes a path. The last matching line decides. */
function isLeftOut(path: string): boolean {
  const lines = readFileSync(join(repository, '.dockerignore'), 'utf8').trim().split('\n');
  const about = lines.filter((line) => {
    const name = line.replace('!', '');
    return name === '*' || path === name || path.startsWith(`${name}/`);
  });
  return about.length > 0 && !about.at(-1)?.startsWith('!');
}

/**
 * Builds the working folder of the image from the Dockerfile: the copied files, and the packages for production only. The
 * first stage builds the files for browsers, with all packages.
 */
async function buildImage(): Promise<string> {
  const stages: string[] = [];
  let folder = '';
  for (const { name, text } of instructions) {
    if (name === 'FROM') {
      folder = join(temporaryFolder(), 'app');
      stages.push(folder);
    } else if (text.startsWith('--from=bundles ')) {
      const [, from = '', to = ''] = text.split(/\s+/);
      cpSync(join(stages[0] ?? '', relative('/app', from)), join(folder, to), { recursive: true });
    } else if (name === 'COPY') {
      const paths = text.split(/\s+/);
      const to = paths.pop() ?? '';
      for (const path of paths) {
        const from = join(repository, path);
        expect({ path, there: existsSync(from), leftOut: isLeftOut(path) }).toMatchObject({
          there: true,
          leftOut: false,
        });
        cpSync(from, to.endsWith('/') ? join(folder, to, path) : join(folder, to), {
          recursive: true,
          filter: (file) => !isLeftOut(relative(repository, file)),
        });
      }
    } else if (text.startsWith('npm ci ')) {
      // The hook does not find excluded files.
      if (stages.length > 1) expect(text).toContain('npm ci --omit=dev --omit=optional');
      symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    } else if (text.startsWith('node ')) {
      const [, ...args] = text.split(/\s+/);
      await run(process.execPath, args, {
        cwd: folder,
        // Without the variables that npm adds to the environment of a test.
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', NODE_OPTIONS: stages.length > 1 ? productionOnly : '' },
      });
    }
  }
  return folder;
}

test('the image runs on Node 24, in production, reachable from outside, as an unprivileged user', () => {
  expect(textsOf('FROM')).toEqual([
    expect.stringMatching(/^node:24\S* AS bundles$/),
    expect.stringMatching(/^node:24\S*$/),
  ]);
  expect(textsOf('USER')).toEqual(['node']);
  expect(textsOf('ENV').join(' ')).toMatch(/NODE_ENV=production.*HOST=0\.0\.0\.0/);
});

describePostgres('the image, with the packages of production only', () => {
  test('generates its client, migrates an empty database, serves, is healthy, and stops at SIGTERM', async () => {
    const folder = await buildImage();
    expect(existsSync(join(folder, 'src/platform/database/client/client.ts'))).toBe(true);
    expect(existsSync(join(folder, 'test'))).toBe(false);
    const { url: databaseUrl } = await createEmptyPostgresDatabase();
    const env = {
      ...Object.fromEntries(
        textsOf('ENV').flatMap((text) => text.split(/\s+/).map((pair) => pair.split('='))),
      ),
      DATA_DIR: temporaryFolder(),
      NODE_OPTIONS: productionOnly,
      PUBLIC_URL: 'https://id.example.test',
      METRICS_PORT: String(await freePort()),
      DRAIN_SECONDS: '0',
      BOOTSTRAP_EMAIL: 'owner@example.test',
      BOOTSTRAP_PASSWORD: 'a password of the first',
      RATE_LIMITS: '',
      SEED_DEMO: '',
    };
    // Like `npm start`, with the same memory limits.
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const variables = textsOf('ENV')
      .flatMap((text) => text.split(' '))
      .filter((word) => word.startsWith('MALLOC_'));
    expect(scripts.start).toBe(`${variables.join(' ')} exec ${commandIn(textsOf('CMD')[0]).join(' ')}`);
    const server = await startProcess({ root: folder, databaseUrl, env });
    const isHealthy = (port: number) => {
      const [command, ...args] = commandIn(textsOf('HEALTHCHECK')[0]);
      expect(command).toBe('node');
      const settings = { ...server.env, PORT: String(port) };
      return run(process.execPath, args, { cwd: folder, env: settings }).then(
        () => true,
        () => false,
      );
    };
    expect(await isHealthy(server.port)).toBe(true);
    expect(await isHealthy(await freePort())).toBe(false);

    const customer = await register(server.url);
    const { email, password } = customer;
    const login = await rest(server.url, 'POST', '/api/login/', {
      body: { email, password, customer_id: 'main' },
    });
    expect(login.status).toBe(200);
    expect((await rest(server.url, 'GET', '/docs')).status).toBe(200);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(server.stderr).toEqual([]);
  });
});
