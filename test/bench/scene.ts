import { once } from '../../src/lib/once.ts';
import { type BenchCustomer, registerCustomers } from './customers.ts';
import { type Gatehouse, startGatehouse } from './gatehouse.ts';
import { fillSessions, type Minter, openMinter, sampleSessions } from './sessions.ts';
import type { Stage } from './stage.ts';

/** A server with access to its database, so that the bench can insert sessions and sign tokens. */
export type FilledServer = {
  server: Gatehouse;
  /** The folder of `demo.json`, which another server on the same database needs. */
  dataDir: string;
  databaseUrl: string;
  mint: Minter;
  /** Makes tokens of evenly distributed sessions. For more tokens than sessions, each session has several. */
  tokens(count: number): Promise<string[]>;
};

/** The servers that several rows share. Each starts when it is first used. */
export type Scene = {
  /** On PostgreSQL, with registered customers and 10,000 inserted sessions. */
  postgres(): Promise<FilledServer & { customers: BenchCustomer[] }>;
  /** On PGlite, with registered customers. */
  embedded(): Promise<{ server: Gatehouse; customers: BenchCustomer[] }>;
  /** On a separate PostgreSQL database with a given number of sessions. */
  filled(sessions: number): Promise<FilledServer>;
};

const CUSTOMERS = 100;
const TOKENS_PER_CUSTOMER = 5;
const OTHER_SESSIONS = 10_000;

export function setScene(stage: Stage): Scene {
  const filled = new Map<number, () => Promise<FilledServer>>();
  return {
    postgres: once(async () => {
      const started = await startFilled(stage, 'gatehouse', 0);
      const customers = await registerCustomers(started.server, CUSTOMERS, TOKENS_PER_CUSTOMER);
      await fillSessions(started.databaseUrl, OTHER_SESSIONS);
      return { ...started, customers };
    }),
    embedded: once(async () => {
      const server = await startGatehouse(stage, stage.subfolder('embedded'));
      return { server, customers: await registerCustomers(server, CUSTOMERS, TOKENS_PER_CUSTOMER) };
    }),
    filled(sessions) {
      const start = filled.get(sessions) ?? once(() => startFilled(stage, `filled-${sessions}`, sessions));
      filled.set(sessions, start);
      return start();
    },
  };
}

async function startFilled(stage: Stage, name: string, sessions: number): Promise<FilledServer> {
  const databaseUrl = await stage.createDatabase(name);
  const dataDir = stage.subfolder(name);
  const server = await startGatehouse(stage, dataDir, databaseUrl);
  if (sessions > 0) await fillSessions(databaseUrl, sessions);
  const mint = await openMinter(stage, databaseUrl);
  return {
    server,
    dataDir,
    databaseUrl,
    mint,
    async tokens(count) {
      const each = Math.max(1, Math.ceil(count / (sessions || count)));
      const rows = await sampleSessions(databaseUrl, count / each);
      return Promise.all(rows.flatMap((row) => Array.from({ length: each }, () => mint(row))));
    },
  };
}
