import pg from 'pg';
import { OperatorError } from '../../lib/operator-error.ts';
import { ServerConnection } from './server-connection.ts';

const REMEDIES = {
  DATABASE_URL:
    'For transaction mode set DIRECT_DATABASE_URL, which leads to the server itself. ' +
    'Or use session mode, or the server itself.',
  DIRECT_DATABASE_URL: 'It has to lead to the server itself, or to a pooler in session mode.',
};

/**
 * Detects a pooler in transaction or statement mode. With such a pooler, the process id at login differs from that of
 * the server process that runs the statements. Each statement may run in another server process, with other settings,
 * locks and prepared statements.
 * @throws OperatorError for such a pooler
 */
export async function refuseSharedSessions(connection: ServerConnection): Promise<void> {
  const before = await serverProcess(connection);
  if (connection.processID === before) return;
  const other = new ServerConnection({ ours: connection.options });
  await other.connect();
  try {
    if (await isServerShared(connection, other, before)) {
      const { variable } = connection.options;
      throw new OperatorError(
        `${variable}: a pooler in transaction or statement mode is in front of the server. ${REMEDIES[variable]}`,
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
    // The transaction keeps a server process for `other`. If a pooler shares it, `connection` may have had it before.
    return (await serverProcess(other)) === before || (await serverProcess(connection)) !== before;
  } catch (error) {
    // There are no transactions in statement mode.
    if (error instanceof pg.DatabaseError) return true;
    throw error;
  }
}

async function serverProcess(connection: ServerConnection): Promise<number> {
  return (await connection.query('SELECT pg_backend_pid() AS id')).rows[0]?.id;
}
