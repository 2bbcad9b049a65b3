import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { randomSecret } from '../lib/credential.ts';
import {
  MIN_SECRET_LENGTH,
  type Misspelled,
  misspelledVariables,
  parseVariables,
  SettingsError,
} from './environment-variables.ts';
import { createFile, requireDataFolder } from './private-files.ts';
import type { Mailbox } from './setting-shapes.ts';

/** The settings of the server. No other module of the server reads the environment. */
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
  /** The connection string that bypasses a pooler in transaction mode; null: there is no such pooler. */
  directDatabaseUrl: string | null;
  databasePoolSize: number;
  /** The number of worker processes; null: one process without workers. */
  workers: number | null;
  /** The secret with which values in the database are sealed. */
  keyEncryptionSecret: string;
  /** Secrets that also open sealed values during a rotation. */
  nextKeyEncryptionSecret: string | null;
  previousKeyEncryptionSecret: string | null;
  /** How many days a signing key signs; 0: keys are not rotated automatically. */
  keyRotationDays: number;
  /** The slug of the account whose owners may change signing keys; null: the only account. */
  operatorAccount: string | null;
  /** False disables the rate limits, but not the lockouts, nor the limit of notices to a mailbox. */
  rateLimits: boolean;
  /** The Redis in which all processes count verdicts; null: each process counts for itself. */
  redisUrl: string | null;
  /** The number of tokens that an address without partner credentials may validate per minute. */
  sourceVerdictsPerMinute: number;
  /** How long a session is kept after its end. */
  sessionHistoryDays: number;
  /** How long a session of the console may be idle before it ends. */
  consoleIdleMinutes: number;
  seedDemo: boolean;
  bootstrap: { email: string; password: string; account: string } | null;
  /** The number of trusted proxies in front, through which the client's address is read. */
  trustedProxies: number;
  /** A MaxMind database of countries or cities; null: the included one. */
  geoDatabase: string | null;
  logLevel: string;
  graphiql: boolean;
  /** Whether the console for collaborators is served at `/admin/`. */
  console: boolean;
  introspection: boolean;
  /** Whether `/docs` serves the documentation. */
  docs: boolean;
  /** Null: metrics are served on the main port. */
  metricsPort: number | null;
  /** Null: mail goes to the outbox, or waits if the outbox is off. */
  smtpUrl: string | null;
  mailFrom: Mailbox;
  /** Whether mail goes to a page that anyone may read. Never in production, and never with an SMTP server. */
  outbox: boolean;
  /** Whether webhooks may be sent to addresses that are not on the public internet. */
  webhookAllowPrivate: boolean;
  /** How long a webhook's receiver may take to answer. */
  webhookTimeoutSeconds: number;
  /** How long events are kept, so that failed deliveries can be replayed. */
  webhookHistoryDays: number;
  /** Name servers for webhook hosts; empty: the name servers of the machine. */
  webhookNameServers: string[];
  /** Whether a login host needs the consent of the owner of its domain, given by a DNS record. */
  loginHostProof: boolean;
  /** Name servers for that record; empty: the name servers of the machine. */
  loginHostNameServers: string[];
  /** How long a start waits for the database and for other starting processes. */
  startTimeoutSeconds: number;
  /** How long the service continues to answer after SIGTERM, while it reports "not ready". */
  drainMilliseconds: number;
  /** Where spans are sent, by OTLP over HTTP, without a trailing slash; null: no spans are sent. */
  otlpEndpoint: string | null;
  /** The share of traces that are recorded. */
  traceRatio: number;
  identityProviders: {
    googleIssuer: string;
    appleIssuer: string;
    facebookGraphUrl: string;
    facebookDialogUrl: string;
    facebookIssuer: string;
    facebookJwksUrl: string;
    facebookEmailsVerified: boolean;
  };
  /** The URL of ranges of hashes of breached passwords; null: passwords are not compared with them. */
  breachedPasswordsUrl: string | null;
  /** How long a registration or a change of a password waits for such a range. */
  breachedPasswordsTimeoutSeconds: number;
  /** How long a login waits for the old system to check the password. */
  oldSystemTimeoutSeconds: number;
  /** The largest file of an import through the admin API; 0: uploads are off. */
  importUploadBytes: number;
  /** The URLs of bot protection: where the tokens of visitors are verified, and the scripts of the widgets. */
  botServices: Record<'turnstile' | 'hcaptcha' | 'recaptcha', { siteverifyUrl: string; scriptUrl: string }>;
};

