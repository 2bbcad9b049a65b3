import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lettersApart, similarName } from '../../src/lib/similar-names.ts';
import { SettingsError } from '../../src/platform/environment-variables.ts';
import { startLines } from '../../src/platform/process/start-lines.ts';
import { misspelledSettings, readSettings } from '../../src/platform/settings.ts';
import { type ProcessOptions, startProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SECRET = 'a value that must not be printed';
const root = fileURLToPath(new URL('../..', import.meta.url));

describe('a start prints each step', () => {
  /** Starts a process, and waits for its first lines. @returns these lines */
  async function firstLines(count: number, options: ProcessOptions) {
    const { stdout } = await startProcess({ ...options, untilReady: false });
    await expect.poll(() => stdout.length).toBeGreaterThanOrEqual(count);
    return stdout.slice(0, count);
  }

  test('the creation or opening of the embedded database, with its folder', async () => {
    expect(await firstLines(1, { dataDir: temporaryFolder() })).toEqual([
      'Gatehouse starts: making the embedded database in ./, which takes some seconds …',
    ]);
    expect(await firstLines(1, {})).toEqual(['Gatehouse starts: opening the embedded database in ./ …']);
  });

  test('the database server, without its password', async () => {
    const password = encodeURIComponent(SECRET);
    const databaseUrl = `postgresql://user:${password}@127.0.0.1:1/gatehouse`;
    expect(await firstLines(1, { databaseUrl })).toEqual([
      'Gatehouse starts: connecting to the database at 127.0.0.1:1/gatehouse …',
    ]);
  });

  test('a variable that resembles a setting, without its value', async () => {
    const [first, second] = await firstLines(2, { env: { SMPT_URL: SECRET } });
    expect(second).toBe('Warning: SMPT_URL is not a setting. Did you mean SMTP_URL?');
    expect(first).not.toContain(SECRET);
  });

  test('in production as log lines, which LOG_LEVEL filters', () => {
    const databaseUrl = 'postgresql://user:password@db.internal:6432/gatehouse';
    const misspelled = [{ name: 'PUBLIC_ULR', meant: 'PUBLIC_URL' }];
    const lines = (logLevel: string) =>
      startLines({ environment: 'production', logLevel, databaseUrl, dataDir: '/data' }, misspelled)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    expect(lines('info')).toEqual([
      {
        level: 30,
        time: expect.any(String),
        msg: 'starting: connecting to the database at db.internal:6432/gatehouse',
      },
      { level: 40, time: expect.any(String), msg: 'PUBLIC_ULR is not a setting. Did you mean PUBLIC_URL?' },
    ]);
    expect(lines('warn')).toHaveLength(1);
    expect(lines('silent')).toEqual([]);
  });

  test.each([
    [
      'postgresql://u:secret@a.internal:1,b.internal:2/db?target_session_attrs=read-write',
      'a.internal:1,b.internal:2/db',
    ],
    ['postgresql://u:secret@/db?host=/run/postgresql', '/run/postgresql:5432/db'],
    ['postgresql://u:secret@[::1]:6432/db', '[::1]:6432/db'],
  ])('for a connection string with several hosts, a socket or IPv6: %s', (databaseUrl, place) => {
    const lines = startLines({ environment: 'development', logLevel: 'info', databaseUrl, dataDir: '/' }, []);
    expect(lines).toBe(`Gatehouse starts: connecting to the database at ${place} …\n`);
  });

  test('before it loads the server or any package except zod', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      const text = readFileSync(path, 'utf8');
      for (const [, name = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';$/gms)) {
        if (name.startsWith('.')) visit(resolve(path, '..', name));
        else if (!name.startsWith('node:')) packages.add(name);
      }
    };
    for (const file of ['src/cli/start.ts', 'src/main.ts']) visit(join(root, file));
    expect([...seen].map((path) => relative(root, path))).toContain('src/platform/settings.ts');
    expect([...seen].map((path) => relative(root, path))).not.toContain('src/server.ts');
    expect([...packages].sort()).toEqual(['zod']);
  });
});

