import pg from 'pg';
import { OperatorError } from '../../lib/operator-error.ts';
import { ServerConnection } from './server-connection.ts';

/**
 * A pooler gives another process number at login than the server that it passes the statements to. In transaction
 * mode that server changes between statements, and with it settings, locks and prepared statements.
 * @throws OperatorError when a pooler does so
 */
export async function refuseSharedSessions(connection: ServerConnection): Promise<void> {
  const before = await serverProcess(connection);
  if (connection.processID === before) return;
  const other = new ServerConnection({ ours: connection.options });
  await other.connect();
  try {
    if (await isServerShared(connection, other, before)) {
      throw new OperatorError(
        'DATABASE_URL: a pooler in transaction or statement mode is in front of the server. ' +
          'Use its session mode, or the server itself.',
      );
    }
  } finally {
    await other.end().catch(() => {});
  }
}

async function isServerShared(
  connection: ServerConnection,
  other: ServerConnection,
  before: number,
): Promise<boolean> {
  try {
    await other.query('BEGIN');
    // Either it has taken the first one's server from it, or the first one gets it back only by chance.
    return (await serverProcess(other)) === before || (await serverProcess(connection)) !== before;
  } catch (error) {
    // In statement mode there are no transactions.
    if (error instanceof pg.DatabaseError) return true;
    throw error;
  }
}

async function serverProcess(connection: ServerConnection): Promise<number> {
  return (await connection.query('SELECT pg_backend_pid() AS id')).rows[0]?.id;
}