export function misspelledSettings(env: NodeJS.ProcessEnv = process.env): Misspelled[] {
  return misspelledVariables(env);
}

/**
 * Reads, validates and completes the settings.
 * @param env default: the environment of the process; empty values count as missing
 * @throws SettingsError with all wrong settings
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const values = parseVariables(env);
  const production = values.NODE_ENV === 'production';
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
    directDatabaseUrl: values.DIRECT_DATABASE_URL ?? null,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    workers: values.WORKERS ?? null,
    keyEncryptionSecret: values.KEY_ENCRYPTION_SECRET ?? ownSecret(dataDir),
    nextKeyEncryptionSecret: values.KEY_ENCRYPTION_SECRET_NEXT ?? null,
    previousKeyEncryptionSecret: values.KEY_ENCRYPTION_SECRET_PREVIOUS ?? null,
    keyRotationDays: values.KEY_ROTATION_DAYS,
    operatorAccount: values.OPERATOR_ACCOUNT ?? null,
    rateLimits: values.RATE_LIMITS === 'on',
    redisUrl: values.REDIS_URL ?? null,
    sourceVerdictsPerMinute: values.SOURCE_VERDICTS_PER_MINUTE,
    sessionHistoryDays: values.SESSION_HISTORY_DAYS,
    consoleIdleMinutes: values.CONSOLE_IDLE_MINUTES,
    // By default, no demo account is created on a PostgreSQL server, or beside a first collaborator.
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
    console: values.CONSOLE,
    metricsPort: values.METRICS_PORT ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? { name: '', address: `no-reply@${new URL(publicUrl).hostname}` },
    outbox: !production && !values.SMTP_URL && (values.OUTBOX ?? true),
    webhookAllowPrivate: values.WEBHOOK_ALLOW_PRIVATE,
    webhookTimeoutSeconds: values.WEBHOOK_TIMEOUT_SECONDS,
    webhookHistoryDays: values.WEBHOOK_HISTORY_DAYS,
    webhookNameServers: values.WEBHOOK_NAME_SERVERS,
    loginHostProof: values.LOGIN_HOST_PROOF ?? production,
    loginHostNameServers: values.LOGIN_HOST_NAME_SERVERS,
    startTimeoutSeconds: values.START_TIMEOUT_SECONDS,
    drainMilliseconds: 1000 * (values.DRAIN_SECONDS ?? (production ? 5 : 1)),
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    traceRatio: values.OTEL_TRACES_SAMPLER_ARG,
    identityProviders: {
      googleIssuer: values.GOOGLE_ISSUER,
      appleIssuer: values.APPLE_ISSUER,
      facebookGraphUrl: values.FACEBOOK_GRAPH_URL,
      facebookDialogUrl: values.FACEBOOK_DIALOG_URL,
      facebookIssuer: values.FACEBOOK_ISSUER,
      facebookJwksUrl: values.FACEBOOK_JWKS_URL,
      facebookEmailsVerified: values.FACEBOOK_EMAILS_VERIFIED,
    },
    breachedPasswordsUrl: values.BREACHED_PASSWORDS_URL ?? null,
    breachedPasswordsTimeoutSeconds: values.BREACHED_PASSWORDS_TIMEOUT_SECONDS,
    oldSystemTimeoutSeconds: values.OLD_SYSTEM_TIMEOUT_SECONDS,
    importUploadBytes: values.IMPORT_UPLOAD_MEGABYTES * 1_000_000,
    botServices: {
      turnstile: {
        siteverifyUrl: values.TURNSTILE_SITEVERIFY_URL,
        scriptUrl: values.TURNSTILE_SCRIPT_URL,
      },
      hcaptcha: {
        siteverifyUrl: values.HCAPTCHA_SITEVERIFY_URL,
        scriptUrl: values.HCAPTCHA_SCRIPT_URL,
      },
      recaptcha: {
        siteverifyUrl: values.RECAPTCHA_SITEVERIFY_URL,
        scriptUrl: values.RECAPTCHA_SCRIPT_URL,
      },
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
