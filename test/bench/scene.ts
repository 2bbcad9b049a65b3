import { once } from '../../src/lib/once.ts';
import { type Gatehouse, startGatehouse } from './gatehouse.ts';
import { type Reader, registerReaders } from './readers.ts';
import { fillSessions, type Minter, openMinter, sampleSessions } from './sessions.ts';
import type { Stage } from './stage.ts';

/** A server whose database is known, so that sessions can be filled in and tokens signed. */
export type FilledServer = {
  server: Gatehouse;
  /** Holds `demo.json`: another server on the same database needs it. */
  dataDir: string;
  databaseUrl: string;
  mint: Minter;
  /** Tokens of sessions that lie evenly over all of them; of more tokens than sessions, each has several. */
  tokens(count: number): Promise<string[]>;
};

/** The servers that several rows share: each is started when it is first asked for. */
export type Scene = {
  /** On PostgreSQL, with registered readers and ten thousand filled sessions. */
  postgres(): Promise<FilledServer & { readers: Reader[] }>;
  /** On PGlite, with registered readers. */
  embedded(): Promise<{ server: Gatehouse; readers: Reader[] }>;
  /** On a PostgreSQL database of its own with exactly so many sessions. */
  filled(sessions: number): Promise<FilledServer>;
};

const READERS = 100;
const TOKENS_A_READER = 5;
const OTHER_SESSIONS = 10_000;

export function setScene(stage: Stage): Scene {
  const filled = new Map<number, () => Promise<FilledServer>>();
  return {
    postgres: once(async () => {
      const started = await startFilled(stage, 'gatehouse', 0);
      const readers = await registerReaders(started.server, READERS, TOKENS_A_READER);
      await fillSessions(started.databaseUrl, OTHER_SESSIONS);
      return { ...started, readers };
    }),
    embedded: once(async () => {
      const server = await startGatehouse(stage, stage.subfolder('embedded'));
      return { server, readers: await registerReaders(server, READERS, TOKENS_A_READER) };
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