test('the log names the version and the settings at the start, without secrets, and the end', async () => {
  const server = await startProcess({
    env: {
      KEY_ENCRYPTION_SECRET: SECRET,
      SMTP_URL: `smtp://user:${encodeURIComponent(SECRET)}@127.0.0.1:1`,
      MAIL_FROM: 'id@example.com',
      LOG_LEVEL: 'info',
    },
  });
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  const lines = server.stdout.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  const [started] = lines.filter(({ msg }) => msg === 'started');
  expect(started).toMatchObject({
    level: 30,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    node: process.version,
    settings: { database: 'embedded', smtp: true, redis: false, traces: false, port: server.port },
  });
  expect(lines.map(({ msg }) => msg).filter((msg) => /^stopp/.test(msg))).toEqual(['stopping', 'stopped']);
  expect(lines.at(-1).msg).toBe('stopped');
  expect([...server.stdout, ...server.stderr].join('\n')).not.toMatch(
    new RegExp(`${SECRET}|${encodeURIComponent(SECRET)}`),
  );
});

describe('a variable that resembles a setting', () => {
  test.each([
    ['PUBLIC_ULR', 'PUBLIC_URL'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['DATABASEURL', 'DATABASE_URL'],
    ['database_url', 'DATABASE_URL'],
    ['KEY_ENCRYPTION_SECRETS', 'KEY_ENCRYPTION_SECRET'],
    ['TRUSTED_PROXY', null],
    ['TRUSTED_PROXIS', 'TRUSTED_PROXIES'],
    ['REDIS_URI', 'REDIS_URL'],
    ['GRAPHQL', 'GRAPHIQL'],
    ['PROT', 'PORT'],
    ['PORTS', 'PORT'],
    ['HSOT', 'HOST'],
    ['DOC', 'DOCS'],
    ['HOME', null],
    ['PATH', null],
    ['TERM', null],
    ['HOSTNAME', null],
    ['REDIS_PORT', null],
    ['SMTP_USER', null],
    ['PORT', null],
    ['NODE_ENV', null],
    ['npm_config_registry', null],
  ])('%s resembles %s', (name, meant) => {
    expect(misspelledSettings({ [name]: SECRET })).toEqual(meant === null ? [] : [{ name, meant }]);
  });

  test.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'ab', 1],
    ['abc', 'abcd', 1],
    ['abc', 'axc', 1],
    ['abcd', 'acbd', 1],
    ['abcd', 'badc', 2],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('%j and %j have a distance of %i, in both directions', (one, other, apart) => {
    expect([lettersApart(one, other), lettersApart(other, one)]).toEqual([apart, apart]);
  });

  test('common environment variables do not resemble settings', () => {
    const ordinary =
      'HOME PATH USER LOGNAME SHELL TERM LANG LC_ALL TZ PWD OLDPWD SHLVL MAIL EDITOR PAGER DISPLAY HOSTNAME HOSTTYPE OSTYPE TMPDIR TEMP TMP SSH_AUTH_SOCK XDG_RUNTIME_DIR NODE_OPTIONS NODE_PATH NODE_VERSION YARN_VERSION INIT_CWD COLOR KUBERNETES_PORT KUBERNETES_SERVICE_HOST KUBERNETES_SERVICE_PORT POSTGRES_USER POSTGRES_DB PGHOST PGPORT PGUSER HTTP_PROXY HTTPS_PROXY NO_PROXY CI DEBUG INVOCATION_ID JOURNAL_STREAM';
    expect(misspelledSettings(Object.fromEntries(ordinary.split(' ').map((name) => [name, 'x'])))).toEqual(
      [],
    );
  });

  test('is named in the error about missing settings, without its value', () => {
    const env = { NODE_ENV: 'production', DATABSE_URL: SECRET, DATA_DIR: join(temporaryFolder(), 'none') };
    expect(() => readSettings(env)).toThrow(SettingsError);
    expect(() => readSettings(env)).toThrow(/DATABSE_URL is not a setting. Did you mean DATABASE_URL\?/);
    expect(() => readSettings(env)).not.toThrow(SECRET);
  });

  test('is taken for the most similar setting', () => {
    expect(similarName('WEBHOOK_TIMEOUT_SECOND', ['WEBHOOK_TIMEOUT_SECONDS', 'WEBHOOK_TIMEOUT_SECON'])).toBe(
      'WEBHOOK_TIMEOUT_SECONDS',
    );
  });
});
