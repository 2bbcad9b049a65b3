import { resolve } from 'node:path';
import { z } from 'zod';
import { isMaxMindFile } from '../lib/maxmind-file.ts';
import { OperatorError } from '../lib/operator-error.ts';
import { similarName } from '../lib/similar-names.ts';
import {
  addressList,
  flag,
  httpUrl,
  mailbox,
  oneOf,
  port,
  postgresUrl,
  providerUrl,
  ratio,
  redisUrl,
  seconds,
  smtpUrl,
  whole,
  workers,
} from './setting-shapes.ts';

/** Wrong or missing settings. `problems` has a line for each, with the setting's name. */
export class SettingsError extends OperatorError {
  override readonly code = 'SETTINGS_INVALID';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`Gatehouse cannot start with these settings:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

export const DEMO_ACCOUNT = 'demo';
export const MIN_SECRET_LENGTH = 32;

const PROVIDER_URLS = {
  GOOGLE_ISSUER: providerUrl.default('https://accounts.google.com'),
  APPLE_ISSUER: providerUrl.default('https://appleid.apple.com'),
  FACEBOOK_GRAPH_URL: providerUrl.default('https://graph.facebook.com/v23.0'),
  FACEBOOK_DIALOG_URL: providerUrl.default('https://www.facebook.com/v23.0/dialog/oauth'),
  FACEBOOK_ISSUER: providerUrl.default('https://www.facebook.com'),
  FACEBOOK_JWKS_URL: providerUrl.default('https://limited.facebook.com/.well-known/oauth/openid/jwks/'),
};

/**
 * The URLs of the services that distinguish people from bots: where tokens are verified, and the scripts of widgets.
 */
const BOT_SERVICE_URLS = {
  TURNSTILE_SITEVERIFY_URL: providerUrl.default('https://challenges.cloudflare.com/turnstile/v0/siteverify'),
  TURNSTILE_SCRIPT_URL: providerUrl.default('https://challenges.cloudflare.com/turnstile/v0/api.js'),
  HCAPTCHA_SITEVERIFY_URL: providerUrl.default('https://api.hcaptcha.com/siteverify'),
  HCAPTCHA_SCRIPT_URL: providerUrl.default('https://js.hcaptcha.com/1/api.js'),
  RECAPTCHA_SITEVERIFY_URL: providerUrl.default('https://www.google.com/recaptcha/api/siteverify'),
  RECAPTCHA_SCRIPT_URL: providerUrl.default('https://www.google.com/recaptcha/api.js'),
};

/** The slug of an account. */
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and dashes');

const secret = z.string().min(MIN_SECRET_LENGTH, `must have at least ${MIN_SECRET_LENGTH} characters`);

const environmentVariables = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: httpUrl.optional(),
  ADMIN_URL: httpUrl.optional(),
  DATA_DIR: z.string().default('.gatehouse'),
  DATABASE_URL: postgresUrl.optional(),
  DIRECT_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: whole(2, 500).default(10),
  WORKERS: workers.optional(),
  KEY_ENCRYPTION_SECRET: secret.optional(),
  KEY_ENCRYPTION_SECRET_NEXT: secret.optional(),
  KEY_ENCRYPTION_SECRET_PREVIOUS: secret.optional(),
  KEY_ROTATION_DAYS: whole(0, 3650).default(90),
  OPERATOR_ACCOUNT: slug.optional(),
  RATE_LIMITS: oneOf('on', 'off').default('on'),
  REDIS_URL: redisUrl.optional(),
  SOURCE_VERDICTS_PER_MINUTE: whole(1, 1_000_000).default(600),
  SESSION_HISTORY_DAYS: whole(0, 3650).default(30),
  // A use is recorded once a minute, so a time of one minute would end sessions that are in use.
  CONSOLE_IDLE_MINUTES: whole(5, 720).default(30),
  SEED_DEMO: flag.optional(),
  BOOTSTRAP_EMAIL: z.email('must be an email address').optional(),
  BOOTSTRAP_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .max(256, 'must have at most 256 characters')
    .optional(),
  BOOTSTRAP_ACCOUNT: slug.default('main'),
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
  CONSOLE: flag.default(true),
  METRICS_PORT: port.optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailbox.optional(),
  OUTBOX: flag.optional(),
  WEBHOOK_ALLOW_PRIVATE: flag.default(false),
  WEBHOOK_TIMEOUT_SECONDS: whole(1, 30).default(10),
  WEBHOOK_HISTORY_DAYS: whole(2, 90).default(7),
  WEBHOOK_NAME_SERVERS: addressList.default([]),
  LOGIN_HOST_PROOF: flag.optional(),
  LOGIN_HOST_NAME_SERVERS: addressList.default([]),
  START_TIMEOUT_SECONDS: whole(1, 3600).default(120),
  DRAIN_SECONDS: seconds(300).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_TRACES_SAMPLER_ARG: ratio.default(1),
  ...PROVIDER_URLS,
  FACEBOOK_EMAILS_VERIFIED: flag.default(false),
  ...BOT_SERVICE_URLS,
  BREACHED_PASSWORDS_URL: providerUrl.optional(),
  BREACHED_PASSWORDS_TIMEOUT_SECONDS: whole(1, 30).default(1),
  OLD_SYSTEM_TIMEOUT_SECONDS: whole(1, 15).default(4),
  IMPORT_UPLOAD_MEGABYTES: whole(0, 100_000).default(512),
});

/** The URLs that must be https in production, besides PUBLIC_URL. */
const SECURE_URLS = [
  'ADMIN_URL',
  'BREACHED_PASSWORDS_URL',
  ...(Object.keys(PROVIDER_URLS) as (keyof typeof PROVIDER_URLS)[]),
  ...(Object.keys(BOT_SERVICE_URLS) as (keyof typeof BOT_SERVICE_URLS)[]),
] as const;

/** An environment variable that is not a setting, and the most similar setting. */
export type Misspelled = { name: string; meant: string };

/** Finds variables whose names are similar to the name of a setting (`similarName`). Does not read their values. */
export function misspelledVariables(env: NodeJS.ProcessEnv): Misspelled[] {
  const known = Object.keys(environmentVariables.shape);
  return Object.keys(env).flatMap((name) => {
    const meant = similarName(name, known);
    return meant === null ? [] : [{ name, meant }];
  });
}

/**
 * Parses the environment variables and finds conflicts between them. Empty values count as missing.
 * @throws SettingsError with all wrong settings
 */
export function parseVariables(env: NodeJS.ProcessEnv) {
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
  const METRICS_PORT = values.METRICS_PORT ?? (production ? 9464 : undefined);
  const problems = [
    ...issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    production && missing('DATABASE_URL') && 'DATABASE_URL: required when NODE_ENV=production',
    !present.DATABASE_URL &&
      values.WORKERS !== undefined &&
      'WORKERS: only with DATABASE_URL. The embedded database has one process',
    !present.DATABASE_URL &&
      values.DIRECT_DATABASE_URL !== undefined &&
      'DIRECT_DATABASE_URL: only with DATABASE_URL, which leads to the pooler',
    (present.DATABASE_URL || production) &&
      missing('KEY_ENCRYPTION_SECRET') &&
      `KEY_ENCRYPTION_SECRET: required with DATABASE_URL (any text of at least ${MIN_SECRET_LENGTH} characters, the same for all processes)`,
    ...(['KEY_ENCRYPTION_SECRET_NEXT', 'KEY_ENCRYPTION_SECRET_PREVIOUS'] as const).map(
      (name) =>
        values[name] !== undefined &&
        values[name] === values.KEY_ENCRYPTION_SECRET &&
        `${name}: must differ from KEY_ENCRYPTION_SECRET`,
    ),
    production &&
      !malformed.has('PUBLIC_URL') &&
      !values.PUBLIC_URL?.startsWith('https://') &&
      'PUBLIC_URL: must be an https URL when NODE_ENV=production',
    ...SECURE_URLS.map(
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
    // Anyone can read the outbox, including its login links.
    production && values.OUTBOX && 'OUTBOX: cannot be true when NODE_ENV=production',
    values.CONSOLE === false &&
      missing('ADMIN_URL') &&
      'ADMIN_URL: required with CONSOLE=false (links in mails to collaborators open pages below it)',
    METRICS_PORT === values.PORT && 'METRICS_PORT: must differ from PORT',
    values.SEED_DEMO &&
      values.BOOTSTRAP_EMAIL &&
      values.BOOTSTRAP_ACCOUNT === DEMO_ACCOUNT &&
      `BOOTSTRAP_ACCOUNT: ${DEMO_ACCOUNT} is the demo account`,
  ].filter((problem) => typeof problem === 'string');
  if (problems.length > 0) {
    const likely = misspelledVariables(present).map(
      ({ name, meant }) => `${name} is not a setting. Did you mean ${meant}?`,
    );
    throw new SettingsError([...problems, ...likely]);
  }
  return { ...values, METRICS_PORT };
}
