import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { randomSecret } from '../lib/credential.ts';
import { isMaxMindFile } from '../lib/maxmind-file.ts';
import { createFile, requireDataFolder } from '../lib/private-files.ts';
import {
  addressList,
  flag,
  httpUrl,
  type Mailbox,
  mailbox,
  oneOf,
  port,
  postgresUrl,
  providerUrl,
  redisUrl,
  seconds,
  smtpUrl,
  whole,
} from '../lib/setting-shapes.ts';
import { similarName } from '../lib/similar-names.ts';
import { SettingsError } from './settings-error.ts';

/** The settings. This module is the only reader of the environment. */
export type Settings = {
  environment: 'development' | 'test' | 'production';
  port: number;
  host: string;
  /** The public URL of this service, without a trailing slash; the `iss` of every token. */
  publicUrl: string;
  /** The URL of the admin pages, without a trailing slash, for links in mails to collaborators. */
  adminUrl: string;
  dataDir: string;
  /** A PostgreSQL connection string, or null for the embedded database. */
  databaseUrl: string | null;
  databasePoolSize: number;
  keyEncryptionSecret: string;
  /** How long a signing key signs; 0: keys are rotated by command. */
  keyRotationDays: number;
  /** Off disables all rate limits except the login lockout. */
  rateLimits: boolean;
  /** The Redis in which all processes count verdicts; null: each process counts for itself. */
  redisUrl: string | null;
  /** Tokens that an address without partner credentials may ask about per minute. */
  sourceVerdictsPerMinute: number;
  /** How long a session is kept after its end. */
  sessionHistoryDays: number;
  seedDemo: boolean;
  bootstrap: { email: string; password: string; account: string } | null;
  /** The number of trusted proxies in front, through which the client's address is read. */
  trustedProxies: number;
  /** A MaxMind database of countries or cities; null: the included one. */
  geoDatabase: string | null;
  logLevel: string;
  graphiql: boolean;
  introspection: boolean;
  /** Whether `/docs` serves the documentation of the REST APIs. */
  docs: boolean;
  /** Null: metrics are served on the main port. */
  metricsPort: number | null;
  /** Null: mail goes to the outbox, or waits if the outbox is off. */
  smtpUrl: string | null;
  /** The sender of every mail. */
  mailFrom: Mailbox;
  /** Whether mail goes to a page that anyone may read if there is no SMTP server; never in production. */
  outbox: boolean;
  /** Whether webhooks may be sent to addresses that are not on the public internet. */
  webhookAllowPrivate: boolean;
  /** How long a webhook's receiver may take to answer. */
  webhookTimeoutSeconds: number;
  /** How long events are kept, so that failed deliveries can be replayed. */
  webhookHistoryDays: number;
  /** Name servers for webhook hosts; empty: those of the machine. */
  webhookNameServers: string[];
  /** How long a start waits for the database and for other starting processes. */
  startTimeoutSeconds: number;
  /** How long the service answers, not ready, after SIGTERM. */
  drainMilliseconds: number;
  identityProviders: {
    googleIssuer: string;
    appleIssuer: string;
    facebookGraphUrl: string;
    facebookDialogUrl: string;
    facebookIssuer: string;
    facebookJwksUrl: string;
    /** Whether emails from Facebook count as verified. */
    facebookEmailsVerified: boolean;
  };
};

/** The slug of the demo account. */
export const DEMO_ACCOUNT = 'demo';
const MIN_SECRET_LENGTH = 32;

/** The addresses of the built-in identity providers. */
const PROVIDER_URLS = {
  GOOGLE_ISSUER: providerUrl.default('https://accounts.google.com'),
  APPLE_ISSUER: providerUrl.default('https://appleid.apple.com'),
  FACEBOOK_GRAPH_URL: providerUrl.default('https://graph.facebook.com/v23.0'),
  FACEBOOK_DIALOG_URL: providerUrl.default('https://www.facebook.com/v23.0/dialog/oauth'),
  FACEBOOK_ISSUER: providerUrl.default('https://www.facebook.com'),
  FACEBOOK_JWKS_URL: providerUrl.default('https://limited.facebook.com/.well-known/oauth/openid/jwks/'),
};

