import { beforeAll } from 'vitest';
import type { ConnectionLimits } from '../../src/http/connections/connection-limits.ts';
import type { ReadDnsTexts } from '../../src/lib/dns-texts.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Demo } from '../../src/platform/process/demo.ts';
import type { Runtime } from '../../src/platform/runtime.ts';
import { readSettings, type Settings } from '../../src/platform/settings.ts';
import { createServer } from '../../src/server.ts';
import { atEnd } from './at-end.ts';
import { type TestClock, testClock } from './clock.ts';
import { createEmbeddedDatabase } from './embedded.ts';
import { dropConnections } from './http.ts';
import { createPostgresDatabase } from './postgres.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** This secret is the same in every test server, so that several servers can share a database. */
export const KEY_ENCRYPTION_SECRET = 'only-for-tests-and-known-to-everyone';
export const PUBLIC_URL = 'https://id.example.test';

const NEVER_MS = 2 ** 31 - 1;

export type ServerOptions = {
  /**
   * `embedded` (default): a new database in memory, or on PostgreSQL if TEST_DATABASE=postgres. `postgres`: a new one on
   * PostgreSQL. `url`: a PostgreSQL database that other servers of the test also use.
   */
  database?: 'embedded' | 'postgres' | { url: string };
  /** Settings that override those of all tests, which have the demo account and no rate limits. */
  env?: Record<string, string>;
  /**
   * Whether sweeps run. By default a test runs them itself: clocks move by months, and a sweep must not remove rows that
   * a test still reads.
   */
  sweeps?: boolean;
  /** Overrides the limits of connections. */
  connectionLimits?: Partial<ConnectionLimits>;
  /** Whether the fast path is used. Default: yes, unless TEST_FAST_PATH=off. */
  fastPath?: boolean;
  /** The clock of another server, so that both have the same time. */
  clock?: TestClock;
  /** Replaces the queries of a name server for TXT records. */
  readDnsTexts?: ReadDnsTexts;
};

export type TestServer = {
  url: string;
  /** The demo account's site, partner and collaborator. @throws when this server did not seed it */
  readonly demo: Demo;
  gatehouse: Runtime;
  settings: Settings;
  /** The log, one JSON text per line. */
  logs: string[];
  clock: TestClock;
  /** Closes the server before the end of the test, at which it is closed by default. */
  close(): Promise<void>;
};

/** A server for all tests of a file or a `describe`: it starts before the first one, and is closed after the last. */
export function testServer(options: ServerOptions = {}): TestServer {
  let started: TestServer | null = null;
  beforeAll(async () => {
    started = await startServer(options);
  });
  const server = () => {
    if (!started) throw new Error('The server starts in beforeAll: use it in tests and in later hooks.');
    return started;
  };
  return {
    get url() {
      return server().url;
    },
    get demo() {
      return server().demo;
    },
    get gatehouse() {
      return server().gatehouse;
    },
    get settings() {
      return server().settings;
    },
    get logs() {
      return server().logs;
    },
    get clock() {
      return server().clock;
    },
    close: () => server().close(),
  };
}

/** Starts a complete server in this process, on a loopback port. It is closed at the end of the test. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const clock = options.clock ?? testClock();
  const logs: string[] = [];
  const { databaseUrl, database } = await openTestDatabase(options.database ?? 'embedded');
  const settings = {
    ...readSettings({
      NODE_ENV: 'test',
      PUBLIC_URL,
      DATA_DIR: options.env?.DATA_DIR ?? temporaryFolder(),
      DATABASE_URL: databaseUrl,
      KEY_ENCRYPTION_SECRET,
      SEED_DEMO: 'true',
      RATE_LIMITS: 'off',
      ...options.env,
    }),
    drainMilliseconds: 0,
    // Any free port. Only `listen` uses this setting, because PUBLIC_URL is set.
    ...(options.env?.PORT ? {} : { port: 0 }),
  };
  // Null when closed. The modules of test files are kept until their worker ends, and with them their closed servers,
  // which would otherwise keep all queries that they have compiled.
  let server: Awaited<ReturnType<typeof createServer>> | null = await createServer(settings, {
    clock,
    readDnsTexts: options.readDnsTexts,
    connectionLimits: options.connectionLimits ?? {},
    fastPath: options.fastPath ?? process.env.TEST_FAST_PATH !== 'off',
    ...(options.sweeps ? {} : { sweepAfterMilliseconds: NEVER_MS }),
    logStream: { write: (line: string) => void logs.push(line) },
    database,
  });
  const { seeded } = server;
  const url = await server.listen();
  const close = atEnd(async () => {
    await server?.close();
    server = null;
    dropConnections(url);
  });
  return {
    url,
    get demo() {
      if (!seeded) throw new Error('This server did not seed the demo account');
      return seeded;
    },
    get gatehouse() {
      if (!server) throw new Error('The server has been closed');
      return server.gatehouse;
    },
    settings,
    logs,
    clock,
    close,
  };
}

async function openTestDatabase(
  kind: NonNullable<ServerOptions['database']>,
): Promise<{ databaseUrl?: string; database?: Database }> {
  if (typeof kind === 'object') return { databaseUrl: kind.url };
  if (kind === 'postgres' || process.env.TEST_DATABASE === 'postgres') {
    return { databaseUrl: (await createPostgresDatabase()).url };
  }
  return { database: await createEmbeddedDatabase() };
}
