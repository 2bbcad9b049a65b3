import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SettingsError } from '../../src/platform/environment-variables.ts';
import { readSettings } from '../../src/platform/settings.ts';
import { fullCounts, onlyInFullRun } from '../support/counts.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { startProcess } from '../support/process.ts';
import { startServer } from '../support/server.ts';
import { steppedProcess } from '../support/stepped-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const module = new URL('../../src/platform/settings.ts', import.meta.url);
const SECRET = 'a secret of more than thirty-two characters';
const DATABASE_URL = 'postgresql://user:password@127.0.0.1:5432/gatehouse';
const postgres = { DATABASE_URL, KEY_ENCRYPTION_SECRET: SECRET };
const production = { NODE_ENV: 'production', ...postgres, PUBLIC_URL: 'https://id.example.test' };

function problemsOf(env: Record<string, string>): string[] {
  try {
    readSettings({ DATA_DIR: join(temporaryFolder(), 'not-made'), ...env });
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe('an invalid setting is reported by its name', () => {
  test.each<[string, Record<string, string>, string]>([
    ['an unknown environment', { NODE_ENV: 'staging' }, 'NODE_ENV'],
    ['a port that is not a number', { PORT: 'http' }, 'PORT'],
    ['a port out of range', { PORT: '65536' }, 'PORT'],
    ['port 0', { PORT: '0' }, 'PORT'],
    ['a port with a fraction', { PORT: '80.5' }, 'PORT'],
    ['a public URL that is not a URL', { PUBLIC_URL: 'id.example.test' }, 'PUBLIC_URL'],
    ['a public URL with another scheme', { PUBLIC_URL: 'ftp://id.example.test' }, 'PUBLIC_URL'],
    ['a public URL with a query', { PUBLIC_URL: 'https://id.example.test/?a=b' }, 'PUBLIC_URL'],
    [
      'another database',
      { DATABASE_URL: 'mysql://localhost/x', KEY_ENCRYPTION_SECRET: SECRET },
      'DATABASE_URL',
    ],
    [
      'a secret that is too short',
      { ...postgres, KEY_ENCRYPTION_SECRET: 'x'.repeat(31) },
      'KEY_ENCRYPTION_SECRET',
    ],
    ['a value of RATE_LIMITS that is neither on nor off', { RATE_LIMITS: 'some' }, 'RATE_LIMITS'],
    ['workers on the embedded database', { WORKERS: 'auto' }, 'WORKERS: only with DATABASE_URL'],
    ['no worker', { ...postgres, WORKERS: '0' }, 'WORKERS: must be auto or a whole number from 1 to 128'],
    ['workers that are not a number', { ...postgres, WORKERS: 'all' }, 'WORKERS'],
    ['a flag that is neither true nor false', { SEED_DEMO: 'yes' }, 'SEED_DEMO'],
    ['a negative number of proxies', { TRUSTED_PROXIES: '-1' }, 'TRUSTED_PROXIES'],
    ['a number of proxies that is not a number', { TRUSTED_PROXIES: 'true' }, 'TRUSTED_PROXIES'],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    ['a mail server with another scheme', { SMTP_URL: 'http://mail.example' }, 'SMTP_URL: must be an smtp'],
    [
      'a password of a mail server with a / that is not encoded',
      { SMTP_URL: 'smtps://user:/secret@mail.example' },
      'SMTP_URL: has an @ behind the servers',
    ],
    [
      'a password of a mail server with a ? that is not encoded',
      { SMTP_URL: 'smtps://user:abc?secret@mail.example' },
      'SMTP_URL: has an @ behind the servers',
    ],
    [
      'a public URL with a password, which the log would show',
      { PUBLIC_URL: 'https://user:secret@id.example.test' },
      'PUBLIC_URL: must have no user name and no password',
    ],
    [
      'a public URL with a password that has a / that is not encoded',
      { PUBLIC_URL: 'https://user:1/secret@id.example.test' },
      'PUBLIC_URL: must have no user name and no password',
    ],
    [
      'an email that is not an email',
      { BOOTSTRAP_EMAIL: 'root', BOOTSTRAP_PASSWORD: 'a password' },
      'BOOTSTRAP_EMAIL',
    ],
    [
      'a short password',
      { BOOTSTRAP_EMAIL: 'a@example.test', BOOTSTRAP_PASSWORD: 'short' },
      'BOOTSTRAP_PASSWORD',
    ],
    ['an email without a password', { BOOTSTRAP_EMAIL: 'a@example.test' }, 'BOOTSTRAP_PASSWORD'],
    ['a password without an email', { BOOTSTRAP_PASSWORD: 'a password' }, 'BOOTSTRAP_EMAIL'],
    ['one port for the service and the metrics', { PORT: '4000', METRICS_PORT: '4000' }, 'METRICS_PORT'],
    ['PostgreSQL without a secret', { DATABASE_URL }, 'KEY_ENCRYPTION_SECRET'],
    ['production without a database', { ...production, DATABASE_URL: '' }, 'DATABASE_URL'],
    ['production without a secret', { ...production, KEY_ENCRYPTION_SECRET: '' }, 'KEY_ENCRYPTION_SECRET'],
    ['production without a public URL', { ...production, PUBLIC_URL: '' }, 'PUBLIC_URL'],
    ['a provider without TLS', { GOOGLE_ISSUER: 'http://accounts.example.test' }, 'GOOGLE_ISSUER'],
    [
      'production with a provider on this machine',
      { ...production, FACEBOOK_GRAPH_URL: 'http://127.0.0.1:1' },
      'FACEBOOK_GRAPH_URL',
    ],
    [
      'production with Facebook’s keys on this machine',
      { ...production, FACEBOOK_JWKS_URL: 'http://127.0.0.1:1/jwks' },
      'FACEBOOK_JWKS_URL',
    ],
    [
      'production with Facebook’s issuer on this machine',
      { ...production, FACEBOOK_ISSUER: 'http://127.0.0.1:1' },
      'FACEBOOK_ISSUER',
    ],
    [
      'a provider of widgets without TLS',
      { HCAPTCHA_SITEVERIFY_URL: 'http://hcaptcha.example.test/siteverify' },
      'HCAPTCHA_SITEVERIFY_URL',
    ],
    [
      'production with widgets from this machine',
      { ...production, TURNSTILE_SCRIPT_URL: 'http://127.0.0.1:1/api.js' },
      'TURNSTILE_SCRIPT_URL',
    ],
    [
      'a service for breached passwords without TLS',
      { BREACHED_PASSWORDS_URL: 'http://api.pwned.example.test/range' },
      'BREACHED_PASSWORDS_URL',
    ],
    [
      'production with breached passwords on this machine',
      { ...production, BREACHED_PASSWORDS_URL: 'http://127.0.0.1:1/range' },
      'BREACHED_PASSWORDS_URL',
    ],
    ['an admin URL that is not a URL', { ADMIN_URL: 'admin' }, 'ADMIN_URL'],
    ['no console and no admin URL', { CONSOLE: 'false' }, 'ADMIN_URL'],
    [
      'production with an admin URL without TLS',
      { ...production, ADMIN_URL: 'http://admin.example.test' },
      'ADMIN_URL',
    ],
    ['production without TLS', { ...production, PUBLIC_URL: 'http://id.example.test' }, 'PUBLIC_URL'],
    ['production without rate limits', { ...production, RATE_LIMITS: 'off' }, 'RATE_LIMITS'],
    ['production with the demo', { ...production, SEED_DEMO: 'true' }, 'SEED_DEMO'],
    ['a mail server with another scheme', { SMTP_URL: 'http://mail.example' }, 'SMTP_URL'],
    ['a sender without an address', { MAIL_FROM: 'Example News' }, 'MAIL_FROM'],
    ['two senders', { MAIL_FROM: 'a@example.com, b@example.com' }, 'MAIL_FROM'],
    ['an address before the sender', { MAIL_FROM: 'a@b.example, c <x@y.example>' }, 'MAIL_FROM'],
    ['a group of senders', { MAIL_FROM: 'Editors: a@b.example, c@d.example;' }, 'MAIL_FROM'],
    ['a sender with a comment', { MAIL_FROM: 'Paper <a@b.example(comment)>' }, 'MAIL_FROM'],
    ['a sender with an open quote', { MAIL_FROM: '"Paper <a@b.example>' }, 'MAIL_FROM'],
    ['a sender with a line break', { MAIL_FROM: 'A <a@example.com>\r\nBcc: b@example.com' }, 'MAIL_FROM'],
    ['a webhook timeout of 0', { WEBHOOK_TIMEOUT_SECONDS: '0' }, 'WEBHOOK_TIMEOUT_SECONDS'],
    ['a webhook timeout above the maximum', { WEBHOOK_TIMEOUT_SECONDS: '31' }, 'WEBHOOK_TIMEOUT_SECONDS'],
    [
      'a webhook history that is shorter than the retries',
      { WEBHOOK_HISTORY_DAYS: '1' },
      'WEBHOOK_HISTORY_DAYS',
    ],
    ['a name server by name', { WEBHOOK_NAME_SERVERS: 'dns.example' }, 'WEBHOOK_NAME_SERVERS'],
    ['another name server by name', { LOGIN_HOST_NAME_SERVERS: 'dns.example' }, 'LOGIN_HOST_NAME_SERVERS'],
    [
      'production with webhooks to private addresses',
      { ...production, WEBHOOK_ALLOW_PRIVATE: 'true' },
      'WEBHOOK_ALLOW_PRIVATE',
    ],
    ['production with the outbox', { ...production, OUTBOX: 'true' }, 'OUTBOX'],
    [
      'production with one port for the service and the metrics',
      { ...production, PORT: '9464' },
      'METRICS_PORT',
    ],
  ])('%s', (_what, env, name) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).not.toContain(SECRET);
  });

  test('together with all other invalid settings', () => {
    const problems = problemsOf({
      ...production,
      PORT: 'http',
      LOG_LEVEL: 'loud',
      SEED_DEMO: 'true',
      PUBLIC_URL: '',
    });
    for (const name of ['PORT', 'LOG_LEVEL', 'SEED_DEMO', 'PUBLIC_URL']) {
      expect(problems.some((problem) => problem.startsWith(name))).toBe(true);
    }
  });

  test('by the process, which ends with status 1', async () => {
    const dataDir = temporaryFolder();
    const env = {
      NODE_ENV: 'production',
      PORT: '4000',
      PUBLIC_URL: 'http://id.example.test',
      RATE_LIMITS: 'off',
    };
    const refusing = await startProcess({ env, dataDir, untilReady: false });
    expect(await refusing.exited).toEqual({ code: 1, signal: null });
    const said = refusing.stderr.join('\n');
    for (const name of ['DATABASE_URL', 'KEY_ENCRYPTION_SECRET', 'PUBLIC_URL', 'RATE_LIMITS']) {
      expect(said).toContain(`- ${name}:`);
    }
    expect(said).not.toMatch(/^\s+at /m);
    expect(existsSync(join(dataDir, 'database'))).toBe(false);
  });
});