const environmentVariables = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: httpUrl.optional(),
  ADMIN_URL: httpUrl.optional(),
  DATA_DIR: z.string().default('.gatehouse'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: whole(2, 500).default(10),
  KEY_ENCRYPTION_SECRET: z
    .string()
    .min(MIN_SECRET_LENGTH, `must have at least ${MIN_SECRET_LENGTH} characters`)
    .optional(),
  KEY_ROTATION_DAYS: whole(0, 3650).default(90),
  RATE_LIMITS: oneOf('on', 'off').default('on'),
  REDIS_URL: redisUrl.optional(),
  SOURCE_VERDICTS_PER_MINUTE: whole(1, 1_000_000).default(600),
  SESSION_HISTORY_DAYS: whole(0, 3650).default(30),
  SEED_DEMO: flag.optional(),
  BOOTSTRAP_EMAIL: z.email('must be an email address').optional(),
  BOOTSTRAP_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .max(256, 'must have at most 256 characters')
    .optional(),
  BOOTSTRAP_ACCOUNT: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and dashes')
    .default('main'),
  TRUSTED_PROXIES: whole(0, 16).default(0),
  GEO_DATABASE: z
    .string()
    .transform((path) => resolve(path))
    .refine(isMaxMindFile, 'must be the path of a MaxMind database (.mmdb)')
    .optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  GRAPHIQL: flag.optional(),
  INTROSPECTION: flag.optional(),
  DOCS: flag.default(true),
  METRICS_PORT: port.optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailbox.optional(),
  OUTBOX: flag.optional(),
  WEBHOOK_ALLOW_PRIVATE: flag.default(false),
  WEBHOOK_TIMEOUT_SECONDS: whole(1, 30).default(10),
  WEBHOOK_HISTORY_DAYS: whole(2, 90).default(7),
  WEBHOOK_NAME_SERVERS: addressList.default([]),
  START_TIMEOUT_SECONDS: whole(1, 3600).default(120),
  DRAIN_SECONDS: seconds(300).optional(),
  ...PROVIDER_URLS,
  FACEBOOK_EMAILS_VERIFIED: flag.default(false),
});

/** An environment variable that is not a setting, and the most similar setting. */
export type Misspelled = { name: string; meant: string };

/**
 * Finds environment variables whose names are within two letters of a setting's. Does not read their values.
 */
export function misspelledSettings(env: NodeJS.ProcessEnv = process.env): Misspelled[] {
  const known = Object.keys(environmentVariables.shape);
  return Object.keys(env).flatMap((name) => {
    const meant = similarName(name, known);
    return meant === null ? [] : [{ name, meant }];
  });
}

