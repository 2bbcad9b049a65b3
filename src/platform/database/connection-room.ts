import type { ServerConnection } from './server-connection.ts';

/**
 * The number of connections that PostgreSQL accepts from ordinary roles, and how many others were open when this
 * process started.
 */
export type ConnectionRoom = { limit: number; taken: number };

/** The connections besides the pool for requests: verdicts, jobs, LISTEN, and a few during the start. */
const MORE_CONNECTIONS = 10;

/** @param connection the only connection of this process */
export async function readConnectionRoom(connection: ServerConnection): Promise<ConnectionRoom> {
  // Every role can read the counts of this view. `reserved_connections` exists since PostgreSQL 16.
  const { rows } = await connection.query(
    `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
         - coalesce(current_setting('reserved_connections', true)::int, 0) AS limit,
       greatest(sum(numbackends)::int - 1, 0) AS taken
     FROM pg_catalog.pg_stat_database`,
  );
  const { limit, taken } = rows[0] as ConnectionRoom;
  return { limit, taken };
}

/**
 * Compares the connections that a start may open with those that PostgreSQL accepts. Other processes count with the
 * connections that they have now, because it is not known how many more they will open.
 * @param workers null for a process without workers. During a restart, one more worker runs
 * @returns a warning, or null if there is room
 */
export function connectionWarning(
  room: ConnectionRoom | null,
  workers: number | null,
  poolSize: number,
): string | null {
  if (room === null) return null;
  const processes = workers === null ? 1 : workers + 1;
  const needed = processes * (poolSize + MORE_CONNECTIONS);
  if (needed + room.taken <= room.limit) return null;
  const who = workers === null ? 'this process' : `${workers} workers, and one more during a restart,`;
  return (
    `${who} may open ${needed} connections to PostgreSQL, which accepts ${room.limit} and has ${room.taken} already: ` +
    'requests will get a 503 when none is left. Raise max_connections, or lower DATABASE_POOL_SIZE'
  );
}
