import pg from 'pg';
import type { PostgresCluster } from '../support/postgres-cluster.ts';

/**
 * Freezes a PostgreSQL server. It answers no request and closes no connection.
 * @returns a function that continues it
 */
export async function freeze(postgres: PostgresCluster): Promise<() => void> {
  const client = new pg.Client(postgres.url('postgres'));
  client.on('error', () => {});
  await client.connect();
  // Freezes the postmaster first, so that no new backend starts, and then the client backends.
  const pids = [postgres.pid()];
  process.kill(postgres.pid(), 'SIGSTOP');
  const { rows } = await client.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
  );
  for (const { pid } of rows) {
    process.kill(pid, 'SIGSTOP');
    pids.push(pid);
  }
  await client.end();
  return () => {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  };
}