describe('an unusable value is reported with the setting’s name, without a stack trace', () => {
  let taken: Server;
  beforeAll(async () => {
    taken = createTcpServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
  });
  afterAll(() => void taken.close());

  const password = 'no password of anybody';
  type Unusable = [string, () => Record<string, string>, RegExp];
  const moreAddresses: Unusable[] = [
    [
      'a port for the metrics that is taken',
      () => ({ METRICS_PORT: portOf(taken) }),
      /^METRICS_PORT: .*in use/,
    ],
    ['an address of another machine', () => ({ HOST: '192.0.2.1' }), /^HOST: .*192\.0\.2\.1/],
  ];
  test.each<Unusable>([
    ...(fullCounts ? moreAddresses : []),
    ['a port that is taken', () => ({ PORT: portOf(taken) }), /^PORT: .*in use/],
    [
      'a folder that is a file',
      () => ({ DATA_DIR: join(temporaryFolder(), 'file') }),
      /^DATA_DIR: .*file cannot be used/,
    ],
    [
      'a database server that does not exist',
      () => ({
        DATABASE_URL: `postgresql://user:${encodeURIComponent(password)}@127.0.0.1:1/gatehouse`,
        KEY_ENCRYPTION_SECRET: SECRET,
        START_TIMEOUT_SECONDS: '1',
      }),
      /^DATABASE_URL: no connection to 127\.0\.0\.1:1\/gatehouse: .*ECONNREFUSED/,
    ],
  ])('%s', async (_what, env, expected) => {
    const settings = env();
    if (settings.DATA_DIR) writeFileSync(settings.DATA_DIR, '');
    const refusing = await startProcess({ env: settings, untilReady: false });
    expect(await refusing.exited).toEqual({ code: 1, signal: null });
    const said = refusing.stderr.join('\n');
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/^\s+at /m);
    for (const secret of [SECRET, password, encodeURIComponent(password)]) expect(said).not.toContain(secret);
  });
});