/**
 * Reads, validates and completes the settings.
 * @param env default: the environment of the process; empty values count as missing
 * @throws SettingsError with all wrong settings
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentVariables.safeParse(present);
  const issues = parsed.error?.issues ?? [];
  const malformed = new Set(issues.map(({ path }) => String(path[0])));
  // Report conflicts of the other settings as well.
  const sound = Object.entries(present).filter(([name]) => !malformed.has(name));
  const values = environmentVariables.parse(Object.fromEntries(sound));
  const missing = (name: keyof typeof values) => values[name] === undefined && !malformed.has(name);
  const production = values.NODE_ENV === 'production';
  const metricsPort = values.METRICS_PORT ?? (production ? 9464 : null);
  const problems = [
    ...issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    production && missing('DATABASE_URL') && 'DATABASE_URL: required when NODE_ENV=production',
    (present.DATABASE_URL || production) &&
      missing('KEY_ENCRYPTION_SECRET') &&
      `KEY_ENCRYPTION_SECRET: required with DATABASE_URL (any text of at least ${MIN_SECRET_LENGTH} characters, the same for all processes)`,
    production &&
      !malformed.has('PUBLIC_URL') &&
      !values.PUBLIC_URL?.startsWith('https://') &&
      'PUBLIC_URL: must be an https URL when NODE_ENV=production',
    ...(['ADMIN_URL', ...Object.keys(PROVIDER_URLS)] as ('ADMIN_URL' | keyof typeof PROVIDER_URLS)[]).map(
      (name) =>
        production &&
        !malformed.has(name) &&
        values[name]?.startsWith('https:') === false &&
        `${name}: must be an https URL when NODE_ENV=production`,
    ),
    production && values.RATE_LIMITS === 'off' && 'RATE_LIMITS: cannot be off when NODE_ENV=production',
    production && values.SEED_DEMO && 'SEED_DEMO: cannot be true when NODE_ENV=production',
    !present.BOOTSTRAP_EMAIL !== !present.BOOTSTRAP_PASSWORD &&
      'BOOTSTRAP_EMAIL and BOOTSTRAP_PASSWORD: set both or neither',
    production &&
      values.WEBHOOK_ALLOW_PRIVATE &&
      'WEBHOOK_ALLOW_PRIVATE: cannot be true when NODE_ENV=production',
    // The outbox is public, with the login links in it.
    production && values.OUTBOX && 'OUTBOX: cannot be true when NODE_ENV=production',
    metricsPort === values.PORT && 'METRICS_PORT: must differ from PORT',
    values.SEED_DEMO &&
      values.BOOTSTRAP_EMAIL &&
      values.BOOTSTRAP_ACCOUNT === DEMO_ACCOUNT &&
      `BOOTSTRAP_ACCOUNT: ${DEMO_ACCOUNT} is the demo account`,
  ].filter((problem) => typeof problem === 'string');
  if (problems.length > 0) {
    const likely = misspelledSettings(present).map(
      ({ name, meant }) => `${name} is not a setting. Did you mean ${meant}?`,
    );
    throw new SettingsError([...problems, ...likely]);
  }

  const dataDir = resolve(values.DATA_DIR);
  const publicUrl = values.PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`;
  return {
    environment: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    adminUrl: values.ADMIN_URL ?? `${publicUrl}/admin`,
    dataDir,
    databaseUrl: values.DATABASE_URL ?? null,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    keyEncryptionSecret: values.KEY_ENCRYPTION_SECRET ?? ownSecret(dataDir),
    keyRotationDays: values.KEY_ROTATION_DAYS,
    rateLimits: values.RATE_LIMITS === 'on',
    redisUrl: values.REDIS_URL ?? null,
    sourceVerdictsPerMinute: values.SOURCE_VERDICTS_PER_MINUTE,
    sessionHistoryDays: values.SESSION_HISTORY_DAYS,
    // With a first collaborator there is no demo account.
    seedDemo: values.SEED_DEMO ?? !(values.DATABASE_URL || values.BOOTSTRAP_EMAIL),
    bootstrap:
      values.BOOTSTRAP_EMAIL && values.BOOTSTRAP_PASSWORD
        ? {
            email: values.BOOTSTRAP_EMAIL,
            password: values.BOOTSTRAP_PASSWORD,
            account: values.BOOTSTRAP_ACCOUNT,
          }
        : null,
    trustedProxies: values.TRUSTED_PROXIES,
    geoDatabase: values.GEO_DATABASE ?? null,
    logLevel: values.LOG_LEVEL,
    graphiql: values.GRAPHIQL ?? !production,
    introspection: values.INTROSPECTION ?? !production,
    docs: values.DOCS,
    metricsPort,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? { name: '', address: `no-reply@${new URL(publicUrl).hostname}` },
    outbox: !production && !values.SMTP_URL && (values.OUTBOX ?? true),
    webhookAllowPrivate: values.WEBHOOK_ALLOW_PRIVATE,
    webhookTimeoutSeconds: values.WEBHOOK_TIMEOUT_SECONDS,
    webhookHistoryDays: values.WEBHOOK_HISTORY_DAYS,
    webhookNameServers: values.WEBHOOK_NAME_SERVERS,
    startTimeoutSeconds: values.START_TIMEOUT_SECONDS,
    drainMilliseconds: 1000 * (values.DRAIN_SECONDS ?? (production ? 5 : 1)),
    identityProviders: {
      googleIssuer: values.GOOGLE_ISSUER,
      appleIssuer: values.APPLE_ISSUER,
      facebookGraphUrl: values.FACEBOOK_GRAPH_URL,
      facebookDialogUrl: values.FACEBOOK_DIALOG_URL,
      facebookIssuer: values.FACEBOOK_ISSUER,
      facebookJwksUrl: values.FACEBOOK_JWKS_URL,
      facebookEmailsVerified: values.FACEBOOK_EMAILS_VERIFIED,
    },
  };
}

/** The secret of the embedded database: created once, stored beside it, readable by its owner only. */
function ownSecret(dataDir: string): string {
  requireDataFolder(dataDir);
  const file = join(dataDir, 'key-encryption-secret');
  // Concurrent starts share the secret that one of them creates.
  if (!existsSync(file)) createFile(file, randomSecret());
  chmodSync(file, 0o600);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= MIN_SECRET_LENGTH) return secret;
  throw new SettingsError([`${file}: must hold at least ${MIN_SECRET_LENGTH} characters`]);
}
