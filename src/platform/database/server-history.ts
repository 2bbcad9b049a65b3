import pg from 'pg';

/** The properties that distinguish two servers that both accept writes. */
export type ServerHistory = {
  /** Identifies a running server, whichever of its addresses was used. */
  startedAt: string;
  /** Identifies a primary and its standbys. Null if the server does not show it, as on some managed servers. */
  system: string | null;
  /** Each promotion of a standby increases it. 0 if the server does not show it. */
  timeline: number;
};

type Queryable = { query(text: string): Promise<{ rows: Record<string, unknown>[] }> };

// The timeline of the control file is outdated until the first checkpoint after a promotion.
const LINEAGE = `
  SELECT system_identifier::text AS system,
    ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int AS timeline
  FROM pg_control_system()`;

/** Reads the history of a server that accepts writes. */
export async function readServerHistory(connection: Queryable): Promise<ServerHistory> {
  const { rows } = await connection.query('SELECT pg_postmaster_start_time()::text AS "startedAt"');
  const startedAt = String(rows[0]?.startedAt);
  try {
    const lineage = await connection.query(LINEAGE);
    return { startedAt, ...(lineage.rows[0] as { system: string; timeline: number }) };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return { startedAt, system: null, timeline: 0 };
  }
}