function portOf(server: Server): string {
  return String((server.address() as AddressInfo).port);
}

test('an unset setting has the documented default', () => {
  const dataDir = temporaryFolder();
  expect(readSettings({ DATA_DIR: dataDir })).toMatchObject({
    environment: 'development',
    port: 4000,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:4000',
    dataDir,
    databaseUrl: null,
    rateLimits: true,
    seedDemo: true,
    bootstrap: null,
    trustedProxies: 0,
    graphiql: true,
    introspection: true,
    metricsPort: null,
    smtpUrl: null,
    mailFrom: { name: '', address: 'no-reply@127.0.0.1' },
    outbox: true,
    webhookAllowPrivate: false,
    webhookNameServers: [],
    loginHostProof: false,
    loginHostNameServers: [],
  });
  expect(readSettings(production)).toMatchObject({
    seedDemo: false,
    rateLimits: true,
    graphiql: false,
    introspection: false,
    metricsPort: 9464,
    mailFrom: { name: '', address: 'no-reply@id.example.test' },
    outbox: false,
    webhookAllowPrivate: false,
    loginHostProof: true,
  });
  expect(readSettings({ ...production, OUTBOX: 'false' })).toMatchObject({ outbox: false });
  expect(readSettings(postgres)).toMatchObject({ seedDemo: false, workers: null });
  expect(readSettings({ ...postgres, WORKERS: 'auto' })).toMatchObject({ workers: availableParallelism() });
  expect(readSettings({ ...production, GRAPHIQL: 'true', INTROSPECTION: 'true' })).toMatchObject({
    graphiql: true,
    introspection: true,
  });
  expect(readSettings({ ...production, PUBLIC_URL: 'https://id.example.test/' })).toMatchObject({
    publicUrl: 'https://id.example.test',
  });
});

describe('the secret of the embedded database', () => {
  test('is created once for each folder, and only its owner can read it', () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    const secret = readSettings({ DATA_DIR: one }).keyEncryptionSecret;
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(readSettings({ DATA_DIR: one }).keyEncryptionSecret).toBe(secret);
    expect(readSettings({ DATA_DIR: other }).keyEncryptionSecret).not.toBe(secret);
    const file = join(one, 'key-encryption-secret');
    expect(readFileSync(file, 'utf8').trim()).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  onlyInFullRun(() => {
    test('is the same for two processes that create it in parallel', async () => {
      const slow = steppedProcess(
        `async (folder) => {
        const { readSettings } = await import(${JSON.stringify(fileURLToPath(module))});
        return { result: readSettings({ DATA_DIR: folder }).keyEncryptionSecret };
      }`,
      );
      let steps = 1;
      for (let meanwhile = 1; meanwhile <= steps; meanwhile += 1) {
        const folder = temporaryFolder();
        let other = '';
        const secret = await slow.run(folder, async (step) => {
          steps = step;
          if (step === meanwhile) other = readSettings({ DATA_DIR: folder }).keyEncryptionSecret;
        });
        await slow.finish();
        expect(secret).toBe(other);
        expect(readSettings({ DATA_DIR: folder }).keyEncryptionSecret).toBe(secret);
      }
      expect(steps).toBeGreaterThan(3);
    });
  });
});

describePostgres('another KEY_ENCRYPTION_SECRET than that of the database', () => {
  test('is refused with a message', async () => {
    const { url } = await createPostgresDatabase();
    await startServer({ database: { url } });
    const env = { KEY_ENCRYPTION_SECRET: SECRET };
    await expect(startServer({ database: { url }, env })).rejects.toThrow(/KEY_ENCRYPTION_SECRET/);
    const refusing = await startProcess({ databaseUrl: url, env, untilReady: false });
    expect(await refusing.exited).toEqual({ code: 1, signal: null });
    const said = refusing.stderr.join('\n');
    expect(said).toMatch(/cannot be decrypted.*KEY_ENCRYPTION_SECRET/);
    expect(said).not.toContain(SECRET);
    expect(said).not.toMatch(/^\s+at /m);
  });
});
